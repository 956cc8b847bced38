/** Reading a run's log for probes. In: a run and its world. Out: each answer that somebody got, and each request at the origin, with what was due. */
import type { Outcome } from '../../engine/decision.ts'
import type { HttpRequest, HttpResponse } from '../../engine/http/message.ts'
import type { NodeId, RequestId, Run } from '../../world/log.ts'
import { eventsOf, freshUntilMs, storedAt, userOf } from '../../world/report.ts'
import { representationOf, resourceUrl } from '../../world/resources.ts'
import { runWorld } from '../../world/run.ts'
import type { ResourceSpec, WorldInput, WorldSpec } from '../../world/spec.ts'
import { SHIELD_NODE } from '../network.ts'

/** A request of a person that has come to its end. */
export interface Answer {
  readonly req: RequestId
  readonly user: string
  /** As the person asked. */
  readonly request: HttpRequest
  readonly startMs: number
  readonly endMs: number
  readonly response: HttpResponse
  readonly outcome: Outcome | null
  readonly answeredBy: NodeId
  /** Null: the origin has nothing at that address. */
  readonly resource: ResourceSpec | null
  /** The address of the resource and the representation that the origin would make of this request: who shares it can share an answer. */
  readonly due: string
}

/** In the order in which they were asked. */
export function answersOf(run: Run, spec: WorldSpec): readonly Answer[] {
  const byUrl = new Map(spec.origin.resources.map((resource) => [resource.url, resource]))
  const ends = new Map(eventsOf(run.log, 'request-finished').map((event) => [event.req, event]))
  return eventsOf(run.log, 'request-started').flatMap(({ req, parent, from, atMs, request }): Answer[] => {
    const user = parent === null ? userOf(from) : null
    const end = ends.get(req)
    if (user === null || !end) return []
    const url = resourceUrl(request.url, (known) => byUrl.has(known))
    const resource = byUrl.get(url) ?? null
    const due = `${url} ${(resource && representationOf(resource, request)?.id) ?? ''}`
    return [{ req, user, request, startMs: atMs, endMs: end.atMs, response: end.response, outcome: end.outcome, answeredBy: end.answeredBy, resource, due }]
  })
}

/** No answer, or one that says that the server failed. */
export const isError = ({ response: { status } }: Pick<Answer, 'response'>): boolean => status === 0 || status >= 500

/** The version of what an answer shows; null: it shows none. */
export function versionOf({ body }: HttpResponse): number | null {
  const { content } = body.pieces?.[0]?.body ?? body
  return typeof content === 'number' ? content : null
}

/** The person's request that a cache's own fetch goes back to. */
export const rootOf = (req: RequestId): RequestId => req.split('/')[0]!

/** What arrived at the origin, in order. */
export function originArrivals({ log }: Run): readonly { readonly atMs: number; readonly root: RequestId }[] {
  return eventsOf(log, 'hop')
    .filter(({ kind, to }) => kind === 'request' && to === 'origin')
    .map(({ req, arrivesAtMs }) => ({ atMs: arrivesAtMs, root: rootOf(req) }))
    .sort((a, b) => a.atMs - b.atMs)
}

/**
 * When the copies that POPs hold after some traffic cease to be fresh: what depends on the configuration is found by trying.
 * @param url of the resource, without a query
 * @returns virtual ms, one for each copy of a successful answer, in no order; none: nothing is stored. Shields are left out.
 */
export function expiriesAfter(spec: WorldSpec, inputs: readonly WorldInput[], url: string): readonly number[] {
  const { log, endMs } = runWorld(spec, inputs)
  return spec.pops
    .map(({ id }) => `pop:${id}`)
    .filter((node) => node !== SHIELD_NODE)
    .flatMap((node) => storedAt(log, node, endMs))
    .filter((entry) => entry.status === 200 && resourceUrl(entry.url, (known) => known === url) === url)
    .map(freshUntilMs)
}
