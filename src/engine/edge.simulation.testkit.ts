/** A node between random clients and a random origin: for properties that must hold whatever happens. */
import { lines, node, START_MS, type Fields } from './engine.testkit.ts'
import { urlOf, type Happening } from './edge.happenings.testkit.ts'
import type { CacheEffect, CacheEvent, CacheNodeOptions, NodeUsage, StepResult, StoredSummary } from './edge.types.ts'
import { formatHttpDate } from './http/dates.ts'
import { fieldValue, type HttpRequest } from './http/message.ts'

export { happenings } from './edge.happenings.testkit.ts'

export interface Moment {
  readonly nowMs: number
  readonly event: CacheEvent
  readonly result: StepResult
  readonly entries: readonly StoredSummary[]
  readonly usage: NodeUsage
}

/** What the origin made for one fetch; the body's content handle is its `id`. */
export interface Made {
  readonly id: string
  /** The moment in which the fetch left: nothing older can be in it. */
  readonly leftAt: number
  readonly url: string
  readonly tags: readonly string[]
  readonly fields: Fields
}

export interface History {
  readonly requests: ReadonlyMap<string, HttpRequest>
  /** In which moment each request came. */
  readonly askedAt: ReadonlyMap<string, number>
  /** A step of the node each. */
  readonly moments: readonly Moment[]
  readonly made: ReadonlyMap<string, Made>
}

interface InFlight {
  readonly fetch: Extract<CacheEffect, { type: 'forward' }>
  readonly sentAtMs: number
  readonly leftAt: number
}

interface Arriving {
  readonly fetchId: string
  readonly id: string
  readonly sizeBytes: number
}

/** Vary as the page has it: see Page. */
const VARY: Readonly<Record<string, string>> = { a: '', b: 'Accept-Language' }

/** Plays the happenings, then answers, ends or fails what is still in flight, so that nobody has a reason left to wait. */
export function simulate(options: Partial<CacheNodeOptions>, plan: readonly Happening[]): History {
  const cache = node(options)
  const requests = new Map<string, HttpRequest>()
  const askedAt = new Map<string, number>()
  const made = new Map<string, Made>()
  const moments: Moment[] = []
  const inFlight: InFlight[] = []
  const arriving: Arriving[] = []
  let nowMs = START_MS

  const step = (event: CacheEvent) => {
    const result = cache.step(event, nowMs)
    const leftAt = moments.length
    for (const effect of result.effects) if (effect.type === 'forward') inFlight.push({ fetch: effect, sentAtMs: nowMs, leftAt })
    moments.push({ nowMs, event, result, entries: cache.entries(nowMs), usage: cache.usage() })
  }
  const ask = ({ page, method, fields }: Extract<Happening, { type: 'ask' }>) => {
    const requestId = `r${requests.size}`
    const request = { method, url: urlOf(page), headers: lines(fields) }
    requests.set(requestId, request)
    askedAt.set(requestId, moments.length)
    step({ type: 'request', requestId, request })
  }
  const fail = (pick: number) => {
    const [chosen] = inFlight.splice(pick % Math.max(1, inFlight.length), 1)
    if (chosen) step({ type: 'upstream-failure', fetchId: chosen.fetch.fetchId, reason: pick % 2 === 0 ? 'timeout' : 'refused' })
  }
  const answer = ({ pick, status, fields, sizeBytes, arriving: later }: Omit<Extract<Happening, { type: 'answer' }>, 'type' | 'afterMs'>) => {
    const [chosen] = inFlight.splice(pick % Math.max(1, inFlight.length), 1)
    if (!chosen) return
    const { fetchId, request } = chosen.fetch
    const id = String(moments.length)
    // Every answer says whom it was made for, has a number of its own, and says when its fetch left: a 304 puts that on what it renews.
    const own = { 'X-For': fieldValue(request.headers, 'accept-language') ?? '', 'X-Id': id, 'X-Left': String(chosen.leftAt) }
    const { 'Surrogate-Key': tags, Location: location, Vary: vary, ...plain } = fields
    const varies = VARY[request.url.slice(-1)] ?? vary ?? ''
    const common = { Date: formatHttpDate(nowMs), ...plain, ...own, ...(varies === '' ? {} : { Vary: varies }) }
    const same = status === 200 && fields['ETag'] !== undefined && fieldValue(request.headers, 'if-none-match') === fields['ETag']
    // What tells one content from another stays out of answers that bring none, but may update what is stored.
    const bodiless = request.method === 'HEAD' || same
    const whole = bodiless ? {} : { 'X-Made': id, ...(tags && { 'Surrogate-Key': tags }), ...(location && { Location: location }) }
    const lengthBytes = bodiless ? 0 : sizeBytes
    if (!bodiless) made.set(id, { id, leftAt: chosen.leftAt, url: request.url, tags: tags?.split(' ') ?? [], fields: common })
    const announced = later && fields['Content-Length'] === undefined ? 0 : lengthBytes
    const response = { status: same ? 304 : status, headers: lines({ ...common, ...whole }), body: { lengthBytes: announced, content: id } }
    if (later) arriving.push({ fetchId, id, sizeBytes: lengthBytes })
    step({ type: 'upstream-response', fetchId, response, requestSentAtMs: chosen.sentAtMs, body: later ? 'arriving' : 'whole' })
  }
  const end = (pick: number, complete: boolean, kept: boolean) => {
    const [chosen] = arriving.splice(pick % Math.max(1, arriving.length), 1)
    if (!chosen) return
    const lengthBytes = complete ? chosen.sizeBytes : Math.floor(chosen.sizeBytes / 2)
    step({ type: 'upstream-body-end', fetchId: chosen.fetchId, body: kept ? { lengthBytes, content: chosen.id } : null, complete })
  }

  for (const happening of plan) {
    nowMs += happening.afterMs
    if (happening.type === 'ask') ask(happening)
    else if (happening.type === 'answer') answer(happening)
    else if (happening.type === 'end') end(happening.pick, happening.complete, happening.kept)
    else if (happening.type === 'fail') fail(happening.pick)
    else step({ type: 'purge', purgeId: `p${moments.length}`, selector: happening.selector, mode: happening.mode })
  }
  for (let turn = 0; inFlight.length + arriving.length > 0; turn++) {
    if (turn % 3 === 0) fail(turn)
    else answer({ pick: turn, status: 200, fields: { 'Cache-Control': 'private' }, sizeBytes: 10, arriving: false })
    end(turn, true, true)
  }
  return { requests, askedAt, moments, made }
}
