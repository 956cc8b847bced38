/**
 * A cache around http-cache-semantics that does about what the engine does for a request: it forwards what does not end at this
 * connection, joins requests for one address, counts bytes, keeps an order of use and tags, and writes Cache-Status. Without traces
 * of decisions, ranges, soft purges or a policy of the operator's, it is as short as such a cache can be.
 */
import type CachePolicy from 'http-cache-semantics'
import { Policy, setNow, variantOf, varyOf, type Theirs } from './theirs.ts'
import type { TheirRequest, TheirResponse } from './traffic.ts'

const CAPACITY_BYTES = 4_000_000_000
const CONNECTION_FIELDS = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'transfer-encoding', 'upgrade', 'proxy-authenticate', 'proxy-authorization'])

interface Entry {
  readonly key: string
  readonly variant: string
  readonly policy: CachePolicy
  readonly bodyBytes: number
  readonly sizeBytes: number
  readonly tags: readonly string[]
}

interface Kept {
  readonly vary: readonly string[]
  readonly entries: Map<string, Entry>
}

interface State {
  readonly kept: Map<string, Kept>
  /** From the least recently used on. */
  readonly used: Set<Entry>
  readonly tagged: Map<string, Set<Entry>>
  /** Fetches that others may wait for: by key, who waits. */
  readonly flights: Map<string, TheirRequest[]>
  usedBytes: number
}

type Headers = TheirResponse['headers']

/** An empty cache. */
export function around(): Theirs {
  const state: State = { kept: new Map(), used: new Set(), tagged: new Map(), flights: new Map(), usedBytes: 0 }
  return {
    ask(request, upstream, atMs) {
      setNow(atMs)
      const key = `GET ${request.url}`
      const under = state.kept.get(key)
      const entry = under?.entries.get(variantOf(under.vary, request))
      if (entry === undefined) return fetched(state, key, request, upstream)
      const { response, revalidation } = entry.policy.evaluateRequest(request)
      state.used.delete(entry)
      state.used.add(entry)
      if (response) return { status: response.status, headers: withStatus(response.headers, `edge; hit; ttl=${ttlSeconds(entry.policy)}; key="${key}"`) }
      return revalidated(state, entry, request, revalidation?.headers ?? request.headers, upstream)
    },
  }
}

function fetched(state: State, key: string, request: TheirRequest, upstream: TheirResponse | null): TheirResponse {
  const response = answered(state, key, request, goingOn(request.headers), upstream)
  const policy = new Policy(request, response)
  const stored = policy.storable() && policy.timeToLive() > 0
  if (stored) add(state, entryOf(key, request, policy, response.headers, Number(response.headers['content-length'] ?? 0)), response.headers['vary'])
  const status = `edge; fwd=uri-miss; fwd-status=${response.status}${stored ? '; stored' : ''}; key="${key}"`
  return { status: response.status, headers: withStatus(policy.responseHeaders(), status) }
}

function revalidated(state: State, entry: Entry, request: TheirRequest, headers: Headers, upstream: TheirResponse | null): TheirResponse {
  const response = answered(state, entry.key, request, headers, upstream)
  const { policy } = entry.policy.revalidatedPolicy(request, response)
  const answer = policy.responseHeaders()
  remove(state, entry)
  add(state, entryOf(entry.key, request, policy, answer, entry.bodyBytes), answer['vary'])
  const status = `edge; fwd=stale; fwd-status=${response.status}; ttl=${ttlSeconds(policy)}; key="${entry.key}"`
  return { status: 200, headers: withStatus(answer, status) }
}

/** Sends the request on, and takes its answer. */
function answered({ flights }: State, key: string, { method, url }: TheirRequest, headers: Headers, upstream: TheirResponse | null): TheirResponse {
  const waiting = flights.get(key)
  const sent: TheirRequest = { method, url, headers }
  if (waiting) waiting.push(sent)
  else flights.set(key, [])
  if (!upstream) throw new Error(`${url} is not stored, or not fresh, as planned.`)
  flights.delete(key)
  return upstream
}

function entryOf(key: string, request: TheirRequest, policy: CachePolicy, headers: Headers, bodyBytes: number): Entry {
  let sizeBytes = bodyBytes + key.length
  for (const name in headers) sizeBytes += name.length + headers[name]!.length + 4
  const tags = headers['surrogate-key']?.split(' ') ?? NO_TAGS
  return { key, variant: variantOf(varyOf(headers['vary']), request), policy, bodyBytes, sizeBytes, tags }
}

const NO_TAGS: readonly string[] = []

function add(state: State, entry: Entry, vary: string | undefined): void {
  while (state.usedBytes + entry.sizeBytes > CAPACITY_BYTES) {
    const [oldest] = state.used
    if (oldest === undefined) return
    remove(state, oldest)
  }
  let under = state.kept.get(entry.key)
  if (under === undefined) {
    under = { vary: varyOf(vary), entries: new Map() }
    state.kept.set(entry.key, under)
  }
  const before = under.entries.get(entry.variant)
  if (before) remove(state, before)
  under.entries.set(entry.variant, entry)
  state.used.add(entry)
  state.usedBytes += entry.sizeBytes
  for (const tag of entry.tags) state.tagged.set(tag, (state.tagged.get(tag) ?? new Set()).add(entry))
}

function remove(state: State, entry: Entry): void {
  state.kept.get(entry.key)?.entries.delete(entry.variant)
  state.used.delete(entry)
  state.usedBytes -= entry.sizeBytes
  for (const tag of entry.tags) state.tagged.get(tag)?.delete(entry)
}

function goingOn(headers: Headers): Headers {
  const kept: Record<string, string> = {}
  for (const name in headers) if (!CONNECTION_FIELDS.has(name)) kept[name] = headers[name]!
  return kept
}

function ttlSeconds(policy: CachePolicy): number {
  return Math.floor(policy.maxAge() - policy.age())
}

function withStatus(headers: Headers, status: string): Headers {
  return { ...headers, 'cache-status': status }
}
