/**
 * Refuses operations that make no sense, before anything runs. In: world and inputs. Out: nothing, or an Error that says what is
 * wrong, why, and the mend.
 */
import type { PopSpec, WorldInput, WorldSpec } from '../spec.ts'

/** Throws when the world can't be operated so. */
export function checkOperations(world: WorldSpec, inputs: readonly WorldInput[]): void {
  for (const pop of world.pops) checkParents(pop, world.pops)
  for (const input of inputs) {
    if (input.type === 'purge') {
      for (const [pop, ms] of Object.entries(input.delayMs ?? {})) {
        checkPop(`A purge's delayMs`, pop, world)
        if (!(ms >= 0 && ms < Infinity)) throw new Error(`A purge's delayMs for POP "${pop}" is ${ms}; a purge takes some time to arrive. Give it a number of at least 0.`)
      }
    }
    if (input.type === 'pop-down') {
      checkPop('A pop-down', input.pop, world)
      if (!(input.durationMs >= 1)) throw new Error(`durationMs of a pop-down is ${input.durationMs}; a failure lasts. Give it a number of at least 1.`)
      if (world.routing && world.pops.some(({ id, tier }) => id === input.pop && tier !== 'shield')) {
        throw new Error(`POP "${input.pop}" has routes to it, which a pop-down leaves as they are. Use withdraw-pop, how: 'failed', in a world with routing.`)
      }
    }
  }
}

function checkPop(what: string, pop: string, { pops }: WorldSpec): void {
  if (!pops.some(({ id }) => id === pop)) throw new Error(`${what} names POP "${pop}", which the world doesn't have (it has: ${pops.map(({ id }) => id).join(', ') || 'none'}). Correct the id.`)
}

function checkParents(pop: PopSpec, pops: readonly PopSpec[]): void {
  const seen = [pop.id]
  for (let at = pop; at.parent !== undefined; ) {
    const { parent } = at
    const next = pops.find(({ id }) => id === parent)
    if (!next) throw new Error(`POP "${at.id}" asks POP "${parent}", which the world doesn't have. Add it to pops, or leave parent out to ask the origin.`)
    if (seen.includes(next.id)) throw new Error(`POPs ask one another in a circle: ${[...seen, next.id].join(' → ')}. Have one of them ask the origin.`)
    seen.push(next.id)
    at = next
  }
}
