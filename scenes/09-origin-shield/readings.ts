/** What this scene reads from a run: what the origin met, how long each city waited, who waited for whom, and why a shield did not help. */
import { fieldValue } from '../../src/engine/http/message.ts'
import type { TrafficOutcome, Trial } from '../../src/lesson/scene.ts'
import { eventsOf, requests, userRequests, type Log, type RequestRow } from '../../src/world/report.ts'
import { wrongsOf, type Wrong } from '../../src/world/wrong.ts'
import { COUNTED_FROM_MS } from './scripts.ts'
import { CITY_ORDER, PAGE, SHIELD, type SceneCity, type ShieldSettings } from './world.ts'

export type ShieldTrial = Trial<ShieldSettings>

/** Requests that went to the origin since the history ended. */
export function atOrigin(log: Log, fromMs = COUNTED_FROM_MS): readonly RequestRow[] {
  return requests(log).filter((row) => row.to === 'origin' && row.startMs >= fromMs && row.url.startsWith(PAGE))
}

/** How many of them had arrived there by a time. */
export function arrived(log: Log, untilMs: number): number {
  const rows = new Set(atOrigin(log).map(({ req }) => req))
  return eventsOf(log, 'hop').filter((hop) => hop.kind === 'request' && hop.to === 'origin' && hop.arrivesAtMs <= untilMs && rows.has(hop.req)).length
}

/** Everybody's requests since then, in the order begun. */
export function asked(log: Log, fromMs = COUNTED_FROM_MS): readonly RequestRow[] {
  return userRequests(log).filter((row) => row.startMs >= fromMs)
}

/** Each user's first of them: what the script has them do, whatever the learner adds. */
export function firstRound(log: Log): readonly RequestRow[] {
  const rows = asked(log)
  return rows.filter((row, index) => rows.findIndex(({ user }) => user === row.user) === index)
}

/** Of these, those that got the page. */
export function served(log: Log, fromMs = COUNTED_FROM_MS): number {
  return asked(log, fromMs).filter((row) => row.status === 200).length
}

/** How long somebody waited for the first byte of the first answer, ms; NaN before there is one. */
export function waitMs(log: Log, user: string): number {
  return asked(log).find((row) => row.user === user)?.ttfbMs ?? NaN
}

/** The answered request that took longest; null while there is none. */
export function slowest(log: Log, rows = asked(log)): RequestRow | null {
  return rows
    .filter((row) => row.ttfbMs !== null)
    .reduce<RequestRow | null>((worst, row) => (worst === null || row.ttfbMs! > worst.ttfbMs! ? row : worst), null)
}

/** Whose first request took longest; null while there is none. */
export function slowestCity({ run }: Pick<ShieldTrial, 'run'>): SceneCity | null {
  const user = slowest(run.log, firstRound(run.log))?.user
  return CITY_ORDER.find((city) => city === user) ?? null
}

/** Whose first request took least; null while there is none. */
export function quickestCity({ run: { log } }: Pick<ShieldTrial, 'run'>): SceneCity | null {
  const rows = firstRound(log).filter((row) => row.ttfbMs !== null)
  const best = rows.reduce<RequestRow | null>((least, row) => (least === null || row.ttfbMs! < least.ttfbMs! ? row : least), null)
  return CITY_ORDER.find((city) => city === best?.user) ?? null
}

/** Who had what somebody was first answered with; null while nobody has answered. */
export function answeredBy(log: Log, user: string): 'pop' | 'shield' | 'origin' | null {
  const by = asked(log).find((row) => row.user === user)?.answeredBy
  if (!by) return null
  return by === SHIELD ? 'shield' : by === 'origin' ? 'origin' : 'pop'
}

/** Requests that waited for another's answer, at one cache or at any. */
export function waited(log: Log, node: string | null = null): number {
  return new Set(eventsOf(log, 'waiting').filter((event) => event.atMs >= COUNTED_FROM_MS && (node === null || event.node === node)).map((event) => event.req)).size
}

