import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drive } from '../../src/lesson/testing/drive.ts'
import { describeScene, trialOf } from '../../src/lesson/testing/sceneSuite.ts'
import { predictedTrial } from '../../src/lesson/moves.ts'
import { makeTrial } from '../../src/lesson/trial.ts'
import { fieldValue } from '../../src/engine/http/message.ts'
import { eventsOf, hopsOf, originRequests, popsTouched, requests, storedAt, userRequests } from '../../src/world/report.ts'
import { CAUSES, droppedForRoom, firstEvictionMiss, missCause, popMisses } from './causes.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { firstTtfbMs, roundTripMs } from './figures.ts'
import { machine } from './machine.ts'
import { byLastUse } from './recency.ts'
import { diagnosisScript, plannedCause, VARIANT_ROOM } from './variants.ts'
import { CITY_ORDER, ORIGIN_CITY, PICTURES, TTL_SECONDS, urlOf, visits, world, type Visit } from './world.ts'

describeScene({ definition, copy, machine })

const play = (list: readonly Visit[], settings = {}) => trialOf(definition, visits([...list].sort((a, b) => a.atMs - b.atMs)), settings)
const hero = (city: Visit['city'], atMs: number): Visit => ({ city, picture: 'hero.jpg', atMs })
const beatTrial = (id: string, settings = {}) => {
  const beat = definition.beats.find((b) => b.id === id)
  if (!beat) throw new Error(`No beat ${id}.`)
  return predictedTrial(definition, { ...beat, settings: { ...beat.settings, ...settings } })
}

// Well within one lifetime, counted from the first answer.
const withinLifetime = fc.array(
  fc.record({ city: fc.constantFrom(...CITY_ORDER), picture: fc.constant('hero.jpg' as const), atMs: fc.integer({ min: 0, max: (TTL_SECONDS - 5) * 1000 }) }),
  { minLength: 1, maxLength: 40 },
)

