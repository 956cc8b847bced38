import type { ReactNode } from 'react'
import type { NodeId } from '../../world/log.ts'
import type { Truth, TruthSpan } from '../../world/truth.ts'
import { formatSeconds, formatText } from '../prose/message.ts'
import { truthCopy as copy } from './copy.en.ts'
import type { TruthMarker } from './TruthTimeline.tsx'

interface Props {
  readonly truth: Truth
  readonly title: string
  readonly nameOf: (node: NodeId) => string
  readonly versionName: (version: number) => string
  readonly wordsOf: (span: TruthSpan) => string
  readonly markers: readonly TruthMarker[]
}

const time = (ms: number): string => (Number.isFinite(ms) ? formatSeconds(Math.round(ms / 100) / 10) : copy.onwards)

/** The timeline for those who do not see it: the same spans as rows. */
export function TruthTable({ truth, title, nameOf, versionName, wordsOf, markers }: Props): ReactNode {
  const spans = truth.rows.flatMap((row) => row.spans.map((span) => ({ who: nameOf(row.node), key: `${row.node} ${row.variant} ${span.fromMs}`, span })))
  return (
    <div className="visually-hidden">
      <table>
        <caption>{formatText(copy.table, { title })}</caption>
        <thead>
          <tr>
            <th scope="col">{copy.who}</th>
            <th scope="col">{copy.from}</th>
            <th scope="col">{copy.until}</th>
            <th scope="col">{copy.what}</th>
          </tr>
        </thead>
        <tbody>
          {truth.origin.map(({ fromMs, untilMs, version }) => (
            <tr key={`origin ${fromMs}`}>
              <th scope="row">{copy.origin}</th>
              <td>{time(fromMs)}</td>
              <td>{time(untilMs)}</td>
              <td>{`${versionName(version)} ${copy.live}`}</td>
            </tr>
          ))}
          {spans.map(({ who, key, span }) => (
            <tr key={key}>
              <th scope="row">{who}</th>
              <td>{time(span.fromMs)}</td>
              <td>{time(span.untilMs)}</td>
              <td>{wordsOf(span)}</td>
            </tr>
          ))}
          {markers.map((marker) => (
            <tr key={marker.id}>
              <th scope="row">{marker.label}</th>
              <td>{time(marker.atMs)}</td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      {truth.sightings.length > 0 && (
        <ul aria-label={copy.seen}>
          {truth.sightings.map((seen) => (
            <li key={seen.req}>
              {time(seen.atMs)}: {formatText(copy.saw, { name: nameOf(`browser:${seen.user}`), version: versionName(seen.version), live: versionName(seen.liveVersion) })}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
