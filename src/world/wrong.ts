/**
 * Wrong responses: what users got against what the origin would have sent to their very requests. In: a run and its world. Out: each
 * request that got another representation than its own, or somebody else's data. Old content is not wrong in this sense: truth.ts
 * tells of that. Left out: resources without `represent`, which are the same for all, and what an error or a 304 doesn't bring.
 */
import { fieldLines } from '../engine/http/message.ts'
import type { Body, HttpRequest } from '../engine/http/message.ts'
import type { NodeId, RequestId, Run } from './log.ts'
import { eventsOf, userOf } from './report.ts'
import { representationOf, resourceUrl } from './resources.ts'
import type { ResourceSpec, WorldSpec } from './spec.ts'

/** What a response held, or ought to have held. */
export interface Content {
  /** Null: no content came. */
  readonly version: number | null
  /** Null: the resource has one for all. */
  readonly representation: string | null
  /** Whose data it is; null: everybody's. */
  readonly owner: string | null
}

export interface Wrong {
  readonly atMs: number
  readonly req: RequestId
  readonly user: string
  readonly url: string
  /** 'owner': data of somebody else, a leak. 'variant': another representation than was due. */
  readonly kind: 'variant' | 'owner'
  /** What gave it away: the content, or a cookie that the origin would not have set for this request (RFC 6265 §4.1). */
  readonly by: 'content' | 'set-cookie'
  /** `owner` of a cookie: the user for whose request it was made; null when none of the run's is known to be. */
  readonly served: Content
  /** Of the version that was live when the request ended. */
  readonly due: Content
  readonly answeredBy: NodeId
}

/** Every finished request of a user that went wrong, in order of their ends; one that did by content and by cookie stands there twice. */
export function wrongsOf({ log }: Run, spec: WorldSpec): readonly Wrong[] {
  const byUrl = new Map(spec.origin.resources.map((resource) => [resource.url, resource]))
  const asked = new Map(
    eventsOf(log, 'request-started').flatMap((event) => {
      const user = event.parent === null ? userOf(event.from) : null
      const resource = byUrl.get(resourceUrl(event.request.url, (url) => byUrl.has(url)))
      return user !== null && resource ? [[event.req, { user, resource, request: event.request }] as const] : []
    }),
  )
  const makers = new Map([...asked.values()].flatMap(({ user, resource, request }) => cookiesFor(resource, request).map((line) => [line, user] as const)).reverse())
  const deploys = eventsOf(log, 'deployed')

  return eventsOf(log, 'request-finished').flatMap(({ atMs, req, response, answeredBy }): Wrong[] => {
    const about = asked.get(req)
    if (!about) return []
    const { user, resource, request } = about
    const represented = representationOf(resource, request)
    const version = deploys.findLast((deploy) => deploy.url === resource.url && deploy.atMs <= atMs)?.version ?? 1
    const due: Content = { version, representation: represented?.id ?? null, owner: represented?.owner ?? null }
    const served = contentOf(response.body)
    const wrongs: Wrong[] = []
    const went = (kind: Wrong['kind'], by: Wrong['by'], what: Content): void => void wrongs.push({ atMs, req, user, url: request.url, kind, by, served: what, due, answeredBy })

    if (served.version !== null) {
      if (served.owner !== null && served.owner !== due.owner) went('owner', 'content', served)
      else if (served.representation !== due.representation) went('variant', 'content', served)
    }
    const dueCookies = cookiesFor(resource, request)
    const stray = fieldLines(response.headers, 'Set-Cookie').find((line) => !dueCookies.includes(line))
    if (stray !== undefined) went('owner', 'set-cookie', { ...served, owner: makers.get(stray) ?? null })
    return wrongs
  })
}

/** Those of them that are leaks: somebody got another's data. */
export function leaksOf(run: Run, spec: WorldSpec): readonly Wrong[] {
  return wrongsOf(run, spec).filter(({ kind }) => kind === 'owner')
}

/** The same by request; somebody else's data outranks another representation. */
export function wrongKinds(run: Run, spec: WorldSpec): ReadonlyMap<RequestId, Wrong['kind']> {
  return new Map([...wrongsOf(run, spec), ...leaksOf(run, spec)].map(({ req, kind }) => [req, kind]))
}

function contentOf(body: Body): Content {
  // A body of pieces is of one content.
  const { content, representation, owner } = body.pieces?.[0]?.body ?? body
  return { version: typeof content === 'number' ? content : null, representation: representation ?? null, owner: owner ?? null }
}

/** The cookies that the origin sets for a request. */
function cookiesFor(resource: ResourceSpec, request: HttpRequest): readonly string[] {
  const { headers, later } = resource
  return [headers, later?.headers ?? [], representationOf(resource, request)?.headers ?? []].flatMap((lines) => fieldLines(lines, 'Set-Cookie'))
}
