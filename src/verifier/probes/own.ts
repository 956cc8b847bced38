/** What belongs to one person changes while its owner looks on. Until when does the owner see the old? */
import type { HeaderFields } from '../../engine/http/message.ts'
import { API, ownedBy } from '../workloads/api.ts'
import { REALTIME } from '../workloads/realtime.ts'
import { resourceOf, resourceSpec, type Workload } from '../workloads/workload.ts'
import { deployProbe } from './deploy.ts'
import { visitor } from './people.ts'
import type { TracedProbe } from '../probe.ts'

const OWNERS = [visitor(0, 'madrid', { id: 'ana', browserCache: true }), visitor(1, 'tokyo', { id: 'ben', browserCache: true })]

/** @param ids of the resources, each of which says by `owner` which field names whose it is */
function ownProbe(id: string, workload: Workload, ids: readonly string[], looksMs: readonly number[]): TracedProbe {
  const own = ids.map((name) => resourceOf(workload, name))
  const fields = (person: string, url: string): HeaderFields =>
    own.flatMap(({ url: known, owner }) => (known === url && owner !== undefined ? [owner === 'Cookie' ? (['Cookie', `session=${person}`] as const) : (['Authorization', `Bearer ${person}`] as const)] : []))
  return deployProbe({
    id,
    workload,
    resources: own.map((resource) => resourceSpec(resource, 1, resource.owner && ownedBy(resource.owner))),
    urls: own.map(({ url }) => url),
    fields: (onlooker, url) => fields(onlooker.id, url),
    changes: own.map(({ url }) => ({ url })),
    onlookers: OWNERS,
    looksMs,
  })
}

export const API_LOOKS_MS = [500, 4_000, 8_000, 11_000, 60_000, 3_600_000] as const
export const HOLDINGS_LOOKS_MS = [500, 5_000, 11_000, 16_000, 60_000, 3_600_000] as const

export const API_OWN = ownProbe('api.own', API, ['basket', 'me'], API_LOOKS_MS)
export const HOLDINGS_OWN = ownProbe('realtime.own', REALTIME, ['holdings'], HOLDINGS_LOOKS_MS)
