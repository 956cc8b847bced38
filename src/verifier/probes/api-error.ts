/** Errors that go away: the origin fails for some seconds, and a product is asked for before there is one. For how long do people see the error? */
import type { Run } from '../../world/log.ts'
import { randomStream } from '../../world/random.ts'
import type { WorldInput, WorldSpec } from '../../world/spec.ts'
import { worldOf } from '../network.ts'
import type { Reading, TracedProbe } from '../probe.ts'
import { API } from '../workloads/api.ts'
import { answersOf, isError } from './answers.ts'
import { asks, visitor, type Visitor } from './people.ts'
import { product, productUrl } from './api-things.ts'

export const FAILS_AT_MS = 5_000
export const FAILS_FOR_MS = 8_000
/** When the product appears whose page was asked for before. */
export const APPEARS_AT_MS = 13_000
/** People ask so long after the origin works again, and so long after the product is there. */
export const LATER_MS = [500, 3_000, 6_000, 15_000, 60_000, 300_000, 3_600_000] as const

const OLD = 7
const NEW = 8

const PEOPLE: readonly Visitor[] = [visitor(0, 'madrid', { id: 'ana', browserCache: true }), visitor(1, 'madrid', { id: 'ben' }), visitor(2, 'tokyo', { id: 'cleo' })]

export const ERRORS: TracedProbe = {
  kind: 'traced',
  id: 'api.error',
  workload: 'api',
  trace(document, seed) {
    const random = randomStream(seed, 'api.error')
    const all = (atMs: number, n: number): readonly WorldInput[] => PEOPLE.map((person) => asks(atMs + random.integer(300), person, productUrl(n)))
    const recoveredMs = FAILS_AT_MS + FAILS_FOR_MS
    const inputs: readonly WorldInput[] = [
      { type: 'origin-down', atMs: FAILS_AT_MS, durationMs: FAILS_FOR_MS, how: 'error' },
      ...all(recoveredMs - 2_500, OLD),
      // Before the failure: 404.
      ...all(FAILS_AT_MS - 2_000, NEW),
      ...LATER_MS.flatMap((laterMs) => [...all(recoveredMs + laterMs, OLD), ...all(APPEARS_AT_MS + laterMs, NEW)]),
    ]
    const resources = [product(OLD), { ...product(NEW), fromMs: APPEARS_AT_MS }]
    return { spec: worldOf(document, seed, PEOPLE, { ...API.origin, resources }), inputs: [...inputs].sort((a, b) => a.atMs - b.atMs), startMs: 0 }
  },
  read: (run, { spec }) => ({ errorAfterMs: lastError(run, spec) }),
}

/**
 * From when all is well, which is once the origin answers and has the resource, to the last request that was answered with an error, ms; 0:
 * none was.
 */
export function lastError(run: Run, spec: WorldSpec): Reading {
  const recovered = run.log.flatMap(({ type, atMs }) => (type === 'origin-recovered' ? [atMs] : []))
  const failing = run.log.flatMap((event) => (event.type === 'origin-failed' ? [event] : []))
  const late = answersOf(run, spec).flatMap(({ req, startMs, response, resource }) => {
    if (!resource || !(isError({ response }) || response.status === 404)) return []
    if (failing.some(({ atMs, untilMs }) => atMs <= startMs && startMs < untilMs)) return []
    const wellMs = Math.max(resource.fromMs ?? 0, ...recovered.filter((atMs) => atMs <= startMs))
    return startMs >= wellMs ? [{ req, afterMs: startMs - wellMs }] : []
  })
  const last = late.reduce<(typeof late)[number] | null>((worst, one) => (worst && worst.afterMs >= one.afterMs ? worst : one), null)
  return { value: last?.afterMs ?? 0, request: last?.req ?? null }
}
