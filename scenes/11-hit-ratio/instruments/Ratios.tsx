import type { ReactNode } from 'react'
import type { TrafficOutcome } from '../../../src/lesson/scene.ts'
import figure from '../../../src/lesson/ui/FigureTable.module.css'
import { formatBytes, formatCount, formatShare, formatText } from '../../../src/stage/prose/message.ts'
import styles from './instruments.module.css'
import { Sheet } from './Sheet.tsx'
import { routeName } from './names.ts'
import { words } from './words.en.ts'

const copy = words.ratios

/** Both hit ratios of a run, what each counts, and which routes make up the requests and which the bytes. */
export function Ratios({ traffic: { metrics } }: { readonly traffic: TrafficOutcome }) {
  const { requests, bytes, requestsBy, bytesBy, requestHitRatio, byteHitRatio } = metrics.total
  return (
    <section className={figure.figure} aria-label={copy.title}>
      <dl className={styles.pair}>
        <Big name={copy.request} ratio={requestHitRatio} words={formatText(copy.requestOf, { hits: formatCount(requestsBy.hit + requestsBy.stale), all: formatCount(requests) })} />
        <Big name={copy.byte} ratio={byteHitRatio} words={formatText(copy.byteOf, { hits: formatBytes(bytesBy.hit + bytesBy.stale + bytesBy.revalidated), all: formatBytes(bytes) })} />
      </dl>
      <Sheet
        caption={copy.byRoute}
        heads={[copy.route, copy.requests, copy.bytes, copy.own, copy.ownBytes]}
        numbers={[3, 4]}
        rows={metrics.routes.map((route) => ({
          id: route.id,
          cells: [
            routeName(route.id),
            <Meter key="requests" share={route.requests / requests} of="requests" />,
            <Meter key="bytes" share={route.bytes / bytes} of="bytes" />,
            share(route.requestHitRatio),
            share(route.byteHitRatio),
          ],
        }))}
      />
    </section>
  )
}

function Big({ name, ratio, words: told }: { readonly name: string; readonly ratio: number | null; readonly words: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.big}>{share(ratio)}</dd>
      <dd>{told}</dd>
    </div>
  )
}

const share = (ratio: number | null): string => (ratio === null ? '' : formatShare(ratio))

function Meter({ share: part, of }: { readonly share: number; readonly of: 'requests' | 'bytes' }): ReactNode {
  return (
    <span className={styles.meter}>
      <span>{formatShare(part)}</span>
      <span className={styles.track} aria-hidden="true">
        <span data-of={of} style={{ inlineSize: `${part * 100}%` }} />
      </span>
    </span>
  )
}
