import { stepOf } from '../../src/lesson/moves.ts'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { Late } from '../../src/lesson/ui/Late.tsx'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { useLesson, type Lesson } from '../../src/lesson/useLesson.ts'
import { LanesPlate } from '../../src/stage/plates/LanesPlate.tsx'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import styles from './Scene.module.css'
import type { RatioSettings } from './world.ts'

const PLATES = { lanes: LanesPlate }

// The instruments are many and come after the words.
const loadInstruments = () => import('./Instruments.tsx').then(({ Instruments }) => Instruments)

/** Scene 11: both hit ratios, and the five looks that find out why they fell. */
export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  return <SceneLayout lesson={lesson} plates={PLATES} below={<Measured lesson={lesson} />} />
}

/** What has been measured beside the run. While a beat's question is open, only what it is asked about. */
function Measured({ lesson: { context, state } }: { readonly lesson: Lesson<RatioSettings> }) {
  const step = stepOf(context)
  if (step.kind === 'takeaway') return null
  const { id } = step.kind === 'beat' ? step.beat : step.check
  if (state === 'predicting' && id !== 'incident') return null
  const { trial, measured } = context
  return (
    <div className={styles.room} data-for={trial.settings.subject}>
      <Late load={loadInstruments} props={{ id, trial, measured, settled: state !== 'predicting' && state !== 'attempting' }} />
    </div>
  )
}
