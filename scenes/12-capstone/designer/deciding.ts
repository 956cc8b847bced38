/**
 * Which route decides which of the workloads' requests, and what should be told of routes that decide none. In: a document and
 * requests. Out: plain data. The engine's own matching is asked, none is done here.
 */
import type { HeaderFields, HttpRequest } from '../../../src/engine/http/message.ts'
import { rulesFor } from '../../../src/engine/policy/compile.ts'
import { matcher, targetOf } from '../../../src/engine/policy/match.ts'
import { anyPattern } from '../../../src/engine/policy/pattern.ts'
import type { PolicyDocument, PolicyRoute } from '../../../src/engine/policy/schema.ts'

/** Something that a workload offers, as one request for it, and what its origin says about it. */
export interface Resource {
  readonly id: string
  /** The id of the workload that it belongs to. */
  readonly workload: string
  readonly label: string
  /** What has to be known of it, as a sentence or some. */
  readonly about?: string
  readonly request: HttpRequest
  /** What the origin says: the response's header fields. */
  readonly says: HeaderFields
}

/** A place in the list of routes, `default`, or null where a document says nothing of such requests. */
export type Decider = number | 'default' | null

/** @returns for each resource, by its id, what decides its request */
export function decidersOf(document: PolicyDocument, resources: readonly Resource[]): ReadonlyMap<string, Decider> {
  // Names need not differ; places do.
  const routes = (document.routes ?? []).map((route, index) => ({ ...route, name: String(index) }))
  const rules = rulesFor({ ...document, routes })
  return new Map(
    resources.map(({ id, request }) => {
      const { name } = rules(request)
      return [id, name === null || name === 'default' ? name : Number(name)]
    }),
  )
}

/** Why no request comes to a route. */
export type RouteNote =
  /** An earlier route takes every request that it could get, of whatever workload. */
  | { readonly kind: 'covered'; readonly by: number }
  /** Requests of the workloads fit it, and earlier routes take them all. */
  | { readonly kind: 'taken'; readonly by: number; readonly count: number }
  /** None of the requests of the workloads fits it. */
  | { readonly kind: 'unreached' }

/** @returns for each route, in order, what should be told of it, or null */
export function notesOf(document: PolicyDocument, resources: readonly Resource[]): readonly (RouteNote | null)[] {
  const routes = document.routes ?? []
  const deciders = decidersOf(document, resources)
  const reached = new Set(deciders.values())
  return routes.map((route, index): RouteNote | null => {
    const by = routes.findIndex((earlier, at) => at < index && covers(earlier.match, route.match))
    if (by >= 0) return { kind: 'covered', by }
    if (reached.has(index)) return null
    const fits = matcher(route.match)
    const fitting = resources.filter(({ request }) => fits(targetOf(request)))
    const first = fitting[0] && deciders.get(fitting[0].id)
    return typeof first === 'number' ? { kind: 'taken', by: first, count: fitting.length } : { kind: 'unreached' }
  })
}

type Match = PolicyRoute['match']

/** Does every request that fits `later` fit `earlier`? Says no where it can't tell. */
function covers(earlier: Match, later: Match): boolean {
  const within = (of: readonly string[] | undefined, list: readonly string[] | undefined, fits: (one: string) => boolean) => of === undefined || (list !== undefined && list.every(fits))
  const lower = (list: readonly string[] = []) => list.map((each) => each.toLowerCase())
  const methods = new Set<string>(earlier.methods)
  if (methods.has('GET')) methods.add('HEAD')
  const extensions = new Set(lower(earlier.extensions))
  // A pattern read as a text fits another only if the other's * takes in its *: then so it does whatever stands for it.
  return (
    within(earlier.methods, later.methods, (method) => methods.has(method)) &&
    within(earlier.extensions, later.extensions, (extension) => extensions.has(extension.toLowerCase())) &&
    within(earlier.hosts, later.hosts, (host) => anyPattern(lower(earlier.hosts))(host.toLowerCase())) &&
    (earlier.paths?.includes('*') || within(earlier.paths, later.paths, (path) => anyPattern(earlier.paths ?? [])(path)))
  )
}
