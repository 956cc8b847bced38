/** Positions of a slider for the values of a range control; log scales have 100 steps and snap to two significant digits. */
interface RangeLike {
  readonly min: number
  readonly max: number
  readonly step: number
  readonly scale?: 'linear' | 'log'
}

const LOG_STEPS = 100

/** The slider's own ends and step, in positions. */
export function sliderOf(range: RangeLike): { readonly min: number; readonly max: number; readonly step: number } {
  return range.scale === 'log' ? { min: 0, max: LOG_STEPS, step: 1 } : range
}

/** Where on the slider a value of the setting stands. */
export function positionOf(range: RangeLike, value: number): number {
  if (range.scale !== 'log') return value
  return Math.round((Math.log(value / range.min) / Math.log(range.max / range.min)) * LOG_STEPS)
}

/** The value of the setting at a position of the slider. */
export function valueAt(range: RangeLike, position: number): number {
  if (range.scale !== 'log') return position
  const value = range.min * (range.max / range.min) ** (position / LOG_STEPS)
  return value < 10 ? Math.round(value) : Number(value.toPrecision(2))
}
