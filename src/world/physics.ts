/**
 * How long a message takes. In: kilometres, bytes. Out: milliseconds. Left out: jitter, loss and congestion; the figures are floors
 * that geography and bandwidth set. TCP slow start is there for links that ask for it, and nowhere else.
 */

/** Light in glass travels at about two thirds of its speed in vacuum. */
export const FIBRE_KM_PER_MS = 200

/** Cables and routes are longer than the great circle: about 1.3 times, the course's figure. */
export const PATH_STRETCH = 1.3

/** Bytes of a body per ms on every link that says nothing else: 100 Mbit/s. */
const BYTES_PER_MS = 12_500

/** What one TCP segment carries on a path of 1500-byte packets, and how many may leave before the first is confirmed (RFC 6928 §2). */
const SEGMENT_BYTES = 1_460
export const INITIAL_WINDOW_SEGMENTS = 10

/** Rounds a time to 0.001 ms, so that logs are the same on every machine and sums of times are exact to that digit. */
export function roundMs(ms: number): number {
  return Math.round(ms * 1000) / 1000
}

/** One way through fibre between two points `km` apart on the great circle, ms, rounded to 0.001. */
export function oneWayMs(km: number): number {
  return roundMs((km * PATH_STRETCH) / FIBRE_KM_PER_MS)
}

/** There and back: twice the rounded one-way time, ms. */
export function rttMs(km: number): number {
  return roundMs(2 * oneWayMs(km))
}

/** Time from a body's first byte to its last, ms, rounded to 0.001. */
export function transferMs(bytes: number, bytesPerMs: number = BYTES_PER_MS): number {
  return roundMs(bytes / bytesPerMs)
}

/**
 * The same over a connection that has just been opened or has lain idle: its sender begins with ten segments and doubles what it
 * sends with every round trip (RFC 6928, RFC 5681 §3.1, §4.1), so that a body waits for confirmations on the way, unless the link is
 * so slow that they are back before it falls silent. Left out: loss, which ends the doubling; header bytes; the window's later life.
 */
export function slowStartMs(bytes: number, rttMs: number, bytesPerMs: number = BYTES_PER_MS): number {
  let flightBytes = INITIAL_WINDOW_SEGMENTS * SEGMENT_BYTES
  let leftBytes = bytes
  let waitedMs = 0
  while (leftBytes > flightBytes && flightBytes / bytesPerMs < rttMs) {
    leftBytes -= flightBytes
    flightBytes *= 2
    waitedMs += rttMs
  }
  return roundMs(waitedMs + leftBytes / bytesPerMs)
}

export interface PaperFigures {
  /** null when the exercise starts from a one-way time. */
  readonly fibreKm: number | null
  readonly oneWayMs: number
  readonly rttMs: number
  readonly threeRoundTripsMs: number
}

/**
 * The exercise as one does it on paper: whole numbers, and each figure from the rounded one before. In: the straight
 * distance in km, or a one-way time to start from. Out: 9,500 km give 12,350 km of fibre, 62, 124 and 372 ms.
 */
export function paperFigures(from: number | { readonly oneWayMs: number }): PaperFigures {
  const fibreKm = typeof from === 'number' ? Math.round(from * PATH_STRETCH) : null
  const oneWay = Math.round(typeof from === 'number' ? (from * PATH_STRETCH) / FIBRE_KM_PER_MS : from.oneWayMs)
  const rtt = 2 * oneWay
  return { fibreKm, oneWayMs: oneWay, rttMs: rtt, threeRoundTripsMs: 3 * rtt }
}
