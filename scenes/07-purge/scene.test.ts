import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeScene, predictedTrial } from '../../src/lesson/testing/sceneSuite.ts'
import { operated } from '../../src/world/operations/operations.ts'
import { eventsOf } from '../../src/world/report.ts'
import { runWorld } from '../../src/world/run.ts'
import type { PurgeInput, WorldInput } from '../../src/world/spec.ts'
import { measuredHere } from '../../src/lesson/traffic/measuredHere.ts'
import { formatText } from '../../src/stage/prose/message.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import { HOME, PRICE_PAGES, PRODUCT, SALE, SHOES } from './pages.ts'
import { CAUSES, causeOf, oldGoneMs, oldPages, oldViews, purged, restartsDue, views, wrongAnswers, type PurgeTrial } from './readings.ts'
import { PRICE_MS, byTag, race } from './scripts.ts'
import { SICK_SECONDS, flood, purgeAtMs, traffic } from './traffic.ts'
import { oldScript, oldSettings, peakSettings } from './variants.ts'
import { CITY_ORDER, INITIAL, POPS, WINDOW_SECONDS, visit, world, type PurgeSettings } from './world.ts'
import { trialUnder } from './alternatives.ts'

describeScene({ definition, copy, machine })

const beatTrial = (id: string, settings: Partial<PurgeSettings> = {}): PurgeTrial => {
  const beat = definition.beats.find((candidate) => candidate.id === id)
  if (!beat) throw new Error(`No beat ${id}.`)
  return predictedTrial(definition, { ...beat, settings: { ...beat.settings, ...settings } })
}

const URLS = [PRODUCT, HOME, SHOES, SALE]
const ms = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max })
const someVisits = fc.array(
  fc.record({ city: fc.constantFrom(...CITY_ORDER), url: fc.constantFrom(...URLS), atMs: fc.oneof(ms(600), ms(3_000)) }).map(({ city, url, atMs }) => visit(city, url, atMs)),
  { minLength: 20, maxLength: 50 },
)
/** A new version of everything, and at once a purge of it, which reaches each POP when it does: before or after what is on its way. */
const publication = fc
  .record({ atMs: ms(700), byTag: fc.boolean(), delays: fc.array(ms(100), { minLength: CITY_ORDER.length, maxLength: CITY_ORDER.length }) })
  .map(({ atMs, byTag: tagged, delays }): readonly WorldInput[] => [
    ...URLS.map((url): WorldInput => ({ type: 'deploy', atMs, url })),
    { type: 'purge', atMs, mode: 'hard', selector: tagged ? { by: 'tag', tags: [INITIAL.tag] } : { by: 'everything' }, delayMs: Object.fromEntries(CITY_ORDER.map((city, i) => [city, delays[i] ?? 0])) } satisfies PurgeInput,
  ])

/** Old answers after a purge of them was complete, over many random stories. */
function oldAfterPurges(settings: PurgeSettings, seed: number): number {
  let found = 0
  fc.assert(
    fc.property(someVisits, publication, (visits, published) => {
      const { log } = runWorld(world(settings), [...visits, ...published])
      const doneMs = eventsOf(log, 'purge-completed')[0]?.atMs ?? Infinity
      found += views(log, 0).filter(({ old, req }) => old && eventsOf(log, 'answered').some((event) => event.req === req && event.node.startsWith('pop:') && event.atMs > doneMs)).length
    }),
    { numRuns: 60, seed },
  )
  return found
}

describe('law: after a purge completes nothing from before it is served', () => {
  it('whatever comes when, races included', () => {
    expect(oldAfterPurges(INITIAL, 1)).toBe(0)
    expect(oldAfterPurges(INITIAL, 2)).toBe(0)
  })

  it('and without the memory of removals it is', () => {
    expect(oldAfterPurges({ ...INITIAL, journal: false }, 1)).toBeGreaterThan(0)
  })

  it('in the race of the story: asked for again, or kept as if nothing had been', () => {
    const told = trialUnder(INITIAL, race(INITIAL).inputs)
    expect(eventsOf(told.run.log, 'decided').map(({ decision }) => decision.because)).toContain('purged-in-flight')
    expect(oldViews(told.run.log, 0)).toEqual([])
    const forgetful = { ...INITIAL, journal: false }
    expect(oldViews(trialUnder(forgetful, race(forgetful).inputs).run.log, 0)).toHaveLength(3)
  })
})

