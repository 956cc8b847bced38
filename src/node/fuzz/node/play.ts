/** Plays a plan to a node as a driver would, and notes what the invariants ask about. */
import { createCacheNode } from '../../../engine/edge.ts'
import type { CacheEffect, CacheEvent } from '../../../engine/edge.types.ts'
import { endToEnd } from '../../../engine/http/hop-by-hop.ts'
import { fieldValue, type Body, type HeaderLine, type HttpRequest, type HttpResponse } from '../../../engine/http/message.ts'
import { parseRange, intervalOf } from '../../../engine/http/range.ts'
import { compilePolicy } from '../../../engine/policy/compile.ts'
import { SHOP } from '../../../engine/policy/examples.ts'
import { DEFAULT_PROGRAM } from '../../../engine/program.ts'
import { holds, same } from '../subject.ts'
import type { Happening, Plan } from './plan.ts'

type Forward = Extract<CacheEffect, { type: 'forward' }>
type Answer = Extract<Happening, { type: 'answer' }>

/** A request as it was asked: `step` counts what happened, whatever the clock says. */
export interface Asked {
  readonly request: HttpRequest
  readonly step: number
}

export interface Responded {
  readonly requestId: string
  readonly response: HttpResponse
  readonly outcome: string
}

export interface Purged {
  readonly by: 'url' | 'tag' | 'everything'
  readonly what: string
  readonly mode: 'hard' | 'soft'
  readonly step: number
}

export interface Story {
  readonly asked: ReadonlyMap<string, Asked>
  readonly responded: readonly Responded[]
  readonly purges: readonly Purged[]
  readonly forwards: number
}

/** What a content handle says of its bytes: those of `of` from `base` on. */
export interface Content {
  readonly of: string
  readonly base: number
}

const START_MS = Date.UTC(2026, 0, 1)
const HOST = 'http://shop.example'

