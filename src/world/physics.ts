/**
 * How long a message takes. In: kilometres, bytes. Out: milliseconds. Left out: jitter, loss, congestion and TCP slow start;
 * the figures are floors that geography and bandwidth set.
 */

/** Light in glass travels at about two thirds of its speed in vacuum. */
export const FIBRE_KM_PER_MS = 200

/** Cables and routes are longer than the great circle: about 1.3 times, the course's figure. */
export const PATH_STRETCH = 1.3

/** Bytes of a body per ms on every link: 100 Mbit/s. */
const BYTES_PER_MS = 12_500

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
export function transferMs(bytes: number): number {
  return roundMs(bytes / BYTES_PER_MS)
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
