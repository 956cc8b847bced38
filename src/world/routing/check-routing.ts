/**
 * Refuses a routed world that makes no sense, before anything runs. In: graph, world and inputs. Out: nothing, or an Error that says
 * what is wrong, why, and the mend.
 */
import type { WorldInput, WorldSpec } from '../spec.ts'
import { checkGraph } from './check-graph.ts'
import { endsOf, linkId } from './spec.ts'
import type { LinkSpec, RoutingInput, RoutingSpec } from './spec.ts'

function checkNumber(what: string, value: number, least = 0): void {
  if (!(value >= least)) throw new Error(`${what} is ${value}; it must be a number of at least ${least}.`)
}

/** Throws when the world can't be run. */
export function checkRouting(spec: RoutingSpec, world: WorldSpec, inputs: readonly WorldInput[]): void {
  checkGraph(spec.networks, spec.links)
  checkNumbers(spec)
  checkPops(spec, world)
  checkUsers(spec, world)
  let { links } = spec
  for (const input of [...inputs].sort((a, b) => a.atMs - b.atMs)) {
    if ('pop' in input) checkPop(spec, input)
    if (input.type === 'link-add' || input.type === 'link-cut') links = checkLinkInput(spec, links, input)
    if (input.type === 'flood' || input.type === 'crowd') {
      for (const [name, value] of Object.entries(input)) if (typeof value === 'number') checkNumber(`${name} of a ${input.type}`, value)
    }
  }
}

function checkNumbers({ networks, design, timing, patienceMs, popCapacityPerSecond }: RoutingSpec): void {
  for (const [name, value] of Object.entries(timing)) checkNumber(`timing.${name}`, value)
  if (design.kind === 'geodns') {
    checkNumber('design.ttlSeconds', design.ttlSeconds)
    checkNumber('design.healthDelayMs', design.healthDelayMs)
  }
  checkNumber('patienceMs', patienceMs ?? 0)
  checkNumber('popCapacityPerSecond', popCapacityPerSecond ?? 0)
  for (const { id, people } of networks) checkNumber(`people of network "${id}"`, people ?? 0)
}

function checkPops({ networks }: RoutingSpec, { pops }: WorldSpec): void {
  const sites = networks.filter(({ kind }) => kind === 'cdn-pop')
  for (const pop of pops) {
    const site = sites.find(({ id }) => id === pop.id)
    if (!site) throw new Error(`POP "${pop.id}" stands in no network, so nobody could reach it. Add a network of kind cdn-pop with that id.`)
    if (JSON.stringify(site.places) !== JSON.stringify([pop.place])) throw new Error(`POP "${pop.id}" and its network stand in different places. Give the network the POP's place, and no other.`)
  }
  for (const { id } of sites) if (!pops.some((pop) => pop.id === id)) throw new Error(`Network "${id}" is a POP's, but the world has no POP "${id}". Add it to pops, or give the network another kind.`)
  if (sites.length === 0) throw new Error('The graph has no POP, so no route leads anywhere. Add networks of kind cdn-pop.')
}

function checkUsers({ networks }: RoutingSpec, { users }: WorldSpec): void {
  for (const { id, network, pop, resolver } of users) {
    if (pop !== undefined) throw new Error(`User "${id}" is sent to POP "${pop}", but in this world routes decide. Leave pop out.`)
    if (!networks.some((n) => n.id === network && n.kind === 'eyeball')) throw new Error(`User "${id}" is in network "${network}", which is no eyeball network of the graph. Name one that gives her access.`)
    if (resolver.network !== undefined && !networks.some((n) => n.id === resolver.network)) {
      throw new Error(`The resolver of user "${id}" is in network "${resolver.network}", which the graph doesn't have. Add it to networks, or leave it out for the user's own.`)
    }
  }
}

function checkPop({ networks, design }: RoutingSpec, input: Extract<WorldInput, { pop?: string }>): void {
  if (input.pop === undefined) return
  if (!networks.some(({ id, kind }) => id === input.pop && kind === 'cdn-pop')) throw new Error(`A ${input.type} names POP "${input.pop}", which the graph doesn't have. Correct the id.`)
  if (input.type === 'flood' && design.kind === 'anycast') throw new Error('A flood names a POP, but under anycast all POPs have one address, and routes decide. Leave pop out.')
}

/** Out: the links after it. */
function checkLinkInput({ networks }: RoutingSpec, links: readonly LinkSpec[], input: Extract<RoutingInput, { type: 'link-add' | 'link-cut' }>): readonly LinkSpec[] {
  if (input.type === 'link-add') {
    checkGraph(networks, [...links, input.link])
    return [...links, input.link]
  }
  const cut = linkId(...input.between)
  const left = links.filter((link) => linkId(...endsOf(link)) !== cut)
  if (left.length === links.length) throw new Error(`A link-cut names "${input.between.join('" and "')}", which aren't joined at that time. Cut a link that is there.`)
  return left
}
