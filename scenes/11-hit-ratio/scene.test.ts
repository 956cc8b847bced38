import { describe, expect, it } from 'vitest'
import { checkTrial, predictedTrial } from '../../src/lesson/moves.ts'
import type { Beat } from '../../src/lesson/scene.ts'
import { describeScene } from '../../src/lesson/testing/sceneSuite.ts'
import { measuredHere } from '../../src/lesson/traffic/measuredHere.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import { wrongIn } from './settings.ts'
import { answersOf, diagnosis, effectOf, halvesOf, ratiosOf } from './readings.ts'
import type { RatioSettings } from './world.ts'

describeScene({ definition, copy, machine })

const AT = { seed: 1, measured: measuredHere }

function beat(id: string): Beat<RatioSettings> {
  const found = definition.beats.find((one) => one.id === id)
  if (!found) throw new Error(`There is no beat ${id}.`)
  return found
}

const trialOf = (id: string, settings: Partial<RatioSettings> = {}) => {
  const one = beat(id)
  return predictedTrial(definition, { ...one, settings: { ...one.settings, ...settings } }, AT)
}

/** Only what is on the stage; nothing is measured. */
const stageOf = (settings: Partial<RatioSettings>) => predictedTrial(definition, { ...beat('ladder'), settings: { ...beat('ladder').settings, ...settings } })

describe('the laws of both ratios', { timeout: 90_000 }, () => {
  it('one large file hardly moves the request hit ratio and takes the byte hit ratio down', () => {
    const trial = trialOf('two-ratios')
    const { traffic } = trial
    const few = ratiosOf(answersOf(trial))
    expect(few.request).toBe(0.9)
    expect(few.byte).toBeLessThan(0.01)
    const { total, routes } = traffic!.metrics
    expect(total.requestHitRatio! - total.byteHitRatio!).toBeGreaterThan(0.1)
    const downloads = routes.find(({ id }) => id === 'downloads')!
    expect(downloads.requests / total.requests).toBeLessThan(0.01)
    expect(downloads.bytes / total.bytes).toBeGreaterThan(0.5)
  })

  it('a day is about a million requests, with sizes from kilobytes to gigabytes', () => {
    const { metrics, evidence } = trialOf('two-ratios').traffic!
    expect(metrics.total.requests).toBeGreaterThan(980_000)
    const [file] = evidence.files!.rows
    expect(file!.bytes / file!.requests).toBeGreaterThan(1e9)
  })

  it('the origin’s load falls as the misses do, not as the hits rise', () => {
    const { before, after, times } = halvesOf(trialOf('ninety-nine').traffic!)
    expect(after).toBeGreaterThan(before)
    expect(after / before).toBeLessThan(1.2)
    // A miss is one request at the origin, and so is a revalidation; requests that wait for another's fetch are not.
    expect(times / ((1 - before) / (1 - after))).toBeCloseTo(1, 1)
  })
})

describe('the laws of incidents', () => {
  it('the ladder’s first fault is the one that its words speak of', () => {
    const wrong = wrongIn(stageOf({}).settings)
    expect(wrong).toMatchObject({ cause: 'vary', route: 'pages', detail: 'Accept-Encoding, User-Agent' })
  })

  it('raising lifetimes does nothing where a cookie stands in the key; taking it out restores the ratio', () => {
    expect(diagnosis(trialOf('incident').traffic, trialOf('incident').plan)).toBe('cookie')
    expect(effectOf(trialOf('fix'))).toBe('nothing')
    expect(effectOf(trialOf('fix', { fix: 'cookie' }))).toBe('restored')
  })

  it('on the stage the fault is seen in small: hits while nothing is wrong, none under the fault, hits again after its fix', () => {
    const shareOfHits = (settings: Partial<RatioSettings>): number => ratiosOf(answersOf(stageOf(settings))).request
    expect(shareOfHits({ cause: 'none' })).toBeGreaterThan(0.8)
    for (const cause of ['vary', 'ttl', 'purge', 'bypass', 'cookie'] as const) {
      for (const drill of [1, 2, 3, 4]) {
        expect(shareOfHits({ cause, drill }), `${cause} ${drill}`).toBeLessThanOrEqual(0.5)
        expect(shareOfHits({ cause, drill, fix: cause }), `${cause} ${drill} mended`).toBeGreaterThan(0.6)
      }
    }
    for (const cause of ['crowd', 'pop'] as const) expect(shareOfHits({ cause }), cause).toBe(0)
  })

  it('a small store hides behind a good average', () => {
    const { total, regions } = trialOf('breakdown').traffic!.metrics
    const nordics = regions.find(({ id }) => id === 'nordics')!
    expect(total.requestHitRatio! - nordics.requestHitRatio!).toBeGreaterThan(0.3)
  })

  it('a seed’s drill is the same every time, and its tasks are not each other’s', () => {
    const [drill, look] = definition.checks
    const settings = (check: typeof drill, seed: number) => checkTrial(definition, check!, seed).settings
    expect(settings(drill, 7)).toEqual(settings(drill, 7))
    expect(settings(drill, 7).drill).not.toBe(settings(look, 7).drill)
  })
})
