/** The sampled requests as lines of an access log. */
import type { Outcome } from '../../../src/engine/decision.ts'
import { fieldValue } from '../../../src/engine/http/message.ts'
import { isolated } from '../../../src/language/direction.ts'
import type { TrafficOutcome } from '../../../src/lesson/scene.ts'
import { formatText } from '../../../src/stage/prose/message.ts'
import { FIRST, LAST, NOW } from '../incidents.ts'
import { MINUTE_MS } from '../site.ts'
import { shortAgent } from './agents.ts'
import { popName, regionName, routeName } from './names.ts'
import { bucketMsOf, NOW_MS } from './time.ts'
import { words } from './words.en.ts'

const copy = words.log

export interface LogRow {
  readonly number: number
  readonly atMs: number
  /** `atMs` in words. */
  readonly time: string
  /** Which of partsOfTime. */
  readonly part: number
  readonly region: string
  readonly pop: string
  readonly route: string
  /** Method and path, without the host. */
  readonly request: string
  readonly status: number
  readonly outcome: Outcome
  readonly bytes: number
  readonly ttfbMs: number
  readonly agent: string
  readonly cookie: string
}

export interface PartOfTime {
  /** Exclusive, virtual ms. */
  readonly untilMs: number
  readonly words: string
}

/** @param nowMs the moment that times are told from; null: from the beginning */
export function logRows(traffic: TrafficOutcome, nowMs: number | null): readonly LogRow[] {
  const parts = partsOfTime(traffic, nowMs)
  const agents = new Map<string, string>()
  const agentOf = (text: string): string => {
    let short = agents.get(text)
    if (short === undefined) agents.set(text, (short = shortAgent(text)))
    return short
  }
  return traffic.sample.map(({ number, atMs, region, pop, route, request, status, outcome, lengthBytes, ttfbMs }) => ({
    number,
    atMs,
    time: clock(atMs - (nowMs ?? 0)),
    part: Math.max(0, parts.findIndex(({ untilMs }) => atMs < untilMs)),
    region: regionName(region),
    pop: popName(pop),
    route: routeName(route),
    request: `${request.method} ${request.url.replace(/^https:\/\/[^/]*/, '')}`,
    status,
    outcome,
    bytes: lengthBytes,
    ttfbMs,
    agent: agentOf(fieldValue(request.headers, 'user-agent') ?? ''),
    cookie: fieldValue(request.headers, 'cookie') === undefined ? copy.without : copy.withCookie,
  }))
}

/** Into few parts, to be filtered and grouped by: a drill's "before" and "now" with what lies between; of any other run its quarters, in hours and minutes. */
export function partsOfTime(traffic: TrafficOutcome, nowMs: number | null): readonly PartOfTime[] {
  const endMs = (traffic.metrics.buckets.at(-1)?.fromMs ?? 0) + bucketMsOf(traffic)
  const ends = nowMs === NOW_MS ? [FIRST.from, FIRST.to, LAST.from, NOW].map((minute) => minute * MINUTE_MS) : [1, 2, 3, 4].map((quarter) => (quarter * endMs) / 4)
  const named = nowMs === NOW_MS ? [copy.parts.earlier, words.ladder.before, copy.parts.between, words.ladder.now] : []
  return ends.map((untilMs, i) => ({
    untilMs,
    words: named[i] ?? formatText(copy.span, { from: hours(ends[i - 1] ?? 0), to: hours(untilMs) }),
  }))
}

const two = (value: number): string => String(value).padStart(2, '0')
const hours = (ms: number): string => isolated(digits(ms).replace(/:\d\d$/, ''))

/** E.g. '1:02:03', and '−0:32:10' for what was earlier: a piece of its own, or the sign would go to the other side in a line from right to left. */
export const clock = (ms: number): string => isolated(digits(ms))

function digits(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  return `${ms < 0 ? '−' : ''}${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
