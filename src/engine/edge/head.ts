/** A 200 to HEAD: each stored response to GET that could have answered takes its fields, or is stale from now on. */
import { hasField } from '../http/message.ts'
import { headMarkedLifetime } from '../head.ts'
import type { ReceivedResponse } from '../received.ts'
import { matches } from '../vary.ts'
import { markStale } from './keep.ts'
import { renew } from './renew.ts'
import { decide, type Asking, type Turn } from './turn.ts'

/** Tells the store what an answer to HEAD says; no effect for other methods and statuses (RFC 9111 §4.3.5). */
export function learnFromHead(turn: Turn, asking: Asking, key: string, answer: ReceivedResponse): void {
  const { request, requestId } = asking
  if (request.method !== 'HEAD' || answer.status !== 200) return
  const { program, kind } = turn.options
  const authorized = hasField(request.headers, 'authorization')
  for (const stored of turn.state.store.candidates(key)) {
    if (!matches(stored, request)) continue
    const says = decide(turn, requestId, program.headUpdate({ stored, answer, authorized, kind }))
    if (says === 'update') renew(turn, asking, stored, answer, null)
    if (says === 'mark-stale') markStale(turn, stored, headMarkedLifetime)
  }
}
