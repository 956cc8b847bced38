/** Probes of the real-time workload. What one person holds stands in two-users.ts. */
import type { Probe } from '../probe.ts'
import { REALTIME } from '../workloads/realtime.ts'
import { HOLDINGS_OWN } from './own.ts'
import { QUOTES, QUOTES_CROWD, QUOTES_OUTAGE } from './realtime-quotes.ts'
import { steady } from './steady.ts'

export const REALTIME_PROBES: readonly Probe[] = [QUOTES, steady(REALTIME), QUOTES_OUTAGE, HOLDINGS_OWN, QUOTES_CROWD]
