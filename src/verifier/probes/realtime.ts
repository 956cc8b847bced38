/** Probes of the real-time workload. */
import type { Probe } from '../probe.ts'
import { REALTIME } from '../workloads/realtime.ts'
import { steady } from './steady.ts'

export const REALTIME_PROBES: readonly Probe[] = [steady(REALTIME)]
