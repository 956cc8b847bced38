import { useId } from 'react'
import { clauses } from '../../language/lists.ts'
import { whatIfCopy as copy } from '../copy/explain.en.ts'
import { AnsweredGlyph, OutcomeGlyph, WrongGlyph } from '../plates/glyphs.tsx'
import { formatText } from '../prose/message.ts'
import { tickTimes, type Axis } from './axis.ts'
import type { Comparison, Sighting } from './compare.ts'
import { layBars, type Bar } from './lanes.ts'
import { outcomeFill, OutcomePatterns } from './OutcomePatterns.tsx'
import styles from './Tracks.module.css'
import { fixed } from '../../language/numbers.ts'

const laneHeight = 18
const barHeight = 12
const titleHeight = 22
const labelHeight = 20
const axisHeight = 24

interface Props {
  readonly comparison: Comparison
  readonly names: { readonly before: string; readonly after: string }
  readonly divergence: { readonly atMs: number } | null
}

const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`

/** Two tracks of bars, one a run, over one axis. Widths are in percent, so that it needs no measuring; heights in px. */
export function Tracks({ comparison, names, divergence }: Props) {
  const id = useId()
  const { axis, pairs } = comparison
  const sides = (['before', 'after'] as const).map((side) => {
    const sightings = pairs.flatMap((pair) => pair[side] ?? []).sort((a, b) => a.startMs - b.startMs)
    const bars = layBars(sightings, axis)
    return { side, bars, height: titleHeight + laneHeight * Math.max(1, ...bars.map((bar) => bar.lane + 1)) }
  })
  const tracksHeight = sides.reduce((sum, { height }) => sum + height, 0)
  const bottom = labelHeight + tracksHeight
  const summary = clauses(sides.map(({ side, bars }) => formatText(copy.track, { name: names[side], n: bars.length })))

  return (
    <svg className={styles.tracks} role="img" aria-label={`${formatText(copy.name, names)}. ${summary}.`} height={bottom + axisHeight}>
      <OutcomePatterns id={id} />
      {sides.map(({ side, bars }, index) => (
        <svg key={side} y={labelHeight + (index === 0 ? 0 : (sides[0]?.height ?? 0))} overflow="visible">
          {bars.map((bar, at) => (
            <BarMark key={at} bar={bar} patternsId={id} />
          ))}
        </svg>
      ))}
      <Folds axis={axis} height={bottom} />
      {divergence && <DivergenceMark x={axis.at(divergence.atMs)} atMs={divergence.atMs} height={bottom} />}
      {sides.map(({ side }, index) => (
        <text key={side} className={styles.title} y={labelHeight + 15 + (index === 0 ? 0 : (sides[0]?.height ?? 0))}>{names[side]}</text>
      ))}
      <Ticks axis={axis} y={bottom} />
    </svg>
  )
}

function BarMark({ bar, patternsId }: { readonly bar: Bar; readonly patternsId: string }) {
  const { finished } = bar.sighting
  const outcome = finished?.outcome ?? null
  const wrong = finished?.wrong ?? undefined
  return (
    <svg x={percent(bar.from)} y={titleHeight + bar.lane * laneHeight} overflow="visible" className={styles.bar} data-outcome={outcome ?? (finished ? 'none' : undefined)} data-wrong={wrong}>
      <rect
        className={styles.length}
        width={percent(bar.until - bar.from)}
        height={barHeight}
        fill={outcome ? outcomeFill(patternsId, outcome) : 'none'}
      />
      <rect className={styles.plate} width={barHeight + 2} height={barHeight} />
      {finished && (
        <svg x={1} width={barHeight} height={barHeight} className={styles.glyph}>
          {wrong ? <WrongGlyph /> : outcome ? <OutcomeGlyph outcome={outcome} /> : <AnsweredGlyph />}
        </svg>
      )}
      <title>{tooltip(bar.sighting)}</title>
    </svg>
  )
}

function tooltip({ method, url, startMs }: Sighting): string {
  return `${fixed(startMs / 1000, 3)} ${method} ${url}`
}

/** Where time is folded up: a dashed band through both tracks. */
function Folds({ axis, height }: { readonly axis: Axis; readonly height: number }) {
  return axis.parts
    .filter((part) => part.quiet)
    .map((part) => (
      <rect key={part.fromMs} className={styles.fold} x={percent(part.from)} y={labelHeight} width={percent(part.until - part.from)} height={height - labelHeight} />
    ))
}

function DivergenceMark({ x, atMs, height }: { readonly x: number; readonly atMs: number; readonly height: number }) {
  return (
    <g className={styles.divergence}>
      <line x1={percent(x)} x2={percent(x)} y1={0} y2={height} />
      <svg x={percent(x)} overflow="visible">
        <text x={x > 0.5 ? -6 : 6} y={13} textAnchor={x > 0.5 ? 'end' : 'start'}>
          {formatText(copy.diverges, { time: fixed(atMs / 1000, 3) })}
        </text>
      </svg>
    </g>
  )
}

/** Times under the axis: where busy stretches begin, as far as there is room, and the end. */
function Ticks({ axis, y }: { readonly axis: Axis; readonly y: number }) {
  const last = axis.parts.at(-1)
  return (
    <g className={styles.axis}>
      <line x1="0" x2="100%" y1={y + 0.5} y2={y + 0.5} />
      {tickTimes(axis).map((ms) => (
        <text key={ms} x={percent(axis.at(ms))} y={y + 17}>{fixed(ms / 1000, 3)}</text>
      ))}
      {last && <text x="100%" y={y + 17} textAnchor="end">{formatText(copy.lastTick, { time: fixed(last.untilMs / 1000, 3) })}</text>}
    </g>
  )
}
