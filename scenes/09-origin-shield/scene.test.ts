import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { predictedTrial } from '../../src/lesson/moves.ts'
import { describeScene } from '../../src/lesson/testing/sceneSuite.ts'
import { measuredHere } from '../../src/lesson/traffic/measuredHere.ts'
import { checkOperations } from '../../src/world/operations/check-operations.ts'
import { eventsOf, requests } from '../../src/world/report.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { trialUnder } from './alternatives.ts'
import { MOST_WAIT_MS } from './checks.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import { CAUSES, asked, atOrigin, causeOf, funnelOf, languagesGot, quickestCity, served, slowest, slowestCity, waited, wrongs } from './readings.ts'
import { COUNTED_FROM_MS, STALE_MS, failure, herd, later, readers, street } from './scripts.ts'
import { POPS, traffic } from './traffic.ts'
import { causedScript, causedSettings, countedScript, countedSettings } from './variants.ts'
import { CACHE_CONTROL, CITY_ORDER, INITIAL, LANGUAGE_OF, LIFETIME_SECONDS, NEIGHBOURS, PAGES, SHIELD, SHIELD_CITIES, SHIELD_PLACES, visit, world, type ShieldSettings } from './world.ts'

describeScene({ definition, copy, machine })

const beatTrial = (id: string, settings: Partial<ShieldSettings> = {}) => {
  const beat = definition.beats.find((candidate) => candidate.id === id)
  if (!beat) throw new Error(`No beat ${id}.`)
  return predictedTrial(definition, { ...beat, settings: { ...beat.settings, ...settings } })
}

const someSettings = fc.record({ shield: fc.constantFrom(...SHIELD_PLACES), failover: fc.boolean(), page: fc.constantFrom(...PAGES) }).map((chosen): ShieldSettings => ({ ...INITIAL, ...chosen }))
/** Many at nearly one moment, some far apart. */
const someVisits = fc.array(fc.record({ city: fc.constantFrom(...CITY_ORDER), gapMs: fc.oneof(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 80_000 })) }), { minLength: 2, maxLength: 14 })

function visited(settings: ShieldSettings, visits: readonly { readonly city: (typeof CITY_ORDER)[number]; readonly gapMs: number }[], other: readonly WorldInput[] = []) {
  let atMs = COUNTED_FROM_MS + 1_000
  return trialUnder(settings, [...visits.map(({ city, gapMs }) => visit(city, (atMs += gapMs), settings)), ...other])
}

describe('law: one origin request for each key and expiry', () => {
  it('with a shield in any place', () => {
    for (const shield of SHIELD_CITIES) {
      const settings = { ...INITIAL, shield }
      for (const script of [herd, later]) expect(atOrigin(trialUnder(settings, script(settings).inputs).run.log), shield).toHaveLength(1)
    }
    expect(atOrigin(beatTrial('herd').run.log)).toHaveLength(CITY_ORDER.length)
  })

  it('whoever asks when: the next fetch begins only when the last one’s copy has expired', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHIELD_CITIES), someVisits, (shield, visits) => {
        const { log } = visited({ ...INITIAL, shield }, visits).run
        const starts = atOrigin(log, 0).map((row) => row.startMs)
        // A response's age counts whole seconds from its Date (RFC 9111 §4.2.3), so that it may expire up to one sooner.
        for (const [index, start] of starts.entries()) if (index > 0) expect(start - starts[index - 1]!).toBeGreaterThan((LIFETIME_SECONDS - 1) * 1000)
      }),
      { numRuns: 40 },
    )
  })

  it('under Vary one for each language', () => {
    const settings: ShieldSettings = { ...INITIAL, shield: 'virginia', languages: 'vary' }
    const trial = trialUnder(settings, readers(settings).inputs)
    expect(atOrigin(trial.run.log)).toHaveLength(new Set(Object.values(LANGUAGE_OF)).size)
    expect(wrongs(trial)).toEqual([])
  })
})

