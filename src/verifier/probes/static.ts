/** Probes of the static workload. */
import type { Probe } from '../probe.ts'
import { STATIC } from '../workloads/static.ts'
import { steady } from './steady.ts'

export const STATIC_PROBES: readonly Probe[] = [steady(STATIC)]
