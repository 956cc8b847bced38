import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { predictedTrial } from '../../src/lesson/moves.ts'
import { describeScene } from '../../src/lesson/testing/sceneSuite.ts'
import { eventsOf, userRequests } from '../../src/world/report.ts'
import type { StageState } from '../../src/stage/state.ts'
import { trialUnder } from './alternatives.ts'
import { keptHeaders, leaksUnder, soundMends } from './beats.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { meters } from './figures.ts'
import { machine } from './machine.ts'
import { CAUSES, causeOf, keptFreshMs, leaks, openedIn, services, storedAtNode, verdictOf, type BypassTrial } from './readings.ts'
import { anaAlone, bothInTurn } from './scripts.ts'
import { countedScript, countedSettings, leakedScript, leakedSettings } from './variants.ts'
import { BASKET, CREDENTIALS, FRONT, HEADERS, INITIAL, LIFETIME_SECONDS, ME, MENDS, MISTAKES, NAMES, PEOPLE, POP, RULES, ask, browserOf, urlOf, type BypassSettings } from './world.ts'

describeScene({ definition, copy, machine })

const beatTrial = (id: string, settings: Partial<BypassSettings> = {}) => {
  const beat = definition.beats.find((candidate) => candidate.id === id)
  if (!beat) throw new Error(`No beat ${id}.`)
  return predictedTrial(definition, { ...beat, settings: { ...beat.settings, ...settings } })
}

const someSettings = fc.record({ header: fc.constantFrom(...HEADERS), credentials: fc.constantFrom(...CREDENTIALS), rule: fc.constantFrom(...RULES), ownCopies: fc.boolean() }).map((chosen): BypassSettings => ({ ...INITIAL, ...chosen }))
const someVisits = fc.array(fc.record({ person: fc.constantFrom(...PEOPLE), gapMs: fc.integer({ min: 0, max: 90_000 }) }), { minLength: 2, maxLength: 8 })

function visited(settings: BypassSettings, visits: readonly { person: (typeof PEOPLE)[number]; gapMs: number }[]) {
  let atMs = 0
  return trialUnder(settings, visits.map(({ person, gapMs }) => ask(person, ME, (atMs += gapMs), settings)))
}

