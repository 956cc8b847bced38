/** Scales and ticks of charts: plain numbers in, plain numbers out. */

/**
 * Round numbers that cover a range: 1, 2 or 5 times a power of ten apart.
 * @param wanted about how many
 * @param leastStep they are no closer together: 1 for what is counted
 * @returns from the last at or below `min` to the first at or above `max`; at least two
 */
export function ticksBetween(min: number, max: number, wanted: number, leastStep = 0): readonly number[] {
  return inSteps(min, max, Math.max(leastStep, roundStep((max - min) / Math.max(1, wanted))))
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const TIME_STEPS_MS = [1, 2, 5, 15, 30].flatMap((n) => [n * SECOND, n * MINUTE]).concat([1, 2, 3, 6, 12, 24].map((n) => n * HOUR)).sort((a, b) => a - b)

/** The same for times in ms: steps that clocks have. Inside the range only: time does not go on beyond a run. */
export function timeTicksBetween(minMs: number, maxMs: number, wanted: number): readonly number[] {
  const leastMs = (maxMs - minMs) / Math.max(1, wanted)
  const stepMs = TIME_STEPS_MS.find((step) => step >= leastMs) ?? 24 * HOUR * Math.ceil(leastMs / (24 * HOUR))
  return inSteps(Math.ceil(minMs / stepMs) * stepMs, Math.floor(maxMs / stepMs) * stepMs, leastMs < 1 ? roundStep(leastMs) : stepMs)
}

/** The least of 1, 2 and 5 times a power of ten that is not far below a number; 1 for 0 and below. */
function roundStep(about: number): number {
  if (!(about > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(about))
  return ([1, 2, 5, 10].find((n) => n * power >= about * 0.75) ?? 10) * power
}

function inSteps(min: number, max: number, step: number): readonly number[] {
  const first = Math.floor(min / step + 1e-9)
  const last = Math.max(Math.ceil(max / step - 1e-9), first)
  // Multiples, not sums: sums gather what floats can't hold.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** Maps a range to another one, straight. A range of no width maps to its target's start. */
export function linear([from, until]: readonly [number, number], [start, end]: readonly [number, number]): (value: number) => number {
  const width = until - from
  return (value) => (width === 0 ? start : start + ((value - from) / width) * (end - start))
}

/**
 * A line through points as SVG path data; a null interrupts it. A point alone between two interruptions is a dot.
 * @param ys px, one for each x
 */
export function linePath(xs: readonly number[], ys: readonly (number | null)[]): string {
  let path = ''
  let open = false
  xs.forEach((x, i) => {
    const y = ys[i] ?? null
    if (y !== null) path += `${open ? 'L' : 'M'}${px(x)} ${px(y)}`
    if (y !== null && !open && (ys[i + 1] ?? null) === null) path += 'h0'
    open = y !== null
  })
  return path
}

/**
 * Puts labels one below the other where they would overlap. In: the height in px that each wants. Out: heights at least `apart`
 * from each other, in the same order as given, inside the range where there is room.
 */
export function spread(wanted: readonly number[], apart: number, [top, bottom]: readonly [number, number]): readonly number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y)
  const placed: number[] = []
  order.forEach(({ y }, rank) => {
    placed.push(Math.max(y, rank === 0 ? top : placed[rank - 1]! + apart))
  })
  let limit = bottom
  for (let rank = placed.length - 1; rank >= 0; rank -= 1) {
    placed[rank] = Math.max(top + rank * apart, Math.min(placed[rank]!, limit))
    limit = placed[rank]! - apart
  }
  const out: number[] = []
  order.forEach(({ i }, rank) => {
    out[i] = placed[rank]!
  })
  return out
}

function px(value: number): number {
  return Math.round(value * 10) / 10
}
