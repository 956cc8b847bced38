/** What each look at a drill shows in detail, beyond the one figure of ladder.ts. In: the outcome of a drill that ends NOW, and its plan. */
import type { Outcome } from '../../../src/engine/decision.ts'
import type { StoredSummary } from '../../../src/engine/edge.types.ts'
import type { TrafficOutcome, TrafficPlan } from '../../../src/lesson/scene.ts'
import type { EvidenceRow } from '../../../src/world/traffic/evidence.spec.ts'
import type { TrafficInput } from '../../../src/world/traffic/spec.ts'
import { BUCKET_MINUTES, type Window } from '../drill.ts'
import { NOW } from '../incidents.ts'
import { contentOf, groups, keyOf, pathOf, within } from '../ladder.ts'
import { MINUTE_MS } from '../site.ts'

export const rowsOf = ({ evidence }: TrafficOutcome, name: string): readonly EvidenceRow[] => evidence[name]?.rows ?? []

/** What each POP holds at the end; the outcome has what it held before beside it. */
const now = ({ entries, metrics: { nodes } }: TrafficOutcome): readonly (readonly [pop: string, stored: readonly StoredSummary[]])[] => nodes.map(({ id }) => [id, entries[id] ?? []])

/** Stored responses of one POP that have a name in common. */
export interface Copies {
  readonly pop: string
  /** A key or an address, without method and host. */
  readonly name: string
  readonly contents: number
  /** What tells them apart: variants, or keys. */
  readonly apart: readonly string[]
}

const withoutHost = (name: string): string => name.replace(/^(?:GET )?https:\/\/[^/]*/, '')

/** The names under which POPs hold most that differs: keys with their variants, or addresses with their keys. The most first. */
export function mostCopies(traffic: TrafficOutcome, by: 'variants' | 'keys', most: number): readonly Copies[] {
  const [nameOf, apartOf] = by === 'variants' ? [keyOf, ({ variant }: StoredSummary) => variant] : [pathOf, keyOf]
  const all = now(traffic).flatMap(([pop, stored]) =>
    [...groups(stored, nameOf)].map(([name, copies]) => ({ pop, name: withoutHost(name), contents: groups(copies, contentOf).size, apart: [...groups(copies, apartOf).keys()].map(withoutHost) })),
  )
  return all.sort((a, b) => b.apart.length - a.apart.length).slice(0, most)
}

/** Each bin reaches from the one before it up to so many seconds. */
const BINS_UNTIL_SECONDS = [0, 10, 60, 600, 3_600, 86_400, Infinity] as const

/** How many stored responses were stored with a lifetime in each bin. */
export function lifetimes(traffic: TrafficOutcome): readonly number[] {
  const bins = BINS_UNTIL_SECONDS.map(() => 0)
  for (const { freshnessLifetimeSeconds } of now(traffic).flatMap(([, stored]) => stored)) bins[BINS_UNTIL_SECONDS.findIndex((until) => freshnessLifetimeSeconds <= until)]!++
  return bins
}

export interface ByRoute {
  readonly requests: number
  /** Of them, those with the outcome, 0 to 1; null of none. */
  readonly share: number | null
}

/** A route's requests in a window and the share of them with an outcome. */
export function routeIn(traffic: TrafficOutcome, route: string, window: Window, outcome: Outcome): ByRoute {
  const rows = rowsOf(traffic, 'routes').filter((row) => row.key[1] === route && within(row, window))
  const requests = rows.reduce((sum, row) => sum + row.requests, 0)
  return { requests, share: requests === 0 ? null : rows.reduce((sum, { requestsBy }) => sum + requestsBy[outcome], 0) / requests }
}

/** Requests in a window by POP or route. */
export function requestsOf(traffic: TrafficOutcome, name: 'pops' | 'routes', id: string, window: Window): number {
  return rowsOf(traffic, name).reduce((sum, row) => (row.key[1] === id && within(row, window) ? sum + row.requests : sum), 0)
}

export type Purge = Extract<TrafficInput, { type: 'purge' }>

/** The operator's log of purges up to NOW, in order of time. */
export function purgesOf({ spec: { inputs = [] } }: TrafficPlan): readonly Purge[] {
  return inputs.filter((input): input is Purge => input.type === 'purge' && input.atMs < NOW * MINUTE_MS).sort((a, b) => a.atMs - b.atMs)
}

/** How many of them there were in each five minutes. */
export function purgesByBucket(purges: readonly Purge[]): readonly number[] {
  const counts = new Array<number>(NOW / BUCKET_MINUTES).fill(0)
  for (const { atMs } of purges) counts[Math.floor(atMs / MINUTE_MS / BUCKET_MINUTES)]!++
  return counts
}
