/** Small messages for the engine's tests. */
import type { RuleName } from './decision.ts'
import { createCacheNode } from './edge.ts'
import type { CacheNodeOptions } from './edge.types.ts'
import { freshnessLifetime } from './freshness.ts'
import { initialAge } from './age.ts'
import { cacheKey } from './key.ts'
import { directivesOf, type Directives } from './http/cache-control.ts'
import { formatHttpDate } from './http/dates.ts'
import type { HeaderFields, HttpRequest, HttpResponse } from './http/message.ts'
import { STANDARD_POLICY } from './policy/route-policy.ts'
import { DEFAULT_PROGRAM } from './program.ts'
import { receive, type ReceivedResponse } from './received.ts'
import { RUNGS, type RungId } from './rungs.ts'
import { storedResponse, type StoredResponse } from './store/stored-response.ts'

/** A whole second, so that dates and ages come out even. */
export const START_MS = Date.UTC(2026, 0, 1)
export const PHOTO = 'https://shop.example/hero.jpg'

export type Fields = Readonly<Record<string, string>>

export function at(seconds: number): number {
  return START_MS + seconds * 1000
}

export function dateAt(seconds: number): string {
  return formatHttpDate(at(seconds))
}

export function lines(fields: Fields): HeaderFields {
  return Object.entries(fields)
}

export function request(fields: Fields = {}, method = 'GET', url = PHOTO): HttpRequest {
  return { method, url, headers: lines(fields) }
}

export function asks(cacheControl: string): Directives {
  return directivesOf([['Cache-Control', cacheControl]])
}

export function response(fields: Fields = {}, status = 200, lengthBytes = 1000): HttpResponse {
  return { status, headers: lines({ Date: dateAt(0), ...fields }), body: { lengthBytes } }
}

/** Sent and received at START_MS. */
export function received(fields: Fields = {}, status = 200): ReceivedResponse {
  return receive(response(fields, status), START_MS, START_MS)
}

/** Stored at START_MS with age 0. */
export function stored(fields: Fields = {}, from: HttpRequest = request(), status = 200, kind: 'private' | 'shared' = 'shared'): StoredResponse {
  const answer = received(fields, status)
  const key = cacheKey(from).answer ?? ''
  const lifetime = freshnessLifetime(answer, kind)
  const ageAtStoreSeconds = initialAge(answer).answer
  return storedResponse({ key, baseKey: key, request: from, response: answer, policy: STANDARD_POLICY, kind, lifetime, ageAtStoreSeconds })
}

export function node(options: Partial<CacheNodeOptions> = {}) {
  return createCacheNode({
    name: 'tokyo',
    kind: 'shared',
    capacityBytes: 1_000_000,
    requestDirectives: 'ignore',
    collapse: true,
    program: DEFAULT_PROGRAM,
    ...options,
  })
}

/** The rungs of a rule, in the table's order: what a rule's case table has to reach. */
export function rungsOf(...rules: readonly RuleName[]): string[] {
  return (Object.keys(RUNGS) as RungId[]).filter((id) => rules.includes(RUNGS[id].rule)).sort()
}

/** The rungs of one file, where a rule has rungs in several. */
export function rungsIn(file: string): string[] {
  return (Object.keys(RUNGS) as RungId[]).filter((id) => RUNGS[id].file === file).sort()
}

/** The rungs that a case table reaches, each once. */
export function reached(cases: readonly { readonly because: RungId }[]): string[] {
  return [...new Set(cases.map(({ because }) => because))].sort()
}
