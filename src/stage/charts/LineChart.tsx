import { useId, useState, type PointerEvent, type ReactNode } from 'react'
import { chartsCopy as copy } from '../copy/charts.en.ts'
import { textWidth } from '../plates/textWidth.ts'
import { formatText } from '../prose/message.ts'
import { ChartFigure } from './ChartFigure.tsx'
import styles from './Charts.module.css'
import { Plot, plotBox, upright } from './Plot.tsx'
import { linear, linePath, spread, ticksBetween, timeTicksBetween } from './scale.ts'
import { DASHES, ENDS, isOutcome, type Tone } from './tone.tsx'
import { useWidth } from './useWidth.ts'

export interface LineSeries {
  readonly id: string
  readonly label: string
  readonly tone: Tone
  /** One for each x; null where there is none. */
  readonly values: readonly (number | null)[]
}

export interface LineChartProps {
  readonly title: string
  /** `time`: x is in ms, and its ticks are those of clocks. */
  readonly x: { readonly label: string; readonly format: (x: number) => string; readonly kind?: 'time' | 'number' }
  /** The axis holds all values, and `min` and `max` where they are given; left out: from 0. `whole`: values are counted, and so are ticks. */
  readonly y: { readonly label: string; readonly format: (y: number) => string; readonly min?: number; readonly max?: number; readonly whole?: boolean }
  /** In rising order. */
  readonly xs: readonly number[]
  /** At most five. */
  readonly series: readonly LineSeries[]
  /** What happened when: upright lines. */
  readonly marks?: readonly { readonly x: number; readonly label: string }[]
  /** Where the marks' words stand; left out: 'top'. */
  readonly marksAt?: 'top' | 'bottom'
  /** At least so much room beside the plot, so that charts one below the other have one axis. */
  readonly beside?: { readonly leftPx: number; readonly rightPx: number }
  /** What values are held against: lines across. */
  readonly limits?: readonly { readonly y: number; readonly label: string }[]
  readonly heightPx?: number
}

/** Below this the lines are named above the plot instead of at their ends. */
const NARROW_PX = 480
const LABEL_PX = 12
const LABEL_APART_PX = 16
const MOST_LABEL_PX = 150

/** Values over time, or over another measure: lines named at their ends, values read with a slider or the pointer, and all of them in a table. */
export function LineChart(props: LineChartProps): ReactNode {
  const { title, x, y, xs, series, marks = [], limits = [] } = props
  const value = (of: LineSeries, i: number): string => {
    const found = of.values[i] ?? null
    return found === null ? copy.none : y.format(found)
  }
  const table = {
    heads: [x.label, ...series.map(({ label }) => label)],
    rows: xs.map((at, i) => [x.format(at), ...series.map((one) => value(one, i))]),
    notes: [...marks.map((mark) => formatText(copy.mark, { x: x.format(mark.x), label: mark.label })), ...limits.map((limit) => formatText(copy.limit, { label: limit.label, value: y.format(limit.y) }))],
  }
  return (
    <ChartFigure title={title} summary={summaryOf(props)} table={table}>
      {xs.length === 0 ? <p className={styles.empty}>{copy.noData}</p> : <Lines {...props} valueOf={value} />}
    </ChartFigure>
  )
}

