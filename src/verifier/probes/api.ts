/** Probes of the API. */
import type { Probe } from '../probe.ts'
import { API } from '../workloads/api.ts'
import { steady } from './steady.ts'

export const API_PROBES: readonly Probe[] = [steady(API)]
