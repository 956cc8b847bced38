/**
 * When a frame tells its host a new height. A pure machine: in its state, a measured height and the time in ms, out the next state,
 * the height to send, if any, and when to look again. A host that makes the frame as high as it says may make the page higher in
 * turn; so changes of a pixel don't count, there is a cap, and growth that repeats by itself comes to an end.
 */
export const MAX_HEIGHT_PX = 8000
/** At most so many in the first moments, while fonts and parts arrive. */
export const EARLY_MESSAGES = 5
export const EARLY_MS = 2000
/** From then on, messages are at least so far apart. */
export const APART_MS = 250
/** So many times larger than before, one right after the other, without anybody touching the frame: it feeds on itself. */
export const MAX_GROWTHS = 24
/** A frame that kept still for so long has settled. */
export const SETTLED_MS = 2000

export interface Sizes {
  /** Of the first measurement. */
  readonly beganMs: number | null
  readonly early: number
  readonly sentPx: number | null
  readonly sentMs: number
  readonly growths: number
  readonly stopped: boolean
}

export const NO_SIZES: Sizes = { beganMs: null, early: 0, sentPx: null, sentMs: 0, growths: 0, stopped: false }

export interface Sized {
  readonly sizes: Sizes
  /** Whole px, or null: say nothing. */
  readonly sendPx: number | null
  /** Measure again then: there may be something to say. */
  readonly againMs: number | null
}

/** In: `asked`: the host wants to know, even if nothing changed. */
export function measured(sizes: Sizes, heightPx: number, nowMs: number, asked = false): Sized {
  const px = Math.min(Math.ceil(heightPx), MAX_HEIGHT_PX)
  const beganMs = sizes.beganMs ?? nowMs
  const begun = { ...sizes, beganMs }
  const quiet = (next: Sizes, againMs: number | null = null): Sized => ({ sizes: next, sendPx: null, againMs })
  if (!(px > 0)) return quiet(begun)
  const change = sizes.sentPx === null ? Number.POSITIVE_INFINITY : px - sizes.sentPx
  if (!asked && Math.abs(change) <= 1) return quiet(begun)
  const isEarly = nowMs < beganMs + EARLY_MS
  if (isEarly && sizes.early >= EARLY_MESSAGES) return quiet(begun, beganMs + EARLY_MS)
  if (!isEarly && !asked && nowMs < sizes.sentMs + APART_MS) return quiet(begun, sizes.sentMs + APART_MS)
  const grows = sizes.sentPx !== null && change > 1
  if (grows && sizes.stopped) return quiet(begun)
  const goesOn = nowMs < sizes.sentMs + SETTLED_MS
  const growths = grows ? (goesOn ? sizes.growths + 1 : 1) : change < -1 ? 0 : sizes.growths
  if (growths > MAX_GROWTHS) return quiet({ ...begun, growths, stopped: true })
  return { sizes: { beganMs, early: sizes.early + (isEarly ? 1 : 0), sentPx: px, sentMs: nowMs, growths, stopped: sizes.stopped && change >= -1 }, sendPx: px, againMs: null }
}

/** Somebody used the frame: what grows now grows for a reason. */
export function touched(sizes: Sizes): Sizes {
  return { ...sizes, growths: 0, stopped: false }
}
