/**
 * What an objective is about, so that its fix can lead to where it is made. In: an objective, and its counter-example where there is one.
 * Out: resources by id, the weightiest first, and whether a shield helps.
 */
import type { Assertion } from '../../../src/verifier/assertion.ts'
import type { Counterexample } from '../../../src/verifier/report/report.ts'
import { WORKLOAD } from '../../../src/verifier/workloads/all.ts'
import type { Resource } from '../designer/index.ts'
import { RESOURCES } from './resources.ts'

/** Where a fix is made, as the fixes of src/verifier/copy tell it. Left out: the resources that the counter-example asks for. */
const MADE_AT: Readonly<Record<string, readonly string[]>> = {
  'static.wrong': ['picture', 'page'],
  'static.deploy': ['page', 'picture'],
  'static.outage': ['page', 'picture'],
  'static.expiry': ['shield', 'page'],
  'static.hits': ['picture', 'page', 'bundle'],
  'static.bytes': ['picture', 'bundle'],
  'static.p95': ['page', 'picture', 'bundle'],
  'static.cold': ['shield', 'page', 'picture'],
  'static.zone-purge': ['shield', 'page', 'picture'],
  'static.cost': ['picture', 'bundle', 'shield'],
  'api.price': ['product', 'listing'],
  'api.outage': ['product', 'listing'],
  'api.hits': ['product', 'listing'],
  'api.p95': ['product', 'listing'],
  'api.load': ['product', 'listing'],
  'video.segment': ['shield', 'segment'],
  'video.bytes': ['segment', 'film'],
  'video.egress': ['segment', 'film'],
  'video.cost': ['segment', 'film'],
  'video.cold': ['shield', 'segment'],
  'realtime.load': ['quote', 'shield'],
  'realtime.p95': ['quote', 'shield'],
}

export interface Concerned {
  readonly resources: readonly Resource[]
  readonly shield: boolean
}

export function concernedBy({ id, subject: { workload } }: Pick<Assertion, 'id' | 'subject'>, counterexample: Pick<Counterexample, 'inputs'> | null): Concerned {
  const names = MADE_AT[id] ?? []
  const named = names.flatMap((name) => RESOURCES.find((resource) => resource.id === `${workload}.${name}`) ?? [])
  const asked = new Set(counterexample?.inputs.flatMap((input) => (input.type === 'request' ? [familyOf(input.url)] : [])))
  return { resources: named.length > 0 ? named : RESOURCES.filter((resource) => asked.has(familyOf(resource.request.url))), shield: names.includes('shield') }
}

/** An address without its query and its numbers: what a workload's resources of one kind have in common. */
function familyOf(url: string): string {
  return url.replace(/\?.*$/, '').replaceAll(/\d+/g, '{n}')
}

/** The paths of a resource of a workload, as a route's pattern: "/img/*". */
export function patternOf({ id, workload, request }: Resource): { readonly hosts: string[]; readonly paths: string[] } {
  const url = Object.values(WORKLOAD)
    .find((each) => each.id === workload)
    ?.resources.find((each) => `${workload}.${each.id}` === id)?.url
  const { host, pathname } = new URL((url ?? request.url).replaceAll('{n}', '*'))
  return { hosts: [host], paths: [decodeURI(pathname)] }
}
