/** What the site's origin has to bear when caches are empty: all at once in the beginning, and after everything was purged. */
import { rulesFor } from '../../engine/policy/compile.ts'
import type { PolicyDocument } from '../../engine/policy/schema.ts'
import type { CountedProbe } from '../probe.ts'
import { STATIC } from '../workloads/static.ts'
import { STATIC_DEMANDS } from './steady.ts'
import { planOf, readTraffic, SECOND_MS, VISITORS, type Load } from './traffic.ts'
import { pageUrl } from './static-things.ts'

const BUSY = { requestsPerSecond: 500, people: 20_000, demands: STATIC_DEMANDS, fields: VISITORS } as const

export const COLD_LOAD: Load = { ...BUSY, durationMs: 8 * SECOND_MS }

export const PURGE_AT_MS = 10 * SECOND_MS
export const ZONE_PURGE_LOAD: Load = {
  ...BUSY,
  durationMs: 16 * SECOND_MS,
  warmUpMs: 9 * SECOND_MS,
  inputs: (document) => [{ type: 'purge', atMs: PURGE_AT_MS, selector: { by: 'everything' }, mode: pagesMode(document) }],
}

/** How the pages' route purges. */
function pagesMode(document: PolicyDocument): 'hard' | 'soft' {
  return rulesFor(document)({ method: 'GET', url: pageUrl(1), headers: [] }).purge?.mode ?? 'hard'
}

function loadProbe(id: string, load: Load): CountedProbe {
  return { kind: 'counted', id, workload: 'static', plan: (document, seed) => planOf(STATIC, load, document, seed), read: readTraffic }
}

export const STATIC_LOADS: readonly CountedProbe[] = [loadProbe('static.cold', COLD_LOAD), loadProbe('static.zone-purge', ZONE_PURGE_LOAD)]
