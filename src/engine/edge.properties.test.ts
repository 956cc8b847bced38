import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { happenings, simulate, type History } from './edge.simulation.testkit.ts'
import type { CacheEffect, CacheNodeOptions, StoredSummary } from './edge.types.ts'
import { directivesOf, secondsOf } from './http/cache-control.ts'
import { fieldValue, type HttpResponse } from './http/message.ts'

const options: fc.Arbitrary<Partial<CacheNodeOptions>> = fc.record({
  kind: fc.constantFrom('private', 'shared'),
  requestDirectives: fc.constantFrom('obey', 'ignore'),
  collapse: fc.boolean(),
  capacityBytes: fc.constantFrom(0, 900, 5000, 1_000_000),
})

type Respond = Extract<CacheEffect, { type: 'respond' }> & { readonly nowMs: number }

function responds({ moments }: History): Respond[] {
  return moments.flatMap(({ nowMs, result }) => result.effects.flatMap((effect) => (effect.type === 'respond' ? [{ ...effect, nowMs }] : [])))
}

/** Answers that come out of the store without the origin's word on this very request. */
function fromStore(history: History): Respond[] {
  return responds(history).filter(({ outcome }) => outcome === 'hit' || outcome === 'stale' || outcome === 'collapsed')
}

/** An oracle of its own for the fields that the simulation uses. */
function lifetimeSeconds({ headers }: HttpResponse, kind: 'private' | 'shared' | undefined): number {
  const directives = directivesOf(headers)
  const seconds = (kind === 'shared' ? secondsOf(directives, 's-maxage') : undefined) ?? secondsOf(directives, 'max-age')
  return typeof seconds === 'number' ? seconds : 0
}

function ageSeconds({ headers }: HttpResponse): number {
  return Number(fieldValue(headers, 'age'))
}

const byName = (a: StoredSummary, b: StoredSummary): number => (`${a.key} ${a.variant}` < `${b.key} ${b.variant}` ? -1 : 1)

function holds(property: (history: History, options: Partial<CacheNodeOptions>) => void): void {
  fc.assert(fc.property(options, happenings, (chosen, plan) => property(simulate(chosen, plan), chosen)), { numRuns: 400, seed: 9111 })
}

describe('whatever happens', () => {
  it('the simulation reaches every outcome', () => {
    const outcomes = new Set<string>()
    holds((history) => responds(history).forEach(({ outcome }) => outcomes.add(outcome)))
    expect([...outcomes].sort()).toEqual(['bypass', 'collapsed', 'error', 'hit', 'miss', 'revalidated', 'stale'])
  })

  it('no-store never comes out of the store, private never out of a shared one', () =>
    holds((history, { kind }) => {
      for (const { response } of fromStore(history)) {
        const directives = directivesOf(response.headers)
        expect(directives.has('no-store')).toBe(false)
        expect(kind === 'shared' && directives.has('private')).toBe(false)
      }
    }))

  it('every request is answered exactly once', () =>
    holds((history) => {
      const answered = responds(history).map(({ requestId }) => requestId)
      expect(answered.sort()).toEqual([...history.requests.keys()].sort())
    }))

  it('the store stays within its budget', () =>
    holds(({ moments }, { capacityBytes = 0 }) => {
      for (const { entries } of moments) {
        expect(entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBeLessThanOrEqual(capacityBytes)
        expect(new Set(entries.map(({ key, variant }) => `${key} ${variant}`)).size).toBe(entries.length)
      }
    }))

  it('what is stored follows from the effects alone: nothing comes, changes or leaves without one', () =>
    holds(({ moments }) => {
      const told = new Map<string, StoredSummary>()
      const name = ({ key, variant }: { readonly key: string; readonly variant: string }) => JSON.stringify([key, variant])
      for (const { result, entries } of moments) {
        for (const effect of result.effects) {
          if (effect.type === 'stored' || effect.type === 'refreshed') told.set(name(effect.entry), effect.entry)
          if (effect.type === 'evicted') expect(told.delete(name(effect))).toBe(true)
        }
        expect([...told.values()].sort(byName)).toEqual([...entries].sort(byName))
      }
    }))

  it('age is always said, is never less than the time here, and never falls without revalidation', () =>
    holds((history) => {
      const lastAge = new Map<string, number>()
      for (const { response, nowMs } of fromStore(history)) {
        const id = fieldValue(response.headers, 'x-id') ?? ''
        const age = ageSeconds(response)
        expect(Number.isInteger(age)).toBe(true)
        expect(age).toBeGreaterThanOrEqual(lastAge.get(id) ?? 0)
        expect(age).toBeGreaterThanOrEqual(Math.floor((nowMs - Date.parse(fieldValue(response.headers, 'date') ?? '')) / 1000))
        lastAge.set(id, age)
      }
    }))

  it('stale is served only where the client permits it and the origin does not forbid it', () =>
    holds((history, { kind, requestDirectives }) => {
      for (const { response, outcome, requestId } of fromStore(history)) {
        const staleSeconds = ageSeconds(response) - lifetimeSeconds(response, kind)
        const directives = directivesOf(response.headers)
        expect(directives.has('no-cache')).toBe(false)
        if (outcome !== 'stale') {
          expect(staleSeconds).toBeLessThan(0)
          continue
        }
        const asked = directivesOf(history.requests.get(requestId)?.headers ?? [])
        expect(requestDirectives).toBe('obey')
        expect(asked.get('max-stale') === null || staleSeconds <= Number(asked.get('max-stale'))).toBe(true)
        expect(directives.has('must-revalidate')).toBe(false)
        expect(kind === 'shared' && directives.has('s-maxage')).toBe(false)
      }
    }))

  it('no response goes to a request that it does not match', () =>
    holds((history) => {
      for (const { response, requestId } of fromStore(history)) {
        const vary = fieldValue(response.headers, 'vary')
        const request = history.requests.get(requestId)
        expect(vary).not.toBe('*')
        if (vary === undefined) continue
        expect(fieldValue(response.headers, 'x-for')).toBe(fieldValue(request?.headers ?? [], 'accept-language') ?? '')
      }
    }))

  it('an authorised answer is shared only with permission', () =>
    holds((history, { kind }) => {
      const authorised = new Set<string>()
      for (const { requestId, response, outcome } of responds(history)) {
        const request = history.requests.get(requestId)
        const id = fieldValue(response.headers, 'x-id') ?? ''
        if (outcome === 'miss' && fieldValue(request?.headers ?? [], 'authorization') !== undefined) authorised.add(id)
        const directives = directivesOf(response.headers)
        const permitted = ['public', 's-maxage', 'must-revalidate'].some((name) => directives.has(name))
        if (kind === 'shared' && outcome === 'hit' && authorised.has(id)) expect(permitted).toBe(true)
      }
    }))

  it('a replay is identical, byte for byte', () => {
    fc.assert(
      fc.property(options, happenings, (chosen, plan) => {
        expect(JSON.stringify(simulate(chosen, plan).moments)).toBe(JSON.stringify(simulate(chosen, plan).moments))
      }),
      { numRuns: 100, seed: 9111 },
    )
  })
})
