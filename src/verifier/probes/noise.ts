/** Witness of hit ratios: few people at one POP want the same things within two minutes, and their requests differ in what doesn't matter. Any workload. */
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
  /** The first of them ask once more, so many, and so long after the last. */
  readonly again?: { readonly count: number; readonly afterMs: number }
}

export const WITHIN_MS = 120_000

export function noiseProbe({ id, workload, resources, wishes, everyMs, again = { count: 0, afterMs: 0 } }: NoiseSubject): TracedProbe {
  const people = [...new Map(wishes.map(({ visitor }) => [visitor.id, visitor])).values()]
  return {
    kind: 'traced',
    id,
    workload: workload.id,
    trace(document, seed) {
      const random = randomStream(seed, id)
      const at = (offsetMs: number) => ({ visitor, url }: NoiseSubject['wishes'][number], i: number): WorldInput => asks(1_000 + offsetMs + i * everyMs + random.integer(200), visitor, url)
      const inputs = [...shuffled(wishes, seed, id).map(at(0)), ...wishes.slice(0, again.count).map(at(wishes.length * everyMs + again.afterMs))]
      return { spec: worldOf(document, seed, people, { ...workload.origin, resources }), inputs, startMs: 0 }
    },
    read: (run, { spec }) => ({ needlessFetches: needlessAtPops(run, spec, WITHIN_MS) }),
  }
}
