import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { predictedTrial } from '../../src/lesson/moves.ts'
import { drive } from '../../src/lesson/testing/drive.ts'
import { describeScene, trialOf } from '../../src/lesson/testing/sceneSuite.ts'
import { makeTrial } from '../../src/lesson/trial.ts'
import { eventsOf, originRequests, requests, userRequests, type Log } from '../../src/world/report.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { WINDOWS } from './controls.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import { RIGHTS, backgroundFetches, bugLifetimeEndSeconds, bugSightings, failures, lastBugSeconds, rightOf, waiters } from './readings.ts'
import { BUG_MS, FIX_MS } from './traffic.ts'
import { DIAGNOSIS, diagnosisScript, lastVisitorScript, variantOf } from './variants.ts'
import { BUG, CITY_ORDER, FIX, INITIAL, STALE_IF_ERROR_SECONDS, deploy, popOf, visit, world, type OnError, type SceneCity, type SwrSettings } from './world.ts'

describeScene({ definition, copy, machine })

const play = (inputs: readonly WorldInput[], settings: Partial<SwrSettings> = {}) => trialOf(definition, [...inputs].sort((a, b) => a.atMs - b.atMs), settings)
const beatTrial = (id: string, settings: Partial<SwrSettings> = {}) => {
  const beat = definition.beats.find((b) => b.id === id)
  if (!beat) throw new Error(`No beat ${id}.`)
  return predictedTrial(definition, { ...beat, settings: { ...beat.settings, ...settings } })
}
const outcomes = (log: Log) => userRequests(log).map((row) => row.outcome)

const times = fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 1, maxLength: 40 })
const story = fc.record({
  london: times,
  auckland: times,
  bugMs: fc.integer({ min: 1, max: 200_000 }),
  liveMs: fc.integer({ min: 1, max: 100_000 }),
  ttl: fc.constantFrom('5', '30', '60'),
  window: fc.constantFrom('0', '5', '30', '3600'),
})
const told = ({ london, auckland, bugMs, liveMs, ttl, window }: typeof story extends fc.Arbitrary<infer T> ? T : never) =>
  play([...london.map((atMs) => visit('london', atMs)), ...auckland.map((atMs) => visit('auckland', atMs)), deploy(bugMs), deploy(bugMs + liveMs)], { ttl, window, cities: 'both' })

/** From the POP to its people, ms: what an answer needs after it has been given. */
const legMs = (log: Log, city: SceneCity): number => {
  const hop = eventsOf(log, 'hop').find((event) => event.kind === 'response' && event.from === popOf(city))
  return hop ? hop.arrivesAtMs - hop.atMs : 0
}
const fixMsOf = (log: Log): number => eventsOf(log, 'deployed').find((event) => event.version === FIX)?.atMs ?? NaN

describe('law: RFC 5861 §3, a stale answer at once and a fetch behind it', () => {
  it.each([['fresh', 59_000, 'hit'], ['in the window', 75_000, 'stale'], ['at its end', 89_500, 'stale'], ['after it', 91_500, 'revalidated']] as const)('%s', (_, atMs, outcome) => {
    const { log } = play([visit('london', 0), visit('london', atMs)], { window: '30' }).run
    expect(outcomes(log)).toEqual(['miss', outcome])
    expect(backgroundFetches(log)).toHaveLength(outcome === 'stale' ? 1 : 0)
    expect(waiters(log)).toHaveLength(outcome === 'revalidated' ? 1 : 0)
  })

  it('a stale answer is as quick as a hit, and the fetch ends after it', () => {
    const { log } = play([visit('london', 0), visit('london', 30_000), visit('london', 75_000), visit('london', 76_000)], { window: '30' }).run
    const [, hit, stale, next] = userRequests(log)
    expect(stale!.ttfbMs).toBeCloseTo(hit!.ttfbMs ?? NaN, 3)
    expect(next!.outcome).toBe('hit')
    const [fetch] = backgroundFetches(log)
    expect(fetch!.parent).toBe(stale!.req)
    expect(fetch!.startMs + (fetch!.ttfbMs ?? NaN)).toBeGreaterThan(stale!.startMs + (stale!.ttfbMs ?? NaN))
  })

  it('whoever is answered stale while the origin works has not waited for it; whoever is not has a copy within its lifetime or waits', () => {
    fc.assert(
      fc.property(story, (one) => {
        const { log } = told(one).run
        const waited = new Set(waiters(log).map((row) => row.req))
        for (const row of userRequests(log)) if (row.outcome === 'stale' || row.outcome === 'hit') expect(waited.has(row.req)).toBe(false)
        if (one.window === '0') expect(outcomes(log)).not.toContain('stale')
      }),
      { numRuns: 40 },
    )
  })
})

