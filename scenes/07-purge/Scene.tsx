import { useEffect } from 'react'
import { stepOf } from '../../src/lesson/moves.ts'
import type { Beat } from '../../src/lesson/scene.ts'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { Late } from '../../src/lesson/ui/Late.tsx'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { useLesson, type Lesson } from '../../src/lesson/useLesson.ts'
import { MapPlate } from '../../src/stage/plates/MapPlate.tsx'
import { copy, figureCopy } from './copy.en.ts'
import { definition } from './definition.ts'
import styles from './Figures.module.css'
import { machine } from './machine.ts'
import type { PurgeTrial } from './readings.ts'
import type { PurgeSettings } from './world.ts'

const PLATES = { map: MapPlate }

type ChartsModule = typeof import('./Charts.tsx')

/** Paper can't wait: it gets what has arrived by then. */
let charts: ChartsModule | null = null
const loadCharts = () => import('./Charts.tsx').then((module) => (charts = module))
const loadOldPages = () => loadCharts().then((module) => module.OldPages)
const loadRace = () => import('./RaceTimeline.tsx').then((module) => module.RaceTimeline)
const loadPurges = () => import('./PurgeTable.tsx').then((module) => module.PurgeTable)
const loadFlood = () => loadCharts().then((module) => module.FloodChart)

/** Scene 07: what a purge selects, how long it takes, and what it costs the origin. */
export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  // After the first screen, so that it is there for paper.
  useEffect(() => void loadCharts().catch(() => undefined), [])
  return <SceneLayout lesson={lesson} plates={PLATES} extra={<Race lesson={lesson} />} below={<Charts lesson={lesson} />} still={Printed} />
}

function Race({ lesson: { context } }: { readonly lesson: Lesson<PurgeSettings> }) {
  const step = stepOf(context)
  return step.kind === 'beat' && step.beat.id === 'race' ? (
    <div className={styles.figure}>
      <Late load={loadRace} props={{}} meanwhile={<div className={styles.race} />} />
    </div>
  ) : null
}

const OF_PAGES: ReadonlySet<string> = new Set(['one-url', 'by-url', 'by-tag'])

/** What answers a beat's question is drawn when its run has been watched; its room is there from the start, so that nothing moves. */
function Charts({ lesson: { context, state } }: { readonly lesson: Lesson<PurgeSettings> }) {
  const step = stepOf(context)
  const { trial } = context
  if (step.kind === 'check' && step.check.id === 'why-old') return <Late load={loadPurges} props={{ log: trial.run.log }} />
  const kind = step.kind === 'beat' && OF_PAGES.has(step.beat.id) ? 'oldPages' : trial.plan ? 'flood' : null
  if (kind === null) return null
  const watched = state === 'observing' || state === 'settled'
  return (
    <div className={styles.figure} data-kind={kind}>
      {!watched && <p className={styles.later}>{figureCopy.later[kind]}</p>}
      {watched && kind === 'oldPages' && <Late load={loadOldPages} props={{ log: trial.run.log, endMs: trial.run.endMs }} />}
      {watched && kind === 'flood' && trial.traffic && <Late load={loadFlood} props={{ outcome: trial.traffic, settings: trial.settings }} />}
    </div>
  )
}

/** The same on paper. */
function Printed({ beat, trial }: { readonly beat: Beat<PurgeSettings>; readonly trial: PurgeTrial }) {
  if (!charts) return null
  const { OldPages, FloodChart } = charts
  return (
    <>
      {OF_PAGES.has(beat.id) && <OldPages log={trial.run.log} endMs={trial.run.endMs} />}
      {trial.traffic && <FloodChart outcome={trial.traffic} settings={trial.settings} />}
    </>
  )
}
