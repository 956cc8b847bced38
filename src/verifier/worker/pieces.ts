/** A verification in pieces of wall time, between which its thread is free. In: a verification. Out: its report. */
import type { Pieces } from '../../beside/pieces.ts'
import type { Report } from '../report/report.ts'
import type { Verification } from '../verify.ts'

export interface Progress {
  /** 0 to 1; never falls. */
  readonly share: number
  /** The id of the probe that is at work; null: counter-examples are searched for. */
  readonly at: string | null
}

/** Of a counted probe at a time: a few ms, also where nothing is a hit. */
const REQUESTS = 100

/** A piece may be longer than wanted by one traced run. @returns the report; null when it was not wanted to the end */
export async function inPieces(verification: Verification, { pieceMs, now, pause, onProgress, wanted }: Pieces<Progress>): Promise<Report | null> {
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