describe('law: a zone purge multiplies the origin’s load by up to 1 ÷ (1 − hit ratio) at its peak', () => {
  it('in the story', () => {
    const told = beatTrial('everything')
    const { before, peak, peakLoad, hitShare, shed } = flood(told)!
    // The worst of the seconds that the chart draws.
    const since = told.traffic!.metrics.buckets.filter(({ fromMs }) => fromMs >= purgeAtMs(told.settings))
    const seconds = Array.from({ length: 5 }, (_, second) => since.filter(({ fromMs }) => Math.floor((fromMs - purgeAtMs(told.settings)) / 1000) === second).reduce((sum, { originRequests }) => sum + originRequests, 0))
    expect(peak).toBe(Math.max(...seconds))
    expect(peakLoad).toBeGreaterThan(peak)
    expect(hitShare).toBeGreaterThan(0.97)
    expect(hitShare).toBeLessThan(0.99)
    expect(peak / before / (1 / (1 - hitShare))).toBeGreaterThan(0.85)
    expect(peak / before / (1 / (1 - hitShare))).toBeLessThan(1.15)
    expect(shed).toBeGreaterThan(0)
  })

  it('in one go it kills the origin, softly or not; in ten parts it doesn’t: each plan’s restarts are those that its own run calls for', () => {
    for (const [beat, settings, times] of [['everything', {}, 1], ['soft', {}, 1], ['everything', { parts: 'ten' }, 0]] as const) {
      const trial = beatTrial(beat, settings)
      const restarts = trial.plan!.spec.inputs!.filter(({ type }) => type === 'origin-down')
      expect(restarts).toHaveLength(times)
      expect(restarts.map(({ atMs }) => atMs)).toEqual(restartsDue(trial.traffic!.metrics.buckets, SICK_SECONDS, purgeAtMs(trial.settings)))
    }
    const { downSeconds, downAfterSeconds, errorPercent } = flood(beatTrial('everything'))!
    expect(downAfterSeconds).toBe(SICK_SECONDS)
    expect(downSeconds).toBeGreaterThan(25)
    expect(errorPercent).toBeGreaterThan(50)
  })

  it('in every variant of the check', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const settings = { ...INITIAL, ...peakSettings(seed) }
      const plan = traffic({ settings, seed, check: 'peak' })!
      const { before, peak, hitShare } = flood({ ...beatTrial('race'), settings, plan, traffic: measuredHere(plan) })!
      expect((peak / before) * (1 - hitShare), `seed ${seed}`).toBeGreaterThan(0.8)
      expect((peak / before) * (1 - hitShare), `seed ${seed}`).toBeLessThan(1)
    }
  })

  it('what is told of each variant holds by its own arithmetic: the formula’s figure is called the most, and the run’s stands beside it', () => {
    const check = definition.checks.find(({ id }) => id === 'peak')!
    if (check.kind !== 'question' || check.question.kind !== 'number') throw new Error('The check of the peak asks for a number.')
    const { range, answer, tolerance } = check.question
    const words = copy.checks['peak'] as { task: string; solution: string; wrong: string }
    for (const load of [400, 600, 800]) {
      for (const tail of [2, 4]) {
        const settings = { ...INITIAL, load, tail }
        const plan = traffic({ settings, seed: 1, check: 'peak' })!
        const trial: PurgeTrial = { ...beatTrial('race'), settings, plan, traffic: measuredHere(plan) }
        const figures = { ...definition.figures(trial), ...check.figures?.(trial) }
        // As a reader reckons, who has only what the task says.
        const [, hitPercent, before] = /hit ratio is ([\d.]+)\s%.* (\d+) requests a second reach/.exec(formatText(words.task, figures))!
        const reckoned = Math.round(Number(before) / (1 - Number(hitPercent) / 100))
        expect(reckoned).toBeGreaterThan(answer(trial) as number)
        const off = tolerance?.(trial) ?? 0
        expect(reckoned - (answer(trial) as number)).toBeLessThanOrEqual(off)
        expect(off).toBeGreaterThan(range!.step)
        expect(formatText(words.solution, figures)).toContain(`${String(reckoned)} requests a second on average: an upper bound, reached if no copy came back.`)
        expect(formatText(words.solution, figures)).toContain(`${String(flood(trial)!.peak)} requests reached the origin`)
        expect(formatText(words.wrong, { ...figures, guess: '1', answer: '2' })).toContain(`${String(reckoned)}, the most to expect`)
      }
    }
  })

  it('softly: as many fetches, far fewer errors', () => {
    const hard = flood(beatTrial('everything'))!
    const soft = flood(beatTrial('soft'))!
    expect(soft.peak).toBeGreaterThan(hard.peak * 0.85)
    expect(soft.errors * 10).toBeLessThan(hard.errors)
    // As the words have it: the outage is over before the window is.
    expect(soft.downAfterSeconds + soft.downSeconds).toBeLessThan(WINDOW_SECONDS)
  })
})

