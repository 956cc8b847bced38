/**
 * The origin fails, and what caches hold of a page goes stale meanwhile. Do people still get what they had been shown? When it goes stale
 * depends on the configuration: it is found by trying. Any workload.
 */
import type { Run } from '../../world/log.ts'
import { randomStream } from '../../world/random.ts'
import type { OriginFailure, ResourceSpec, WorldInput, WorldSpec } from '../../world/spec.ts'
import { worldOf } from '../network.ts'
import type { Reading, TracedProbe } from '../probe.ts'
import type { Workload } from '../workloads/workload.ts'
import { answersOf, expiriesAfter, isError } from './answers.ts'
import { LONGEST_MS } from './expiry.ts'
import { asks, type Visitor } from './people.ts'
import { shuffled } from './random.ts'

export interface OutageSubject {
  readonly id: string
  readonly workload: Workload
  readonly how: OriginFailure
  /** The first is the one that goes stale while the origin fails. */
  readonly resources: readonly ResourceSpec[]
  /** As people ask for them. */
  readonly urls: readonly string[]
  readonly people: readonly Visitor[]
}

const WARM_MS = 1_000
export const OUTAGE_MS = 90_000
/** So long after the failure began the first copy goes stale, where one does within LONGEST_MS. */
export const STALE_AFTER_MS = 30_000
/** Once more, shortly before, so that what is short-lived is at hand. */
const SHORTLY_MS = 4_000
/** After the failure began. */
export const ASKS_MS = [5_000, 45_000, 80_000] as const
const APART_MS = 300

export function outageProbe({ id, workload, how, resources, urls, people }: OutageSubject): TracedProbe {
  return {
    kind: 'traced',
    id,
    workload: workload.id,
    trace(document, seed) {
      const spec = worldOf(document, seed, people, { ...workload.origin, resources })
      const random = randomStream(seed, id)
      const all = (atMs: number): readonly WorldInput[] =>
        shuffled(people, seed, `${id} ${atMs}`).flatMap((person, i) => {
          const momentMs = atMs + i * APART_MS + random.integer(APART_MS)
          return urls.map((url) => asks(momentMs, person, url))
        })
      const warm = all(WARM_MS)
      const expiryMs = Math.min(LONGEST_MS, ...expiriesAfter(spec, warm, resources[0]!.url))
      const downMs = Math.max(WARM_MS + 2 * SHORTLY_MS, expiryMs - STALE_AFTER_MS)
      const down: WorldInput = { type: 'origin-down', atMs: downMs, durationMs: OUTAGE_MS, how }
      return { spec, inputs: [...warm, ...all(downMs - SHORTLY_MS), down, ...ASKS_MS.flatMap((atMs) => all(downMs + atMs))], startMs: 0 }
    },
    read: (run, { spec }) => ({ errors: errorsForKnown(run, spec) }),
  }
}

/** Requests during failures of the origin that ended in an error, although the same person had been shown that very thing before the failure. */
export function errorsForKnown(run: Run, spec: WorldSpec): Reading {
  const failures = run.log.flatMap((event) => (event.type === 'origin-failed' ? [event] : []))
  const answers = answersOf(run, spec)
  const errors = answers.filter((late) => {
    const failure = failures.find(({ atMs, untilMs }) => atMs <= late.startMs && late.startMs < untilMs)
    return failure && isError(late) && answers.some((early) => early.user === late.user && early.request.url === late.request.url && !isError(early) && early.endMs < failure.atMs)
  })
  return { value: errors.length, request: errors[0]?.req ?? null }
}
