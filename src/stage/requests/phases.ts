import type { Phase } from '../../world/log.ts'
import type { RequestView } from '../state.ts'

/** What a bar is made of: the log's phases, and the body that follows the first byte of the answer. */
export type BarPhase = Phase | 'body'

/** Every phase in the order a request meets them: the order of the legend. */
const PHASES: readonly BarPhase[] = ['dns', 'tcp', 'tls', 'request', 'lookup', 'wait', 'upstream', 'queue', 'think', 'response', 'body']

/** A stretch of a bar, in ms from the request's start. */
export interface Segment {
  readonly phase: BarPhase
  readonly fromMs: number
  readonly untilMs: number
}

/**
 * The phases of a request so far, cut off at now while they last.
 * @param nowMs virtual time on the stage
 * @returns segments in ms from the request's own start, in order; a phase that has not begun is left out
 */
export function segmentsOf(view: RequestView, nowMs: number): readonly Segment[] {
  return spansOf(view)
    .filter((span) => span.fromMs <= nowMs)
    .map(({ phase, fromMs, untilMs }) => ({ phase, fromMs: fromMs - view.startMs, untilMs: Math.min(untilMs, nowMs) - view.startMs }))
}

function spansOf({ startMs, phases, finished }: RequestView): readonly Segment[] {
  if (!finished || finished.totalMs <= finished.ttfbMs) return phases
  return [...phases, { phase: 'body', fromMs: startMs + finished.ttfbMs, untilMs: startMs + finished.totalMs }]
}

/** The phases that occur in these requests, in the legend's order. */
export function phasesIn(requests: readonly RequestView[]): readonly BarPhase[] {
  const seen = new Set(requests.flatMap((view) => spansOf(view).map((span) => span.phase)))
  return PHASES.filter((phase) => seen.has(phase))
}
