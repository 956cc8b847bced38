import type { TrafficOutcome } from '../../../src/lesson/scene.ts'
import figure from '../../../src/lesson/ui/FigureTable.module.css'
import { LineChart } from '../../../src/stage/charts/LineChart.tsx'
import { formatShare, formatText } from '../../../src/stage/prose/message.ts'
import { BUCKET_MINUTES, judgement, ratioIn, restored, shareText, TOLERANCE } from '../drill.ts'
import { FINAL, FIRST, LAST, NOW, RECOVERY, type Fix } from '../incidents.ts'
import { MINUTE_MS } from '../site.ts'
import styles from './instruments.module.css'
import { Sheet } from './Sheet.tsx'
import { endsOf, fellAtMs, minutesWords, NOW_MS } from './time.ts'
import { words } from './words.en.ts'

const copy = words.recovery
const WINDOWS = { before: FIRST, worst: LAST, after: RECOVERY, end: FINAL } as const
const fromChange = (ms: number): string => minutesWords(ms, words.time.change)

/** What came of a fix: the hit ratio of the whole afternoon, its four parts, and whether it is what it was. @param traffic of a plan with that fix */
export function Recovery({ traffic, fix }: { readonly traffic: TrafficOutcome; readonly fix: Fix }) {
  const fellMs = fellAtMs(traffic)
  const good = restored(traffic, fix)
  const judged = fix === 'wait' ? 'end' : 'after'
  const verdict = { points: Math.round(TOLERANCE * 100), ...judgement(traffic, fix), before: shareText(ratioIn(traffic, FIRST)) }
  return (
    <section className={`${figure.figure} ${styles.charts}`} aria-label={copy.title}>
      <LineChart
        title={copy.title}
        x={{ label: formatText(copy.time, { fix }), format: fromChange, kind: 'time' }}
        y={{ label: words.afternoon.share, format: formatShare, max: 1 }}
        xs={endsOf(traffic, NOW_MS)}
        series={[{ id: 'ratio', label: words.afternoon.ratio, tone: 'hit', values: traffic.metrics.buckets.map(({ requestHitRatio }) => requestHitRatio) }]}
        marks={[...(fellMs === null ? [] : [{ x: fellMs - NOW_MS, label: copy.fell }]), { x: 0, label: formatText(copy.mark, { fix }) }]}
        marksAt="bottom"
      />
      <p className={styles.note}>{formatText(words.load.points, { width: BUCKET_MINUTES })}</p>
      <p className={styles.verdict} data-tone={good ? 'good' : 'bad'}>
        <span aria-hidden="true">{good ? '✓ ' : '✕ '}</span>
        {formatText(good ? copy.restored : copy.notRestored, verdict)}
      </p>
      <Sheet
        caption={copy.figures}
        heads={[copy.part, copy.minutes, copy.ratio]}
        numbers={[2]}
        rows={(Object.keys(WINDOWS) as (keyof typeof WINDOWS)[]).map((part) => ({
          id: part,
          shown: part === judged,
          cells: [
            <span key="part">
              {formatText(copy[part], { fix })}
              {part === judged && <small className={styles.aside}>{formatText(copy.judged, { fix })}</small>}
            </span>,
            formatText(copy.span, { from: fromChange((WINDOWS[part].from - NOW) * MINUTE_MS), to: fromChange((WINDOWS[part].to - NOW) * MINUTE_MS) }),
            formatShare(ratioIn(traffic, WINDOWS[part])),
          ],
        }))}
      />
    </section>
  )
}
