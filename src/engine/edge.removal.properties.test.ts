/** What must hold of purges, invalidation, arriving bodies and background fetches, whatever happens meanwhile. */
import { describe, expect, it } from 'vitest'
import { fromStore, holds, madeOf, numberIn, removalsIn, responds } from './edge.properties.testkit.ts'
import type { History } from './edge.simulation.testkit.ts'
import { fieldValue } from './http/message.ts'
import type { RungId } from './rungs.ts'

const IDLE = { fetchesInFlight: 0, requestsUnanswered: 0, namesInFlight: 0, removalsNoted: 0 }
const isEnd = { 'upstream-body-end': true, 'upstream-failure': true } as const

/** The moment in which each fetch was over. */
function endsOf({ moments }: History): Map<string, number> {
  const ends = new Map<string, number>()
  moments.forEach(({ event }, moment) => {
    const whole = event.type === 'upstream-response' && event.body !== 'arriving'
    if ('fetchId' in event && (whole || event.type in isEnd)) ends.set(event.fetchId, moment)
  })
  return ends
}

describe('whatever is removed', () => {
  it('the simulation reaches every way of it', () => {
    const seen = new Set<RungId>()
    const look = ({ moments }: History) => moments.forEach(({ result }) => result.decisions.forEach(({ decision }) => seen.add(decision.because)))
    holds(look, 600)
    const wanted: RungId[] = [
      ...(['nothing-selected', 'hard-purge', 'soft-purge', 'purged-in-flight', 'purged-in-background', 'soft-purged-in-flight'] as const),
      ...(['invalidated-in-flight', 'removed-while-arriving', 'names-same-origin', 'names-other-origin', 'soft-purged'] as const),
      ...(['stale-while-revalidate', 'stale-if-error', 'client-stale-if-error', 'fetch-failed', 'fetch-failed-again'] as const),
      ...(['answer-shared', 'answer-not-recorded', 'larger-than-object-limit', 'head-same', 'head-other-etag'] as const),
    ]
    expect(wanted.filter((rung) => !seen.has(rung))).toEqual([])
  })

  it('after a hard purge nothing from before it is served or stored, also not what was on its way', () =>
    holds((history) => {
      for (const { moment, kind, selects } of removalsIn(history)) {
        if (kind !== 'purged') continue
        for (const each of responds(history)) {
          const made = madeOf(history, fieldValue(each.response.headers, 'x-made'))
          const isLookedUp = history.requests.get(each.requestId)?.method !== 'POST'
          if (each.moment <= moment || !isLookedUp || !made || !selects(made)) continue
          expect(made.leftAt, each.requestId).toBeGreaterThan(moment)
        }
        for (const { entries } of history.moments.slice(moment)) {
          for (const made of entries.map(({ content }) => madeOf(history, content))) {
            if (made && selects(made)) expect(made.leftAt).toBeGreaterThan(moment)
          }
        }
      }
    }))

  it('after a soft purge nothing from before it is fresh to who asks then', () =>
    holds((history) => {
      for (const { moment, kind, selects } of removalsIn(history)) {
        if (kind !== 'marked') continue
        for (const { requestId, response, outcome } of fromStore(history)) {
          const made = madeOf(history, fieldValue(response.headers, 'x-made'))
          const askedBefore = (history.askedAt.get(requestId) ?? 0) < moment
          if (outcome === 'stale' || askedBefore || !made || !selects(made)) continue
          expect(numberIn(response.headers, 'x-left'), requestId).toBeGreaterThan(moment)
        }
      }
    }))

  it('after a change nothing from before it comes out of the store, or is stored', () =>
    holds((history) => {
      for (const { moment, kind, selects } of removalsIn(history)) {
        if (kind !== 'invalidated') continue
        for (const { requestId, response } of fromStore(history)) {
          const made = madeOf(history, fieldValue(response.headers, 'x-made'))
          const askedBefore = (history.askedAt.get(requestId) ?? 0) < moment
          if (!askedBefore && made && selects(made)) expect(made.leftAt, requestId).toBeGreaterThan(moment)
        }
        for (const { entries } of history.moments.slice(moment)) {
          for (const made of entries.map(({ content }) => madeOf(history, content))) {
            if (made && selects(made)) expect(made.leftAt).toBeGreaterThan(moment)
          }
        }
      }
    }))
})

describe('whatever is on its way', () => {
  it('nothing is left in memory but what is stored, once all is answered', () =>
    holds(({ moments }) => {
      const last = moments.at(-1)
      if (last) expect(last.usage).toMatchObject(IDLE)
    }))

  it('removals are remembered only for fetches in flight', () =>
    holds(({ moments }) => {
      for (const { usage } of moments) if (usage.fetchesInFlight === 0) expect(usage.removalsNoted).toBe(0)
    }))

  it('what is stored or shared of a body is what arrived whole', () =>
    holds((history) => {
      const cut = new Set<unknown>()
      for (const { event, entries } of history.moments) {
        if (event.type === 'upstream-body-end' && (!event.complete || event.body === null)) cut.add(event.body?.content ?? event.fetchId)
        for (const { content, partial } of entries) if (partial === undefined) expect(cut.has(content)).toBe(false)
      }
    }))

  it('no two background fetches renew the same at once, unless a removal came between them', () =>
    holds((history) => {
      const ends = endsOf(history)
      const removals = removalsIn(history).map(({ moment }) => moment)
      const flying: { readonly name: string; readonly fetchId: string; readonly leftAt: number }[] = []
      history.moments.forEach(({ result }, moment) => {
        for (const effect of result.effects) {
          if (effect.type !== 'forward' || !effect.background || effect.request.url.endsWith('c')) continue
          const language = effect.request.url.endsWith('b') ? fieldValue(effect.request.headers, 'accept-language') : ''
          const name = `${effect.request.url} ${language}`
          const others = flying.filter((other) => other.name === name && (ends.get(other.fetchId) ?? Infinity) > moment)
          const since = others.filter((other) => !removals.some((at) => at > other.leftAt && at <= moment))
          expect(since.map(({ fetchId }) => fetchId)).toEqual([])
          flying.push({ name, fetchId: effect.fetchId, leftAt: moment })
        }
      })
    }))

  it('a background fetch answers nobody who was answered stale before', () =>
    holds((history) => {
      const answered = new Map<string, number>()
      for (const { requestId } of responds(history)) answered.set(requestId, (answered.get(requestId) ?? 0) + 1)
      expect([...answered.values()].every((times) => times === 1)).toBe(true)
    }))

  it('tags never reach a client of a shared cache', () =>
    holds((history, { kind }) => {
      if (kind !== 'shared') return
      for (const { response } of responds(history)) expect(fieldValue(response.headers, 'surrogate-key')).toBeUndefined()
    }))

  it('every answer of a shared cache says in Cache-Status how it came about', () =>
    holds((history, { kind }) => {
      if (kind !== 'shared') return
      for (const { response, outcome } of responds(history)) {
        const member = fieldValue(response.headers, 'cache-status') ?? ''
        const stale = outcome === 'stale' ? /^tokyo; (hit; ttl=(-\d|0)|fwd=[a-z-]+(; fwd-status=5\d\d)?; ttl=)/ : /^tokyo; (fwd=|key=)/
        expect(member).toMatch(outcome === 'hit' ? /^tokyo; hit; ttl=\d+/ : stale)
      }
    }))
})
