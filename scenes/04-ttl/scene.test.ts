import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { fieldValue } from '../../src/engine/http/message.ts'
import { predictedTrial } from '../../src/lesson/moves.ts'
import { drive } from '../../src/lesson/testing/drive.ts'
import { describeScene, trialOf } from '../../src/lesson/testing/sceneSuite.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { eventsOf, freshUntilMs, originRequests, userRequests } from '../../src/world/report.ts'
import { truthAt } from '../../src/world/truth.fixture.ts'
import { CAUSES, lastCause } from './causes.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import { TRAP_VISITS, countSources, oldUntilSeconds, sourceOf, storings, truthOfTrial, tryWay, type TtlTrial } from './readings.ts'
import { diagnosisScript, diagnosisVariant, lifetimesOf, longestVariant, plannedCause, worstCase } from './variants.ts'
import { BROWSER, EDGE, HEADERS, WORDS, deploy, otherComputer, reload, visit, type TtlSettings } from './world.ts'

describeScene({ definition, copy, machine })

const play = (inputs: readonly WorldInput[], settings: Partial<TtlSettings> = {}) => trialOf(definition, inputs, settings)
const sources = (trial: TtlTrial) => userRequests(trial.run.log).map(sourceOf)
const beatTrial = (id: string, settings: Partial<TtlSettings> = {}) => {
  const beat = definition.beats.find((each) => each.id === id)
  if (!beat) throw new Error(`No beat ${id}.`)
  return predictedTrial(definition, { ...beat, settings: { ...beat.settings, ...settings } })
}
const lifetimesIn = ({ run }: TtlTrial) => [BROWSER, EDGE].map((node) => storings(run.log, node)[0]?.freshnessLifetimeSeconds ?? null)

describe('law: the lifetime, RFC 9111 §4.2.1: the first that is there counts', () => {
  test.each<[header: string, browser: number | null, edge: number | null]>([
    ['Cache-Control: max-age=60', 60, 60],
    ['Cache-Control: s-maxage=600, max-age=60', 60, 600],
    ['Cache-Control: max-age=60\nExpires: Thu, 01 Jan 2026 01:00:00 GMT', 60, 60],
    [WORDS.expires, 60, 60],
    ['Cache-Control: max-age=60\nCDN-Cache-Control: max-age=600', 60, 600],
    ['Cache-Control: no-store\nCDN-Cache-Control: max-age=600', null, 600],
    ['Cache-Control: max-age=60, max-age=90', 60, 60],
    ['Cache-Control: max-age="60"', 60, 60],
    [HEADERS.none, 3600, 3600],
    ['', 0, 0],
    ['Cache-Control: max-age=60, no-store', null, null],
    ['Cache-Control: max-age=60, private', 60, null],
  ])('%s', (header, browser, edge) => {
    expect(lifetimesIn(play([visit(5)], { header }))).toEqual([browser, edge])
  })

  test.each<[header: string, rung: string]>([
    ['Cache-Control: max-age=60s', 'invalid-max-age'],
    ['Cache-Control: max-age=-1', 'invalid-max-age'],
    ['Cache-Control: max-age = 60', 'invalid-max-age'],
    ['Expires: 0', 'invalid-expires'],
    ['Cache-Control: max-age=60, s-maxage=ten', 'invalid-s-maxage'],
  ])('what cannot be read counts as 0 and says so: %s', (header, rung) => {
    const { run } = play([visit(5)], { header })
    expect(eventsOf(run.log, 'decided').map((event) => event.decision.because)).toContain(rung)
    expect(storings(run.log, EDGE)[0]?.freshnessLifetimeSeconds).toBe(0)
  })

  test('a line that is no header field is left out, and the others count', () => {
    expect(lifetimesIn(play([visit(5)], { header: 'Cache-Control max-age=9\n Cache-Control: max-age=8\nCache-Control: max-age=60' }))).toEqual([60, 60])
  })

  test('whatever is typed, the run is whole', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom('Cache-Control', ': ', 'max-age', '=', '60', ',', '\n', 'no-store', 'Vary: *', 'Age: 9', 'Date: x', '"', 'Expires: ', 'Content-Length: 1', 'Connection: close')).map((parts) => parts.join(''))), (header) => {
        const { run } = play([visit(5), visit(70_000)], { header })
        expect(userRequests(run.log).every((row) => row.status === 200)).toBe(true)
        expect(run.log.at(-1)?.type).toBe('run-ended')
      }),
      { numRuns: 150 },
    )
  })
})

