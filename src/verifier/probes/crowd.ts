/** Witness of the origin's load: people of all POPs want the same at the same time, of empty caches, and some seconds later once more. Any workload. */
import { randomStream } from '../../world/random.ts'
import type { ResourceSpec, WorldInput } from '../../world/spec.ts'
import { worldOf } from '../network.ts'
import type { TracedProbe } from '../probe.ts'
import type { Workload } from '../workloads/workload.ts'
import { needlessAtOrigin } from './needless.ts'
import { asks, type Visitor } from './people.ts'

export interface CrowdSubject {
  readonly id: string
  readonly workload: Workload
  readonly resources: readonly ResourceSpec[]
  /** What each of them asks for in each wave; a function: by the person's place among them. */
  readonly urls: readonly string[] | ((person: number) => readonly string[])
  readonly people: readonly Visitor[]
  /** When, ms; left out: at once and 3 s later. */
  readonly wavesMs?: readonly number[]
  /** Within so long the origin need not be asked for the same twice, ms; left out: 10 s. */
  readonly withinMs?: number
}

const START_MS = 1_000
const TOGETHER_MS = 100

export function crowdProbe({ id, workload, resources, urls, people, wavesMs = [0, 3_000], withinMs = 10_000 }: CrowdSubject): TracedProbe {
  const urlsOf = typeof urls === 'function' ? urls : () => urls
  return {
    kind: 'traced',
    id,
    workload: workload.id,
    trace(document, seed) {
      const random = randomStream(seed, id)
      const wave = (atMs: number): readonly WorldInput[] => people.flatMap((person, i) => urlsOf(i).map((url) => asks(START_MS + atMs + random.integer(TOGETHER_MS), person, url))).sort((a, b) => a.atMs - b.atMs)
      return { spec: worldOf(document, seed, people, { ...workload.origin, resources }), inputs: wavesMs.flatMap(wave), startMs: 0 }
    },
    read: (run, { spec }) => ({ needlessFetches: needlessAtOrigin(run, spec, withinMs) }),
  }
}
