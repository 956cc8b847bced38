import { useId, type ReactNode } from 'react'
import { OutcomeGlyph } from '../plates/glyphs.tsx'
import { textWidth } from '../plates/textWidth.ts'
import { chartsCopy as copy } from '../copy/charts.en.ts'
import { formatShare, formatText } from '../prose/message.ts'
import { ChartFigure } from './ChartFigure.tsx'
import styles from './Charts.module.css'
import { isOutcome, toneFill, TonePatterns, type Tone } from './tone.tsx'
import { useWidth } from './useWidth.ts'

export interface SharesChartProps {
  readonly title: string
  /** What a row is, as a column's head. */
  readonly rowLabel: string
  /** In the order in which they are stacked; those that are nowhere are left out. */
  readonly parts: readonly { readonly id: string; readonly label: string; readonly tone: Tone }[]
  /** `values`: one for each part. */
  readonly rows: readonly { readonly id: string; readonly label: string; readonly values: readonly number[] }[]
  /** Of the values in the table. */
  readonly format: (value: number) => string
}

const FONT_PX = 12
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** What wholes are made of: one bar of full length a row, its parts by their shares. */
export function SharesChart({ title, rowLabel, parts, rows, format }: SharesChartProps): ReactNode {
  const id = useId()
  const [room, widthPx] = useWidth<HTMLUListElement>(640)
  const shown = parts.map((part, index) => ({ ...part, index })).filter(({ index }) => rows.some(({ values }) => (values[index] ?? 0) > 0))
  const share = (values: readonly number[], index: number): number => (sum(values) === 0 ? 0 : (values[index] ?? 0) / sum(values))
  const table = {
    heads: [rowLabel, ...shown.map(({ label }) => label)],
    rows: rows.map(({ label, values }) => [label, ...shown.map(({ index }) => formatText(copy.share, { value: format(values[index] ?? 0), share: formatShare(share(values, index)) }))]),
  }
  return (
    <ChartFigure title={title} table={table}>
      <TonePatterns id={id} />
      {shown.length === 0 && <p className={styles.empty}>{copy.noData}</p>}
      <ul className={styles.legend} aria-hidden="true">
        {shown.map(({ id: name, label, tone }) => (
          <li key={name} data-tone={tone}>
            <svg className={styles.swatch} focusable="false">
              <rect className={styles.shape} width="100%" height="100%" fill={toneFill(id, tone)} />
            </svg>
            {isOutcome(tone) && <OutcomeGlyph outcome={tone} className={styles.glyph} />}
            <span className={styles.name}>{label}</span>
          </li>
        ))}
      </ul>
      <ul ref={room} className={styles.shares} dir="ltr" aria-hidden="true">
        {rows.map(({ id: name, label, values }) => (
          <li key={name} data-row={name}>
            <span className={styles.label}>{label}</span>
            <svg className={styles.whole} focusable="false">
              {shown.map(({ id: part, tone, index }) => {
                const own = share(values, index)
                const before = sum(shown.filter((other) => other.index < index).map((other) => share(values, other.index)))
                const text = formatShare(own)
                return (
                  <g key={part} data-tone={tone} data-part={part}>
                    <rect className={styles.shape} x={`${before * 100}%`} width={`${own * 100}%`} height="100%" fill={toneFill(id, tone)} />
                    {own * widthPx > textWidth(text, FONT_PX, 'semibold') + 8 && (
                      <text x={`${(before + own / 2) * 100}%`} y="50%" dy="0.35em" textAnchor="middle" className={styles.inBar}>
                        {text}
                      </text>
                    )}
                  </g>
                )
              })}
            </svg>
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}
