import { describe, expect, it } from 'vitest'
import { predictedTrial } from '../../src/lesson/moves.ts'
import { describeScene } from '../../src/lesson/testing/sceneSuite.ts'
import { holds } from '../../src/verifier/assertion.ts'
import { OBJECTIVES } from '../../src/verifier/objectives.ts'
import { verify } from '../../src/verifier/verify.ts'
import { runWorld } from '../../src/world/run.ts'
import { API_PLACES, apiDocument, chosenIn, chosenText, placesOf, REALTIME_PLACES, realtimeDocument, withChoice, API_BEGINNING } from './choices.ts'
import { partName } from './checks.ts'
import { objectiveCopy } from './configuration.en.ts'
import { placeCopy } from './choices.en.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { excerptFor } from './excerpt.ts'
import { API_OBJECTIVES, judge, REALTIME_OBJECTIVES } from './judged.ts'
import './late.ts'
import { machine } from './machine.ts'
import { CHANGES, faultyDocument, MISTAKE_COUNT, mending, mistakeOf } from './mistakes.ts'
import { figureIn } from './readings.ts'
import { counterexampleIn, documentIn, objectiveIn, probeIn, SEED } from './stage.ts'
import { INITIAL } from './world.ts'

describeScene({ definition, copy, machine })

describe('a beat says what the verifier says', () => {
  it.each(definition.beats.filter(({ settings }) => settings && objectiveIn({ ...INITIAL, ...settings })).map((beat) => [beat.id, beat] as const))('%s', (_id, beat) => {
    const trial = predictedTrial(definition, beat)
    const objective = objectiveIn(trial.settings)!
    if (objective.witness) return expect(figureIn(trial)).toBeGreaterThan(0)
    const report = verify({ document: documentIn(trial.settings), seed: SEED, objectives: [objective.id] })
    expect(figureIn(trial)).toBe(report.verdicts[0]?.value)
    expect(objectiveCopy[partName(objective.id)]).toBeTruthy()
  })
})

it('the smallest counter-example of the beat is what its words say: two requests for one address', () => {
  const beat = definition.beats.find(({ id }) => id === 'smallest')!
  const { inputs } = predictedTrial(definition, beat)
  const urls = inputs.flatMap((input) => (input.type === 'request' ? [input.url] : []))
  expect(urls).toHaveLength(2)
  expect(new Set(urls).size).toBe(1)
})

describe('the mistakes of the second exercise', () => {
  it.each(Array.from({ length: MISTAKE_COUNT }, (_, i) => i))('%i: one change mends it, and no other', (number) => {
    const { mends, objective } = mistakeOf(number)
    expect(mending(number, SEED)).toEqual([mends])
    expect(judge(faultyDocument(number), [objective], null)[0]?.met).toBe(false)
    expect(objectiveCopy[partName(objective)]).toBeTruthy()
  })

  it.each(Array.from({ length: MISTAKE_COUNT }, (_, i) => i))('%i: its counter-example has no request too many', (number) => {
    const settings = { ...INITIAL, subject: 'diagnose' as const, mistake: number }
    const objective = objectiveIn(settings)!
    const found = counterexampleIn(settings)!
    const whole = probeIn(settings).trace(documentIn(settings), SEED)
    const fails = (inputs: typeof found.inputs): boolean => {
      const value = probeIn(settings).read(runWorld(whole.spec, inputs), { ...whole, inputs })[objective.measure]?.value ?? null
      return value !== null && !holds(objective, value)
    }
    expect(fails(found.inputs)).toBe(true)
    for (const input of found.inputs) if (input.type === 'request') expect(fails(found.inputs.filter((other) => other !== input))).toBe(false)
  })

  it('are each found by some seed, and each change has words', () => {
    expect(new Set(Array.from({ length: MISTAKE_COUNT }, (_, i) => mistakeOf(i).mends))).toEqual(new Set(CHANGES))
    expect(Object.keys(copy.checks['diagnose']?.options ?? {})).toEqual([...CHANGES])
  })
})

describe('open places', () => {
  it('have words for each option, and texts that come back', () => {
    for (const place of [...API_PLACES, ...REALTIME_PLACES]) expect(Object.keys(placeCopy[place.id]?.options ?? {}).sort(), place.id).toEqual([...place.options].sort())
    expect(chosenText(chosenIn(API_BEGINNING))).toBe(API_BEGINNING)
    expect(chosenIn(withChoice(API_BEGINNING, 'changes', 'tag'))['changes']).toBe('tag')
    expect(placesOf(API_BEGINNING)).toBe(API_PLACES)
  })

  it('of the API: more than one way of filling them is right, and most are not', () => {
    const ways = API_PLACES.reduce<readonly Record<string, string>[]>((all, { id, options }) => all.flatMap((way) => options.map((option) => ({ ...way, [id]: option }))), [{}])
    const right = ways.filter((way) => judge(apiDocument(way), API_OBJECTIVES, null).every(({ met }) => met))
    expect(right.length).toBeGreaterThan(1)
    expect(right.length).toBeLessThan(ways.length / 4)
  })

  it('of real-time data: what is measured without traffic tells the lifetimes apart', () => {
    const met = (quotes: string) => judge(realtimeDocument({ quotes, 'quotes-grace': '5', holdings: 'bypass', roof: 'virginia' }), ['realtime.staleness'], null)[0]?.met
    expect([met('1'), met('60')]).toEqual([true, false])
    expect(REALTIME_OBJECTIVES).toHaveLength(OBJECTIVES.filter(({ subject }) => subject.workload === 'realtime').length)
  })
})

it('an excerpt holds the deciding routes and no others', () => {
  const text = excerptFor(faultyDocument(0), [{ type: 'request', atMs: 0, user: 'ana', url: 'https://api.shop.example/basket' }])
  expect((JSON.parse(text) as { routes: { name: string }[] }).routes.map(({ name }) => name)).toEqual(['personal'])
})
