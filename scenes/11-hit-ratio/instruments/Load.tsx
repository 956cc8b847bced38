import type { TrafficOutcome } from '../../../src/lesson/scene.ts'
import figure from '../../../src/lesson/ui/FigureTable.module.css'
import { LineChart } from '../../../src/stage/charts/LineChart.tsx'
import { formatShare, formatText } from '../../../src/stage/prose/message.ts'
import { MINUTE_MS } from '../site.ts'
import styles from './instruments.module.css'
import { bucketMsOf, endsOf } from './time.ts'
import { atMost } from '../../../src/language/numbers.ts'
import { words } from './words.en.ts'

const copy = words.load
/** Room for the longer labels of both, so that one moment lies above the other. */
const BESIDE = { leftPx: 48, rightPx: 110 } as const
const minutes = (ms: number): string => formatText(copy.minutes, { minutes: Math.round(ms / MINUTE_MS) })
const rate = (perSecond: number): string => formatText(copy.rate, { rate: atMost(perSecond, perSecond < 10 ? 1 : 0) })

/** The hit ratio and the origin's load on one axis of time. @param changedAtMs when the lifetime changes, virtual ms */
export function Load({ traffic, changedAtMs }: { readonly traffic: TrafficOutcome; readonly changedAtMs: number }) {
  const { buckets } = traffic.metrics
  const bucketMs = bucketMsOf(traffic)
  const same = {
    x: { label: copy.time, format: minutes, kind: 'time' as const },
    xs: endsOf(traffic, 0),
    marks: [{ x: changedAtMs, label: copy.mark }],
    beside: BESIDE,
    heightPx: 190,
  }
  return (
    <section className={`${figure.figure} ${styles.charts}`} aria-label={copy.title}>
      <LineChart
        {...same}
        title={copy.ratioTitle}
        marksAt="bottom"
        y={{ label: copy.share, format: formatShare, max: 1 }}
        series={[{ id: 'ratio', label: copy.ratio, tone: 'hit', values: buckets.map(({ requestHitRatio }) => requestHitRatio) }]}
      />
      <LineChart
        {...same}
        title={copy.originTitle}
        y={{ label: copy.perSecond, format: rate }}
        series={[{ id: 'origin', label: copy.origin, tone: 'miss', values: buckets.map(({ originRequests }) => originRequests / (bucketMs / 1000)) }]}
      />
      <p className={styles.note}>{formatText(copy.points, { width: bucketMs / MINUTE_MS })}</p>
    </section>
  )
}
