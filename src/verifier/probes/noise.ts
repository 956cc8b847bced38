/** Witness of hit ratios: few people at one POP want the same things within a minute, and their requests differ in what doesn't matter. Any workload. */
import { randomStream } from '../../world/random.ts'
import type { ResourceSpec, WorldInput } from '../../world/spec.ts'
import { worldOf } from '../network.ts'
import type { TracedProbe } from '../probe.ts'
import type { Workload } from '../workloads/workload.ts'
import { needlessAtPops } from './needless.ts'
import { asks, type Visitor } from './people.ts'
import { shuffled } from './random.ts'

export interface NoiseSubject {
  readonly id: string
  readonly workload: Workload
  readonly resources: readonly ResourceSpec[]
  /** Who asks for what, in an order that the seed says. */
  readonly wishes: readonly { readonly visitor: Visitor; readonly url: string }[]
  /** From one to the next. */
  readonly everyMs: number
}

export const WITHIN_MS = 60_000

export function noiseProbe({ id, workload, resources, wishes, everyMs }: NoiseSubject): TracedProbe {
  const people = [...new Map(wishes.map(({ visitor }) => [visitor.id, visitor])).values()]
  return {
    kind: 'traced',
    id,
    workload: workload.id,
    trace(document, seed) {
      const random = randomStream(seed, id)
      const inputs = shuffled(wishes, seed, id).map(({ visitor, url }, i): WorldInput => asks(1_000 + i * everyMs + random.integer(200), visitor, url))
      return { spec: worldOf(document, seed, people, { ...workload.origin, resources }), inputs, startMs: 0 }
    },
    read: (run, { spec }) => ({ needlessFetches: needlessAtPops(run, spec, WITHIN_MS) }),
  }
}
