/** Quotes that change every second. How old are those that people are shown: on any day, and while the origin fails? */
import { randomStream } from '../../world/random.ts'
import type { WorldInput } from '../../world/spec.ts'
import { POP_CITIES, worldOf } from '../network.ts'
import type { TracedProbe } from '../probe.ts'
import { REALTIME, TICK_MS } from '../workloads/realtime.ts'
import { resourceOf, resourceSpec } from '../workloads/workload.ts'
import { crowdProbe } from './crowd.ts'
import { asks, visitor } from './people.ts'
import { oldestShown } from './shown.ts'

export const QUOTE = resourceSpec(resourceOf(REALTIME, 'quote'), 1)

/** Not on a full second: Date is in whole seconds (RFC 9110 §5.6.7), and a lifetime of 1 s would end with the quote by chance. */
const FIRST_TICK_MS = 1_150
export const TICKS = 9
export const LOOKS = 8
const APART_MS = 210
const JITTER_MS = 60

const PEOPLE = [
  visitor(0, 'madrid'),
  visitor(1, 'madrid', { id: 'madrid-2', browserCache: true }),
  visitor(2, 'frankfurt'),
  visitor(3, 'tokyo', { browserCache: true }),
  visitor(4, 'sydney'),
]

/** Who looks once, and again after some seconds. */
const SELDOM = visitor(5, 'new-york')
const SELDOM_LOOKS_MS = [0, 5_000] as const

const ticks = (count: number): readonly WorldInput[] => Array.from({ length: count }, (_, i): WorldInput => ({ type: 'deploy', atMs: FIRST_TICK_MS + i * TICK_MS, url: QUOTE.url }))

export const QUOTES: TracedProbe = {
  kind: 'traced',
  id: 'realtime.ticks',
  workload: 'realtime',
  trace(document, seed) {
    const random = randomStream(seed, 'realtime.ticks')
    // A little less than a tick from look to look, so that looks fall on every part of a second.
    const looks = PEOPLE.flatMap((person, i) => Array.from({ length: LOOKS }, (_, look) => asks(FIRST_TICK_MS + 100 + i * APART_MS + look * (TICK_MS - 90) + random.integer(JITTER_MS), person, QUOTE.url)))
    const seldom = SELDOM_LOOKS_MS.map((afterMs) => asks(FIRST_TICK_MS + 400 + afterMs + random.integer(JITTER_MS), SELDOM, QUOTE.url))
    return { spec: worldOf(document, seed, [...PEOPLE, SELDOM], { ...REALTIME.origin, resources: [QUOTE] }), inputs: [...ticks(TICKS), ...looks, ...seldom].sort((a, b) => a.atMs - b.atMs), startMs: 0 }
  },
  read: (run, { spec }) => ({ oldestMs: oldestShown(run, spec, QUOTE.url) }),
}

export const OUTAGE_MS = 90_000
/** What the origin can't tell anybody need not happen: after this many ticks it fails. */
const TICKS_BEFORE = 5
const DOWN_MS = FIRST_TICK_MS + TICKS_BEFORE * TICK_MS
/** After the failure began. */
export const OUTAGE_LOOKS_MS = [2_000, 6_000, 10_000, 17_000, 30_000, 60_000, 85_000] as const
const WATCHING = PEOPLE.filter(({ id }) => id !== 'tokyo')

export const QUOTES_OUTAGE: TracedProbe = {
  kind: 'traced',
  id: 'realtime.outage',
  workload: 'realtime',
  trace(document, seed) {
    const random = randomStream(seed, 'realtime.outage')
    const look = (atMs: number): readonly WorldInput[] => WATCHING.map((person) => asks(atMs + random.integer(300), person, QUOTE.url))
    const down: WorldInput = { type: 'origin-down', atMs: DOWN_MS, durationMs: OUTAGE_MS, how: 'error' }
    const inputs = [...ticks(TICKS_BEFORE), down, ...[-2_500, -1_300].flatMap((beforeMs) => look(DOWN_MS + beforeMs)), ...OUTAGE_LOOKS_MS.flatMap((afterMs) => look(DOWN_MS + afterMs))]
    return { spec: worldOf(document, seed, WATCHING, { ...REALTIME.origin, resources: [QUOTE] }), inputs: inputs.sort((a, b) => a.atMs - b.atMs), startMs: 0 }
  },
  read: (run, { spec }) => ({ oldestMs: oldestShown(run, spec, QUOTE.url) }),
}

/** Both waves within one second of the clock: a lifetime of 1 s, which Date counts from the full second, lasts from the first to the last. */
export const QUOTES_CROWD = crowdProbe({
  id: 'realtime.crowd',
  workload: REALTIME,
  resources: [QUOTE],
  urls: [QUOTE.url],
  people: [...POP_CITIES.map((city, i) => visitor(i, city)), visitor(3, 'madrid', { id: 'madrid-2' }), visitor(5, 'tokyo', { id: 'tokyo-2' })],
  wavesMs: [0, 500],
  withinMs: 800,
})
