/** How a history is looked at: its answers, what it removed, and the random runs that a property has to hold in. */
import fc from 'fast-check'
import { happenings, simulate, type History, type Made } from './edge.simulation.testkit.ts'
import type { CacheEffect, CacheNodeOptions, PurgeSelector } from './edge.types.ts'
import { fieldValue } from './http/message.ts'

export const options: fc.Arbitrary<Partial<CacheNodeOptions>> = fc.record({
  kind: fc.constantFrom('private', 'shared'),
  requestDirectives: fc.constantFrom('obey', 'ignore'),
  collapse: fc.boolean(),
  capacityBytes: fc.constantFrom(0, 900, 5000, 1_000_000),
  largestObjectBytes: fc.constantFrom(1500, 1_000_000),
})

/** The property holds in every one of some hundred random histories. */
export function holds(property: (history: History, options: Partial<CacheNodeOptions>) => void, numRuns = 300): void {
  fc.assert(fc.property(options, happenings, (chosen, plan) => property(simulate(chosen, plan), chosen)), { numRuns, seed: 9111 })
}

export type Respond = Extract<CacheEffect, { type: 'respond' }> & { readonly nowMs: number; readonly moment: number }

/** Every answer, in order. */
export function responds({ moments }: History): Respond[] {
  return moments.flatMap(({ nowMs, result }, moment) =>
    result.effects.flatMap((effect) => (effect.type === 'respond' ? [{ ...effect, nowMs, moment }] : [])),
  )
}

/** Answers that come out of the store without the origin's word on this very request. */
export function fromStore(history: History): Respond[] {
  return responds(history).filter(({ outcome }) => outcome === 'hit' || outcome === 'stale' || outcome === 'collapsed')
}

/** What an answer or a stored response was made from; undefined where it carries no content of the origin's. */
export function madeOf({ made }: History, id: unknown): Made | undefined {
  return typeof id === 'string' ? made.get(id) : undefined
}

/** The number that the headers carry under this name. */
export function numberIn(headers: Respond['response']['headers'], name: string): number {
  return Number(fieldValue(headers, name) ?? NaN)
}

export interface RemovalAt {
  readonly moment: number
  readonly kind: 'purged' | 'marked' | 'invalidated'
  readonly selects: (made: Made) => boolean
}

/** Every purge and every invalidation. */
export function removalsIn({ moments, requests }: History): RemovalAt[] {
  return moments.flatMap(({ event, result }, moment): RemovalAt[] => {
    if (event.type === 'purge') return [{ moment, kind: event.mode === 'hard' ? 'purged' : 'marked', selects: selectedBy(event.selector) }]
    return result.decisions.flatMap(({ requestId, decision }): RemovalAt[] => {
      const named = decision.because === 'names-same-origin' ? decision.inputs['uri'] : null
      const url = decision.because === 'unsafe-method-succeeded' ? requests.get(requestId)?.url : named
      return typeof url === 'string' ? [{ moment, kind: 'invalidated', selects: (made) => made.url === url }] : []
    })
  })
}

function selectedBy(selector: PurgeSelector): (made: Made) => boolean {
  if (selector.by === 'everything') return () => true
  if (selector.by === 'url') return (made) => made.url === selector.url
  return (made) => made.tags.some((tag) => selector.tags.includes(tag))
}
