/** New content goes live and is purged as the document says. People who look on: until when does somebody see the old? Any workload. */
import type { HeaderFields } from '../../engine/http/message.ts'
import type { Run } from '../../world/log.ts'
import type { ResourceSpec, WorldInput, WorldSpec } from '../../world/spec.ts'
import { worldOf } from '../network.ts'
import { purgesFor, type Change } from '../changes.ts'
import type { Reading, TracedProbe } from '../probe.ts'
import type { Workload } from '../workloads/workload.ts'
import { answersOf, versionOf } from './answers.ts'
import { asks, type Visitor } from './people.ts'
import { shuffled } from './random.ts'
import { randomStream } from '../../world/random.ts'

export interface DeploySubject {
  readonly id: string
  readonly workload: Workload
  /** All of them change at once. */
  readonly resources: readonly ResourceSpec[]
  /** What each onlooker asks for at each look, addresses with their queries. */
  readonly urls: readonly string[]
  /** What an onlooker sends with a request beside the usual: who it is. Left out: nothing. */
  readonly fields?: (onlooker: Visitor, url: string) => HeaderFields
  /** What the purges are told of. */
  readonly changes: readonly Omit<Change, 'atMs'>[]
  readonly onlookers: readonly Visitor[]
  /** After the change, ms. */
  readonly looksMs: readonly number[]
}

/** The first look, shortly before the change, so that what caches keep is as new as it can be. */
export const FIRST_LOOK_MS = 1_000
export const CHANGE_MS = 4_000
/** The onlookers of a look, one after the other, and as much at random. */
const APART_MS = 100

export function deployProbe({ id, workload, resources, urls, fields, changes, onlookers, looksMs }: DeploySubject): TracedProbe {
  return {
    kind: 'traced',
    id,
    workload: workload.id,
    trace(document, seed) {
      const spec = worldOf(document, seed, onlookers, { ...workload.origin, resources })
      const random = randomStream(seed, id)
      const look = (atMs: number): readonly WorldInput[] =>
        shuffled(onlookers, seed, `${id} ${atMs}`).flatMap((onlooker, i) => {
          const momentMs = atMs + i * APART_MS + random.integer(APART_MS)
          return urls.map((url) => asks(momentMs, onlooker, url, fields?.(onlooker, url)))
        })
      const pops = spec.pops.map((pop) => pop.id)
      const inputs: readonly WorldInput[] = [
        ...look(FIRST_LOOK_MS),
        ...resources.map(({ url }): WorldInput => ({ type: 'deploy', atMs: CHANGE_MS, url })),
        ...changes.flatMap((change) => purgesFor(document, { ...change, atMs: CHANGE_MS }, pops)),
        ...looksMs.flatMap((atMs) => look(CHANGE_MS + atMs)),
      ]
      return { spec, inputs: [...inputs].sort((a, b) => a.atMs - b.atMs), startMs: 0 }
    },
    read: (run, { spec }) => ({ lastOldMs: lastOld(run, spec) }),
  }
}

/**
 * From the change on to the last request that was answered with what had been live before it, ms; 0: to none. A request counts from when
 * it is sent: what changes while its answer is on the way is nobody's fault.
 */
export function lastOld({ log, endMs }: Run, spec: WorldSpec): Reading {
  const deploys = log.flatMap((event) => (event.type === 'deployed' ? [event] : []))
  const old = answersOf({ log, endMs }, spec).flatMap(({ req, startMs, response, resource }) => {
    const version = versionOf(response)
    const outdatedBy = deploys.find((deploy) => deploy.url === resource?.url && version !== null && version < deploy.version && deploy.atMs <= startMs)
    return outdatedBy ? [{ req, afterMs: startMs - outdatedBy.atMs }] : []
  })
  const last = old.reduce<(typeof old)[number] | null>((worst, one) => (worst && worst.afterMs >= one.afterMs ? worst : one), null)
  return { value: last?.afterMs ?? 0, request: last?.req ?? null }
}
