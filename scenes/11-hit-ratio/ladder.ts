/**
 * The five looks at an incident, and what each finds in the access log, in what the caches have stored, and in the operator's own log.
 * In: the outcome of a drill that ends NOW. Out: figures before and now, and whether they stand out. Nothing here knows the cause.
 */
import type { StoredSummary } from '../../src/engine/edge.types.ts'
import type { TrafficOutcome, TrafficPlan } from '../../src/lesson/scene.ts'
import type { EvidenceRow } from '../../src/world/traffic/evidence.spec.ts'
import { BUCKET_MINUTES, beforeIn, type Window } from './drill.ts'
import { FIRST, LAST, RUNGS, type RungId } from './incidents.ts'
import { MINUTE_MS } from './site.ts'

export interface Rung {
  readonly id: RungId
  /** The measure before and now: copies or keys for one content, purges, or a share. */
  readonly before: number
  readonly now: number
  readonly standsOut: boolean
}

/** To stand out, a share has to have grown by so much, and copies or keys for one content to so many times as many. */
const GROWN = 0.1
const TIMES = 1.5

/** Every rung, in the ladder's order. */
export function ladderOf(outcome: TrafficOutcome, plan: TrafficPlan): readonly Rung[] {
  const grown = (id: RungId, share: (window: Window) => number): Rung => {
    const before = share(FIRST)
    const now = share(LAST)
    return { id, before, now, standsOut: now - before > GROWN }
  }
  const then = copiesOf(storesOf(outcome, plan, 'before'))
  const copies = copiesOf(storesOf(outcome, plan, 'now'))
  const many = (id: RungId, of: keyof Copies): Rung => ({ id, before: then[of], now: copies[of], standsOut: copies[of] > TIMES * then[of] })
  const all: Readonly<Record<RungId, Rung>> = {
    vary: many('vary', 'variants'),
    ttl: grown('ttl', (window) => shareOf(outcome, window, 'revalidated')),
    purge: purgeRung(plan),
    bypass: grown('bypass', (window) => shareOf(outcome, window, 'bypass')),
    cookie: many('cookie', 'keys'),
  }
  return RUNGS.map((id) => all[id])
}

/** How many purges of everything an hour of the operator's log holds, before and now. */
function purgeRung(plan: TrafficPlan): Rung {
  const before = purgesIn(plan, FIRST, 'everything')
  const now = purgesIn(plan, LAST, 'everything')
  return { id: 'purge', before, now, standsOut: now > before }
}

/** Purges in a window, of everything or by tag. */
export function purgesIn({ spec: { inputs = [] } }: TrafficPlan, { from, to }: Window, by: 'everything' | 'tag'): number {
  return inputs.filter((input) => input.type === 'purge' && input.selector.by === by && input.atMs >= from * MINUTE_MS && input.atMs < to * MINUTE_MS).length
}

const outcomes = ['hit', 'miss', 'stale', 'revalidated', 'bypass', 'collapsed', 'error'] as const

/** Of a window's requests, those with an outcome, 0 to 1. */
export function shareOf({ metrics: { buckets } }: TrafficOutcome, { from, to }: Window, outcome: (typeof outcomes)[number]): number {
  const seen = buckets.slice(from / BUCKET_MINUTES, to / BUCKET_MINUTES)
  return seen.reduce((sum, { requestsBy }) => sum + requestsBy[outcome], 0) / seen.reduce((sum, { requests }) => sum + requests, 0)
}

/** A stored response's address without its query. */
export const pathOf = (entry: StoredSummary): string => entry.url.split('?', 1)[0]!

export interface Copies {
  /** Mean number of stored variants of one key that hold one content. */
  readonly variants: number
  /** Mean number of keys of one address that hold one content. */
  readonly keys: number
}

/** What each POP holds now, or held before. */
export function storesOf({ entries }: TrafficOutcome, { spec: { pops } }: TrafficPlan, when: 'before' | 'now'): readonly (readonly StoredSummary[])[] {
  return pops.map(({ id }) => entries[when === 'now' ? id : beforeIn(id)] ?? [])
}

/** What the POPs hold of the addresses of which they hold most: a tenth of them, since a fault may concern one route of several. */
export function copiesOf(stores: readonly (readonly StoredSummary[])[]): Copies {
  const addresses = stores.flatMap((stored) => [...groups(stored, pathOf).values()])
  const most = addresses.sort((a, b) => b.length - a.length).slice(0, Math.ceil(addresses.length / 10))
  const contents = most.flatMap((copies) => [...groups(copies, contentOf).values()])
  return {
    variants: mean(contents.flatMap((copies) => [...groups(copies, keyOf).values()].map(({ length }) => length))),
    keys: mean(contents.map((copies) => groups(copies, keyOf).size)),
  }
}

/** The origin gives each content of an address its own entity tag. */
export const contentOf = ({ etag }: StoredSummary): string => etag ?? ''
export const keyOf = ({ key }: StoredSummary): string => key

/** In the order in which they are met. */
export function groups<T>(all: readonly T[], by: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const one of all) {
    const group = found.get(by(one))
    if (group) group.push(one)
    else found.set(by(one), [one])
  }
  return found
}

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length)

/** What a look beyond the ladder finds: addresses that nobody asked for before, and POPs that fell silent. */
export interface Beyond {
  /** Different addresses asked for in five minutes, in the mean. */
  readonly addressesBefore: number
  readonly addressesNow: number
  readonly crowd: boolean
  /** POPs that answered before and answer nobody now. */
  readonly silent: readonly string[]
}

export function beyondOf({ evidence }: TrafficOutcome): Beyond {
  const rows = (name: string): readonly EvidenceRow[] => evidence[name]?.rows ?? []
  const addresses = (window: Window): number => mean(rows('paths').filter((row) => within(row, window)).map((row) => row.distinct[0] ?? 0))
  const askedOf = (window: Window): ReadonlySet<string> => new Set(rows('pops').filter((row) => within(row, window)).map((row) => row.key[1] ?? ''))
  const now = askedOf(LAST)
  const addressesBefore = addresses(FIRST)
  const addressesNow = addresses(LAST)
  return { addressesBefore, addressesNow, crowd: addressesNow > 1.5 * addressesBefore, silent: [...askedOf(FIRST)].filter((pop) => !now.has(pop)) }
}

/** Rows by time bucket have its number first. */
export function within({ key: [bucket] }: EvidenceRow, { from, to }: Window): boolean {
  const minute = Number(bucket) * BUCKET_MINUTES
  return minute >= from && minute < to
}
