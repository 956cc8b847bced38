/** Long work in pieces of wall time, between which its thread is free. */

export interface Pieces<Progress> {
  /** How long a piece should take, ms of wall time. */
  readonly pieceMs: number
  /** Wall time, ms. */
  readonly now: () => number
  /** Lets everything else happen, then comes back. */
  readonly pause: () => Promise<void>
  readonly onProgress: (progress: Progress) => void
  /** Asked between pieces. */
  readonly wanted: () => boolean
}

/** A pause that other tasks can use, and that no throttling of timers makes longer. */
export function turnOfTasks(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return () =>
    new Promise((resolve) => {
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    })
}
