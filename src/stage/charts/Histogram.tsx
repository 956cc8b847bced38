import { useId, type ReactNode } from 'react'
import { chartsCopy as copy } from '../copy/charts.en.ts'
import { textWidth } from '../plates/textWidth.ts'
import { ChartFigure } from './ChartFigure.tsx'
import styles from './Charts.module.css'
import { Plot, plotBox, upright } from './Plot.tsx'
import { ticksBetween } from './scale.ts'
import { toneFill, TonePatterns, type Tone } from './tone.tsx'
import { useWidth } from './useWidth.ts'

export interface HistogramProps {
  readonly title: string
  /** What is sorted into bins, with its unit. */
  readonly x: { readonly label: string }
  /** `whole`: values are counted, and so are ticks. */
  readonly y: { readonly label: string; readonly format: (value: number) => string; readonly whole?: boolean }
  /** From left to right. */
  readonly bins: readonly { readonly label: string; readonly value: number; readonly tone?: Tone }[]
  /** Of bins without their own; left out: 'ink'. */
  readonly tone?: Tone
  readonly heightPx?: number
}

/** How often values of each size occur: bars without gaps, a bin each. */
export function Histogram(props: HistogramProps): ReactNode {
  const { title, x, y, bins } = props
  return (
    <ChartFigure title={title} table={{ heads: [x.label, y.label], rows: bins.map(({ label, value }) => [label, y.format(value)]) }}>
      {bins.length === 0 ? <p className={styles.empty}>{copy.noData}</p> : <Bins {...props} />}
    </ChartFigure>
  )
}

function Bins({ x, y, bins, tone = 'ink', heightPx = 220 }: HistogramProps): ReactNode {
  const id = useId()
  const [room, widthPx] = useWidth<HTMLDivElement>(640)
  const most = Math.max(...bins.map(({ value }) => value))
  const ticks = ticksBetween(0, most > 0 ? most : 1, 4, y.whole ? 1 : 0)
  const box = plotBox(widthPx, heightPx, ticks.map(y.format), 4)
  const atY = upright(box, ticks)
  const binPx = (box.right - box.left) / bins.length
  const roomy = bins.every(({ value }) => textWidth(y.format(value), 12, 'regular') < binPx - 2)
  return (
    <div ref={room}>
      <TonePatterns id={id} />
      <Plot
        box={box}
        x={{ label: x.label, ticks: bins.map(({ label }, i) => ({ at: box.left + (i + 0.5) * binPx, label })) }}
        y={{ label: y.label, ticks: ticks.map((tick) => ({ at: atY(tick), label: y.format(tick) })) }}
      >
        {bins.map((bin, i) => (
          <g key={bin.label} data-tone={bin.tone ?? tone} data-bin={bin.label}>
            <rect className={styles.shape} x={box.left + i * binPx + 1} width={Math.max(1, binPx - 2)} y={atY(bin.value)} height={box.bottom - atY(bin.value)} fill={toneFill(id, bin.tone ?? tone)} />
            {roomy && (
              <text x={box.left + (i + 0.5) * binPx} y={atY(bin.value) - 4} textAnchor="middle" className={styles.onPlot}>
                {y.format(bin.value)}
              </text>
            )}
          </g>
        ))}
      </Plot>
    </div>
  )
}