describe('law: age, RFC 9111 §4.2.3', () => {
  const lifetimes = fc.record({ browser: fc.integer({ min: 1, max: 900 }), edge: fc.integer({ min: 1, max: 900 }), atSeconds: fc.integer({ min: 2, max: 800 }) })

  it('a browser’s copy that comes from the edge’s goes stale when the answer’s age reaches max-age, wherever that time was spent', () => {
    fc.assert(
      fc.property(lifetimes, ({ browser, edge, atSeconds }) => {
        const { run } = play([visit(5), otherComputer(1_000), visit(atSeconds * 1000)], { header: `Cache-Control: max-age=${browser}, s-maxage=${edge}` })
        const [edgeCopy] = storings(run.log, EDGE)
        const copyThen = storings(run.log, BROWSER).at(-1)
        const last = eventsOf(run.log, 'request-finished').findLast((event) => event.from === BROWSER)
        if (!edgeCopy || !copyThen || !last) throw new Error('Nothing came.')
        const fromEdge = last.answeredBy === EDGE
        const made = edgeCopy.storedAtMs - edgeCopy.ageAtStoreSeconds * 1000
        expect(fromEdge).toBe(atSeconds * 1000 < freshUntilMs(edgeCopy) - 100 ? true : fromEdge)
        if (!fromEdge) return
        // Age is told in whole seconds, and the way adds to it: within two seconds of the moment that all of them count from.
        expect(Math.abs(freshUntilMs(copyThen) - (made + browser * 1000))).toBeLessThan(2_000)
        expect(Number(fieldValue(last.response.headers, 'age'))).toBe(Math.floor((last.atMs - 25 - made) / 1000))
      }),
      { numRuns: 60 },
    )
  })

  it('fresh while the lifetime is greater than the age: at equality it is stale (§4.2)', () => {
    const trial = play([visit(5)], { header: HEADERS.one })
    const ends = freshUntilMs(storings(trial.run.log, EDGE)[0] ?? { storedAtMs: NaN } as never)
    const truth = truthOfTrial(trial)
    expect([ends - 0.01, ends + 0.01].map((atMs) => truthAt(truth, EDGE, atMs)?.state)).toEqual(['fresh', 'stale'])
  })
})

describe('the story', () => {
  it('one number: both go stale at the same moment; the visits are answered by origin, browser, origin', () => {
    const trial = beatTrial('one-number')
    expect(sources(trial)).toEqual(['origin', 'browser', 'origin'])
    expect(Math.abs(freshUntilMs(storings(trial.run.log, BROWSER)[0] as never) - freshUntilMs(storings(trial.run.log, EDGE)[0] as never))).toBeLessThan(1)
  })

  it('two numbers: the edge answers when the browser’s copy has gone', () => {
    expect(sources(beatTrial('two-numbers'))).toEqual(['origin', 'edge'])
  })

  it('the trap: the copy arrives with its lifetime over, and the next visit has to ask again', () => {
    const trial = beatTrial('trap')
    expect(sources(trial)).toEqual(['origin', 'edge', 'edge'])
    const arrived = storings(trial.run.log, BROWSER)[1]
    expect(arrived?.ageAtStoreSeconds).toBeGreaterThanOrEqual(200)
    expect(arrived?.freshnessLifetimeSeconds).toBe(60)
  })

  it('the ways out: a field for CDNs is none; less age at the edge, more lifetime in the browser, or no Age are', () => {
    expect([tryWay('targeted').escapes, tryWay('shorter').escapes, tryWay('longer').escapes, tryWay('reset').escapes]).toEqual([false, true, true, true])
    expect(tryWay('longer').leftSeconds).toBeCloseTo(100, 0)
    expect(tryWay('reset').leftSeconds).toBeGreaterThan(58)
    expect(tryWay('shorter').originRequests).toBe(2)
    // A longer lifetime in browsers moves the trap, no more.
    const later = play([visit(5), otherComputer(5_000), visit(400_000), visit(415_000)], { header: HEADERS.longer })
    expect(sources(later)).toEqual(['origin', 'edge', 'edge'])
    const reset = play([visit(5), otherComputer(5_000), visit(400_000), visit(415_000)], { header: HEADERS.two, resetAge: true })
    expect(sources(reset)).toEqual(['origin', 'edge', 'browser'])
    // Nor does CDN-Cache-Control keep an edge from resetting.
    expect(sources(play(TRAP_VISITS, { header: HEADERS.targeted, resetAge: true }))).toEqual(['origin', 'edge', 'browser'])
  })

  it('no lifetime: a tenth of the time since Last-Modified', () => {
    const trial = beatTrial('no-ttl')
    expect(sources(trial)).toEqual(['origin', 'browser'])
    expect(eventsOf(trial.run.log, 'decided').map((event) => event.decision.because)).toContain('heuristic')
  })

  test.each<[keyof typeof WORDS, readonly (string | null)[]]>([
    ['no-cache', ['origin', 'origin', 'origin', 'origin', 'origin']],
    ['no-store', ['origin', 'origin', 'origin', 'origin', 'origin']],
    ['private', ['origin', 'browser', 'origin', 'browser', 'browser']],
    ['must-revalidate', ['origin', 'browser', 'edge', 'origin', 'browser']],
    ['immutable', ['origin', 'browser', 'browser', 'origin', 'browser']],
    ['expires', ['origin', 'browser', 'edge', 'origin', 'origin']],
  ])('%s', (word, expected) => {
    expect(sources(beatTrial('words', { header: WORDS[word] }))).toEqual(expected)
  })

  it('a plain reload asks, and immutable answers it while fresh (RFC 8246 §2)', () => {
    expect(sources(play([visit(5), reload(20_000)], { header: HEADERS.one }))).toEqual(['origin', 'edge'])
    expect(sources(play([visit(5), reload(20_000)], { header: WORDS.immutable }))).toEqual(['origin', 'browser'])
  })
})

