import { useMemo } from 'react'
import { stepOf } from '../../src/lesson/moves.ts'
import type { Beat, Trial } from '../../src/lesson/scene.ts'
import type { Lesson } from '../../src/lesson/useLesson.ts'
import { formatCount, formatMs, formatSeconds, formatText } from '../../src/stage/prose/message.ts'
import { usePlayerSnapshot, useStageState } from '../../src/stage/useStage.tsx'
import type { Run } from '../../src/world/log.ts'
import { ledgerCopy as words } from './copy.en.ts'
import { PARTS, crossings, type Crossing } from './crossings.ts'
import styles from './Ledger.module.css'
import type { RevalidationSettings } from './world.ts'

/** Steps before the figure has anything to compare. */
const WITHOUT: ReadonlySet<string> = new Set(['stale', 'renewed'])

/** The first answer, which is the measure for the others, and the last ones. */
const MOST_ROWS = 3

/** Bytes beside milliseconds: one row for each answer from the origin, on two scales of its own kind. */
export function Ledger({ lesson }: { readonly lesson: Lesson<RevalidationSettings> }) {
  const step = stepOf(lesson.context)
  return step.kind === 'beat' && WITHOUT.has(step.beat.id) ? null : <Played />
}

/** The same on paper, where the run is at its end. */
export function PrintedLedger({ beat, trial }: { readonly beat: Beat<RevalidationSettings>; readonly trial: Trial<RevalidationSettings> }) {
  return WITHOUT.has(beat.id) ? null : <Rows run={trial.run} seen={trial.run.log.length} />
}

function Played() {
  const { run } = usePlayerSnapshot()
  const { seen } = useStageState()
  return <Rows run={run} seen={seen} />
}

function Rows({ run, seen }: { readonly run: Run; readonly seen: number }) {
  const all = useMemo(() => crossings(run.log.slice(0, seen)), [run, seen])
  // The room that the whole run will need is kept from its start, so that the map above keeps its size while it plays.
  const coming = useMemo(() => Math.min(MOST_ROWS, crossings(run.log).length), [run]) - Math.min(MOST_ROWS, all.length)
  const deployed = useMemo(() => run.log.some((event) => event.type === 'deployed'), [run])
  const shown = all.length <= MOST_ROWS ? all : [...all.slice(0, 1), ...all.slice(1 - MOST_ROWS)]
  const mostBytes = Math.max(1, ...shown.map((crossing) => crossing.bytes))
  const longestMs = Math.max(1, ...shown.map((crossing) => crossing.totalMs))
  return (
    <div className={styles.ledger} data-ledger>
      <table className={styles.table}>
        <caption>
          {words.title}
          {all.length > shown.length && <span className={styles.some}> ({formatText(words.some, { count: all.length })})</span>}
          <span className="visually-hidden">. {summary(all)}</span>
          <Key />
        </caption>
        <colgroup>
          <col />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{words.answer}</span>
            </th>
            <th scope="col">{words.bytes}</th>
            <th scope="col">
              {words.wait}
              <Key />
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((crossing) => (
            <tr key={crossing.fetch}>
              <th scope="row">
                <b>{crossing.status}</b> {formatText(words.at, { at: formatSeconds(Math.round(crossing.atMs / 1000)) })}
                {deployed && <Version crossing={crossing} />}
              </th>
              <td>
                <span className={styles.bar} aria-hidden="true">
                  <span data-part={crossing.bodyBytes > 0 ? 'body' : 'header'} style={{ width: share(crossing.bytes, mostBytes) }} />
                </span>
                {formatText(words.row, { bytes: formatCount(crossing.bytes) })}
              </td>
              <td>
                <span className={styles.bar} aria-hidden="true">
                  {PARTS.map((part) => (
                    <span key={part} data-part={part} style={{ width: share(crossing.partsMs[part], longestMs) }} />
                  ))}
                </span>
                {formatMs(crossing.totalMs)}
                <span className={styles.first}> {formatText(words.first, { first: formatMs(crossing.firstByteMs) })}</span>
              </td>
            </tr>
          ))}
          {Array.from({ length: coming }, (_, index) => (
            <tr key={`coming-${String(index)}`} aria-hidden="true" className={styles.coming}>
              <td>{deployed && <span className={styles.version}>{words.coming}</span>}</td>
              <td>
                <span className={styles.bar} />
                {words.coming}
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      {all.length + coming === 0 && <p className={styles.empty}>{words.empty}</p>}
    </div>
  )
}

/** What the patterns of a wait mean: beside its column's head, or above the rows where there is no room for heads. */
function Key() {
  return (
    <span className={styles.key} aria-hidden="true">
      {PARTS.map((part) => (
        <span key={part}>
          <i className={styles.swatch} data-part={part} /> {words.parts[part]}
        </span>
      ))}
    </span>
  )
}

/** Which version the person got, and what was live where that was another. */
function Version({ crossing: { shownVersion, liveVersion, outdated } }: { readonly crossing: Crossing }) {
  if (shownVersion === null) return null
  const message = shownVersion === liveVersion ? words.version : outdated ? words.outdated : words.asGood
  return (
    <span className={styles.version} data-outdated={outdated}>
      {formatText(message, { version: shownVersion, live: liveVersion })}
    </span>
  )
}

function share(part: number, whole: number): string {
  return `${String((100 * part) / whole)}%`
}

function summary(all: readonly Crossing[]): string {
  const first = all[0]
  const last = all.at(-1)
  if (!first || !last) return words.empty
  const values = { status: last.status, bytes: formatCount(last.bytes), total: formatMs(last.totalMs) }
  if (first === last) return formatText(words.one, values)
  const percent = (part: number, whole: number): string => String(Math.round((1000 * part) / whole) / 10)
  return formatText(words.summary, { ...values, bytePercent: percent(last.bytes, first.bytes), waitPercent: percent(last.totalMs, first.totalMs) })
}
