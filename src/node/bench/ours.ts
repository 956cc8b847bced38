/** The engine, driven as the reverse proxy and the world drive it when nobody reads the reasons. */
import { createCacheNode } from '../../engine/edge.ts'
import type { CacheNode, StepResult } from '../../engine/edge.types.ts'
import type { HttpRequest, HttpResponse } from '../../engine/http/message.ts'
import { DEFAULT_PROGRAM } from '../../engine/program.ts'

const ROOM_BYTES = 4_000_000_000

export interface Ours {
  readonly node: CacheNode
  /** One request from beginning to end. `upstream`: what the origin answers, should it be asked. */
  ask(request: HttpRequest, upstream: HttpResponse | null, nowMs: number): HttpResponse
}

/** An empty node. @param trace are the decisions asked for too? */
export function ours(trace = false): Ours {
  const node = createCacheNode({ name: 'edge', kind: 'shared', capacityBytes: ROOM_BYTES, requestDirectives: 'obey', collapse: true, program: DEFAULT_PROGRAM })
  return {
    node,
    ask(request, upstream, nowMs) {
      const step = node.step({ type: 'request', requestId: 'r', request }, nowMs, trace)
      const [first] = step.effects
      if (first?.type === 'respond') return first.response
      if (first?.type !== 'forward' || !upstream) throw new Error(`${request.url} was neither answered nor forwarded as planned.`)
      return answerIn(node.step({ type: 'upstream-response', fetchId: first.fetchId, response: upstream, requestSentAtMs: nowMs }, nowMs, trace))
    },
  }
}

function answerIn({ effects }: StepResult): HttpResponse {
  for (const effect of effects) if (effect.type === 'respond') return effect.response
  throw new Error('The origin answered, and the client was not.')
}
