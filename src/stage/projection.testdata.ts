/** Logs for the stage's tests: one written by hand, and random ones that keep only the log's own rules. */
import fc from 'fast-check'
import type { StoredSummary } from '../engine/edge.types.ts'
import type { HttpRequest, HttpResponse } from '../engine/http/message.ts'
import type { LogEvent, Run } from '../world/log.ts'

/** An event before its place in the log is known. */
type Unplaced = LogEvent extends infer E ? (E extends LogEvent ? Omit<E, 'seq'> : never) : never

/** Puts events into the log's order and numbers them; events of one time keep the order given. */
export function logOf(events: readonly Unplaced[]): readonly LogEvent[] {
  return [...events].sort((a, b) => a.atMs - b.atMs).map((event, seq) => ({ ...event, seq }) as LogEvent)
}

export function runOf(events: readonly Unplaced[]): Run {
  const log = logOf(events)
  return { log, endMs: log.at(-1)?.atMs ?? 0 }
}

export const heroUrl = 'https://www.shop.example/hero.jpg'
const get: HttpRequest = { method: 'GET', url: heroUrl, headers: [] }
const ok: HttpResponse = { status: 200, headers: [['Cache-Control', 'max-age=60']], body: { lengthBytes: 40_000 } }

export function entryOf(over: Partial<StoredSummary> = {}): StoredSummary {
  const key = `GET ${heroUrl}`
  return { key, variant: '', url: heroUrl, status: 200, sizeBytes: 40_100, storedAtMs: 0, ageAtStoreSeconds: 0, freshnessLifetimeSeconds: 60, etag: '"v1"', content: 1, ...over }
}

/** A warm POP's miss at 0 ms (200 ms in all) and its hit at 10 s (16 ms); the copy goes stale at 60.108 s, the run ends at 70 s. */
export function tokyoRun(): Run {
  const browser = 'browser:tokyo'
  const pop = 'pop:tokyo'
  const hop = { bytes: 400, type: 'hop' } as const
  return runOf([
    { type: 'request-started', atMs: 0, req: 'r1', parent: null, from: browser, to: pop, request: get },
    { ...hop, atMs: 0, req: 'r1', kind: 'request', from: browser, to: pop, arrivesAtMs: 8, outcome: null },
    { type: 'phase', atMs: 0, req: 'r1', phase: 'request', node: browser, untilMs: 8 },
    { type: 'request-started', atMs: 9, req: 'r1/f1', parent: 'r1', from: pop, to: 'origin', request: get },
    { ...hop, atMs: 9, req: 'r1/f1', kind: 'request', from: pop, to: 'origin', arrivesAtMs: 84, outcome: null },
    { type: 'phase', atMs: 84, req: 'r1/f1', phase: 'think', node: 'origin', untilMs: 117 },
    { type: 'origin-answered', atMs: 117, req: 'r1/f1', url: heroUrl, status: 200, version: 1 },
    { ...hop, atMs: 117, req: 'r1/f1', kind: 'response', from: 'origin', to: pop, arrivesAtMs: 192, outcome: 'miss' },
    { type: 'request-finished', atMs: 192, req: 'r1/f1', from: pop, outcome: 'miss', answeredBy: 'origin', response: ok, ttfbMs: 183, totalMs: 183, roundTrips: 1 },
    { type: 'stored', atMs: 192, req: 'r1/f1', node: pop, entry: entryOf({ storedAtMs: 192 }) },
    { type: 'answered', atMs: 192, req: 'r1', node: pop, outcome: 'miss', response: ok },
    { ...hop, atMs: 192, req: 'r1', kind: 'response', from: pop, to: browser, arrivesAtMs: 200, outcome: 'miss' },
    { type: 'request-finished', atMs: 200, req: 'r1', from: browser, outcome: 'miss', answeredBy: pop, response: ok, ttfbMs: 200, totalMs: 200, roundTrips: 1 },
    { type: 'request-started', atMs: 10_000, req: 'r2', parent: null, from: browser, to: pop, request: get },
    { ...hop, atMs: 10_000, req: 'r2', kind: 'request', from: browser, to: pop, arrivesAtMs: 10_008, outcome: null },
    { type: 'answered', atMs: 10_008, req: 'r2', node: pop, outcome: 'hit', response: ok },
    { ...hop, atMs: 10_008, req: 'r2', kind: 'response', from: pop, to: browser, arrivesAtMs: 10_016, outcome: 'hit' },
    { type: 'request-finished', atMs: 10_016, req: 'r2', from: browser, outcome: 'hit', answeredBy: pop, response: ok, ttfbMs: 16, totalMs: 16, roundTrips: 1 },
    { type: 'run-ended', atMs: 70_000 },
  ])
}

