import { useId, type ReactNode } from 'react'
import { OutcomeGlyph } from '../plates/glyphs.tsx'
import { chartsCopy as copy } from '../copy/charts.en.ts'
import { ChartFigure } from './ChartFigure.tsx'
import styles from './Charts.module.css'
import { isOutcome, toneFill, TonePatterns, type Tone } from './tone.tsx'

export interface Bar {
  readonly id: string
  readonly label: string
  readonly value: number
  /** Left out: 'ink'. */
  readonly tone?: Tone
  /** Said beside the value, e.g. a share. */
  readonly detail?: string
}

export interface BarChartProps {
  readonly title: string
  /** What the bars are of, as a column's head. */
  readonly itemLabel: string
  /** What their lengths say, with its unit. */
  readonly valueLabel: string
  readonly format: (value: number) => string
  /** What `detail` is. */
  readonly detailLabel?: string
  /** In the order shown. */
  readonly bars: readonly Bar[]
  /** The value of a full-length bar; left out: the largest there is. */
  readonly max?: number
  /** Labels are something that a machine said: addresses, header fields. */
  readonly mono?: boolean
}

/** Amounts side by side: one bar a line, its name before it, its value behind it. */
export function BarChart({ title, itemLabel, valueLabel, detailLabel = copy.detail, format, bars, max, mono = false }: BarChartProps): ReactNode {
  const id = useId()
  const full = Math.max(max ?? 0, ...bars.map(({ value }) => value)) || 1
  const hasDetail = bars.some(({ detail }) => detail !== undefined)
  const table = {
    heads: [itemLabel, valueLabel, ...(hasDetail ? [detailLabel] : [])],
    rows: bars.map(({ label, value, detail }) => [label, format(value), ...(hasDetail ? [detail ?? ''] : [])]),
  }
  return (
    <ChartFigure title={title} table={table}>
      <TonePatterns id={id} />
      {bars.length === 0 && <p className={styles.empty}>{copy.noData}</p>}
      {bars.length > 0 && (
        <p className={styles.valueLabel} aria-hidden="true">
          {hasDetail ? `${valueLabel} · ${detailLabel}` : valueLabel}
        </p>
      )}
      <ul className={styles.bars} dir="ltr" aria-hidden="true">
        {bars.map(({ id: name, label, value, tone = 'ink', detail }) => (
          <li key={name} data-tone={tone} data-bar={name}>
            <span className={mono ? styles.monoLabel : styles.label}>
              {isOutcome(tone) && <OutcomeGlyph outcome={tone} className={styles.glyph} />}
              {label}
            </span>
            <svg className={styles.bar} focusable="false">
              <rect className={styles.shape} width={`${(Math.max(0, value) / full) * 100}%`} height="100%" fill={toneFill(id, tone)} />
            </svg>
            <span className={styles.value}>{format(value)}</span>
            <span className={styles.detail}>{detail}</span>
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}
