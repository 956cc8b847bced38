import type { NodeId } from '../../world/log.ts'
import { whatIfCopy as copy } from '../copy/explain.en.ts'
import { atStart } from '../names.ts'
import { formatBytes, formatCount, formatMs, NO_FIGURE } from '../prose/message.ts'
import { labelOf, shortUrl } from '../requests/rows.ts'
import type { Comparison, Pair, Sighting, Totals } from './compare.ts'
import { outcomeWord } from './differences.ts'
import styles from './Tables.module.css'
import { fixed } from '../../language/numbers.ts'

interface Names {
  readonly before: string
  readonly after: string
}

const ms = (value: number | null) => (value === null ? NO_FIGURE : formatMs(value))

const figures: readonly { readonly name: keyof Totals; readonly show: (totals: Totals) => string }[] = [
  { name: 'originRequests', show: (totals) => formatCount(totals.originRequests) },
  { name: 'originBytes', show: (totals) => formatBytes(totals.originBytes) },
  { name: 'medianTtfbMs', show: (totals) => ms(totals.medianTtfbMs) },
  { name: 'slowestTtfbMs', show: (totals) => ms(totals.slowestTtfbMs) },
  { name: 'errors', show: (totals) => formatCount(totals.errors) },
  { name: 'wrong', show: (totals) => formatCount(totals.wrong ?? 0) },
]

/** The totals of both runs side by side; those that differ stand out. */
export function FiguresTable({ totals, names }: { readonly totals: Comparison['totals']; readonly names: Names }) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{copy.figures}</caption>
      <thead>
        <tr>
          <th scope="col">{copy.figure}</th>
          <th scope="col" className={styles.value}>{names.before}</th>
          <th scope="col" className={styles.value}>{names.after}</th>
        </tr>
      </thead>
      <tbody>
        {figures.filter(({ name }) => name !== 'wrong' || totals.before.wrong !== null).map(({ name, show }) => {
          const [before, after] = [show(totals.before), show(totals.after)]
          return (
            <tr key={name} data-differs={before !== after || undefined}>
              <th scope="row">{copy.rows[name]}</th>
              <td className={styles.value}>{before}</td>
              <td className={styles.value}>{after}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface PairsProps {
  readonly pairs: readonly Pair[]
  readonly names: Names
  readonly nodeLabels: Readonly<Record<NodeId, string>>
}

/** Every request with its outcome and its wait in both runs: the tracks as a table. */
export function PairsTable({ pairs, names, nodeLabels }: PairsProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{copy.axis}</th>
          <th scope="col">{copy.request}</th>
          <th scope="col">{names.before}</th>
          <th scope="col">{names.after}</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair, index) => {
          const sighting = pair.before ?? pair.after
          if (!sighting) return null
          return (
            <tr key={index}>
              <td className={styles.machine}>{fixed(sighting.startMs / 1000, 3)}</td>
              <th scope="row">
                {atStart(labelOf(sighting.from, nodeLabels))} <span className={styles.machine}>{sighting.method} {shortUrl(sighting.url, false)}</span>
              </th>
              <td>{inWords(pair.before)}</td>
              <td>{inWords(pair.after)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function inWords(sighting: Sighting | null): string {
  const word = outcomeWord(sighting)
  return sighting?.finished ? `${word}, ${formatMs(sighting.finished.ttfbMs)}` : word
}
