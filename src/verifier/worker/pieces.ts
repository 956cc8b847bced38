/** A verification in pieces of wall time, between which its thread is free. In: a verification. Out: its report. */
import type { Report } from '../report/report.ts'
import type { Verification } from '../verify.ts'
import type { Progress } from './messages.ts'

export interface Options {
  /** How long a piece should take, ms of wall time; it may be longer by one traced run. */
  readonly pieceMs: number
  /** Wall time, ms. */
  readonly now: () => number
  /** Lets everything else happen, then comes back. */
  readonly pause: () => Promise<void>
  readonly onProgress: (progress: Progress) => void
  /** Asked between pieces. */
  readonly wanted: () => boolean
}

/** Of a counted probe at a time: a few ms, also where nothing is a hit. */
const REQUESTS = 100

/** @returns the report; null when it was not wanted to the end */
export async function inPieces(verification: Verification, { pieceMs, now, pause, onProgress, wanted }: Options): Promise<Report | null> {
  for (let more = true; more; ) {
    await pause()
    if (!wanted()) return null
    const startMs = now()
    do more = verification.advance(REQUESTS)
    while (more && now() - startMs < pieceMs)
    onProgress({ share: verification.progress, at: verification.at })
  }
  await pause()
  return wanted() ? verification.report() : null
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