describe('law: private, no-store and a bypass rule let a shared cache store nothing, ever', () => {
  it('whatever else is set and whoever comes when', () => {
    fc.assert(
      fc.property(someSettings, someVisits, (settings, visits) => {
        fc.pre(/private|no-store/.test(settings.header) || settings.rule === 'bypass')
        const trial = visited(settings, visits)
        expect(storedAtNode(trial.run.log, POP, ME)).toBe(0)
        expect(leaks(trial)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('law: with Authorization only public, s-maxage and must-revalidate let it store (RFC 9111 §3.5)', () => {
  it('for every header of the scene', () => {
    const settings: BypassSettings = { ...INITIAL, credentials: 'authorization' }
    const opened = HEADERS.filter((header) => /public|s-maxage|must-revalidate/.test(header))
    expect(keptHeaders({ settings, inputs: anaAlone(settings).inputs })).toEqual(opened)
    expect(keptHeaders({ settings: { ...settings, credentials: 'cookie' }, inputs: anaAlone({ ...settings, credentials: 'cookie' }).inputs }).length).toBeGreaterThan(opened.length)
  })
})

describe('law: the leak counter compares the owner of the data with the receiver', () => {
  it('a response leaks exactly when its body names another person than the one whose browser got it', () => {
    fc.assert(
      fc.property(someSettings, someVisits, (settings, visits) => {
        const trial = visited(settings, visits)
        const wrong = eventsOf(trial.run.log, 'request-finished').filter((event) => {
          const person = PEOPLE.find((one) => browserOf(one) === event.from)
          return person !== undefined && event.response.body.owner != null && event.response.body.owner !== person
        })
        expect(leaks(trial).map(({ req }) => req)).toEqual(wrong.map(({ req }) => req))
      }),
      { numRuns: 60 },
    )
  })

  it('the shared page leaks by its cookie alone', () => {
    const trial = beatTrial('three-ways', { mistake: 'cookie' })
    expect(leaks(trial)).toMatchObject([{ user: 'ben', by: 'set-cookie', served: { owner: 'ana' } }])
  })
})

describe('the counters', () => {
  it('count all that went to the origin in what is not history', () => {
    const wentToOrigin = ({ run, spec, settings, inputs, plan, traffic }: BypassTrial) => {
      const trial = { run, spec, settings, inputs, plan, traffic }
      return meters({ tMs: run.endMs, seen: run.log.length } as StageState, trial, copy).find(({ id }) => id === 'origin')?.value
    }
    for (const check of definition.checks) {
      for (let seed = 1; seed <= 10; seed += 1) {
        const settings: BypassSettings = { ...INITIAL, ...check.settings, ...check.variant?.(seed) }
        const trial = trialUnder(settings, [...check.script(settings, seed).inputs, ask('ana', ME, 200_000, settings)])
        expect(wentToOrigin(trial), `${check.id}, seed ${String(seed)}`).toBe(String(userRequests(trial.run.log).filter(({ req }) => eventsOf(trial.run.log, 'request-started').some(({ parent }) => parent === req)).length))
      }
    }
    expect(wentToOrigin(beatTrial('lanes'))).toBe('1')
    expect(wentToOrigin(beatTrial('two-ways'))).toBe('4')
  })
})

describe('the mistakes and the mends', () => {
  it('each mistake leaks, and is stopped by private and by a bypass', () => {
    for (const mistake of MISTAKES) expect(MENDS.map((mend) => [mend, leaksUnder(INITIAL, mistake, mend)]), mistake).toContainEqual(['none', 1])
    expect(soundMends(INITIAL)).toEqual(['bypass', 'private'])
  })

  it('Vary: Cookie does nothing for who is known by Authorization', () => {
    expect(leaksUnder(INITIAL, 'public', 'vary')).toBe(1)
    expect(leaksUnder(INITIAL, 'lifetime', 'vary')).toBe(0)
  })

  it('stripping cookies helps where it is the cookie that leaks', () => {
    expect(MISTAKES.filter((mistake) => leaksUnder(INITIAL, mistake, 'strip') === 0)).toEqual(['cookie'])
  })
})

describe('what the POP does for every request', () => {
  it('hit or bypass: TLS ends there, anycast leads there, and no packet of the user reaches the origin', () => {
    const { run } = beatTrial('lanes')
    expect(services(run.log, 1_000).map(({ row, tlsAt, anycast, originSaw }) => [row.outcome, tlsAt, anycast, originSaw])).toEqual([
      ['hit', POP, true, 'nothing'],
      ['bypass', POP, true, 'pop'],
    ])
  })

  it('straight to the origin none of it holds', () => {
    const { run } = beatTrial('two-ways')
    const [straight, carried] = services(run.log, 0)
    expect(straight).toMatchObject({ tlsAt: 'origin', anycast: false, originSaw: 'user' })
    expect(carried).toMatchObject({ tlsAt: POP, anycast: true, originSaw: 'pop' })
    expect(carried!.row.ttfbMs! * 2).toBeLessThan(straight!.row.ttfbMs!)
  })

  it('without a warm connection the first one through gains nothing', () => {
    const waits = userRequests(beatTrial('two-ways', { warm: false }).run.log).map((row) => row.ttfbMs ?? 0)
    expect(waits[1]!).toBeGreaterThan(waits[0]! * 0.95)
  })
})

describe('the front page', () => {
  const rowsOf = (page: 'whole' | 'split') => userRequests(beatTrial('split', { page }).run.log).filter(({ startMs }) => startMs >= INITIAL.countedFromMs)

  it('split, asks for each basket at the moment its shell is there', () => {
    const rows = rowsOf('split')
    for (const person of PEOPLE) {
      const shell = rows.find((row) => row.user === person && row.url === FRONT)!
      const basket = rows.find((row) => row.user === person && row.url === BASKET)!
      expect(basket.startMs).toBeCloseTo(shell.startMs + shell.totalMs!, 3)
    }
    expect(rows.map((row) => row.outcome).sort()).toEqual(['hit', 'miss', 'miss', 'miss'])
  })

  it('tells of a basket only when it was asked for in the run', () => {
    expect(rowsOf('whole').map((row) => row.url)).toEqual([FRONT, FRONT])
    const whole = openedIn(beatTrial('split', { page: 'whole' }).run.log, 'ben')
    const split = openedIn(beatTrial('split').run.log, 'ben')
    expect(whole.basketMs).toBe(whole.pageMs)
    expect(split.pageMs * 3).toBeLessThan(whole.pageMs)
    expect(split.basketMs).toBeGreaterThan(split.pageMs)
  })
})

describe('what is said of a header', () => {
  it('agrees with the run', () => {
    expect(HEADERS.map((header) => [header, verdictOf(beatTrial('leak', { header }))])).toEqual([
      ['no-store', 'barred'],
      ['private, max-age=60', 'barred'],
      ['no-cache', 'checked'],
      ['max-age=60', 'leaked'],
      ['public, max-age=60', 'leaked'],
      ['s-maxage=60', 'leaked'],
      ['max-age=60, must-revalidate', 'leaked'],
    ])
  })

  it('her own browser has no lifetime from an s-maxage', () => {
    const kept = (header: string) => {
      const settings: BypassSettings = { ...INITIAL, header, ownCopies: true, alone: true }
      return keptFreshMs(trialUnder(settings, anaAlone(settings).inputs).run.log, browserOf('ana'), ME)
    }
    expect(['no-store', 'no-cache', 's-maxage=60', 'private, max-age=60'].map(kept)).toEqual([null, 0, 0, 60_000])
  })
})

describe('the fresh variants', () => {
  it('both people come, and never one lifetime after another', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const settings = { ...INITIAL, ...countedSettings(seed) }
      const visits = countedScript(settings, seed).inputs.filter((input) => input.type === 'request')
      expect(new Set(visits.map(({ user }) => user)).size, `seed ${String(seed)}`).toBe(2)
      for (const one of visits) for (const other of visits) expect(Math.abs(Math.abs(one.atMs - other.atMs) - LIFETIME_SECONDS * 1000), `seed ${String(seed)}`).toBeGreaterThanOrEqual(5_000)
    }
  })

  it('a diagnosis is asked for under one address, whatever its cause', () => {
    const urls = Array.from({ length: 20 }, (_, seed) => urlOf({ ...INITIAL, ...leakedSettings(seed) }))
    expect(new Set(urls).size).toBe(1)
  })

  it('every diagnosis has a leak, and every cause comes up', () => {
    const seen = new Set<string | null>()
    for (let seed = 1; seed <= 40; seed += 1) {
      const settings = { ...INITIAL, ...leakedSettings(seed) }
      const trial = trialUnder(settings, leakedScript(settings, seed).inputs)
      expect(leaks(trial).length, `seed ${String(seed)}`).toBeGreaterThan(0)
      expect(NAMES[leaks(trial)[0]!.served.owner as 'ana']).toBeDefined()
      expect(causeOf(trial)).toBe(settings.mistake === 'none' ? 'plain' : settings.mistake)
      seen.add(causeOf(trial))
    }
    expect([...seen].sort()).toEqual([...CAUSES].sort())
  })

  it('a variant is the same for the same seed', () => {
    expect(countedScript(INITIAL, 3)).toEqual(countedScript(INITIAL, 3))
    expect(bothInTurn(INITIAL)).toEqual(bothInTurn(INITIAL))
  })
})
