import { useMemo } from 'react'
import { TruthTimeline, type TruthMarker } from '../../src/stage/truth/TruthTimeline.tsx'
import { usePlayerSnapshot, useStageState } from '../../src/stage/useStage.tsx'
import { truthOf } from '../../src/world/truth.ts'
import { figureCopy } from './copy.en.ts'
import styles from './Figures.module.css'
import { SALE } from './pages.ts'
import { peopleOf, popOf } from './world.ts'

const words = figureCopy.race
const TOKYO = popOf('tokyo')
const NAMES = { [TOKYO]: words.pop, [peopleOf('tokyo')]: words.user, origin: words.origin }
const CACHES = { caches: [TOKYO] }

/** Which price Tokyo's POP may answer with as far as the stage has played, and when the purge was sent and done. */
export function RaceTimeline() {
  const { run } = usePlayerSnapshot()
  const { seen, tMs } = useStageState()
  const log = useMemo(() => run.log.slice(0, seen), [run, seen])
  const truth = useMemo(() => truthOf({ log, endMs: tMs }, SALE, CACHES), [log, tMs])
  // The old page, whose purge is there before it.
  const arrival = log.find((event) => event.type === 'hop' && event.kind === 'response' && event.from === 'origin' && event.arrivesAtMs <= tMs)
  const markers = log.flatMap((event): TruthMarker[] => {
    if (event.type === 'purge-sent') return [{ id: `sent ${event.seq}`, atMs: event.atMs, label: words.sent, tone: 'guess' }]
    if (event === arrival && event.type === 'hop') return [{ id: 'arrival', atMs: event.arrivesAtMs, label: words.arrived, tone: 'answer' }]
    return event.type === 'purged' && event.node === TOKYO ? [{ id: `done ${event.seq}`, atMs: event.atMs, label: words.done, tone: 'answer' }] : []
  })
  if (run.endMs === 0) return null
  return (
    <div className={styles.race}>
      <TruthTimeline title={words.title} names={NAMES} versionNames={words.versions} truth={truth} range={{ fromMs: 0, untilMs: run.endMs }} markers={markers} follows />
    </div>
  )
}
