import { useMemo } from 'react'
import { stepOf } from '../../src/lesson/moves.ts'
import type { Lesson } from '../../src/lesson/useLesson.ts'
import { CacheCell } from '../../src/stage/plates/CacheCell.tsx'
import { useClock } from '../../src/stage/plates/useClock.ts'
import { formatText } from '../../src/stage/prose/message.ts'
import { usePlayer, usePlayerSnapshot, useStageState } from '../../src/stage/useStage.tsx'
import { shelfCopy } from './copy.en.ts'
import { byLastUse, lastAskedPop } from './recency.ts'
import styles from './Shelf.module.css'
import { cityName, isSceneCity, type EdgeSettings } from './world.ts'

/** Steps in which a cache's room matters. */
const STEPS: ReadonlySet<string> = new Set(['shelf', 'play', 'why-it-missed', 'miss-too-soon'])

/** The store of the POP that was asked last, laid out by last use: who stands at the end leaves first. */
export function Shelf({ lesson }: { readonly lesson: Lesson<EdgeSettings> }) {
  const step = stepOf(lesson.context)
  const id = step.kind === 'beat' ? step.beat.id : step.kind === 'check' ? step.check.id : ''
  return STEPS.has(id) ? <Slots room={lesson.context.settings.room} /> : null
}

function Slots({ room }: { readonly room: number }) {
  const { onTime } = usePlayer()
  const { run } = usePlayerSnapshot()
  const state = useStageState()
  const clock = useClock({ stateMs: state.tMs, onTime })
  const { pop, entries } = useMemo(() => {
    const seen = run.log.slice(0, state.seen)
    const asked = lastAskedPop(seen)
    return { pop: asked, entries: asked === null ? [] : byLastUse(seen, asked) }
  }, [run, state.seen])
  const city = pop?.slice('pop:'.length) ?? ''
  const title = isSceneCity(city) ? formatText(shelfCopy.title, { city: cityName(city), room }) : formatText(shelfCopy.untouched, { room })
  const full = entries.length >= room
  return (
    <section className={styles.shelf} aria-label={title}>
      <p className={styles.title}>
        {title} <span className={styles.order}>{shelfCopy.order}</span>
      </p>
      <ol className={styles.slots}>
        {entries.map((entry, index) => (
          <li key={entry.url}>
            <CacheCell entry={entry} clock={clock} />
            {full && index === entries.length - 1 && <span className={styles.next}>{shelfCopy.next}</span>}
          </li>
        ))}
        {Array.from({ length: Math.max(0, room - entries.length) }, (_, index) => (
          <li key={`free-${String(index)}`} className={styles.free}>
            {shelfCopy.free}
          </li>
        ))}
      </ol>
    </section>
  )
}
