/** One plain sentence for each event that is worth telling, made from the log: for the live text and stepped motion. */
import type { HttpRequest } from '../engine/http/message.ts'
import type { EventOf, LogEvent, NodeId, RequestId } from '../world/log.ts'
import { actors, captions } from './copy/transport.en.ts'
import { isTelling } from './moments.ts'
import { formatCount, formatMs, formatSeconds, formatText, type SlotValues } from './prose/message.ts'

/** What each actor is called on the stage, such as "Tokyo" or "Origin · Virginia". */
export type NodeNames = Readonly<Record<NodeId, string>>

/** More sentences than this about one instant are not read out; the last ones matter most. */
const MOST_SENTENCES = 3

/**
 * @param log where the event stands; tells which URL its request is about. Left out: such names show as a dash.
 * @returns the sentence, or '' for an event that is not worth telling
 */
export function caption(event: LogEvent, names: NodeNames, log: readonly LogEvent[] = []): string {
  if (!isTelling(event)) return ''
  const [message, values] = sentenceOf(event, names, log)
  const text = formatText(message, values)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/**
 * What happened at the latest telling instant, in the order it happened.
 * @param seen how many of the log's events have happened, as in StageState
 * @returns up to three sentences, '' before anything happened
 */
export function captionOfInstant(log: readonly LogEvent[], seen: number, names: NodeNames): string {
  const latest = log.slice(0, seen).findLast(isTelling)
  if (!latest) return ''
  const instant: LogEvent[] = []
  for (let index = seen - 1; index >= 0; index -= 1) {
    const event = log[index] as LogEvent
    if (event.atMs < latest.atMs) break
    if (event.atMs === latest.atMs && isTelling(event)) instant.unshift(event)
  }
  const told = instant.filter((event) => !isSaidTwice(event, instant))
  const sentences = new Set(told.map((event) => caption(event, names, log)))
  return [...sentences].slice(-MOST_SENTENCES).join(' ')
}

/** A fetch "asks for", so its hop adds nothing; a user's hop says all that her wish says; the end is news only by itself. */
function isSaidTwice(event: LogEvent, instant: readonly LogEvent[]): boolean {
  const both = (type: LogEvent['type']): boolean => instant.some((other) => other.type === type && 'req' in other && 'req' in event && other.req === event.req)
  if (event.type === 'hop' && event.kind === 'request' && !event.from.startsWith('browser:')) return both('request-started')
  if (event.type === 'request-started' && event.parent === null) return instant.some((e) => e.type === 'hop' && e.kind === 'request' && e.req === event.req)
  if (event.type === 'answered' && event.node.startsWith('browser:')) return both('request-finished') && event.outcome !== 'hit'
  return event.type === 'run-ended' && instant.length > 1
}

type Sentence = readonly [message: string, values: SlotValues]

function sentenceOf(event: LogEvent, names: NodeNames, log: readonly LogEvent[]): Sentence {
  const actor = (node: NodeId): string => actorName(node, names)
  const path = 'req' in event ? pathOf(requestOf(log, event.req)?.url) : {}
  switch (event.type) {
    case 'request-started': {
      const values = { from: actor(event.from), to: actor(event.to), ...pathOf(event.request.url) }
      if (event.parent === null) return [captions.wants, values]
      return [isConditional(event.request) ? captions.asksIfCurrent : captions.asks, values]
    }
    case 'hop': {
      const method = requestOf(log, event.req)?.method
      const values = { from: actor(event.from), to: actor(event.to), ...path, ...(method ? { method } : {}) }
      return [captions.hops[event.kind as keyof typeof captions.hops], values]
    }
    case 'dns-resolved':
      return [event.fromResolverCache ? captions.resolvedFromMemory : captions.resolved, { node: actor(`browser:${event.user}`), address: event.address }]
    case 'connected':
      return [captions.connected, { from: actor(event.from), to: actor(event.to), roundTrips: event.roundTrips, tls: event.tls }]
    case 'decided':
      return decidedSentence(event, { node: actor(event.node), ...path })
    case 'stored':
    case 'refreshed': {
      const leftSeconds = event.entry.freshnessLifetimeSeconds - event.entry.ageAtStoreSeconds
      const values = { node: actor(event.node), ...pathOf(event.entry.url), left: seconds(leftSeconds) }
      if (event.type === 'stored') return [leftSeconds > 0 ? captions.stored : captions.storedStale, values]
      return [leftSeconds > 0 ? captions.refreshed : captions.refreshedStale, values]
    }
    case 'evicted':
      return [captions.evicted[isEvictionReason(event.reason) ? event.reason : 'other'], { node: actor(event.node), ...pathOf(event.url) }]
    case 'waiting':
      return [captions.waiting, { node: actor(event.node) }]
    case 'origin-queued':
      return [captions.queued, { count: event.queueLength }]
    case 'origin-answered': {
      const values = { status: String(event.status), version: String(event.version), ...pathOf(event.url) }
      if (event.status === 200) return [captions.originAnswered, values]
      if (event.status === 304) return [captions.originNotModified, values]
      return [event.status === 503 ? captions.originFull : captions.originStatus, values]
    }
    case 'answered':
      return [captions.answered[event.outcome], { node: actor(event.node), status: String(event.response.status) }]
    case 'request-finished':
      return [event.answeredBy === event.from ? captions.finishedInside : captions.finished, { from: actor(event.from), ttfb: formatMs(event.ttfbMs) }]
    case 'pong':
      return [captions.pong, { km: formatCount(event.km), rtt: formatMs(event.rttMs) }]
    case 'deployed':
      return [captions.deployed, { version: String(event.version), ...pathOf(event.url) }]
    case 'went-cold':
      return [captions.wentCold, { node: actor(`browser:${event.user}`) }]
    case 'run-ended':
      return [captions.ended, {}]
    case 'phase':
    case 'origin-gauge':
      return ['', {}]
  }
}

function decidedSentence({ decision }: EventOf<'decided'>, subject: SlotValues): Sentence {
  const { rule, outcome, because, inputs } = decision
  const values = { ...subject, because }
  if (rule === 'storable') return [captions.notStored, values]
  if (rule === 'select') return [because === 'no-stored-response' ? captions.noCopy : captions.noVariant, values]
  const { ageSeconds, lifetimeSeconds } = inputs
  if (typeof ageSeconds !== 'number' || typeof lifetimeSeconds !== 'number') return [captions.mustAsk, values]
  const leftSeconds = lifetimeSeconds - ageSeconds
  const timed = { ...values, left: seconds(Math.abs(leftSeconds)) }
  if (outcome === 'reuse') return [captions.fresh, timed]
  if (outcome === 'reuse-stale') return [captions.staleAllowed, timed]
  return leftSeconds > 0 ? [captions.mustAsk, timed] : [captions.staleAsk, timed]
}

/** A length of time as it is said: whole seconds once there are ten of them. */
function seconds(exact: number): string {
  return formatSeconds(exact >= 10 ? Math.round(exact) : exact)
}

/** "Tokyo’s browser", "the Tokyo edge", "the origin". Of a label such as "POP · Tokyo" the part after the dot is the name. */
function actorName(node: NodeId, names: NodeNames): string {
  const [kind = '', id = ''] = node.split(':')
  const label = names[node]?.split(' · ').at(-1) ?? id
  return kind in actors ? formatText(actors[kind as keyof typeof actors], { label }) : label
}

function isEvictionReason(reason: string): reason is 'capacity' | 'invalidated' {
  return reason === 'capacity' || reason === 'invalidated'
}

function isConditional({ headers }: HttpRequest): boolean {
  return headers.some(([name]) => /^if-(none-match|modified-since)$/i.test(name))
}

function pathOf(url: string | undefined): { readonly path?: string; readonly host?: string } {
  if (url === undefined) return {}
  if (!URL.canParse(url)) return { path: url }
  const { pathname, search, host } = new URL(url)
  return { path: pathname + search, host }
}

const requestsByLog = new WeakMap<readonly LogEvent[], ReadonlyMap<RequestId, HttpRequest>>()

function requestOf(log: readonly LogEvent[], req: RequestId): HttpRequest | undefined {
  let requests = requestsByLog.get(log)
  if (!requests) {
    requests = new Map(log.flatMap((event) => (event.type === 'request-started' ? [[event.req, event.request]] : [])))
    requestsByLog.set(log, requests)
  }
  return requests.get(req)
}
