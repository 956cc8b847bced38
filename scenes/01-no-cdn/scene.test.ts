import { describe, expect, it } from 'vitest'
import { describeScene, trialOf } from '../../src/lesson/testing/sceneSuite.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { paperFigures } from '../../src/world/physics.ts'
import { eventsOf, userRequests } from '../../src/world/report.ts'
import { checks } from './checks.ts'
import { copy } from './copy.en.ts'
import { crowdReport } from './crowd.ts'
import { definition } from './definition.ts'
import { PAPER_KM, figures, percent } from './figures.ts'
import { FIX_IDS, NEARBY_MS, bestFix, crossingsMs, lastRequest, lastTtfbMs, phaseMs, savings } from './legs.ts'
import { machine } from './machine.ts'
import { ACCESS_MS, CITIES, FAR, PROBE, SECONDS_BETWEEN, ask, crowd, ping, type NoCdnSettings } from './world.ts'

describeScene({ definition, copy, machine })

const trial = (inputs: Parameters<typeof trialOf>[1], settings: Partial<NoCdnSettings> = {}) => trialOf(definition, inputs, settings)
const cold = (settings: Partial<NoCdnSettings> = {}) => trial([ask(FAR, 0)], settings)

/** One way = great circle × 1.3 ÷ 200: the storyboard's formula, written out here and not taken from the world. */
const formulaRttMs = (km: number): number => (2 * km * 1.3) / 200

describe('scene 01: distance', () => {
  it.each(CITIES)('a round trip from %s is the formula’s, plus the last mile', (city) => {
    const pong = eventsOf(trial([ping(city, 0)]).run.log, 'pong')[0]!
    const km = greatCircleKm(locate(city), locate('virginia'))
    expect(Math.abs(pong.rttMs / formulaRttMs(km) - 1)).toBeLessThan(0.05)
    expect(pong.rttMs).toBeCloseTo(formulaRttMs(km) + 2 * ACCESS_MS, 2)
  })

  it.each([0, 100, 6_000, 9_500, 15_700, 20_000])('a person %i km away is so far away', (distanceKm) => {
    const pong = eventsOf(trial([ping(PROBE, 0)], { who: PROBE, distanceKm }).run.log, 'pong')[0]!
    expect(pong.km).toBeCloseTo(distanceKm, 0)
    expect(pong.rttMs).toBeCloseTo(formulaRttMs(distanceKm) + 2 * ACCESS_MS, 1)
  })

  it('does the exercise: 62 ms, 124 ms, 372 ms, and 48 ms', () => {
    expect(paperFigures(PAPER_KM)).toEqual({ fibreKm: 12_350, oneWayMs: 62, rttMs: 124, threeRoundTripsMs: 372 })
    expect(paperFigures({ oneWayMs: NEARBY_MS }).threeRoundTripsMs).toBe(48)
    expect(figures(trial([], { who: PROBE }))).toMatchObject({ paperOneWay: '62 ms', paperRtt: '124 ms', paperThree: '372 ms', nearThree: '48 ms' })
  })

  it('runs the exercise too: to the last mile and the rounding of paper', () => {
    const far = trial([ask(PROBE, 0)], { who: PROBE, distanceKm: PAPER_KM })
    const near = trial([ask(PROBE, 0)], { who: PROBE, distanceKm: PAPER_KM, edgeOneWayMs: NEARBY_MS })
    expect(crossingsMs(lastRequest(far.run.log, PROBE)!)).toBeCloseTo(3 * (formulaRttMs(PAPER_KM) + 2 * ACCESS_MS), 1)
    expect(crossingsMs(lastRequest(near.run.log, PROBE)!)).toBeCloseTo(48, 1)
  })
})

describe('scene 01: a request', () => {
  it.each(CITIES)('from %s, cold: name, three whole round trips, the server, and nothing else', (city) => {
    const { run, spec } = trial([ask(city, 0)])
    const row = lastRequest(run.log, city)!
    const rttMs = formulaRttMs(greatCircleKm(locate(city), locate('virginia'))) + 2 * ACCESS_MS
    expect(row.roundTrips).toBe(3)
    for (const ms of [phaseMs(row, 'tcp'), phaseMs(row, 'tls'), phaseMs(row, 'request', 'response')]) expect(ms).toBeCloseTo(rttMs, 1)
    expect(row.ttfbMs).toBeCloseTo(phaseMs(row, 'dns') + 3 * rttMs + spec.origin.thinkMs, 1)
  })

  it('halving the think time takes exactly half of it away', () => {
    const [before, after] = [cold({ thinkMs: 80 }), cold({ thinkMs: 40 })].map(({ run }) => lastTtfbMs(run.log))
    expect(before! - after!).toBeCloseTo(40, 3)
  })

  it('TLS 1.2 costs exactly one round trip more', () => {
    const [older, newer] = [cold({ tls: '1.2' }), cold({ tls: '1.3' })].map(({ run }) => lastRequest(run.log)!)
    expect(older!.roundTrips! - newer!.roundTrips!).toBe(1)
    expect(older!.ttfbMs! - newer!.ttfbMs!).toBeCloseTo(phaseMs(newer!, 'tcp'), 3)
  })

  it('a warm connection saves name, TCP and TLS, and nothing else', () => {
    const [first, second] = userRequests(trial([ask(FAR, 0), ask(FAR, 2_000)]).run.log)
    expect(second!.roundTrips).toBe(1)
    expect(first!.ttfbMs! - second!.ttfbMs!).toBeCloseTo(phaseMs(first!, 'dns', 'tcp', 'tls'), 3)
    expect(phaseMs(second!, 'dns', 'tcp', 'tls')).toBe(0)
  })

  it('Sydney under 300 ms takes a warm connection: no TLS version and no think time on offer does it', () => {
    for (const tls of ['1.2', '1.3']) expect(lastTtfbMs(cold({ tls, thinkMs: 20 }).run.log)).toBeGreaterThan(300)
    expect(lastTtfbMs(trial([ask(FAR, 0), ask(FAR, 2_000)], { tls: '1.2' }).run.log)).toBeLessThan(300)
  })

  it('says whether a request found the connection open, being opened, or none', () => {
    const said = (...times: readonly number[]) => figures(trial(times.map((atMs) => ask(FAR, atMs))))['lastConnection']
    expect([said(0), said(0, 300), said(0, 2_000), said(0, 200_000)]).toEqual(['new', 'opening', 'open', 'new'])
  })

  it('“ask again” before the first answer waits for it, and so finds the connection open', () => {
    const control = definition.controls['ask-again']
    if (control?.kind !== 'act') throw new Error('The control “ask-again” must act.')
    const script = trial([ask(FAR, 50)])
    const rows = userRequests(trial(control.inputs({ atMs: 0, trial: script })).run.log)
    expect(rows.map((row) => row.roundTrips)).toEqual([3, 1])
  })
})

