import type { PointerEvent, ReactNode } from 'react'
import { textWidth } from '../plates/textWidth.ts'
import { linear } from './scale.ts'
import styles from './Charts.module.css'

const FONT_PX = 12
const TICK_GAP_PX = 6
/** Below the plot: tick labels, then the axis' words. */
const BELOW_PX = 38
/** Above it: the words of the upright axis. */
const ABOVE_PX = 22

/** Where things lie on a plot, px. */
export interface PlotBox {
  readonly widthPx: number
  readonly heightPx: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The box of a plot whose upright axis has these labels. @param rightPx room at the right for labels @param leastLeftPx room at the left, even where the axis needs less */
export function plotBox(widthPx: number, heightPx: number, yLabels: readonly string[], rightPx: number, leastLeftPx = 0): PlotBox {
  const left = Math.max(leastLeftPx, Math.ceil(Math.max(12, ...yLabels.map((label) => textWidth(label, FONT_PX, 'regular')))) + TICK_GAP_PX)
  return { widthPx, heightPx, left, right: Math.max(left + 40, widthPx - rightPx), top: ABOVE_PX, bottom: heightPx - BELOW_PX }
}

interface Tick {
  readonly at: number
  readonly label: string
}

interface Props {
  readonly box: PlotBox
  readonly x: { readonly label: string; readonly ticks: readonly Tick[] }
  readonly y: { readonly label: string; readonly ticks: readonly Tick[] }
  readonly children: ReactNode
  readonly onPointerMove?: (event: PointerEvent<SVGSVGElement>) => void
}

/** The axes of an upright plot with their words and lines; ticks are in px. Labels that would overlap are left out. */
export function Plot({ box, x, y, children, onPointerMove }: Props): ReactNode {
  const { widthPx, heightPx, left, right, bottom } = box
  return (
    <svg className={styles.plot} width={widthPx} height={heightPx} viewBox={`0 0 ${widthPx} ${heightPx}`} aria-hidden="true" focusable="false" onPointerMove={onPointerMove}>
      <text x={0} y={12} className={styles.axisWords}>
        {y.label}
      </text>
      {y.ticks.map(({ at, label }) => (
        <g key={at}>
          <line x1={left} x2={right} y1={at} y2={at} className={styles.grid} />
          <text x={left - TICK_GAP_PX} y={at + 4} textAnchor="end" className={styles.tick}>
            {label}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} className={styles.axis} />
      {fitting(x.ticks, box).map(({ at, label, anchor }) => (
        <g key={`${at} ${label}`}>
          <line x1={at} x2={at} y1={bottom} y2={bottom + 4} className={styles.axis} />
          <text x={at} y={bottom + 17} textAnchor={anchor} className={styles.tick}>
            {label}
          </text>
        </g>
      ))}
      <text x={(left + right) / 2} y={heightPx - 4} textAnchor="middle" className={styles.axisWords}>
        {x.label}
      </text>
      {children}
    </svg>
  )
}

/** The labels that have room one beside the other, from the left; at the picture's edges they lean inwards. */
function fitting(ticks: readonly Tick[], { widthPx }: PlotBox): readonly (Tick & { readonly anchor: 'start' | 'middle' | 'end' })[] {
  let room = -Infinity
  return ticks.flatMap((tick) => {
    const half = textWidth(tick.label, FONT_PX, 'regular') / 2
    const anchor = tick.at - half < 0 ? 'start' : tick.at + half > widthPx ? 'end' : 'middle'
    const from = anchor === 'start' ? tick.at : anchor === 'end' ? tick.at - 2 * half : tick.at - half
    if (from < room) return []
    room = from + 2 * half + 8
    return [{ ...tick, anchor } as const]
  })
}

/** From values to px on the upright axis of a box. */
export function upright(box: PlotBox, ticks: readonly number[]): (value: number) => number {
  return linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [box.bottom, box.top])
}