describe('the ways of purging', () => {
  it('one URL leaves every other page with the price old', () => {
    expect(oldPages(beatTrial('one-url').run.log)).toBe(PRICE_PAGES.length - 1)
  })

  it('who is shown an old price is marked on the stage', () => {
    const { log } = beatTrial('one-url').run
    expect([...wrongAnswers(log).keys()]).toEqual(views(log).filter(({ url }) => url !== PRODUCT).map(({ req }) => req))
  })

  it('page by page takes as long as the rate says', () => {
    for (const rate of [20, 60]) {
      const goneMs = oldGoneMs(beatTrial('by-url', { rate }).run.log) - PRICE_MS
      expect(Math.abs(goneMs - ((PRICE_PAGES.length - 1) * 60_000) / rate)).toBeLessThan(1_000)
    }
  })

  it('one tag removes exactly the pages with the price, and reaches no browser', () => {
    const { log } = beatTrial('by-tag').run
    expect(purged(log)).toMatchObject({ pages: PRICE_PAGES.length, without: 0 })
    expect(oldPages(log)).toBe(0)
    expect(views(log, 0).some(({ carriesTags }) => carriesTags)).toBe(false)
    expect(eventsOf(log, 'request-finished').some(({ from, response }) => POPS.includes(from) && response.headers.some(([name]) => name === 'Surrogate-Key'))).toBe(true)
  })

  it('a tag that means something else leaves pages behind and takes others along', () => {
    const { log } = beatTrial('by-tag', { tag: 'category-shoes' }).run
    expect(oldPages(log)).toBeGreaterThan(0)
    expect(purged(log).without).toBeGreaterThan(0)
  })

  it('no purge reaches browsers; a new name does', () => {
    expect(oldViews(beatTrial('new-name').run.log)).toHaveLength(CITY_ORDER.length)
    expect(oldViews(beatTrial('new-name', { styles: 'version' }).run.log)).toEqual([])
  })
})

describe('what the page leaves unchecked', () => {
  it('makes sense to the operations: every script of the beats', () => {
    for (const beat of definition.beats) {
      const settings = { ...definition.settings, ...beat.settings }
      expect(() => operated().check(world(settings), beat.script(settings).inputs), beat.id).not.toThrow()
    }
    expect(() => operated().check(world(INITIAL), byTag({ ...INITIAL, network: 'slow' }).inputs)).not.toThrow()
  })
})

describe('the fresh variants', () => {
  it('every diagnosis has somebody who was shown something old, and every cause comes up', () => {
    const seen = new Set<string | null>()
    for (let seed = 1; seed <= 30; seed += 1) {
      const settings = { ...INITIAL, ...oldSettings(seed) }
      const trial = trialUnder(settings, oldScript(settings, seed).inputs)
      expect(causeOf(trial), `seed ${seed}`).toBe(settings.mistake)
      seen.add(causeOf(trial))
    }
    expect([...seen].sort()).toEqual([...CAUSES].sort())
  })
})
