/** The workloads as the designer takes them. In: the verifier's workloads and words. Out: one request for each of their resources. */
import { isCityId, CITIES } from '../../../src/world/geo/cities.ts'
import { WORKLOADS, type WorkloadId } from '../../../src/verifier/assertion.ts'
import { en } from '../../../src/verifier/copy/en.ts'
import { SHIELD_PLACES } from '../../../src/verifier/network.ts'
import { WORKLOAD } from '../../../src/verifier/workloads/all.ts'
import { headersOf, numbered } from '../../../src/verifier/workloads/workload.ts'
import type { Named, Resource } from '../designer/index.ts'

export const NAMED_WORKLOADS: readonly Named[] = WORKLOADS.map((id) => ({ id, label: en[id].name, about: en[id].about }))

/** The first of each family stands for it: how a document treats it doesn't depend on its number. */
export const RESOURCES: readonly Resource[] = WORKLOADS.flatMap((workload) =>
  WORKLOAD[workload].resources.map((resource) => ({
    id: `${workload}.${resource.id}`,
    workload,
    ...wordsOf(workload, resource.id),
    request: { method: 'GET', url: numbered(resource.url, 1), headers: [] },
    says: headersOf(resource, 1),
  })),
)

function wordsOf(workload: WorkloadId, id: string): Pick<Resource, 'label' | 'about'> {
  const words = en[workload].resources[id]
  return words ? { label: words.name, about: words.about } : { label: id }
}

export const PLACES: readonly Named[] = SHIELD_PLACES.map((id) => ({ id, label: isCityId(id) ? CITIES[id].name : id }))