/** Plays it; throws what the node throws, and Broken where the store breaks its word. */
export function play({ options, happenings }: Plan): Story {
  const { targeted, withPolicy, ...rest } = options
  const make = () =>
    createCacheNode({
      name: 'tokyo',
      program: DEFAULT_PROGRAM,
      ...rest,
      ...(targeted ? { targetedFields: ['CDN-Cache-Control'] } : {}),
      ...(withPolicy ? { policyFor: compilePolicy(SHOP) } : {}),
    })
  const node = make()
  const untraced = make()
  const asked = new Map<string, Asked>()
  const responded: Responded[] = []
  const purges: Purged[] = []
  const inFlight: (Forward & { readonly step: number; readonly sentAtMs: number })[] = []
  const arriving: { readonly fetchId: string; readonly body: Body }[] = []
  const stored = new Map<string, string>()
  let nowMs = START_MS
  let step = 0
  let forwards = 0

  const take = (event: CacheEvent) => {
    step += 1
    const { effects } = node.step(event, nowMs)
    same(untraced.step(event, nowMs, false).effects, effects, 'a node that names no decisions does the same')
    for (const effect of effects) {
      if (effect.type === 'respond') responded.push(effect)
      else if (effect.type === 'forward') {
        forwards += 1
        inFlight.push({ ...effect, step, sentAtMs: nowMs })
      } else if (effect.type === 'stored' || effect.type === 'refreshed' || effect.type === 'marked-stale') stored.set(JSON.stringify([effect.entry.key, effect.entry.variant]), JSON.stringify(effect.entry))
      else if (effect.type === 'evicted') holds(stored.delete(JSON.stringify([effect.key, effect.variant])), 'only what was stored can go', effect)
    }
    const entries = node.entries(nowMs)
    holds(entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) <= options.capacityBytes, 'the store stays within its capacity')
    same(entries.map((entry) => JSON.stringify(entry)).sort(), [...stored.values()].sort(), 'what is stored follows from the effects')
  }
  const answer = (given: Answer) => {
    const [forward] = inFlight.splice(given.pick % Math.max(1, inFlight.length), 1)
    if (forward === undefined) return
    const response = answerTo(forward, forward.step, given)
    const isArriving = given.arriving && response.body.lengthBytes > 0
    if (isArriving) arriving.push({ fetchId: forward.fetchId, body: response.body })
    take({ type: 'upstream-response', fetchId: forward.fetchId, response, requestSentAtMs: forward.sentAtMs, body: isArriving ? 'arriving' : 'whole' })
  }
  const endBody = (pick: number, complete: boolean, kept: boolean) => {
    const [arrival] = arriving.splice(pick % Math.max(1, arriving.length), 1)
    if (arrival === undefined) return
    const { fetchId, body } = arrival
    const lengthBytes = complete ? body.lengthBytes : body.lengthBytes >> 1
    take({ type: 'upstream-body-end', fetchId, complete, body: kept ? { ...body, lengthBytes } : null })
  }

  for (const happening of happenings) {
    nowMs += happening.afterMs
    if (happening.type === 'ask') {
      const requestId = `r${asked.size}`
      const request = { method: happening.method, url: `${HOST}${happening.page}`, headers: happening.headers }
      asked.set(requestId, { request, step: step + 1 })
      take({ type: 'request', requestId, request })
    } else if (happening.type === 'answer') answer(happening)
    else if (happening.type === 'fail') {
      const [forward] = inFlight.splice(happening.pick % Math.max(1, inFlight.length), 1)
      if (forward !== undefined) take({ type: 'upstream-failure', fetchId: forward.fetchId, reason: happening.reason })
    } else if (happening.type === 'body end') endBody(happening.pick, happening.complete, happening.kept)
    else {
      const { by, what, mode } = happening
      purges.push({ by, what, mode, step: step + 1 })
      const selector = by === 'url' ? { by, url: `${HOST}${what}` } : by === 'tag' ? { by, tags: [what] } : { by }
      take({ type: 'purge', purgeId: `p${purges.length}`, selector, mode })
    }
  }
  for (let left = 1000; inFlight.length + arriving.length > 0; left--) {
    holds(left > 0, 'the node comes to an end')
    if (arriving.length > 0) endBody(0, true, true)
    else answer({ type: 'answer', afterMs: 0, pick: 0, status: 200, headers: [['Cache-Control', 'private']], lengthBytes: 10, arriving: false, ranged: false })
  }
  const { fetchesInFlight, requestsUnanswered, namesInFlight, removalsNoted } = node.usage()
  same([fetchesInFlight, requestsUnanswered, namesInFlight, removalsNoted], [0, 0, 0, 0], 'a node with nothing under way remembers nothing of it')
  return { asked, responded, purges, forwards }
}

/** The answer with its marks: when its fetch left, for which request, for which URL and language as the origin saw them. */
function answerTo({ requestId, request }: Forward, left: number, { status, headers, lengthBytes, ranged }: Answer): HttpResponse {
  const language = fieldValue(request.headers, 'x-lang') ?? ''
  const marks: HeaderLine[] = [['X-Left', String(left)], ['X-For', requestId], ['X-Url', request.url], ['X-Seen', language]]
  const etag = fieldValue(headers, 'etag') ?? `none ${left}`
  const range = parseRange(fieldValue(request.headers, 'range') ?? '')?.[0]
  const interval = range === undefined ? null : intervalOf(range, lengthBytes)
  if (ranged && status === 200 && interval !== null) {
    const { firstByte, lastByte } = interval
    const contentRange: HeaderLine = ['Content-Range', `bytes ${firstByte}-${lastByte}/${lengthBytes}`]
    return { status: 206, headers: [...headers.filter(([name]) => name.toLowerCase() !== 'content-range'), ...marks, contentRange], body: bodyFrom(etag, firstByte, lastByte - firstByte + 1) }
  }
  const isBodiless = request.method === 'HEAD' || status === 304 || status === 204
  return { status, headers: [...headers, ...marks], body: isBodiless ? { lengthBytes: 0 } : bodyFrom(etag, 0, lengthBytes) }
}

function bodyFrom(of: string, base: number, lengthBytes: number): Body {
  return { lengthBytes, content: { of, base } satisfies Content }
}

/** The language that an origin sees: a field that Connection names goes no further (RFC 9110 §7.6.1). */
export function languageSeen({ headers }: HttpRequest): string {
  return fieldValue(endToEnd(headers), 'x-lang') ?? ''
}