describe('law: collapsing never crosses a private or uncacheable response', () => {
  it('each answer of a private page was fetched for the request that got it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHIELD_PLACES), someVisits, (shield, visits) => {
        const { log } = visited({ ...INITIAL, shield, page: 'private' }, visits).run
        expect(asked(log).every((row) => row.status === 200 && row.outcome !== 'collapsed' && row.outcome !== 'hit')).toBe(true)
        expect(atOrigin(log, 0)).toHaveLength(visits.length)
        expect(eventsOf(log, 'stored')).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('inside one POP', () => {
    const shared = beatTrial('inside').run.log
    const own = beatTrial('inside', { page: 'private' }).run.log
    expect([atOrigin(shared).length, waited(shared)]).toEqual([1, NEIGHBOURS.length - 1])
    expect([atOrigin(own).length, served(own)]).toEqual([NEIGHBOURS.length, NEIGHBOURS.length])
  })
})

describe('law: who waits is answered or sent on, never lost', () => {
  const failing = fc.oneof(
    fc.record({ type: fc.constant('pop-down' as const), atMs: fc.integer({ min: COUNTED_FROM_MS, max: COUNTED_FROM_MS + 2_000 }), durationMs: fc.integer({ min: 1, max: 5_000 }), pop: fc.constant('shield') }),
    fc.record({ type: fc.constant('origin-down' as const), atMs: fc.integer({ min: COUNTED_FROM_MS, max: COUNTED_FROM_MS + 2_000 }), durationMs: fc.integer({ min: 1, max: 5_000 }), how: fc.constantFrom('refuse' as const, 'error' as const) }),
  )
  const nearly = fc.array(fc.record({ city: fc.constantFrom(...CITY_ORDER), gapMs: fc.integer({ min: 0, max: 100 }) }), { minLength: 4, maxLength: 14 })

  it('when the shield or the origin fails, before or while the fetch is under way', () => {
    fc.assert(
      fc.property(someSettings, nearly, failing, (chosen, visits, fails) => {
        const settings: ShieldSettings = { ...chosen, shield: chosen.shield === 'none' ? 'virginia' : chosen.shield }
        const { log } = visited(settings, visits, [fails]).run
        expect(asked(log)).toHaveLength(visits.length)
        for (const row of requests(log)) expect(row.status, row.req).not.toBeNull()
        // With failover the shield's loss costs nobody an answer.
        if (fails.type === 'pop-down' && settings.failover) expect(served(log)).toBe(visits.length)
      }),
      { numRuns: 60 },
    )
  })

  it('a shield that fails while seven wait', () => {
    const settings: ShieldSettings = { ...INITIAL, shield: 'virginia', failover: true }
    const inputs: WorldInput[] = [...herd(settings).inputs, { type: 'pop-down', atMs: STALE_MS + 150, durationMs: 10_000, pop: 'shield' }]
    expect(waited(trialUnder(settings, inputs).run.log)).toBeGreaterThan(0)
    expect(served(trialUnder(settings, inputs).run.log)).toBe(CITY_ORDER.length)
    expect(served(trialUnder({ ...settings, failover: false }, inputs).run.log)).toBe(0)
  })
})

describe('what the beats tell', () => {
  it('one is fetched and seven wait at the shield', () => {
    const { log } = beatTrial('shield').run
    expect([atOrigin(log).length, waited(log, SHIELD)]).toEqual([1, CITY_ORDER.length - 1])
    expect(slowest(log)!.ttfbMs! * 2).toBeLessThan(slowest(beatTrial('herd').run.log)!.ttfbMs!)
  })

  it('what lies before a beat gives nothing of its answer away', () => {
    for (const id of ['shield', 'inside']) {
      const before = requests(beatTrial(id).run.log).filter((row) => row.startMs < COUNTED_FROM_MS)
      expect(before.length).toBeGreaterThan(0)
      expect(before.filter((row) => row.outcome === 'collapsed'), id).toEqual([])
    }
  })

  it('nothing is stored before a beat or check in which nobody has the page', () => {
    for (const id of ['inside', 'wrong-key']) expect(eventsOf(beatTrial(id).run.log, 'stored').filter(({ atMs }) => atMs < COUNTED_FROM_MS), id).toEqual([])
  })

  it('what the learner sends afterwards changes nothing that is told of the eight', () => {
    for (const id of ['herd', 'shield', 'fails']) {
      const trial = beatTrial(id)
      const more = trialUnder(trial.settings, [...trial.inputs, ...CITY_ORDER.map((city) => visit(city, trial.run.endMs + 1, trial.settings))])
      const [before, after] = [definition.figures(trial), definition.figures(more)]
      for (const name of ['origin', 'served', 'waited', 'slowest', 'slowestMs', 'quickest', 'quickestMs']) expect(after[name], `${id}: ${name}`).toBe(before[name])
      expect([before['again'], after['again'], after['againServed']]).toEqual([0, CITY_ORDER.length, CITY_ORDER.length])
    }
  })

  it('a POP that may ask the origin itself has a way to it on the map', () => {
    const ways = (failover: boolean) => definition.topology(world(INITIAL), { ...INITIAL, shield: 'virginia', failover }, copy).links.filter(({ to }) => to === 'origin').length
    expect([ways(false), ways(true)]).toEqual([1, 1 + CITY_ORDER.length])
  })

  it('Tokyo is answered by the shield', () => {
    const { log } = beatTrial('later').run
    expect(asked(log).map((row) => [row.user, row.outcome, row.answeredBy])).toEqual([
      ['frankfurt', 'miss', 'origin'],
      ['tokyo', 'miss', SHIELD],
    ])
  })

  it('who was quickest is slowest when the shield moves far away', () => {
    expect(slowestCity(beatTrial('move'))).toBe(quickestCity(beatTrial('shield')))
  })

  it('only a shield beside the origin keeps within what the first check allows', () => {
    const within = SHIELD_CITIES.filter((shield) => slowest(beatTrial('move', { shield }).run.log)!.ttfbMs! <= MOST_WAIT_MS)
    expect(within).toEqual(['virginia'])
  })

  it('a failed shield answers nobody, and with failover the herd is back', () => {
    expect([served(beatTrial('fails').run.log), atOrigin(beatTrial('fails').run.log).length]).toEqual([0, 0])
    const { log } = beatTrial('fails', { failover: true }).run
    expect([served(log), atOrigin(log).length]).toEqual([CITY_ORDER.length, CITY_ORDER.length])
  })

  it('a wrong key spreads through the shield only', () => {
    expect(wrongs(beatTrial('wrong-key'))).toHaveLength(CITY_ORDER.length - 1)
    expect(wrongs(beatTrial('wrong-key', { shield: 'none' }))).toEqual([])
    for (const languages of ['unkeyed', 'vary'] as const) {
      const trial = beatTrial('wrong-key', { languages })
      const told = languagesGot(trial).filter((one) => one.asked !== one.got)
      expect(told.map(({ city }) => city).sort()).toEqual(wrongs(trial).map(({ user }) => user).sort())
    }
  })

  it('says the lifetimes and the limit that run', () => {
    expect(copy.controls['page']?.options?.['shared']).toBe(CACHE_CONTROL.shared)
    expect(copy.controls['page']?.options?.['private']).toBe(CACHE_CONTROL.private)
    expect(copy.checks['protect']?.task).toContain(`${MOST_WAIT_MS} ms`)
  })
})

describe('three hundred POPs', () => {
  const plan = traffic({ settings: { ...INITIAL, shield: 'virginia' }, seed: 1, beat: 'later' })!

  it('the shares that miss multiply, and come to what is told of them', () => {
    const funnel = funnelOf(measuredHere(plan))
    expect(funnel.pops).toBe(POPS)
    expect(funnel.edge + funnel.shield + funnel.origin).toBe(funnel.requests)
    expect(funnel.originShare).toBeCloseTo(funnel.missShare * (1 - funnel.shieldShare), 10)
    expect(funnel.missShare).toBeCloseTo(0.1, 2)
    expect(funnel.shieldShare).toBeCloseTo(0.8, 1)
    expect(funnel.originShare).toBeCloseTo(0.02, 2)
  })

  it('is one plan for all who ask for it', () => {
    expect(traffic({ settings: { ...INITIAL, shield: 'virginia' }, seed: 7, beat: 'later' })).toBe(plan)
    expect(traffic({ settings: INITIAL, seed: 1, beat: 'later' })).toBeNull()
    expect(traffic({ settings: { ...INITIAL, shield: 'virginia' }, seed: 1, beat: 'herd' })).toBeNull()
  })
})

describe('the fresh variants', () => {
  it('every diagnosis costs more than one request, and every cause comes up', () => {
    const seen = new Set<string | null>()
    for (let seed = 1; seed <= 30; seed += 1) {
      const settings = { ...INITIAL, ...causedSettings(seed) }
      const trial = trialUnder(settings, causedScript(settings, seed).inputs)
      expect(served(trial.run.log), `seed ${String(seed)}`).toBe(asked(trial.run.log).length)
      const cause = settings.failover ? 'down' : settings.page === 'private' ? 'uncacheable' : settings.page === 'short' ? 'short' : 'keys'
      expect(causeOf(trial), `seed ${String(seed)}`).toBe(cause)
      seen.add(cause)
    }
    expect([...seen].sort()).toEqual([...CAUSES].sort())
  })

  it('what is counted can be reckoned by head', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const settings = { ...INITIAL, ...countedSettings(seed) }
      const { log } = trialUnder(settings, countedScript(settings, seed).inputs).run
      const fetchedAt = new Map<string, number>()
      let fetches = 0
      for (const row of asked(log)) {
        const cache = settings.shield === 'none' ? row.user! : SHIELD
        if (row.startMs - (fetchedAt.get(cache) ?? -Infinity) < LIFETIME_SECONDS * 1000) continue
        fetchedAt.set(cache, row.startMs)
        fetches += 1
      }
      expect(atOrigin(log).length, `seed ${String(seed)}`).toBe(fetches)
    }
  })

  it('no two visits that are counted lie near one lifetime apart', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const visits = countedScript(INITIAL, seed).inputs.filter(({ atMs }) => atMs > COUNTED_FROM_MS)
      for (const one of visits) for (const other of visits) expect(Math.abs(Math.abs(one.atMs - other.atMs) - LIFETIME_SECONDS * 1000), `seed ${String(seed)}`).toBeGreaterThanOrEqual(5_000)
    }
  })

  it('no world or script of the scene needs the checks that its page leaves out', () => {
    const checked = (settings: ShieldSettings, inputs: readonly WorldInput[]) => checkOperations(world(settings), inputs)
    for (const shield of SHIELD_PLACES) {
      const settings = { ...INITIAL, shield }
      for (const script of [herd, later, failure, readers]) checked(settings, script(settings).inputs)
      checked({ ...settings, who: 'street' }, street().inputs)
    }
  })
})
