/** What a crowd does to the origin, read from its gauges. */
import type { Trial } from '../../src/lesson/scene.ts'
import type { EventOf } from '../../src/world/log.ts'
import { eventsOf, type Log } from '../../src/world/report.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import type { NoCdnSettings } from './world.ts'

type LoadInput = Extract<WorldInput, { type: 'load' }>

export interface CrowdReport {
  /** People times how often each asks. */
  readonly expectedPerSecond: number
  /** Counted at the origin; the visitors who are drawn one by one are left out. */
  readonly arrivalsPerSecond: number
  readonly arrivals: number
  readonly refused: number
  readonly capacityPerSecond: number
  readonly worstWaitMs: number
  readonly level: 'light' | 'near' | 'over'
}

const isLoad = (input: WorldInput): input is LoadInput => input.type === 'load'

export function isCrowd(inputs: readonly WorldInput[]): boolean {
  return inputs.some(isLoad)
}

/** The 95th percentile of waits at the worst moment so far, ms: a gauge's waits are those since the one before. */
export function worstWaitMs(log: Log): number {
  return Math.max(0, ...eventsOf(log, 'origin-gauge').map(({ waitP95Ms }) => waitP95Ms))
}

export function crowdReport({ run, spec, inputs }: Trial<NoCdnSettings>): CrowdReport {
  const loads = inputs.filter(isLoad)
  const expectedPerSecond = loads.reduce((sum, load) => sum + load.people * load.perUserPerSecond, 0)
  const last: EventOf<'origin-gauge'> | undefined = eventsOf(run.log, 'origin-gauge').at(-1)
  const arrivals = last?.arrivals ?? 0
  const drawn = eventsOf(run.log, 'hop').filter((hop) => hop.kind === 'request' && hop.to === 'origin' && hop.arrivesAtMs <= (last?.atMs ?? 0)).length
  const refused = last?.shed ?? 0
  const worst = worstWaitMs(run.log)
  const durationMs = Math.max(0, ...loads.map((load) => load.durationMs))
  return {
    expectedPerSecond,
    arrivalsPerSecond: durationMs > 0 ? ((arrivals - drawn) * 1000) / durationMs : 0,
    arrivals,
    refused,
    capacityPerSecond: (spec.origin.workers * 1000) / spec.origin.thinkMs,
    worstWaitMs: worst,
    level: refused > 0 ? 'over' : worst > 0 ? 'near' : 'light',
  }
}
