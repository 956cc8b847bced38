/**
 * One thing goes stale at many POPs in the same moment, and all of them are asked for it. How many of their requests reach the origin?
 * When that moment is depends on the configuration: it is found by trying. Any workload.
 */
import type { Run } from '../../world/log.ts'
import { randomStream } from '../../world/random.ts'
import type { ResourceSpec, WorldInput, WorldSpec } from '../../world/spec.ts'
import { worldOf } from '../network.ts'
import type { Reading, TracedProbe } from '../probe.ts'
import type { Workload } from '../workloads/workload.ts'
import { answersOf, expiriesAfter, originArrivals } from './answers.ts'
import { asks, type Visitor } from './people.ts'

export interface ExpirySubject {
  readonly id: string
  readonly workload: Workload
  readonly resource: ResourceSpec
  /** As people ask for it. */
  readonly url: string
  /** All of them ask before, and all of them after; one or more at each POP. */
  readonly people: readonly Visitor[]
}

const WARM_MS = 1_000
/** Who isn't stale by then counts as never: a configuration may renew by name or by purge alone. */
export const LONGEST_MS = 7 * 86_400_000
/** Where nothing is kept: the same people once more. */
const AGAIN_MS = 10_000
/** After the last copy has gone stale, all ask within so long. */
export const TOGETHER_MS = 20
const AFTER_MS = 5

export function expiryProbe({ id, workload, resource, url, people }: ExpirySubject): TracedProbe {
  return {
    kind: 'traced',
    id,
    workload: workload.id,
    trace(document, seed) {
      const spec = worldOf(document, seed, people, { ...workload.origin, resources: [resource] })
      const random = randomStream(seed, id)
      const warm = people.map((person) => asks(WARM_MS, person, url))
      const momentMs = Math.min(Math.max(WARM_MS + AGAIN_MS, ...expiriesAfter(spec, warm, resource.url)) + AFTER_MS, LONGEST_MS)
      const inputs: readonly WorldInput[] = [...warm, ...people.map((person) => asks(momentMs + random.integer(TOGETHER_MS), person, url)).sort((a, b) => a.atMs - b.atMs)]
      return { spec, inputs, startMs: 0 }
    },
    read: (run, { spec }) => ({ originRequests: askedAgain(run, spec) }),
  }
}

/** Requests at the origin for what the POP had answered before: without that, it is no renewal but a cold start. */
export function askedAgain(run: Run, spec: WorldSpec): Reading {
  const popOf = new Map(spec.users.map(({ id, pop }) => [id, pop]))
  const answers = answersOf(run, spec)
  const again = new Set(
    answers
      .filter((late) => answers.some((early) => early.response.status === 200 && early.due === late.due && popOf.get(early.user) === popOf.get(late.user) && early.endMs < late.startMs))
      .map(({ req }) => req),
  )
  const renewals = originArrivals(run).filter(({ root }) => again.has(root))
  return { value: renewals.length, request: renewals.at(-1)?.root ?? null }
}