/** Answers that the shield had stored. */
export function shieldHits(log: Log): number {
  return requests(log).filter((row) => row.to === SHIELD && row.startMs >= COUNTED_FROM_MS && row.outcome === 'hit').length
}

/** Answers in another language than the reader's, each request once. */
export function wrongs({ run, spec }: Pick<ShieldTrial, 'run' | 'spec'>): readonly Wrong[] {
  return wrongsOf(run, spec).filter((wrong, index, all) => all.findIndex(({ req }) => req === wrong.req) === index)
}

/** What one city's readers asked for and were answered with. */
export interface Got {
  readonly city: SceneCity
  /** Languages, as the request and the answer name them; null: none. */
  readonly asked: string | null
  readonly got: string | null
  readonly from: 'pop' | 'shield' | 'origin'
}

/** Every city's last answer, in the cities' order. */
export function languagesGot({ run: { log } }: Pick<ShieldTrial, 'run'>): readonly Got[] {
  const started = new Map(eventsOf(log, 'request-started').map((event) => [event.req, event.request]))
  const finished = new Map(eventsOf(log, 'request-finished').map((event) => [event.req, event]))
  return CITY_ORDER.flatMap((city): Got[] => {
    const row = asked(log).findLast((one) => one.user === city)
    const end = row && finished.get(row.req)
    if (!row || !end) return []
    const from = end.answeredBy === SHIELD ? 'shield' : end.answeredBy === 'origin' ? 'origin' : 'pop'
    return [{ city, asked: fieldValue(started.get(row.req)?.headers ?? [], 'Accept-Language') ?? null, got: fieldValue(end.response.headers, 'Content-Language') ?? null, from }]
  })
}

/** Why one expiry cost the origin more than one request although there is a shield. */
export const CAUSES = ['down', 'uncacheable', 'keys', 'short'] as const
export type Cause = (typeof CAUSES)[number]

/** Read from the log: who asked the origin, what it said, and what the shield stored. */
export function causeOf({ run: { log } }: Pick<ShieldTrial, 'run'>): Cause | null {
  const fetches = atOrigin(log)
  if (fetches.length <= 1) return null
  if (fetches.some((row) => row.from !== SHIELD)) return 'down'
  const answers = eventsOf(log, 'request-finished').filter((event) => fetches.some((row) => row.req === event.req))
  if (answers.every(({ response }) => /no-store|private/.test(fieldValue(response.headers, 'Cache-Control') ?? ''))) return 'uncacheable'
  const keys = new Set(eventsOf(log, 'stored').filter((event) => event.node === SHIELD && fetches.some((row) => row.req.startsWith(event.req))).map(({ entry }) => entry.key))
  return keys.size === fetches.length ? 'keys' : 'short'
}

/** What became of a measured run's requests, as shares. */
export interface Funnel {
  readonly pops: number
  readonly requests: number
  /** Answered by the POP that was asked, by the shield, by the origin: counts that add up to all. */
  readonly edge: number
  readonly shield: number
  readonly origin: number
  /** Of all requests, those that no POP could answer. */
  readonly missShare: number
  /** Of these, those that the shield answered for the origin; 0 without one. */
  readonly shieldShare: number
  /** Of all requests, those that reached the origin. */
  readonly originShare: number
}

export function funnelOf({ metrics: { nodes, total } }: TrafficOutcome): Funnel {
  const pops = nodes.filter(({ id }) => id !== SHIELD)
  const missed = pops.reduce((sum, node) => sum + node.forwards, 0)
  const origin = total.originRequests
  return {
    pops: pops.length,
    requests: total.requests,
    edge: total.requests - missed,
    shield: missed - origin,
    origin,
    missShare: missed / total.requests,
    shieldShare: (missed - origin) / missed,
    originShare: origin / total.requests,
  }
}
