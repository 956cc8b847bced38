import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromStore, holds, options, responds } from './edge.properties.testkit.ts'
import { happenings, simulate } from './edge.simulation.testkit.ts'
import type { StoredSummary } from './edge.types.ts'
import { directivesOf, secondsOf } from './http/cache-control.ts'
import { fieldValue, type HttpResponse } from './http/message.ts'

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

  it('the store stays within its budget, and its account is the sum of what is there', () =>
    holds(({ moments }, { capacityBytes = 0 }) => {
      for (const { entries, usage } of moments) {
        const bytes = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
        expect(usage).toMatchObject({ storedBytes: bytes, storedResponses: entries.length })
        expect(bytes).toBeLessThanOrEqual(capacityBytes)
        expect(new Set(entries.map(({ key, variant }) => `${key} ${variant}`)).size).toBe(entries.length)
      }
    }))

  it('what is stored follows from the effects alone: nothing comes, changes or leaves without one', () =>
    holds(({ moments }) => {
      const told = new Map<string, StoredSummary>()
      const name = ({ key, variant }: { readonly key: string; readonly variant: string }) => JSON.stringify([key, variant])
      for (const { result, entries } of moments) {
        for (const effect of result.effects) {
          if (effect.type === 'stored' || effect.type === 'refreshed' || effect.type === 'marked-stale') told.set(name(effect.entry), effect.entry)
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

  it('stale is served only where somebody permits it and the origin does not forbid it', () =>
    holds((history, { kind, requestDirectives }) => {
      for (const { response, outcome, requestId, moment } of fromStore(history)) {
        const staleSeconds = ageSeconds(response) - lifetimeSeconds(response, kind)
        const directives = directivesOf(response.headers)
        expect(directives.has('no-cache')).toBe(false)
        if (outcome !== 'stale') {
          expect(staleSeconds).toBeLessThan(0)
          continue
        }
        const asked = directivesOf(requestDirectives === 'obey' ? (history.requests.get(requestId)?.headers ?? []) : [])
        const recorded = history.moments[moment]?.result.decisions.filter((each) => each.requestId === requestId).at(-1)?.decision.because
        const windows = {
          'stale-while-revalidate': Number(directives.get('stale-while-revalidate')),
          'stale-if-error': Number(directives.get('stale-if-error')),
          'client-stale-if-error': Number(asked.get('stale-if-error')),
          'client-max-stale': asked.get('max-stale') === null ? Infinity : Number(asked.get('max-stale')),
        }
        const permission = history.moments[moment]?.result.decisions.find((each) => each.requestId === requestId && each.decision.because in windows)
        expect(permission, recorded).toBeDefined()
        expect(staleSeconds).toBeLessThanOrEqual(windows[permission?.decision.because as keyof typeof windows])
        expect(directives.has('must-revalidate')).toBe(false)
        expect(kind === 'shared' && directives.has('proxy-revalidate')).toBe(false)
        if (permission?.decision.because === 'client-max-stale') expect(kind === 'shared' && directives.has('s-maxage')).toBe(false)
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
