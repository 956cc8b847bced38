/**
 * Where requests for a URL were led of late: under which policy they fall and on which shelf of the store they look. In: a URL. Out: its
 * way, which saves matching the operator's routes and making the key. A way is remembered, never trusted: each says what it
 * depends on, and leads nowhere when that has changed.
 */
import type { CacheNodeOptions } from '../edge.types.ts'
import type { HttpRequest } from '../http/message.ts'
import { requestParts } from '../key.ts'
import { STANDARD_POLICY, type RoutePolicy } from '../policy/route-policy.ts'
import type { PreparedHit, Shelf } from '../store/shelf.ts'
import { policyOf } from './route.ts'
import type { NodeState } from './turn.ts'

/** A shelf that has been cleared away is found empty here, and does no harm. */
export interface UrlWay {
  readonly url: string
  /** The URL has no query, and is the URL in the key too: where the policy drops all of a query, it leads requests with that query as well. */
  readonly isPlain: boolean
  readonly policy: RoutePolicy
  /** What the operator went by when the policy was given; null: the next request for the URL may fall under another. */
  readonly rules: unknown
  /** The shelf of all requests for the URL; null where request fields are part of the key. */
  readonly shelf: Shelf | null
  /** By what the request's fields add to the key. */
  readonly shelves: Map<string, Shelf>
  /** The hit on that one shelf, where its responses don't vary: one thing less to look at. */
  hit: PreparedHit | null
}

export type Ways = Map<string, UrlWay>

/** What is remembered is bounded by what is stored, whoever writes one address in how many ways. */
const WAYS_FOR_EACH_RESPONSE = 2
const LEAST_WAYS = 64
const SHELVES_FOR_EACH_URL = 64

/**
 * The way of a request's URL; undefined when none is known.
 * @param known perhaps it: one that was given for the URL, or for the same without its query, or for any other
 */
export function wayFor({ ways }: NodeState, url: string, known?: UrlWay): UrlWay | undefined {
  if (known !== undefined && leads(known, url)) return known
  const own = ways.get(url)
  if (own !== undefined || known !== undefined) return own
  const mark = url.indexOf('?')
  const plain = mark < 0 ? undefined : ways.get(url.slice(0, mark))
  return plain !== undefined && leads(plain, url) ? plain : undefined
}

/** The policy of a request that goes that way; null when the way was another policy's. */
export function policyAlong(way: UrlWay, options: CacheNodeOptions, request: HttpRequest): RoutePolicy | null {
  const { policy, rules } = way
  return (rules !== null && rules === rulesOf(options)) || policyOf(options, request) === policy ? policy : null
}

/** The shelf that a request looks on when it goes that way. @param request normalised where fields of it are part of the key */
export function shelfAlong({ shelf, shelves, policy }: UrlWay, request: HttpRequest): Shelf | undefined {
  return shelf ?? shelves.get(requestParts(request, policy.key))
}

/**
 * Remembers where a request was led.
 * @param request as this cache sees it
 * @param key what the standard's rules made of it under the policy
 * @returns its way
 */
export function rememberWay({ options, state }: { readonly options: CacheNodeOptions; readonly state: NodeState }, request: HttpRequest, policy: RoutePolicy, key: string, shelf: Shelf): UrlWay {
  const { ways, store } = state
  const parts = hasParts(policy) ? requestParts(request, policy.key) : ''
  const mark = request.url.indexOf('?')
  const plain = mark < 0 ? request.url : request.url.slice(0, mark)
  const isPlain = key.length === plain.length + parts.length + 4 && key.startsWith(plain, 4) && isHttp(plain)
  const url = isPlain ? plain : request.url
  const rules = rulesOf(options)
  const before = ways.get(url)
  if (before !== undefined && before.policy === policy && before.rules === rules && (parts === '' ? before.shelf === shelf : before.shelf === null)) {
    if (before.shelves.size >= SHELVES_FOR_EACH_URL) before.shelves.clear()
    if (parts !== '') before.shelves.set(parts, shelf)
    return before
  }
  if (ways.size > LEAST_WAYS + WAYS_FOR_EACH_RESPONSE * store.count()) ways.clear()
  const way: UrlWay = { url, isPlain, policy, rules, shelf: parts === '' ? shelf : null, shelves: parts === '' ? NO_SHELVES : new Map([[parts, shelf]]), hit: null }
  ways.set(url, way)
  return way
}

const NO_SHELVES = new Map<string, Shelf>()

/** What the operator goes by; null: nobody says. */
export function rulesOf({ policyFor }: CacheNodeOptions): unknown {
  return policyFor === undefined ? STANDARD_POLICY : (policyFor.rules?.() ?? null)
}

/** Are fields of the request part of the key? */
export function hasParts({ key }: RoutePolicy): boolean {
  return key.headers.length > 0 || key.cookies.length > 0
}

/** Of other URLs nobody says where their query begins. */
function isHttp(url: string): boolean {
  return url.startsWith('https://') || url.startsWith('http://')
}

function leads(way: UrlWay, url: string): boolean {
  if (way.url === url) return true
  const { keepsParameter } = way.policy.key
  return way.isPlain && keepsParameter !== null && url.charCodeAt(way.url.length) === MARK && url.startsWith(way.url) && keepsNothing(url, way.url.length + 1, keepsParameter)
}

const [MARK, EQUALS, AND, SEMICOLON, PERCENT, PLUS, HASH, SPACE] = Array.from('?=&;%+# ', (character) => character.charCodeAt(0)) as [number, number, number, number, number, number, number, number]

/** Is no parameter of the query part of the key? No, to be sure, where http/query.ts would have to look closer. */
function keepsNothing(url: string, from: number, keepsParameter: (name: string) => boolean): boolean {
  let begin = from
  let sign = -1
  for (let at = from; at <= url.length; at++) {
    const code = at === url.length ? AND : url.charCodeAt(at)
    if (code === AND) {
      if (at > begin && keepsParameter(url.slice(begin, sign < 0 ? at : sign))) return false
      begin = at + 1
      sign = -1
    } else if (code === EQUALS && sign < 0) sign = at
    else if (code === SEMICOLON || code === HASH || code === SPACE || (sign < 0 && (code === PERCENT || code === PLUS))) return false
  }
  return true
}
