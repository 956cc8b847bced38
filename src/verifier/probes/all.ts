/** Every probe by its id. A probe that no objective names is a witness, which shows in a few requests what another counts. */
import type { Probe, TracedProbe } from '../probe.ts'
import { API_PROBES } from './api.ts'
import { REALTIME_PROBES } from './realtime.ts'
import { STATIC_PROBES } from './static.ts'
import { TWO_USERS } from './two-users.ts'
import { VIDEO_PROBES } from './video.ts'

export const PROBES: readonly Probe[] = [...STATIC_PROBES, ...API_PROBES, ...VIDEO_PROBES, ...REALTIME_PROBES, ...TWO_USERS]

const byId = new Map(PROBES.map((probe) => [probe.id, probe]))

/** Throws where there is none, which is a defect of ours. */
export function probeOf(id: string): Probe {
  const probe = byId.get(id)
  if (!probe) throw new Error(`There is no probe "${id}". Add it to probes/all.ts.`)
  return probe
}

export function tracedProbe(id: string): TracedProbe {
  const probe = probeOf(id)
  if (probe.kind !== 'traced') throw new Error(`The probe "${id}" keeps numbers and no log. Name a traced one.`)
  return probe
}