describe('law: origin requests = POPs touched, whatever the number of people', () => {
  it('holds for any people at any times, while copies are fresh and stay', () => {
    fc.assert(
      fc.property(withinLifetime, (list) => {
        const { run } = play(list)
        expect(popsTouched(run.log)).toHaveLength(new Set(list.map((visit) => visit.city)).size)
        expect(originRequests(run.log)).toBe(popsTouched(run.log).length)
        expect(userRequests(run.log).every((row) => row.outcome !== null)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it.each([1, 2, 25, 50])('%i people in each city make four', (people) => {
    const { run } = beatTrial('everywhere', { people })
    expect(userRequests(run.log)).toHaveLength(4 * people)
    expect(originRequests(run.log)).toBe(4)
    // Nobody comes while a fetch is under way, so that all but the first are plain hits.
    expect(userRequests(run.log).filter((row) => row.outcome === 'hit')).toHaveLength(4 * people - 4)
  })

  it('ends with the lifetime: a request after it goes to the origin again', () => {
    const { run } = play([hero('tokyo', 0), hero('tokyo', (TTL_SECONDS - 1) * 1000), hero('tokyo', (TTL_SECONDS + 1) * 1000)])
    expect(userRequests(run.log).map((row) => row.outcome)).toEqual(['miss', 'hit', 'miss'])
    expect(originRequests(run.log)).toBe(2)
  })
})

describe('law: edges never share', () => {
  it('every fetch goes to the origin, and a city first served elsewhere misses', () => {
    fc.assert(
      fc.property(withinLifetime, (list) => {
        const { log } = play(list).run
        for (const fetch of requests(log).filter((row) => row.parent !== null)) expect(fetch.to).toBe('origin')
        for (const city of CITY_ORDER) expect(['miss', undefined]).toContain(userRequests(log).find((row) => row.user === city)?.outcome)
        for (const row of userRequests(log)) expect(row.to).toBe(`pop:${row.user ?? ''}`)
      }),
      { numRuns: 40 },
    )
  })

  it('a POP serves nothing that it has not stored itself', () => {
    const { log } = play([hero('tokyo', 0), hero('sao-paulo', 60_000), hero('sao-paulo', 61_000)]).run
    expect(userRequests(log).map((row) => [row.user, row.outcome, row.answeredBy])).toEqual([
      ['tokyo', 'miss', 'origin'],
      ['sao-paulo', 'miss', 'origin'],
      ['sao-paulo', 'hit', 'pop:sao-paulo'],
    ])
  })
})

describe('law: what a hit saves', () => {
  it.each(CITY_ORDER)('%s: a miss takes longer by the trip to the origin and its work, to the microsecond', (city) => {
    const { run, spec } = play([hero(city, 0), hero(city, 10_000)])
    const rows = userRequests(run.log)
    const missMs = firstTtfbMs(rows, city, 'miss') ?? NaN
    const hitMs = firstTtfbMs(rows, city, 'hit') ?? NaN
    expect(missMs - hitMs).toBeCloseTo(roundTripMs(city, ORIGIN_CITY) + spec.origin.thinkMs, 3)
  })

  it('a hit sends nothing to the origin and carries an Age; the miss before it has none', () => {
    const { log } = beatTrial('second').run
    const [miss, hit] = eventsOf(log, 'request-finished').filter((event) => event.from.startsWith('browser:'))
    expect(miss && fieldValue(miss.response.headers, 'age')).toBeUndefined()
    expect(Number(hit && fieldValue(hit.response.headers, 'age'))).toBeGreaterThan(0)
    expect(hopsOf(log, hit?.req ?? '').filter((hop) => hop.to === 'origin')).toEqual([])
  })

  it('each request is another person: nobody finds an open connection or a copy in the browser', () => {
    const { log } = play([hero('tokyo', 0), hero('tokyo', 1_000), hero('tokyo', 1_500)]).run
    for (const row of userRequests(log)) expect(row.roundTrips).toBe(3)
  })
})

describe('the shelf', () => {
  it('drops the least recently used copy, not the oldest, long before its TTL ends', () => {
    const { log } = beatTrial('shelf').run
    const [drop] = droppedForRoom(log)
    expect(drop?.url).toBe(urlOf('shoe.jpg'))
    expect(drop?.leftSeconds).toBeGreaterThan(TTL_SECONDS / 2)
    expect(firstEvictionMiss(log)?.row.url).toBe(urlOf('shoe.jpg'))
  })

  it('lays a store out by last use, so that whoever stands at the end leaves next', () => {
    const traffic = fc.array(fc.record({ city: fc.constant('tokyo' as const), picture: fc.constantFrom(...PICTURES), gapMs: fc.integer({ min: 400, max: 5_000 }) }), { minLength: 3, maxLength: 25 })
    let evictions = 0
    fc.assert(
      fc.property(traffic, fc.integer({ min: 1, max: 3 }), (steps, room) => {
        let atMs = 0
        const { log } = play(steps.map(({ city, picture, gapMs }) => ({ city, picture, atMs: (atMs += gapMs) })), { room }).run
        for (const gone of eventsOf(log, 'evicted')) {
          evictions += 1
          expect(byLastUse(log.slice(0, gone.seq), gone.node).at(-1)?.url).toBe(gone.url)
        }
        expect(byLastUse(log, 'pop:tokyo').map((entry) => entry.url).sort()).toEqual(storedAt(log, 'pop:tokyo', Infinity).map((entry) => entry.url).sort())
      }),
      { numRuns: 40 },
    )
    expect(evictions).toBeGreaterThan(0)
  })

  it.each([1, 2, 3, 4])('room for %i means that many pictures fit and no more', (room) => {
    const { log } = play(PICTURES.map((picture, index) => ({ city: 'tokyo' as const, picture, atMs: index * 1_000 })), { room }).run
    expect(droppedForRoom(log)).toHaveLength(PICTURES.length - room)
  })
})

describe('what-ifs', () => {
  const everywhere = beatTrial('everywhere')
  const under = (pops: 'none' | 'one') => makeTrial(definition, { ...everywhere.settings, pops }, everywhere.inputs)

  it('without POPs every request is the origin’s', () => {
    expect(originRequests(under('none').run.log)).toBe(userRequests(everywhere.run.log).length)
  })

  it('one POP fetches once and is far from Sydney', () => {
    const one = under('one')
    expect(originRequests(one.run.log)).toBe(1)
    const hitMs = (log: typeof one.run.log) => firstTtfbMs(userRequests(log), 'sydney', 'hit') ?? NaN
    expect(hitMs(one.run.log)).toBeGreaterThan(5 * hitMs(everywhere.run.log))
  })
})

describe('the diagnosis', () => {
  const SEEDS = Array.from({ length: 60 }, (_, seed) => seed)

  it('reads from the log the cause for which each variant was made', () => {
    for (const seed of SEEDS) {
      const { log } = trialOf(definition, diagnosisScript(seed).inputs, { room: VARIANT_ROOM }).run
      const last = userRequests(log).at(-1)
      expect(popMisses(log).at(-1)?.req, `seed ${seed}`).toBe(last?.req)
      expect(missCause(log, last?.req ?? ''), `seed ${seed}`).toBe(plannedCause(seed))
    }
  })

  it('has every cause among the variants, with and without a deploy', () => {
    const met = new Set(SEEDS.map((seed) => `${plannedCause(seed)} ${String(diagnosisScript(seed).inputs.some((input) => input.type === 'deploy'))}`))
    expect(met.size).toBe(2 * CAUSES.length)
  })

  it('takes no hit for a miss', () => {
    const { log } = play([hero('tokyo', 0), hero('tokyo', 1_000)]).run
    expect(userRequests(log).map((row) => missCause(log, row.req))).toEqual(['first', null])
  })
})

describe('free play', () => {
  it('choosing a picture leaves the run and the place in it as they are; the next press asks for it', () => {
    const lesson = drive(machine, { step: definition.beats.findIndex((beat) => beat.id === 'play') + 1 })
    lesson.press('send-tokyo')
    const { revision, trial } = lesson.context()
    lesson.send({ type: 'SET', control: 'picture', to: 'bag.jpg' })
    expect(lesson.state()).toBe('observing')
    expect(lesson.context().revision).toBe(revision)
    expect(lesson.context().trial.run).toBe(trial.run)
    lesson.press('send-tokyo')
    expect(userRequests(lesson.context().trial.run.log).map((row) => row.url)).toEqual([urlOf('hero.jpg'), urlOf('bag.jpg')])
  })

  it('a deploy tells the edges nothing: they serve the old version to the end of its lifetime', () => {
    const lesson = drive(machine, { step: definition.beats.findIndex((beat) => beat.id === 'play') + 1 })
    for (const control of ['send-tokyo', 'deploy', 'send-tokyo', 'wait-lifetime', 'send-tokyo']) lesson.press(control)
    const served = eventsOf(lesson.context().trial.run.log, 'request-finished').filter((event) => event.from === 'browser:tokyo')
    expect(served.map((event) => [event.outcome, event.response.body.content])).toEqual([['miss', 1], ['hit', 1], ['miss', 2]])
  })
})

describe('the stage', () => {
  it.each(['none', 'one', 'four'] as const)('%s: the links drawn are the ways that requests take', (pops) => {
    const settings = { ...definition.settings, pops }
    const { links } = definition.topology(world(settings), settings, copy)
    const { log } = makeTrial(definition, settings, visits(CITY_ORDER.map((city, index) => hero(city, index * 1_000)))).run
    for (const row of requests(log)) expect(links).toContainEqual(expect.objectContaining({ from: row.from, to: row.to }))
  })
})
