/** What clients get when upstream fails: what is stored, where somebody permits it, or the error. */
import type { Handling } from '../cache-status.ts'
import { isHeld } from './parts.ts'
import { respondFromStore, respondGenerated } from './respond.ts'
import { decide, type Asking, type Turn } from './turn.ts'

/** How upstream failed. */
export interface Failure {
  /** What it answered; null when no answer came. */
  readonly status: number | null
  /** What a client is told when nothing stored answers in its place (RFC 9110 §15.6.3, §15.6.5). */
  readonly told: 502 | 504
}

/** @param reason as the driver gives it; a timeout is told as such, everything else is a bad gateway */
export function noAnswer(reason: string): Failure {
  return { status: null, told: reason === 'timeout' ? 504 : 502 }
}

/** Answers with what is stored now in place of the error, if that may be (RFC 5861 §4). @returns false when it may not */
export function servedOnError(turn: Turn, asking: Asking, { status }: Failure, collapsed = false): boolean {
  const { program, requestDirectives, kind } = turn.options
  const { requestId, request, asked, key, fwd } = asking
  const stored = key === null ? null : program.select(turn.state.store.candidates(key), request).answer
  if (stored === null || !isHeld(turn, request, stored)) return false
  const { answer: ageSeconds } = program.currentAge(stored, turn.nowMs)
  const question = { stored, ageSeconds, asked, requestDirectives, kind, status }
  if (decide(turn, requestId, program.onError(question)) === 'pass-error') return false
  turn.state.store.touch(stored)
  const handling: Handling = { fwd, key, collapsed, detail: 'stale-if-error', ...(status !== null && { fwdStatus: status }) }
  respondFromStore(turn, asking, stored, ageSeconds, 'stale', handling)
  return true
}

/** Answers with an error in upstream's place. */
export function respondFailed(turn: Turn, asking: Asking, { told }: Failure): void {
  const { fwd, key } = asking
  respondGenerated(turn, asking, told, { fwd, key, detail: 'upstream-failure' })
}
