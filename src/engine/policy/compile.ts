/**
 * A policy document as a cache node asks it. In: a document that `parsePolicy` accepted. Out: a function from request to what the
 * operator decided. Everything is worked out once, before the first request. Left out: purging and the shield, which whoever runs
 * the caches reads from the document (`rulesFor`, `document.shield`).
 */
import type { HttpRequest } from '../http/message.ts'
import { matcher, targetOf, type Target } from './match.ts'
import { normaliser } from './normalise.ts'
import { anyPattern } from './pattern.ts'
import { STANDARD_POLICY, type KeyPolicy, type PolicyFor, type RoutePolicy } from './route-policy.ts'
import type { PolicyDocument, PolicyRules } from './schema.ts'

export interface CompileOptions {
  /**
   * Who asks the cache: clients, or other caches of the same operator, as at a shield. Those are told what the origin said and its
   * real age; the edge in front of the client tells it what the operator wants.
   */
  readonly asking?: 'clients' | 'caches'
}

/** The name that reports and logs give to what stands under `default`. */
export const DEFAULT_ROUTE = 'default'

/** @returns what the operator decided for a request; never throws, whatever stands in the request */
export function compilePolicy(document: PolicyDocument, { asking = 'clients' }: CompileOptions = {}): PolicyFor {
  const policyFor = byRoute(document, (rules, name) => routePolicy(rules, name, asking))
  return Object.assign(policyFor, { rules: () => policyFor })
}

/** What a document says for a request in its own words: the members of the route it falls under, and the route's name. */
export function rulesFor(document: PolicyDocument): (request: HttpRequest) => PolicyRules & { readonly name: string | null } {
  return byRoute(document, (rules, name) => ({ ...rules, name }))
}

function byRoute<Answer>(document: PolicyDocument, answer: (rules: PolicyRules, name: string | null) => Answer): (request: HttpRequest) => Answer {
  const routes = (document.routes ?? []).map((route): { readonly fits: (target: Target) => boolean; readonly answer: Answer } => ({
    fits: matcher(route.match),
    answer: answer(route, route.name),
  }))
  const otherwise = answer(document.default ?? {}, document.default ? DEFAULT_ROUTE : null)
  if (routes.length === 0) return () => otherwise
  return (request) => {
    const target = targetOf(request)
    return routes.find(({ fits }) => fits(target))?.answer ?? otherwise
  }
}

function routePolicy(rules: PolicyRules, route: string | null, asking: 'clients' | 'caches'): RoutePolicy {
  const { cache = true, edge = {}, browser = {}, key = {}, vary = {}, setCookie = 'refuse', tags = [] } = rules
  const toClients = asking === 'clients'
  return {
    ...STANDARD_POLICY,
    route,
    cache,
    edgeTtlSeconds: edge.ttlSeconds ?? null,
    edgeTtlWhen: edge.when ?? 'silent',
    errorTtlSeconds: errorTtl(edge.errorTtlSeconds ?? {}),
    staleWhileRevalidateSeconds: edge.staleWhileRevalidateSeconds ?? null,
    staleIfErrorSeconds: edge.staleIfErrorSeconds ?? null,
    browserCacheControl: toClients ? cacheControlOf(browser) : null,
    browserAge: toClients && browser.resetAge ? 'reset' : 'keep',
    setCookie,
    key: keyPolicy(key),
    normalise: normaliser(rules),
    varyIgnored: new Set((vary.ignore ?? []).map((name) => name.toLowerCase())),
    tags,
  }
}

function errorTtl(bySomething: Readonly<Record<string, number>>): (status: number) => number | null {
  const ttls = new Map(Object.entries(bySomething))
  if (ttls.size === 0) return STANDARD_POLICY.errorTtlSeconds
  return (status) => ttls.get(String(status)) ?? ttls.get(`${Math.floor(status / 100)}xx`) ?? null
}

/** @returns null when browsers are told what the origin said */
export function cacheControlOf({ ttlSeconds, immutable, private: own, noStore }: NonNullable<PolicyRules['browser']>): string | null {
  if (noStore) return 'no-store'
  if (ttlSeconds === undefined) return null
  // RFC 9111 §5.2.2.4: kept, and asked about before each use.
  const lifetime = ttlSeconds === 0 ? 'no-cache' : `max-age=${ttlSeconds}`
  return [...(own ? ['private'] : []), lifetime, ...(immutable && ttlSeconds > 0 ? ['immutable'] : [])].join(', ')
}

function keyPolicy({ query = 'all', headers = [], cookies = [] }: NonNullable<PolicyRules['key']>): KeyPolicy {
  const once = (names: readonly string[]) => [...new Set(names)].sort()
  return { keepsParameter: parameterTest(query), headers: once(headers.map((name) => name.toLowerCase())), cookies: once(cookies) }
}

function parameterTest(query: NonNullable<NonNullable<PolicyRules['key']>['query']>): KeyPolicy['keepsParameter'] {
  if (query === 'all') return null
  if (query === 'none') return () => false
  if (query.include) return anyPattern(query.include)
  const excluded = anyPattern(query.exclude ?? [])
  return (name) => !excluded(name)
}