describe('law: one request behind answers at a time, per POP', () => {
  it('holds for any visitors', () => {
    fc.assert(
      fc.property(story, fc.array(fc.integer({ min: 60_000, max: 60_400 }), { maxLength: 12 }), (one, burst) => {
        const { log } = told({ ...one, london: [0, ...one.london, ...burst], window: '3600' }).run
        for (const city of CITY_ORDER) {
          const fetches = requests(log).filter((row) => row.from === popOf(city))
          fetches.forEach((row, index) => {
            const before = fetches[index - 1]
            if (before) expect(row.startMs).toBeGreaterThanOrEqual(before.startMs + (before.ttfbMs ?? NaN))
          })
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('law: how long a cached bug is seen, where browsers keep no copies and the origin answers', () => {
  it('no sighting in a city lies later than fix + lifetime + window and the way from its POP', () => {
    let sightings = 0
    fc.assert(
      fc.property(story, (one) => {
        const { log } = told(one).run
        const latestMs = fixMsOf(log) + 1000 * (Number(one.ttl) + Number(one.window))
        for (const seen of bugSightings(log)) {
          sightings += 1
          expect(seen.atMs).toBeLessThanOrEqual(latestMs + legMs(log, seen.user as SceneCity) + 0.001)
        }
      }),
      { numRuns: 80 },
    )
    expect(sightings).toBeGreaterThan(50)
  })

  it('once the lifetime is over only the first to come and those during its fetch are shown the bug', () => {
    fc.assert(
      fc.property(story, (one) => {
        const trial = told(one)
        const { log } = trial.run
        for (const city of CITY_ORDER) {
          const endMs = 1000 * bugLifetimeEndSeconds(trial, city)
          const late = bugSightings(log).filter((seen) => seen.user === city && rightOf(log, seen.req) === 'stale-while-revalidate' && seen.atMs > Math.max(endMs, fixMsOf(log)))
          const first = late[0]
          const fetch = first && backgroundFetches(log).findLast((row) => row.from === popOf(city) && row.startMs <= first.atMs)
          const untilMs = fetch ? fetch.startMs + (fetch.ttfbMs ?? NaN) + legMs(log, city) : -Infinity
          for (const seen of late) expect(seen.atMs).toBeLessThanOrEqual(untilMs + 0.001)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('the limit is reached: a visitor at the very end of the window is shown the bug, one just after it the fix', () => {
    const shown = (atMs: number) => bugSightings(play([visit('auckland', 50_000), deploy(10_000), deploy(60_000), visit('auckland', atMs)], { window: '3600', cities: 'both' }).run.log).length
    expect(shown(50_000 + 3_658_000)).toBe(2)
    expect(shown(50_000 + 3_661_000)).toBe(1)
  })

  it('the story: London is rid of it within seconds of the lifetime’s end, Auckland’s visitor comes late in the window', () => {
    const trial = beatTrial('sparse')
    const { log } = trial.run
    const [london, auckland] = CITY_ORDER.map((city) => lastBugSeconds(log, city) - bugLifetimeEndSeconds(trial, city))
    expect(london).toBeGreaterThan(0)
    expect(london).toBeLessThan(5)
    expect(auckland).toBeGreaterThan(15)
    expect(lastBugSeconds(log)).toBe(lastBugSeconds(log, 'auckland'))
    expect(lastBugSeconds(log)).toBeLessThanOrEqual((FIX_MS / 1000) + 90 + 0.1)
  })
})

describe('who counts as having come after the fix', () => {
  it('goes by when somebody came, not by when the answer was there', () => {
    const { log } = play([visit('auckland', 1_000), deploy(2_000), visit('auckland', 62_000), deploy(62_200), visit('auckland', 63_000)], { cities: 'both' }).run
    expect(bugSightings(log).map((seen) => [seen.atMs > fixMsOf(log), seen.afterFix])).toEqual([[true, false], [true, true]])
  })
})

describe('the failing origin', () => {
  it.each(['0', '30', '3600'])('with a window of %s s its words account for everybody who was answered stale and everybody who waited', (window) => {
    const trial = beatTrial('failure', { window })
    const said = definition.figures(trial)
    expect(Number(said['staleAtOnce']) + Number(said['staleWaited'])).toBe(said['stale'])
    expect(Number(said['staleWaited']) + Number(said['renewedWaited'])).toBe(waiters(trial.run.log).length)
    expect(said['staleWaited'] === 0).toBe(window === '3600')
  })
})

describe('the windows side by side', () => {
  const night = beatTrial('windows')
  const rows = WINDOWS.map((window) => {
    const { log } = makeTrial(definition, { ...night.settings, window }, night.inputs).run
    return { waited: waiters(log).length, after: bugSightings(log).filter((seen) => seen.afterFix).length, auckland: lastBugSeconds(log, 'auckland') }
  })

  it('the wider, the fewer wait, the more see the bug, and the later in the sparse city', () => {
    const [none, half, hour] = rows
    expect(none!.waited).toBeGreaterThan(half!.waited)
    expect(half!.waited).toBeGreaterThan(hour!.waited)
    expect(hour!.waited).toBe(0)
    expect(half!.after).toBe(none!.after + 1)
    expect(hour!.after).toBeGreaterThan(half!.after)
    expect(half!.auckland).toBeLessThan(FIX_MS / 1000)
    expect(hour!.auckland).toBeGreaterThan(FIX_MS / 1000 + 600)
  })

  it('asks the origin no less often for a window', () => {
    expect(originRequests(beatTrial('behind').run.log)).toBe(originRequests(beatTrial('boundary').run.log))
  })
})

describe('law: RFC 5861 §4 and RFC 9111 §5.2.2.2, when the origin fails', () => {
  const failing = (onError: OnError, how: 'error' | 'refuse', atMs: number, window = '30') =>
    play([visit('london', 0), { type: 'origin-down', atMs: 10_000, durationMs: 3_600_000, how }, visit('london', atMs)], { onError, window }).run.log

  it.each(['error', 'refuse'] as const)('%s: stale-if-error answers to the end of its time and no longer', (how) => {
    expect(outcomes(failing('stale-if-error', how, 100_000)).at(-1)).toBe('stale')
    expect(outcomes(failing('stale-if-error', how, 1000 * (60 + STALE_IF_ERROR_SECONDS) - 2_000)).at(-1)).toBe('stale')
    expect(outcomes(failing('stale-if-error', how, 1000 * (60 + STALE_IF_ERROR_SECONDS) + 2_000)).at(-1)).toBe('error')
    expect(outcomes(failing('nothing', how, 100_000)).at(-1)).toBe('error')
  })

  it.each([['75 s', 75_000], ['100 s', 100_000]] as const)('must-revalidate forbids both windows, at %s', (_, atMs) => {
    expect(outcomes(failing('must-revalidate', 'error', atMs)).at(-1)).toBe('error')
  })

  it('in the story nobody, some, and all of those after the lifetime see an error', () => {
    const [standIn, nothing, forbidden] = (['stale-if-error', 'nothing', 'must-revalidate'] as const).map((onError) => failures(beatTrial('failure', { onError }).run.log).length)
    expect(standIn).toBe(0)
    expect(nothing).toBeGreaterThan(0)
    expect(forbidden).toBeGreaterThan(nothing ?? NaN)
  })

  it('adds to how long a bug is seen', () => {
    const { log } = play([deploy(1_000), visit('london', 5_000), deploy(20_000), { type: 'origin-down', atMs: 25_000, durationMs: 3_600_000, how: 'error' }, visit('london', 300_000)], { onError: 'stale-if-error', window: '30' }).run
    expect(lastBugSeconds(log)).toBeGreaterThan(20 + 60 + 30)
  })
})

describe('the variants', () => {
  const SEEDS = Array.from({ length: 60 }, (_, seed) => seed)

  it('the diagnosis reads from the log the right for which each was made, and always shows the bug after the fix', () => {
    const found = SEEDS.map((seed) => {
      const { inputs } = diagnosisScript(seed)
      const { log } = play(inputs, DIAGNOSIS).run
      const [first, ...later] = userRequests(log)
      const last = later.at(-1)
      const ageSeconds = ((last?.startMs ?? NaN) - (first?.startMs ?? NaN)) / 1000
      const right = ageSeconds < 60 ? 'fresh' : ageSeconds < 90 ? 'stale-while-revalidate' : 'stale-if-error'
      expect(rightOf(log, last?.req ?? ''), `seed ${seed}`).toBe(right)
      expect(bugSightings(log).at(-1), `seed ${seed}`).toMatchObject({ req: last?.req, afterFix: true })
      return right
    })
    expect(new Set(found).size).toBe(RIGHTS.length)
  })

  it('the last to see the bug follows from whole seconds, as a learner reckons', () => {
    for (const seed of SEEDS) {
      const settings = { ...INITIAL, ...variantOf(seed) }
      const { inputs } = lastVisitorScript(settings, seed)
      const { log } = play(inputs, settings).run
      const deploys = inputs.filter((input) => input.type === 'deploy').map((input) => input.atMs / 1000)
      const visits = inputs.filter((input) => input.type === 'request').map((input) => input.atMs / 1000)
      const last = userRequests(log).find((row) => row.req === bugSightings(log).at(-1)?.req)
      expect(last!.startMs / 1000, `seed ${seed}`).toBe(reckoned(visits, deploys, Number(settings.ttl), Number(settings.window)))
    }
  })
})

/** The last visitor who sees version 2, by the rules that the hint gives. */
function reckoned(visits: readonly number[], deploys: readonly number[], ttl: number, window: number): number {
  let copyOf: { version: number; at: number } | null = null
  let last = NaN
  for (const at of visits) {
    const live = { version: 1 + deploys.filter((time) => time <= at).length, at }
    const age: number = copyOf ? at - copyOf.at : Infinity
    const shown = copyOf && age < ttl + window ? copyOf.version : live.version
    if (shown === BUG) last = at
    if (age >= ttl) copyOf = live
  }
  return last
}

describe('the check of the header', () => {
  it('is not reached by a lifetime or a window alone', () => {
    for (const [control, to] of [['ttl', '5'], ['ttl', '30'], ['ttl', '120'], ['any-window', '15'], ['any-window', '3600']] as const) {
      const lesson = drive(machine, { step: definition.beats.length + 1 })
      lesson.send({ type: 'SET', control, to })
      const check = definition.checks[0]
      if (check?.kind !== 'goal') throw new Error('The first check is a goal.')
      expect(check.goal(lesson.context().trial).every((part) => part.met), `${control} ${to}`).toBe(false)
    }
  })

  it('has nothing reached before it plays', () => {
    const check = definition.checks[0]
    if (check?.kind !== 'goal') throw new Error('The first check is a goal.')
    const { settings, spec, inputs, run, plan, traffic } = drive(machine, { step: definition.beats.length + 1 }).context().trial
    const { startMs } = check.script(settings, 0)
    const seen = { settings, spec, inputs, plan, traffic, run: { log: run.log.filter((event) => event.atMs < startMs), endMs: startMs } }
    expect(check.goal(seen).map((part) => part.met)).toEqual([false, false, false])
  })

  it('has the bug live for as long as the words say', () => {
    expect(eventsOf(beatTrial('bug').run.log, 'deployed').map((event) => event.atMs)).toEqual([BUG_MS, FIX_MS])
    expect(world(INITIAL).pops).toHaveLength(1)
  })
})
