/**
 * Errors that go away: the origin fails for some seconds, and things are asked for before they are there. For how long do people see the
 * error? Any workload.
 */
import type { Run } from '../../world/log.ts'
import { randomStream } from '../../world/random.ts'
import type { ResourceSpec, WorldInput, WorldSpec } from '../../world/spec.ts'
import { worldOf } from '../network.ts'
import type { Reading, TracedProbe } from '../probe.ts'
import type { Workload } from '../workloads/workload.ts'
import { answersOf, isError } from './answers.ts'
import { asks, type Visitor } from './people.ts'

export interface ErrorSubject {
  readonly id: string
  readonly workload: Workload
  /** First asked for while the origin fails. */
  readonly met: readonly Asked[]
  /** First asked for before they are there. */
  readonly early: readonly Asked[]
  /** When these appear. The origin works then, as it does when they are asked for before. */
  readonly appearsMs: number
  readonly people: readonly Visitor[]
  /** So long before the origin works again the first visit falls. */
  readonly metBeforeMs: number
  /** So long before the things appear they are asked for. */
  readonly earlyBeforeMs: number
  /** People ask so long after the origin works again, and so long after the things are there. */
  readonly laterMs: readonly number[]
}

interface Asked {
  readonly resource: ResourceSpec
  /** As people ask for it, with its query. */
  readonly url: string
}

export const FAILS_AT_MS = 5_000
export const FAILS_FOR_MS = 8_000

/** People of a moment ask within this time. */
const APART_MS = 300

export function errorProbe({ id, workload, met, early, appearsMs, people, metBeforeMs, earlyBeforeMs, laterMs }: ErrorSubject): TracedProbe {
  return {
    kind: 'traced',
    id,
    workload: workload.id,
    trace(document, seed) {
      const random = randomStream(seed, id)
      const all = (atMs: number, asked: readonly Asked[]): readonly WorldInput[] => asked.flatMap(({ url }) => people.map((person) => asks(atMs + random.integer(APART_MS), person, url)))
      const recoveredMs = FAILS_AT_MS + FAILS_FOR_MS
      const inputs: readonly WorldInput[] = [
        { type: 'origin-down', atMs: FAILS_AT_MS, durationMs: FAILS_FOR_MS, how: 'error' },
        ...all(recoveredMs - metBeforeMs, met),
        ...all(appearsMs - earlyBeforeMs, early),
        ...laterMs.flatMap((afterMs) => [...all(recoveredMs + afterMs, met), ...all(appearsMs + afterMs, early)]),
      ]
      const resources = [...met.map(({ resource }) => resource), ...early.map(({ resource }) => ({ ...resource, fromMs: appearsMs }))]
      return { spec: worldOf(document, seed, people, { ...workload.origin, resources }), inputs: [...inputs].sort((a, b) => a.atMs - b.atMs), startMs: 0 }
    },
    read: (run, { spec }) => ({ errorAfterMs: lastError(run, spec) }),
  }
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
