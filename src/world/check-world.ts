/**
 * Refuses a world or inputs that make no sense, before anything runs. In: both. Out: nothing, or an Error that says what is wrong,
 * why, and the mend. These are defects of our own code: learners' headers are never refused here.
 */
import { locate } from './geo/distance.ts'
import { hostOf } from './messages.ts'
import type { RoutingInput } from './routing/spec.ts'
import type { WorldInput, WorldSpec } from './spec.ts'

const ROUTING_INPUTS: ReadonlySet<string> = new Set<RoutingInput['type']>(['announce-pop', 'withdraw-pop', 'link-add', 'link-cut', 'flood', 'crowd'])

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/

function checkNumber(what: string, value: number, least: number): void {
  if (!(value >= least)) throw new Error(`${what} is ${value}; it must be a number of at least ${least}.`)
}

function checkNames(what: string, names: readonly string[]): void {
  names.forEach((name, i) => {
    if (!NAME.test(name)) throw new Error(`"${name}" can't name a ${what}. Begin with a letter; go on with letters, digits, - or _.`)
    if (names.indexOf(name) !== i) throw new Error(`Two ${what}s are called "${name}". Give each its own id.`)
  })
}

/** Throws when a world can't be run with what happens in it. */
export function checkWorld(spec: WorldSpec, inputs: readonly WorldInput[]): void {
  checkSpec(spec)
  for (const input of inputs) checkInput(spec, input)
  spec.routing?.check(spec, inputs)
  spec.operations?.check(spec, inputs)
}

/** Throws when the spec can't be run. */
function checkSpec(spec: WorldSpec): void {
  const { users, pops, origin } = spec
  checkNames('user', users.map((u) => u.id))
  checkNames('POP', pops.map((p) => p.id))
  for (const user of users) {
    locate(user.place)
    checkNumber(`accessMs of user "${user.id}"`, user.accessMs, 0)
    for (const name of ['oneWayMs', 'recursionMs', 'ttlSeconds'] as const) checkNumber(`resolver.${name} of user "${user.id}"`, user.resolver[name], 0)
    if (user.network !== undefined && !spec.routing) throw new Error(`User "${user.id}" is in network "${user.network}", but this world has no routing. Add routing, or leave the network out.`)
    if (user.pop !== undefined && !pops.some((p) => p.id === user.pop)) {
      throw new Error(`User "${user.id}" is sent to POP "${user.pop}", which the world doesn't have. Add it to pops, or leave it out for the nearest one.`)
    }
  }
  for (const pop of pops) {
    locate(pop.place)
    checkNumber(`lookupMs of POP "${pop.id}"`, pop.lookupMs, 0)
    checkNumber(`capacityBytes of POP "${pop.id}"`, pop.capacityBytes, 0)
    if (pop.parent !== undefined && !spec.operations) throw new Error(`POP "${pop.id}" asks POP "${pop.parent}", but this world has no operations. Add operations, or leave parent out.`)
    if (pop.originLink && !(pop.originLink.bytesPerMs > 0)) throw new Error(`originLink.bytesPerMs of POP "${pop.id}" is ${pop.originLink.bytesPerMs}; nothing would ever come. Give it a number above 0, or leave originLink out.`)
  }
  locate(origin.place)
  checkNumber('The origin\'s thinkMs', origin.thinkMs, 0)
  checkNumber('The origin\'s queueLimit', origin.queueLimit, 0)
  checkNumber('The origin\'s workers', origin.workers, 1)
  for (const { url, lengthBytes, fromMs = 0 } of origin.resources) {
    hostOf(url)
    checkNumber(`lengthBytes of ${url}`, lengthBytes, 0)
    checkNumber(`fromMs of ${url}`, fromMs, 0)
  }
}

/** Throws when an input can't happen in the world. */
export function checkInput(spec: WorldSpec, input: WorldInput): void {
  checkNumber(`atMs of a ${input.type}`, input.atMs, 0)
  if ('user' in input && !spec.users.some((u) => u.id === input.user)) {
    const known = spec.users.map((u) => u.id).join(', ') || 'none'
    throw new Error(`A ${input.type} names user "${input.user}", whom the world doesn't have (it has: ${known}). Add the user to the spec, or correct the id.`)
  }
  if ((input.type === 'purge' || input.type === 'pop-down') && !spec.operations) throw new Error(`A ${input.type} needs operations, which this world doesn't have. Add operations to the spec, or leave the ${input.type} out.`)
  if (ROUTING_INPUTS.has(input.type) && !spec.routing) throw new Error(`A ${input.type} needs routing, which this world doesn't have. Add routing to the spec, or leave the ${input.type} out.`)
  if (input.type === 'request') hostOf(input.url)
  if (input.type === 'deploy' && !spec.origin.resources.some((r) => r.url === input.url)) {
    throw new Error(`A deploy names ${input.url}, which the origin doesn't have. Add it to origin.resources, or correct the URL.`)
  }
  if (input.type === 'origin-down') checkNumber('durationMs of an origin-down', input.durationMs, 0)
  if (input.type === 'load') {
    checkNumber('durationMs of a load', input.durationMs, 0)
    checkNumber('people of a load', input.people, 0)
    checkNumber('perUserPerSecond of a load', input.perUserPerSecond, 0)
  }
}
