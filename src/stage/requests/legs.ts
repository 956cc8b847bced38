import type { HttpRequest, HttpResponse } from '../../engine/http/message.ts'
import type { NodeId } from '../../world/log.ts'
import type { RequestView } from '../state.ts'

/** One exchange between two nodes: what was sent, and what came back if it did by now. */
export interface Leg {
  readonly from: NodeId
  readonly to: NodeId
  /** The sender's own cache answered and nothing was sent. */
  readonly inside: boolean
  readonly request: HttpRequest
  readonly response: HttpResponse | null
}

/** The exchanges that a request consists of, the user's first. */
export function legsOf(request: RequestView, fetches: readonly RequestView[]): readonly Leg[] {
  return [request, ...fetches].map((view) => ({
    from: view.from,
    to: view.to,
    inside: view.finished !== null && view.finished.answeredBy === view.from,
    request: view.request,
    response: view.finished?.response ?? null,
  }))
}
