import { stepOf } from '../../src/lesson/moves.ts'
import type { Beat } from '../../src/lesson/scene.ts'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { Late } from '../../src/lesson/ui/Late.tsx'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { useLesson, type Lesson } from '../../src/lesson/useLesson.ts'
import { MapPlate } from '../../src/stage/plates/MapPlate.tsx'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { Languages } from './Languages.tsx'
import { machine } from './machine.ts'
import type { ShieldTrial } from './readings.ts'
import { Waits } from './Waits.tsx'
import type { ShieldSettings } from './world.ts'

const PLATES = { map: MapPlate }

// Two beats in, and the story is whole without it.
const loadFunnel = () => import('./Funnel.tsx').then(({ Funnel }) => Funnel)

/** Scene 09: what expires everywhere at once, and the one cache that makes a single fetch of it. */
export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  return <SceneLayout lesson={lesson} plates={PLATES} below={<Measured lesson={lesson} />} still={Printed} />
}

function Measured({ lesson: { context, state } }: { readonly lesson: Lesson<ShieldSettings> }) {
  const step = stepOf(context)
  if (step.kind !== 'beat' || state !== 'observing') return null
  return <Figure beat={step.beat} trial={context.trial} />
}

/** What stands under a beat's plate once its run has been watched. */
function Figure({ beat, trial }: { readonly beat: Beat<ShieldSettings>; readonly trial: ShieldTrial }) {
  if (beat.id === 'move') return <Waits trial={trial} />
  if (beat.id === 'wrong-key') return <Languages trial={trial} />
  return beat.id === 'later' && trial.traffic ? <Late load={loadFunnel} props={{ traffic: trial.traffic }} /> : null
}

/** On paper only what is there at once. */
function Printed({ beat, trial }: { readonly beat: Beat<ShieldSettings>; readonly trial: ShieldTrial }) {
  if (beat.id === 'wrong-key') return <Languages trial={trial} />
  return beat.id === 'move' ? <Waits trial={trial} /> : null
}
