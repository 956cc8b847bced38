/** Refuses a spec that makes no sense, before anything runs: what is wrong, why, and the mend. */
import { locate } from '../geo/distance.ts'
import type { TrafficOptions } from './network.ts'
import type { TrafficInput, TrafficSpec } from './spec.ts'

const atLeast = (what: string, value: number, least: number): void => {
  if (!(value >= least) || !Number.isFinite(value)) throw new Error(`${what} is ${value}; it must be a number of at least ${least}.`)
}

function unique(what: string, ids: readonly string[]): void {
  if (ids.length === 0) throw new Error(`There is no ${what}. Give at least one.`)
  ids.forEach((id, i) => {
    if (ids.indexOf(id) !== i) throw new Error(`Two ${what}s are called "${id}". Give each its own id.`)
  })
}

function known(what: string, id: string, ids: readonly string[]): void {
  if (!ids.includes(id)) throw new Error(`There is no ${what} "${id}". There are: ${ids.join(', ')}.`)
}

/** Throws when the spec can't be run. */
export function checkTraffic(spec: TrafficSpec, options: TrafficOptions): void {
  const { regions, pops, shield, routes, origin } = spec
  unique('region', regions.map(({ id }) => id))
  unique('cache node', [...pops, ...(shield ? [shield] : [])].map(({ id }) => id))
  unique('route', routes.map(({ id }) => id))
  if (pops.length === 0) throw new Error('There is no POP. Give at least one.')
  atLeast('durationMs', spec.durationMs, 1)
  atLeast('bucketMs', spec.bucketMs, 1)
  const { warmUpMs = 0 } = spec
  if (!(warmUpMs >= 0 && warmUpMs < spec.durationMs && warmUpMs % spec.bucketMs === 0)) throw new Error(`warmUpMs is ${warmUpMs}; it must be a whole number of buckets (${spec.bucketMs} ms each) and end before the run does.`)
  atLeast('origin.workers', origin.workers, 1)
  for (const place of [...regions, ...pops, origin]) locate(place.place)
  for (const region of regions) {
    atLeast(`people of region "${region.id}"`, region.people, 1)
    atLeast(`requestsPerSecond of region "${region.id}"`, region.requestsPerSecond, 0)
    if (region.hourly && region.hourly.length !== 24) throw new Error(`hourly of region "${region.id}" has ${region.hourly.length} factors. Give one for each of 24 hours.`)
  }
  for (const route of routes) {
    atLeast(`objects of route "${route.id}"`, route.objects, 1)
    if (!route.url.includes('{object}')) throw new Error(`The url of route "${route.id}" lacks {object}. Write it where the object's number stands.`)
    if (route.headers.length === 0) throw new Error(`Route "${route.id}" has no header sets. Give one, if only { share: 1, headers: [] }.`)
    const names = [...spec.clientFields, ...(route.parameters ?? [])].map(({ name }) => name)
    for (const name of route.differsBy ?? []) known(`client field or parameter for route "${route.id}"`, name, names)
  }
  const policies = Object.keys(options.policies ?? {})
  if (options.policy !== undefined) known('policy', options.policy, policies)
  for (const input of spec.inputs ?? []) checkInput(input, spec, policies)
}

function checkInput(input: TrafficInput, { pops, routes }: TrafficSpec, policies: readonly string[]): void {
  atLeast(`atMs of ${input.type}`, input.atMs, 0)
  if ('route' in input) known('route', input.route, routes.map(({ id }) => id))
  if (input.type === 'pop-down') known('POP', input.pop, pops.map(({ id }) => id))
  if (input.type === 'policy') known('policy', input.policy, policies)
}