const time = fc.integer({ min: 0, max: 4_000 }).map((quarter) => quarter / 4)
const span = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 800 }).map((quarter) => quarter / 4))
const req = fc.constantFrom('r1', 'r2', 'r2/f1', 'r3')
const node = fc.constantFrom('browser:a', 'browser:b', 'pop:p', 'origin')
const user = fc.constantFrom('a', 'b')
const outcome = fc.constantFrom('hit', 'miss', 'stale', 'error' as const)
const key = fc.constantFrom('k1', 'k2')
const count = fc.nat({ max: 9 })
const decision = fc.record({ rule: fc.constantFrom('reuse', 'storable'), outcome: fc.constantFrom('yes', 'no'), because: fc.constant('fresh'), inputs: fc.constant({}) })
const entry = fc.record({ atMs: time, key, variant: fc.constantFrom('', 'gzip'), lifetime: count }).map(({ atMs, key, variant, lifetime }) =>
  entryOf({ key, variant, storedAtMs: atMs, freshnessLifetimeSeconds: lifetime / 8 }),
)

const anyEvent: fc.Arbitrary<Unplaced> = fc.oneof(
  fc.record({ type: fc.constant('request-started'), atMs: time, req, parent: fc.constant(null), from: node, to: node, request: fc.constant(get) }),
  fc
    .record({ type: fc.constant('hop'), atMs: time, req, kind: fc.constantFrom('tcp-syn', 'request', 'response'), from: node, to: node, takes: span, bytes: count, outcome })
    .map(({ takes, ...hop }) => ({ ...hop, arrivesAtMs: hop.atMs + takes })),
  fc
    .record({ type: fc.constant('phase'), atMs: time, req, phase: fc.constantFrom('queue', 'think', 'tcp'), node, takes: span })
    .map(({ takes, ...phase }) => ({ ...phase, untilMs: phase.atMs + takes })),
  fc.record({ type: fc.constant('connected'), atMs: time, req, from: node, to: node, roundTrips: count, tls: fc.constant('1.3') }),
  fc.record({ type: fc.constant('decided'), atMs: time, req, node, decision }),
  fc.record({ type: fc.constantFrom('stored', 'refreshed'), atMs: time, req, node, entry }),
  fc.record({ type: fc.constant('evicted'), atMs: time, req, node, key, variant: fc.constantFrom('', 'gzip'), url: key, reason: fc.constantFrom('capacity', 'replaced') }),
  fc.record({ type: fc.constant('origin-answered'), atMs: time, req, url: key, status: fc.constantFrom(200, 503), version: count }),
  fc.record({ type: fc.constant('request-finished'), atMs: time, req, from: node, outcome, answeredBy: node, response: fc.constant(ok), ttfbMs: count, totalMs: count, roundTrips: count }),
  fc.record({ type: fc.constant('deployed'), atMs: time, url: key, version: count }),
  fc.record({ type: fc.constant('went-cold'), atMs: time, user }),
  fc.record({ type: fc.constantFrom('pop-failed', 'pop-recovered'), atMs: time, node: fc.constant('pop:p'), untilMs: time }),
  fc.record({ type: fc.constant('connection-reset'), atMs: time, user, req, pop: fc.constant('p'), by: fc.constant('q') }),
  fc.record({ type: fc.constant('origin-failed'), atMs: time, how: fc.constantFrom('refuse', 'error'), untilMs: time }),
  fc.record({ type: fc.constant('origin-recovered'), atMs: time }),
  fc.record({ type: fc.constant('origin-gauge'), atMs: time, arrivals: count, served: count, shed: count, queueLength: count, busy: count, waitP50Ms: count, waitP95Ms: count }),
) as fc.Arbitrary<Unplaced>

/** Any run up to 1 s long (a little more for what is in flight), in no sensible order of causes. */
export const anyRun: fc.Arbitrary<Run> = fc
  .array(anyEvent, { maxLength: 200 })
  .map((events) => runOf([...events, { type: 'run-ended', atMs: 1_300 }]))
