/** Two runs of the same inputs for the tests of this room: a POP that keeps responses, and one that doesn't. */
import type { Outcome } from '../../engine/decision.ts'
import type { LogEvent, Run } from '../../world/log.ts'
import { runOf } from '../projection.testdata.ts'
import { heroUrl } from '../requests/requests.testdata.ts'

type Unplaced = Parameters<typeof runOf>[0][number]

interface Sent {
  readonly atMs: number
  readonly from?: string
  /** Left out: not answered. */
  readonly outcome?: Outcome | null
  readonly totalMs?: number
  readonly version?: number
}

/** A user's request; one that is not a hit asks the origin, which sends 40,000 bytes. */
export function sent(req: string, { atMs, from = 'browser:tokyo', outcome, totalMs = 20, version = 1 }: Sent): readonly Unplaced[] {
  const request = { method: 'GET', url: heroUrl, headers: [] }
  const response = { status: 200, headers: [], body: { lengthBytes: 40_000, content: version } }
  const finished = { answeredBy: 'pop:tokyo', response, ttfbMs: totalMs, totalMs, roundTrips: 1 }
  const started: Unplaced = { type: 'request-started', atMs, req, parent: null, from, to: 'pop:tokyo', request }
  if (outcome === undefined) return [started]
  const end: Unplaced = { type: 'request-finished', atMs: atMs + totalMs, req, from, outcome, ...finished }
  if (outcome === 'hit') return [started, end]
  const hop = { type: 'hop', req: `${req}/f1`, arrivesAtMs: atMs + 10, outcome: null } as const
  return [
    started,
    { ...hop, atMs: atMs + 5, kind: 'request', from: 'pop:tokyo', to: 'origin', bytes: 400 },
    { ...hop, atMs: atMs + 10, kind: 'response', from: 'origin', to: 'pop:tokyo', bytes: 40_000 },
    end,
  ]
}

export function runOfRequests(...requests: readonly (readonly Unplaced[])[]): Run {
  return runOf(requests.flat())
}

/** Two requests in Tokyo a minute apart; the second is a hit. */
export const cached = (): Run => runOfRequests(sent('r1', { atMs: 0, outcome: 'miss', totalMs: 200 }), sent('r2', { atMs: 60_000, outcome: 'hit', totalMs: 20 }))

/** The same, and the second goes to the origin as well. */
export const uncached = (): Run => runOfRequests(sent('r1', { atMs: 0, outcome: 'miss', totalMs: 200 }), sent('r2', { atMs: 60_000, outcome: 'miss', totalMs: 200 }))

export function eventAt(run: Run, index: number): LogEvent {
  const event = run.log[index]
  if (!event) throw new Error(`The run has no event ${index}.`)
  return event
}
