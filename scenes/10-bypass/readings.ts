/** What this scene reads from a run: who got whose data, what the POP keeps, and what it did for each request. */
import type { Trial } from '../../src/lesson/scene.ts'
import type { NodeId, RequestId } from '../../src/world/log.ts'
import { eventsOf, userRequests, type Log, type RequestRow } from '../../src/world/report.ts'
import { ANYCAST_ADDRESS } from '../../src/world/simulation.ts'
import { leaksOf, type Wrong } from '../../src/world/wrong.ts'
import { BASKET, FRONT, LOGO, ME, POP, type BypassSettings } from './world.ts'

export type BypassTrial = Trial<BypassSettings>

/** Responses in which somebody got another's data, each request once. */
export function leaks({ run, spec }: Pick<BypassTrial, 'run' | 'spec'>): readonly Wrong[] {
  const found = leaksOf(run, spec)
  return found.filter((leak, index) => found.findIndex(({ req }) => req === leak.req) === index)
}

/** How often a node stored an answer for a URL. */
export function storedAtNode(log: Log, node: NodeId, url: string): number {
  return eventsOf(log, 'stored').filter((event) => event.node === node && event.entry.url === url).length
}

/** How long a node may use what it stored for a URL without asking, ms; null when it stored nothing. */
export function keptFreshMs(log: Log, node: NodeId, url: string): number | null {
  const stored = eventsOf(log, 'stored').findLast((event) => event.node === node && event.entry.url === url)
  return stored ? (stored.entry.asksAlways ? 0 : Math.max(0, stored.entry.freshnessLifetimeSeconds * 1000)) : null
}

/** How the POP served a request of a user's, as far as it has come. */
export interface Service {
  readonly row: RequestRow
  /** Where the user's TLS connection ends. */
  readonly tlsAt: NodeId | null
  /** The address that its name stands for is the one that every POP announces. */
  readonly anycast: boolean
  /** What reached the origin: nothing, the POP's own request, or the user's packets. */
  readonly originSaw: 'nothing' | 'pop' | 'user'
}

/** One for each request that a user began from `fromMs` on. */
export function services(log: Log, fromMs: number): readonly Service[] {
  const connected = new Map(eventsOf(log, 'connected').map((event) => [event.req, event]))
  const resolved = eventsOf(log, 'dns-resolved')
  const hops = eventsOf(log, 'hop')
  return userRequests(log)
    .filter((row) => row.startMs >= fromMs)
    .map((row) => {
      const mine = hops.filter((hop) => hop.to === 'origin' && (hop.req === row.req || hop.req.startsWith(`${row.req}/`)))
      const name = resolved.find((event) => event.req === row.req) ?? resolved.findLast((event) => event.user === row.user && event.atMs <= row.startMs)
      return {
        row,
        tlsAt: connected.get(row.req)?.to ?? null,
        anycast: name?.address === ANYCAST_ADDRESS && row.to === POP,
        originSaw: mine.some((hop) => hop.from === row.from) ? 'user' : mine.length > 0 ? 'pop' : 'nothing',
      }
    })
}

/** How long somebody waited for the last answer to a URL, ms; NaN before there is one. */
export function waitFor(log: Log, url: string, user: string | null = null): number {
  return userRequests(log).findLast((row) => row.url === url && (user === null || row.user === user))?.ttfbMs ?? NaN
}

/** When somebody who opened the front page had the whole of what came under its address, and when the basket, ms from the opening; NaN before. */
export function openedIn(log: Log, user: string): { readonly pageMs: number; readonly basketMs: number } {
  const mine = userRequests(log).filter((row) => row.user === user)
  const page = mine.findLast((row) => row.url === FRONT)
  const basket = mine.findLast((row) => row.url === BASKET)
  const pageMs = page?.totalMs ?? NaN
  // As one page it comes with the basket in it.
  return { pageMs, basketMs: page && basket ? basket.startMs + (basket.totalMs ?? NaN) - page.startMs : pageMs }
}

/** What became of an account that was asked for: leaked, not kept at all, kept but checked before use, or kept and not yet given to another. */
export function verdictOf(trial: Pick<BypassTrial, 'run' | 'spec'>): 'leaked' | 'barred' | 'checked' | 'kept' {
  const { log } = trial.run
  if (leaks(trial).length > 0) return 'leaked'
  if (storedAtNode(log, POP, ME) === 0) return 'barred'
  return asksBefore(log) ? 'checked' : 'kept'
}

/** Did the POP ever have to ask the origin about what it holds before it could use it (RFC 9111 §4.3)? */
export function asksBefore(log: Log): boolean {
  return eventsOf(log, 'decided').some(({ node, decision }) => node === POP && decision.rule === 'reuse' && decision.outcome === 'validate')
}

/** How far off a guess at a time may be and still count as right, ms. */
export const TOLERANCE_MS = { lanes: 15, ways: 25 } as const

/** Bytes of responses that came from the origin since a time. */
export function originBytes(log: Log, fromMs: number): number {
  return eventsOf(log, 'hop').reduce((sum, hop) => (hop.kind === 'response' && hop.from === 'origin' && hop.atMs >= fromMs ? sum + hop.bytes : sum), 0)
}

/** Whether the origin had a part in a user's last request for a URL. */
export function askedOrigin(log: Log, user: string, url: string): boolean {
  const row = userRequests(log).findLast((one) => one.user === user && one.url === url)
  return row !== undefined && eventsOf(log, 'request-started').some((event) => event.parent === row.req)
}

/** Why the first leaked response was there to be leaked. */
export const CAUSES = ['public', 'lifetime', 'cookie', 'plain'] as const
export type Cause = (typeof CAUSES)[number]

export function causeOf(trial: BypassTrial): Cause | null {
  const [leak] = leaks(trial)
  const stored = leak && eventsOf(trial.run.log, 'stored').findLast((event) => event.node === POP && event.entry.url === leak.url && event.atMs <= leak.atMs)
  if (!leak || !stored) return null
  if (leak.by === 'set-cookie') return 'cookie'
  const asker = topOf(stored.req)
  const made = eventsOf(trial.run.log, 'request-started').find((event) => event.req === asker)
  const givenByOperator = eventsOf(trial.run.log, 'decided').some(({ req, node, decision }) => node === POP && (req === leak.req || topOf(req) === asker) && decision.because.startsWith('policy-ttl'))
  if (givenByOperator) return 'lifetime'
  return made?.request.headers.some(([name]) => name.toLowerCase() === 'authorization') ? 'public' : 'plain'
}

function topOf(req: RequestId): RequestId {
  return req.split('/')[0] ?? req
}

/** Whose data the last answer for a URL held; null for everybody's. */
export function ownerSeen({ run, spec }: BypassTrial, user: string): 'own' | 'other' | 'none' {
  const last = userRequests(run.log).findLast((row) => row.user === user && row.url !== LOGO)
  if (!last || last.status !== 200) return 'none'
  return leaks({ run, spec }).some((leak) => leak.req === last.req) ? 'other' : 'own'
}
