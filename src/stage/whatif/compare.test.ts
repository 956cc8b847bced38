import { describe, expect, it } from 'vitest'
import { nodeLabels } from '../requests/requests.testdata.ts'
import { compareRuns } from './compare.ts'
import { differencesInWords } from './differences.ts'
import { divergenceInWords } from './divergence.ts'
import { layBars } from './lanes.ts'
import { cached, eventAt, runOfRequests, sent, uncached } from './whatif.testdata.ts'

describe('compareRuns', () => {
  it('counts what reached the origin, its bytes, and the waits', () => {
    const { totals } = compareRuns(cached(), uncached())
    expect(totals.before).toEqual({ originRequests: 1, originBytes: 40_000, medianTtfbMs: 110, slowestTtfbMs: 200, errors: 0, wrong: null })
    expect(totals.after).toMatchObject({ originRequests: 2, originBytes: 80_000, medianTtfbMs: 200 })
  })

  it('pairs a user’s requests by what was sent when, whatever the runs call them', () => {
    const before = runOfRequests(sent('r1', { atMs: 0, outcome: 'hit' }), sent('r2', { atMs: 0, from: 'browser:sydney', outcome: 'hit' }))
    const after = runOfRequests(sent('r7', { atMs: 0, from: 'browser:sydney', outcome: 'miss' }), sent('r8', { atMs: 0, outcome: 'hit' }), sent('r9', { atMs: 5 }))
    expect(compareRuns(before, after).pairs.map((pair) => [pair.before?.req, pair.after?.req])).toEqual([
      ['r1', 'r8'],
      ['r2', 'r7'],
      [undefined, 'r9'],
    ])
  })

  it('pairs two equal requests in the order sent', () => {
    const twice = () => runOfRequests(sent('r1', { atMs: 0, outcome: 'miss' }), sent('r2', { atMs: 0, outcome: 'hit' }))
    expect(compareRuns(twice(), twice()).pairs.map((pair) => [pair.before?.req, pair.after?.req])).toEqual([
      ['r1', 'r1'],
      ['r2', 'r2'],
    ])
  })

  it('leaves shared history out', () => {
    const { pairs, totals } = compareRuns(cached(), uncached(), 60_000)
    expect(pairs).toHaveLength(1)
    expect(totals.before.originRequests).toBe(0)
  })

  it('takes statistical load from the gauge, which counts the single requests too', () => {
    const gauge = { type: 'origin-gauge', served: 0, shed: 0, queueLength: 0, busy: 0, waitP50Ms: 0, waitP95Ms: 0 } as const
    const loaded = runOfRequests(sent('r1', { atMs: 0, outcome: 'miss' }), [{ ...gauge, atMs: 1000, arrivals: 500 }], sent('r2', { atMs: 2000, outcome: 'miss' }))
    expect(compareRuns(loaded, loaded).totals.before.originRequests).toBe(501)
    expect(compareRuns(loaded, loaded, 500).totals.before.originRequests).toBe(500)
  })

  it('has no waits to measure where nothing was answered', () => {
    const silent = runOfRequests(sent('r1', { atMs: 0 }))
    expect(compareRuns(silent, silent).totals.before).toMatchObject({ medianTtfbMs: null, slowestTtfbMs: null })
  })
})

describe('differencesInWords', () => {
  const words = (before: Parameters<typeof compareRuns>[0], after: Parameters<typeof compareRuns>[1]) => differencesInWords(compareRuns(before, after).pairs, nodeLabels)
  const one = (over: Omit<Parameters<typeof sent>[1], 'atMs'>) => runOfRequests(sent('r1', { atMs: 60_000, ...over }))

  it.each([
    ['another outcome', cached(), uncached(), ['Tokyo, /hero.jpg at 60.000 s: hit became miss, 180 ms slower.']],
    ['and back', uncached(), cached(), ['Tokyo, /hero.jpg at 60.000 s: miss became hit, 180 ms faster.']],
    ['the same', cached(), cached(), []],
    ['only time', one({ outcome: 'hit', totalMs: 20 }), one({ outcome: 'hit', totalMs: 12 }), ['Tokyo, /hero.jpg at 60.000 s: hit both times, 8 ms faster.']],
    ['only content', one({ outcome: 'hit' }), one({ outcome: 'hit', version: 2 }), ['Tokyo, /hero.jpg at 60.000 s: hit both times, with a different response.']],
    ['outcome at one speed', one({ outcome: 'hit' }), one({ outcome: 'stale' }), ['Tokyo, /hero.jpg at 60.000 s: hit became stale, just as fast.']],
    ['no answer', one({ outcome: 'hit' }), one({}), ['Tokyo, /hero.jpg at 60.000 s: hit became not answered.']],
    ['no cache in either', one({ outcome: null, totalMs: 200 }), one({ outcome: null, totalMs: 120 }), ['Tokyo, /hero.jpg at 60.000 s: status 200 both times, 80 ms faster.']],
    ['a cache in one', one({ outcome: null }), one({ outcome: 'hit', totalMs: 20 }), ['Tokyo, /hero.jpg at 60.000 s: status 200 became hit, just as fast.']],
    ['one more', runOfRequests(), one({ outcome: 'hit' }), ['Tokyo, /hero.jpg at 60.000 s: only in the second run.']],
  ])('%s', (_, before, after, sentences) => expect(words(before, after)).toEqual(sentences))
})

describe('divergenceInWords', () => {
  const names = { before: 'Cached', after: 'Not cached' }

  it('says what each run did', () => {
    const [before, after] = [cached(), uncached()]
    expect(divergenceInWords({ atMs: 60_005, index: 5, a: eventAt(before, 5), b: eventAt(after, 5) }, names, nodeLabels)).toBe(
      'First difference at 60.005 s. Cached: Tokyo had the answer: hit at 60.020 s. Not cached: a request left Tokyo POP for Origin · Virginia at 60.005 s.',
    )
  })

  it('says when the same thing happened with other content, and when one run had ended', () => {
    const event = eventAt(cached(), 0)
    expect(divergenceInWords({ atMs: 0, index: 0, a: event, b: event }, names, nodeLabels)).toBe(
      'First difference at 0.000 s. In both, Tokyo asked Tokyo POP for /hero.jpg at 0.000 s, but not in the same way.',
    )
    expect(divergenceInWords({ atMs: 0, index: 0, a: event }, names, nodeLabels)).toMatch(/Not cached: nothing more happened\.$/)
  })
})

it('puts bars that would cover each other into lanes of their own', () => {
  const { pairs, axis } = compareRuns(
    runOfRequests(sent('r1', { atMs: 0, outcome: 'hit', totalMs: 100 }), sent('r2', { atMs: 50, outcome: 'hit', totalMs: 100 }), sent('r3', { atMs: 120, outcome: 'hit', totalMs: 100 })),
    runOfRequests(),
  )
  expect(layBars(pairs.flatMap((pair) => pair.before ?? []), axis).map((bar) => bar.lane)).toEqual([0, 1, 0])
})
