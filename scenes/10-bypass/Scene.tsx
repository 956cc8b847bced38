import { stepOf } from '../../src/lesson/moves.ts'
import type { Beat } from '../../src/lesson/scene.ts'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { useLesson, type Lesson } from '../../src/lesson/useLesson.ts'
import { LanesPlate } from '../../src/stage/plates/LanesPlate.tsx'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import type { BypassTrial } from './readings.ts'
import { PrintedServices, Services } from './Services.tsx'
import { MendTable, PageTable, VerdictTable } from './Tables.tsx'
import { STARTS_MS, type BypassSettings } from './world.ts'

const PLATES = { lanes: LanesPlate }

/** From when on a beat lists what the POP did; beats without such a list are left out. */
const LISTED_FROM_MS: Readonly<Record<string, number>> = { lanes: STARTS_MS, 'two-ways': 0 }

/** What is compared once a beat's run has been watched. */
const COMPARED: Readonly<Record<string, typeof VerdictTable>> = { classifier: VerdictTable, 'three-ways': MendTable, split: PageTable }

/** Scene 10: what must not be kept, how it is kept all the same, and what the POP does for it either way. */
export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  const below = (
    <>
      <List lesson={lesson} />
      <Comparison lesson={lesson} />
    </>
  )
  return <SceneLayout lesson={lesson} plates={PLATES} below={below} still={Printed} />
}

function List({ lesson: { context } }: { readonly lesson: Lesson<BypassSettings> }) {
  const step = stepOf(context)
  const fromMs = step.kind === 'beat' ? LISTED_FROM_MS[step.beat.id] : undefined
  return fromMs === undefined ? null : <Services fromMs={fromMs} />
}

function Comparison({ lesson: { context, state } }: { readonly lesson: Lesson<BypassSettings> }) {
  const step = stepOf(context)
  const Table = step.kind === 'beat' && state === 'observing' ? COMPARED[step.beat.id] : undefined
  return Table ? <Table trial={context.trial} /> : null
}

function Printed({ beat, trial }: { readonly beat: Beat<BypassSettings>; readonly trial: BypassTrial }) {
  const fromMs = LISTED_FROM_MS[beat.id]
  const Table = COMPARED[beat.id]
  return (
    <>
      {fromMs !== undefined && <PrintedServices trial={trial} fromMs={fromMs} />}
      {Table && <Table trial={trial} />}
    </>
  )
}