function Lines({ title, x, y, xs, series, marks = [], marksAt = 'top', beside, limits = [], heightPx = 240, valueOf }: LineChartProps & { readonly valueOf: (of: LineSeries, i: number) => string }): ReactNode {
  const [room, widthPx] = useWidth<HTMLDivElement>(640)
  const [chosen, setChosen] = useState<number | null>(null)
  const id = useId()
  const narrow = widthPx < NARROW_PX
  const values = [...series.flatMap((one) => one.values.filter((found) => found !== null)), ...limits.map((limit) => limit.y)]
  const least = Math.min(y.min ?? 0, ...values)
  const most = Math.max(y.max ?? least, ...values)
  const yTicks = ticksBetween(least, most > least ? most : least + 1, 4, y.whole ? 1 : 0)
  const endLabels = narrow ? 0 : Math.min(MOST_LABEL_PX, Math.max(...series.map(({ label }) => textWidth(label, LABEL_PX, 'semibold'))) + 20)
  const box = plotBox(widthPx, heightPx, yTicks.map(y.format), Math.max(endLabels + 12, narrow ? 0 : (beside?.rightPx ?? 0)), beside?.leftPx)
  const [from = 0, until = 0] = [xs[0], xs.at(-1)]
  const atX = linear([from, until], [box.left, box.right])
  const atY = upright(box, yTicks)
  const xTicks = (x.kind === 'time' ? timeTicksBetween : ticksBetween)(from, until, narrow ? 4 : 7).filter((tick) => tick >= from && tick <= until)
  const lines = series.map((one, i) => {
    const last = one.values.findLastIndex((found) => found !== null)
    const shape = { dash: DASHES[i % DASHES.length], end: ENDS[i % ENDS.length] }
    return { ...one, ...shape, path: linePath(xs.map(atX), one.values.map((found) => (found === null ? null : atY(found)))), endX: last < 0 ? null : atX(xs[last]!), endY: last < 0 ? box.bottom : atY(one.values[last]!) }
  })
  const labelYs = spread(lines.map(({ endY }) => endY), LABEL_APART_PX, [box.top, box.bottom])
  const read = chosen === null ? xs.length - 1 : Math.min(chosen, xs.length - 1)
  const reading = formatText(copy.reading, { x: x.format(xs[read]!), values: series.map((one) => formatText(copy.value, { label: one.label, value: valueOf(one, read) })).join(' · ') })
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const { left } = event.currentTarget.getBoundingClientRect()
    const sought = linear([box.left, box.right], [from, until])(event.clientX - left)
    setChosen(nearest(xs, sought))
  }
  return (
    <div ref={room}>
      {narrow && (
        <ul className={styles.legend} aria-hidden="true">
          {lines.map(({ id: name, label, tone, dash, end }) => (
            <li key={name} data-tone={tone}>
              <svg width="30" height="12" focusable="false">
                <line x1="0" x2="20" y1="6" y2="6" className={styles.line} strokeDasharray={dash} />
                <path d={end} transform="translate(24 6)" className={styles.end} />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      )}
      <Plot
        box={box}
        x={{ label: x.label, ticks: xTicks.map((tick) => ({ at: atX(tick), label: x.format(tick) })) }}
        y={{ label: y.label, ticks: yTicks.map((tick) => ({ at: atY(tick), label: y.format(tick) })) }}
        onPointerMove={point}
      >
        {limits.map((limit) => (
          <line key={limit.label} x1={box.left} x2={box.right} y1={atY(limit.y)} y2={atY(limit.y)} className={styles.limit} />
        ))}
        {marks.map((mark) => (
          <line key={`${mark.x} ${mark.label}`} x1={atX(mark.x)} x2={atX(mark.x)} y1={box.top} y2={box.bottom} className={styles.mark} />
        ))}
        {lines.map(({ id: name, label, tone, dash, end, path, endX, endY }, i) => (
          <g key={name} data-tone={tone} data-series={name}>
            <path d={path} className={styles.line} strokeDasharray={dash} />
            {endX !== null && <path d={end} transform={`translate(${endX} ${endY})`} className={styles.end} />}
            {!narrow && endX !== null && (
              <text x={box.right + 12} y={labelYs[i]! + 4} className={styles.name} data-outcome={isOutcome(tone) || undefined}>
                {label}
              </text>
            )}
          </g>
        ))}
        {/* Words over the lines, or those would strike them out. */}
        {limits.map((limit) => (
          <text key={limit.label} x={box.left + 4} y={atY(limit.y) - 4} className={styles.onPlot}>
            {limit.label}
          </text>
        ))}
        {marks.map((mark, i) => (
          // One below the other, so that neighbours don't cover each other.
          <text key={`${mark.x} ${mark.label}`} y={marksAt === 'top' ? box.top + 10 + (i % 3) * 14 : box.bottom - 6 - (i % 3) * 14} className={styles.onPlot} {...besideLine(atX(mark.x), mark.label, box.right)}>
            {mark.label}
          </text>
        ))}
        {chosen !== null && <line x1={atX(xs[read]!)} x2={atX(xs[read]!)} y1={box.top} y2={box.bottom} className={styles.cursor} />}
      </Plot>
      <div className={styles.reader} dir="ltr" style={{ paddingInlineStart: Math.max(0, box.left - 8), paddingInlineEnd: Math.max(0, widthPx - box.right - 8) }}>
        <input type="range" min={0} max={xs.length - 1} step={1} value={read} aria-label={`${copy.readAt}: ${title}`} aria-valuetext={reading} onChange={(event) => setChosen(Number(event.target.value))} aria-describedby={id} />
      </div>
      <p id={id} className={styles.reading} data-reading>
        {reading}
      </p>
    </div>
  )
}

/** To the right of an upright line; to its left where the plot ends before the words do. */
function besideLine(at: number, label: string, right: number): { readonly x: number; readonly textAnchor: 'start' | 'end' } {
  return at + 4 + textWidth(label, LABEL_PX, 'regular') > right ? { x: at - 4, textAnchor: 'end' } : { x: at + 4, textAnchor: 'start' }
}

function nearest(xs: readonly number[], sought: number): number {
  let best = 0
  xs.forEach((x, i) => {
    if (Math.abs(x - sought) < Math.abs(xs[best]! - sought)) best = i
  })
  return best
}

function summaryOf({ x, y, xs, series }: LineChartProps): string | undefined {
  const [from, until] = [xs[0], xs.at(-1)]
  if (from === undefined || until === undefined) return undefined
  const told = series.flatMap(({ label, values }) => {
    const there = values.flatMap((value, i) => (value === null ? [] : [{ value, x: xs[i]! }]))
    const [first, last] = [there[0], there.at(-1)]
    if (!first || !last) return []
    const least = there.reduce((a, b) => (b.value < a.value ? b : a))
    const most = there.reduce((a, b) => (b.value > a.value ? b : a))
    return formatText(copy.lineSeries, {
      label,
      first: y.format(first.value),
      last: y.format(last.value),
      least: y.format(least.value),
      leastAt: x.format(least.x),
      most: y.format(most.value),
      mostAt: x.format(most.x),
    })
  })
  return [formatText(copy.lineSummary, { from: x.format(from), until: x.format(until) }), ...told].join(' ')
}