describe('law: how long the old version can be seen', () => {
  const settings = fc.record({ browser: fc.integer({ min: 5, max: 400 }), edge: fc.integer({ min: 5, max: 400 }), resetAge: fc.boolean() })
  const visits = fc.array(fc.integer({ min: 2, max: 1_000 }), { maxLength: 12 })

  it('with Age counted, no longer than the longest lifetime from the fetch; with Age reset, no longer than their sum', () => {
    fc.assert(
      fc.property(settings, visits, ({ browser, edge, resetAge }, times) => {
        const inputs = [visit(5), deploy(1_500), ...times.flatMap((seconds) => [visit(seconds * 1000), otherComputer(seconds * 1000 + 700)])]
        const trial = play(inputs, { header: `Cache-Control: max-age=${browser}, s-maxage=${edge}`, resetAge })
        const until = oldUntilSeconds(trial) ?? NaN
        expect(until).toBeLessThanOrEqual((resetAge ? browser + edge : Math.max(browser, edge)) + 0.001)
        const seen = truthOfTrial(trial).sightings.filter((sighting) => sighting.version === 1).at(-1)
        expect((seen?.atMs ?? 0) / 1000).toBeLessThanOrEqual(until + 0.1)
      }),
      { numRuns: 80 },
    )
  })

  test.each(Array.from({ length: 20 }, (_, index) => index + 1))('the check’s variant %i reaches its bound, to the seconds of HTTP dates', (seed) => {
    const { browserSeconds, edgeSeconds, resetAge } = lifetimesOf(seed)
    const trial = play(worstCase(seed).inputs, longestVariant(seed))
    const bound = resetAge ? browserSeconds + edgeSeconds : Math.max(browserSeconds, edgeSeconds)
    expect(bound - (oldUntilSeconds(trial) ?? NaN)).toBeLessThan(2)
  })

  it('the story’s deploy: the edge’s lifetime is the limit, and two visits are too late', () => {
    const trial = beatTrial('deploy')
    expect(oldUntilSeconds(trial)).toBe(600)
    expect(sources(trial)).toEqual(['origin', 'edge', 'edge', 'origin'])
    expect(oldUntilSeconds(beatTrial('deploy', { resetAge: true }))).toBeGreaterThan(640)
  })
})

describe('the checks', () => {
  const tryHeader = (to: string) => {
    const lesson = drive(machine, { step: definition.beats.length + 1 })
    lesson.send({ type: 'SET', control: 'header', to })
    lesson.playOut()
    return lesson.state()
  }

  test.each([
    ['Cache-Control: max-age=300, s-maxage=86400', 'settled'],
    ['Cache-Control: max-age=300\nCDN-Cache-Control: max-age=86400', 'settled'],
    ['Cache-Control: public, s-maxage=86400, max-age=300, must-revalidate', 'settled'],
    ['Expires: Thu, 01 Jan 2026 00:05:00 GMT\nCDN-Cache-Control: max-age=86400', 'settled'],
    ['Cache-Control: max-age=86400', 'attempting'],
    ['Cache-Control: max-age=300', 'attempting'],
    ['Cache-Control: private, max-age=300, s-maxage=86400', 'attempting'],
    ['Cache-Control: max-age=300, s-maxage=86400, no-cache', 'attempting'],
    ['Cache-Control: max-age=5, s-maxage=24', 'attempting'],
  ])('five minutes and a day: %s', (header, state) => expect(tryHeader(header)).toBe(state))

  it('every cause comes up, and is what the run says', () => {
    const seen = new Set<string>()
    for (let seed = 1; seed <= 60; seed += 1) {
      const cause = lastCause(play(diagnosisScript(seed).inputs, diagnosisVariant(seed)))
      expect(cause, `seed ${String(seed)}`).toBe(plannedCause(seed))
      if (cause) seen.add(cause)
    }
    expect([...seen].sort()).toEqual([...CAUSES].sort())
  })

  it('counts each visit once', () => {
    const counted = countSources(beatTrial('deploy').run.log)
    expect(counted.browser + counted.edge + counted.origin).toBe(4)
    expect(originRequests(beatTrial('deploy').run.log)).toBe(counted.origin)
  })
})
