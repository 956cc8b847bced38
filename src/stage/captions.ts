/** One plain sentence for each event that is worth telling, made from the log: for the live text and stepped motion. */
import type { Decision } from '../engine/decision.ts'
import type { HttpRequest } from '../engine/http/message.ts'
import type { EventOf, LogEvent, NodeId, RequestId } from '../world/log.ts'
import { routingSentence } from './captions.routing.ts'
import { toldReasons } from './copy/requests.en.ts'
import { captions } from './copy/transport.en.ts'
import { isTelling, type Expiry } from './moments.ts'
import { atStart, nameIn, type NodeNames } from './names.ts'
import { formatCount, formatMs, formatSeconds, formatText, NO_FIGURE, type SlotValues } from './prose/message.ts'
import { listed } from '../language/lists.ts'

/**
 * @param log where the event stands; tells which URL its request is about. Left out: such names show as a dash.
 * @returns the sentence, or '' for an event that is not worth telling
 */
export function caption(event: LogEvent, names: NodeNames, log: readonly LogEvent[] = []): string {
  if (!isTelling(event)) return ''
  return say(sentenceOf(event, names, log))
}

/** A hop's arrival in a sentence. @param event one that isTellingArrival */
export function arrivalCaption(event: EventOf<'hop'>, names: NodeNames): string {
  return say([captions.arrivals[event.kind as keyof typeof captions.arrivals], { to: nameIn(names, event.to) }])
}

/** A stored response's going stale in a sentence. */
export function expiryCaption({ node, entry }: Expiry, names: NodeNames): string {
  return say([captions.goesStale, { node: nameIn(names, node), ...pathOf(entry.url) }])
}

type Sentence = readonly [message: string, values: SlotValues]

function say([message, values]: Sentence): string {
  return atStart(formatText(message, values))
}

function sentenceOf(event: LogEvent, names: NodeNames, log: readonly LogEvent[]): Sentence {
  const actor = (node: NodeId): string => nameIn(names, node)
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
      if (event.down) return [captions.originDown, values]
      return [event.status === 503 ? captions.originFull : captions.originStatus, values]
    }
    case 'answered':
      return [event.outcome ? captions.answered[event.outcome] : captions.answeredWithoutCache, { node: actor(event.node), status: String(event.response.status) }]
    case 'request-finished':
      if (event.failure) return [captions.gaveUp, { from: actor(event.from), ttfb: formatMs(event.ttfbMs), failure: event.failure }]
      return [event.answeredBy === event.from ? captions.finishedInside : captions.finished, { from: actor(event.from), ttfb: formatMs(event.ttfbMs) }]
    case 'pong':
      return [captions.pong, { km: formatCount(event.km), rtt: formatMs(event.rttMs) }]
    case 'deployed':
      return [captions.deployed, { version: String(event.version), ...pathOf(event.url) }]
    case 'origin-failed':
      return [captions.originFailed, { how: event.how, lasts: formatSeconds((event.untilMs - event.atMs) / 1000) }]
    case 'origin-recovered':
      return [captions.originRecovered, {}]
    case 'went-cold':
      return [captions.wentCold, { node: actor(`browser:${event.user}`) }]
    case 'purge-sent': {
      const { selector, mode } = event
      return [captions.purgeSent, { by: selector.by, mode, tags: selector.by === 'tag' ? listed(selector.tags) : '', path: '', ...pathOf(selector.by === 'url' ? selector.url : undefined) }]
    }
    case 'purged':
      return [captions.purged, { node: actor(event.node), removed: event.removed, marked: event.marked }]
    case 'purge-completed':
      return [captions.purgeCompleted, {}]
    case 'pop-failed':
      return [captions.popFailed, { node: actor(event.node), lasts: formatSeconds((event.untilMs - event.atMs) / 1000) }]
    case 'pop-recovered':
      return [captions.popRecovered, { node: actor(event.node) }]
    case 'run-ended':
      return [captions.ended, {}]
    case 'marked-stale':
    case 'phase':
    case 'origin-gauge':
      return ['', {}]
    default:
      return routingSentence(event, names)
  }
}

function decidedSentence({ decision }: EventOf<'decided'>, subject: SlotValues): Sentence {
  const { rule, outcome, because, inputs } = decision
  const values = { ...subject, reason: reasonOf(because, inputs) }
  if (rule === 'storable') return [captions.notStored, values]
  if (rule === 'select') return [because === 'no-stored-response' ? captions.noCopy : captions.noVariant, values]
  if (rule === 'on-error') return [outcome === 'serve-stale' ? captions.standsIn : captions.passesError, values]
  const { ageSeconds, lifetimeSeconds } = inputs
  if (typeof ageSeconds !== 'number' || typeof lifetimeSeconds !== 'number') return [captions.mustAsk, values]
  const leftSeconds = lifetimeSeconds - ageSeconds
  const timed = { ...values, left: seconds(Math.abs(leftSeconds)) }
  if (outcome === 'reuse') return [captions.fresh, timed]
  if (outcome === 'reuse-stale') return [captions.staleAllowed, timed]
  if (outcome === 'reuse-and-refresh') return [captions.staleRefreshed, timed]
  return leftSeconds > 0 ? [captions.mustAsk, timed] : [captions.staleAsk, timed]
}

function reasonOf(because: Decision['because'], inputs: Decision['inputs']): string {
  const values = Object.entries(inputs).map(([name, value]) => [name, String(value ?? NO_FIGURE)])
  return formatText(because in toldReasons ? toldReasons[because as keyof typeof toldReasons] : '', Object.fromEntries(values))
}

/** A length of time as it is said: whole seconds once there are ten of them. */
function seconds(exact: number): string {
  return formatSeconds(exact >= 10 ? Math.round(exact) : exact)
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