describe('scene 01: a crowd', () => {
  const DURATION_MS = 20_000
  const loaded = (people: number, settings: Partial<NoCdnSettings> = {}) => crowdReport(trial(crowd(people, DURATION_MS), { people, ...settings }))

  it.each([100, 1_000, 10_000])('%i people in each city: origin requests a second = people × rate, within Poisson bounds', (people) => {
    const expected = (CITIES.length * people) / SECONDS_BETWEEN
    // Four standard deviations of a Poisson count.
    const bound = (4 * Math.sqrt((expected * DURATION_MS) / 1000)) / (DURATION_MS / 1000)
    const report = loaded(people)
    expect(report.expectedPerSecond).toBeCloseTo(expected, 6)
    expect(Math.abs(report.arrivalsPerSecond - expected)).toBeLessThan(bound)
  })

  it('visitors who are drawn one by one are not counted as crowd', () => {
    const report = crowdReport(trial([...crowd(1, 2_000), ask('frankfurt', 500), ask('tokyo', 500)], { people: 1 }))
    expect(report.arrivals).toBeGreaterThanOrEqual(2)
    expect(report.arrivalsPerSecond * 2).toBeCloseTo(report.arrivals - 2, 6)
  })

  it('waits grow near capacity; refusals come only beyond capacity and a full queue', () => {
    const { capacityPerSecond } = loaded(100)
    expect(capacityPerSecond).toBe(200)
    expect(loaded(1_000)).toMatchObject({ level: 'light', refused: 0 })
    expect(loaded(4_500)).toMatchObject({ level: 'near', refused: 0 })
    const over = trial(crowd(10_000, 2_000), { people: 10_000 })
    expect(crowdReport(over)).toMatchObject({ level: 'over' })
    for (const gauge of eventsOf(over.run.log, 'origin-gauge')) if (gauge.shed === 0) expect(gauge.queueLength).toBeLessThanOrEqual(over.spec.origin.queueLimit)
    const firstRefusal = eventsOf(over.run.log, 'origin-gauge').find(({ shed }) => shed > 0)!
    // Before anybody is refused, the workers and the whole queue must have filled.
    expect(firstRefusal.arrivals - firstRefusal.shed).toBeGreaterThanOrEqual(over.spec.origin.queueLimit + over.spec.origin.workers)
  })

  it('twice the workers double the capacity', () => {
    expect(loaded(4_500, { workers: 32 }).capacityPerSecond).toBe(2 * loaded(4_500).capacityPerSecond)
    expect(loaded(4_500, { workers: 32 }).worstWaitMs).toBeLessThan(loaded(4_500).worstWaitMs)
  })

  it('tells level and sample at both ends of the slider', () => {
    const said = (people: number) => figures(trial(definition.beats[2]!.script({ ...definition.settings, people }).inputs, { people }))
    expect(said(1)).toMatchObject({ level: 'light', sample: 'served', refused: '0' })
    expect(said(100_000)).toMatchObject({ level: 'over', sample: 'refused' })
    expect(percent(1, 1_000)).toBe('<\u20091')
  })
})

describe('scene 01: its diagnosis', () => {
  const check = checks.find(({ id }) => id === 'best-change')!
  if (check.kind !== 'question') throw new Error('“best-change” asks a question.')
  const variants = Array.from({ length: 60 }, (_, seed) => {
    const settings = { ...definition.settings, ...check.settings, ...check.variant?.(seed) } as NoCdnSettings
    return trial(check.script(settings, seed).inputs, settings)
  })

  it('the best change is best by far, in every variant', () => {
    for (const variant of variants) {
      const saved = savings(variant)
      const [most, next] = FIX_IDS.map((id) => saved[id]).sort((a, b) => b - a)
      expect(most! - next!).toBeGreaterThan(15)
    }
  })

  it('far and cold calls for the machine nearby; near, or warm, for the server', () => {
    const answers = new Set<string>()
    for (const variant of variants) {
      const row = lastRequest(variant.run.log)!
      const far = crossingsMs(row) / row.roundTrips! > 100
      const isCold = phaseMs(row, 'tcp') > 0
      expect(bestFix(variant)).toBe(far && isCold ? 'nearby' : 'server')
      answers.add(`${far} ${isCold}`)
    }
    expect(answers).toEqual(new Set(['true true', 'false true', 'true false']))
  })
})
