import type { CSSProperties, ReactNode } from 'react'
import type { TrafficOutcome } from '../../../src/lesson/scene.ts'
import figure from '../../../src/lesson/ui/FigureTable.module.css'
import { platesCopy } from '../../../src/stage/copy/plates.en.ts'
import { OutcomeGlyph } from '../../../src/stage/plates/glyphs.tsx'
import { OutcomeBadge } from '../../../src/stage/plates/OutcomeBadge.tsx'
import { formatShare, formatText } from '../../../src/stage/prose/message.ts'
import type { Counts } from '../../../src/world/traffic/metrics.ts'
import styles from './instruments.module.css'
import { regionName, routeName } from './names.ts'
import { words } from './words.en.ts'

const copy = words.breakdown
/** So far below the whole's ratio, a part is marked. */
const FAR = 0.1
const BELOW = '▼'

type Part = Pick<Counts, 'requests' | 'requestsBy'>

/** The request hit ratio of each route in each region, and of what they add up to. */
export function Breakdown({ traffic: { metrics, evidence } }: { readonly traffic: TrafficOutcome }) {
  const { total, regions, routes } = metrics
  const parts = new Map((evidence['parts']?.rows ?? []).map((row) => [row.key.join('\n'), row]))
  const whole = ratioOf(total)
  const cell = (key: string, part: Part | undefined): ReactNode => <Cell key={key} part={part} whole={whole} />
  const row = (id: string, name: string, of: Part, cells: readonly ReactNode[]): ReactNode => (
    <tr key={id} data-total={id === copy.all || undefined}>
      <Head scope="row" name={name} share={of.requests / total.requests} past={isPast(of)} />
      {cells}
      {cell('all', of)}
    </tr>
  )
  return (
    <section className={`${figure.figure} ${styles.breakdown}`} aria-label={copy.title}>
      <table>
        <caption>{copy.title}</caption>
        <thead>
          <tr>
            <th scope="col">{copy.route}</th>
            {regions.map((region) => (
              <Head key={region.id} scope="col" name={regionName(region.id)} share={region.requests / total.requests} />
            ))}
            <th scope="col">{copy.all}</th>
          </tr>
        </thead>
        <tbody>
          {routes.map((route) => row(route.id, routeName(route.id), route, regions.map((region) => cell(region.id, parts.get(`${region.id}\n${route.id}`)))))}
          {row(copy.all, copy.all, total, regions.map((region) => cell(region.id, region)))}
        </tbody>
      </table>
      <p className={styles.note}>{formatText(copy.small, { mark: BELOW, points: FAR * 100, ratio: formatShare(whole) })}</p>
    </section>
  )
}

const isPast = ({ requests, requestsBy }: Part): boolean => requestsBy.bypass > requests / 2
const ratioOf = ({ requests, requestsBy }: Part): number => (requestsBy.hit + requestsBy.stale) / requests

function Head({ scope, name, share, past = false }: { readonly scope: 'row' | 'col'; readonly name: string; readonly share: number; readonly past?: boolean }): ReactNode {
  return (
    <th scope={scope}>
      {name}
      <small className={styles.aside}>{formatText(copy.ofAll, { share: formatShare(share) })}</small>
      {past && <OutcomeBadge outcome="bypass" plain />}
    </th>
  )
}

function Cell({ part, whole }: { readonly part: Part | undefined; readonly whole: number }): ReactNode {
  if (!part || part.requests === 0) return <td>{copy.nothing}</td>
  const past = isPast(part)
  const ratio = ratioOf(part)
  const far = !past && whole - ratio > FAR
  return (
    <td data-tone={past ? 'bypass' : far ? 'bad' : 'hit'} style={{ '--strength': `${Math.round(8 + (past ? 0.3 : far ? 1 - ratio : ratio) * 22)}%` } as CSSProperties}>
      <span className={styles.figure}>{formatShare(ratio)}</span>
      {far && (
        <>
          <span aria-hidden="true"> {BELOW}</span>
          <span className="visually-hidden">, {copy.below}</span>
        </>
      )}
      {past && (
        <>
          {' '}
          <OutcomeGlyph outcome="bypass" className={styles.glyph} />
          <span className="visually-hidden">, {platesCopy.outcomes.bypass}</span>
        </>
      )}
    </td>
  )
}
