import { describe, expect, it } from 'vitest'
import { asks, reached, request, rungsOf, stored } from './engine.testkit.ts'
import { NO_DIRECTIVES } from './http/cache-control.ts'
import { mayForward, mayReuse } from './reuse.ts'
import type { RungId } from './rungs.ts'

interface Case {
  readonly cacheControl: string
  readonly age: number
  readonly asked?: string
  readonly ignore?: true
  readonly kind?: 'private' | 'shared'
  readonly outcome: 'reuse' | 'reuse-stale' | 'reuse-and-refresh' | 'validate'
  readonly because: RungId
}

const cases: readonly Case[] = [
  { cacheControl: 'max-age=60', age: 0, outcome: 'reuse', because: 'fresh' },
  { cacheControl: 'max-age=60', age: 59.999, outcome: 'reuse', because: 'fresh' },
  { cacheControl: 'max-age=60', age: 60, outcome: 'validate', because: 'stale' },
  { cacheControl: 'max-age=0', age: 0, outcome: 'validate', because: 'stale' },
  { cacheControl: 'max-age=60, must-revalidate', age: 59, outcome: 'reuse', because: 'fresh' },
  { cacheControl: 'max-age=60, must-revalidate', age: 61, asked: 'max-stale', outcome: 'validate', because: 'must-revalidate' },
  { cacheControl: 'max-age=60, proxy-revalidate', age: 61, asked: 'max-stale', outcome: 'validate', because: 'proxy-revalidate' },
  { cacheControl: 'max-age=60, proxy-revalidate', age: 61, asked: 'max-stale', kind: 'private', outcome: 'reuse-stale', because: 'client-max-stale' },
  { cacheControl: 's-maxage=60', age: 61, asked: 'max-stale', outcome: 'validate', because: 'proxy-revalidate' },
  { cacheControl: 'max-age=60, stale-while-revalidate=30', age: 60, outcome: 'reuse-and-refresh', because: 'stale-while-revalidate' },
  { cacheControl: 'max-age=60, stale-while-revalidate=30', age: 90, outcome: 'reuse-and-refresh', because: 'stale-while-revalidate' },
  { cacheControl: 'max-age=60, stale-while-revalidate=30', age: 90.1, outcome: 'validate', because: 'stale-too-long' },
  { cacheControl: 'max-age=60, stale-while-revalidate=30', age: 95, asked: 'max-stale=40', outcome: 'reuse-stale', because: 'client-max-stale' },
  { cacheControl: 'max-age=60, stale-while-revalidate=30', age: 70, asked: 'max-age=65', outcome: 'validate', because: 'stale' },
  { cacheControl: 'max-age=60, stale-while-revalidate=30', age: 70, asked: 'min-fresh=1', outcome: 'validate', because: 'stale' },
  { cacheControl: 'max-age=60, stale-while-revalidate=30', age: 70, asked: 'max-age=65', ignore: true, outcome: 'reuse-and-refresh', because: 'stale-while-revalidate' },
  { cacheControl: 'max-age=60, stale-while-revalidate=0', age: 60, outcome: 'validate', because: 'stale' },
  { cacheControl: 'max-age=60, stale-while-revalidate=x', age: 60, outcome: 'validate', because: 'stale' },
  { cacheControl: 'max-age=60, stale-while-revalidate=30, must-revalidate', age: 61, outcome: 'validate', because: 'must-revalidate' },
  { cacheControl: 'max-age=60, stale-while-revalidate=30, proxy-revalidate', age: 61, outcome: 'validate', because: 'proxy-revalidate' },
  { cacheControl: 'max-age=60, stale-while-revalidate=30, proxy-revalidate', age: 61, kind: 'private', outcome: 'reuse-and-refresh', because: 'stale-while-revalidate' },
  { cacheControl: 'max-age=60, stale-while-revalidate=30, no-cache', age: 61, outcome: 'validate', because: 'no-cache-response' },
  { cacheControl: 's-maxage=60, stale-while-revalidate=30', age: 61, outcome: 'reuse-and-refresh', because: 'stale-while-revalidate' },
  { cacheControl: 's-maxage=60, stale-while-revalidate=30', age: 91, asked: 'max-stale', outcome: 'validate', because: 'stale-too-long' },
  { cacheControl: 'max-age=60, no-cache', age: 1, outcome: 'validate', because: 'no-cache-response' },
  { cacheControl: 'max-age=60, no-cache="set-cookie"', age: 1, outcome: 'reuse', because: 'fresh' },
  { cacheControl: 'max-age=60, no-cache="etag"', age: 1, outcome: 'validate', because: 'no-cache-response' },
  { cacheControl: 'max-age=60, no-cache="a", no-cache', age: 1, outcome: 'validate', because: 'no-cache-response' },
  { cacheControl: 'max-age=60, immutable', age: 30, asked: 'max-age=0', kind: 'private', outcome: 'reuse', because: 'immutable' },
  { cacheControl: 'max-age=60, immutable', age: 30, asked: 'no-cache', kind: 'private', outcome: 'validate', because: 'client-no-cache' },
  { cacheControl: 'max-age=60, immutable', age: 30, asked: 'max-age=10', kind: 'private', outcome: 'validate', because: 'client-max-age' },
  { cacheControl: 'max-age=60, immutable', age: 30, asked: 'max-age=0', outcome: 'validate', because: 'client-max-age' },
  { cacheControl: 'max-age=60, immutable', age: 60, asked: 'max-age=0', kind: 'private', outcome: 'validate', because: 'stale' },
  { cacheControl: 'max-age=60', age: 1, asked: 'no-cache', outcome: 'validate', because: 'client-no-cache' },
  { cacheControl: 'max-age=60', age: 1, asked: 'no-cache', ignore: true, outcome: 'reuse', because: 'client-no-cache-ignored' },
  { cacheControl: 'max-age=60', age: 61, asked: 'no-cache', ignore: true, outcome: 'validate', because: 'stale' },
  { cacheControl: 'max-age=60', age: 11, asked: 'max-age=10', outcome: 'validate', because: 'client-max-age' },
  { cacheControl: 'max-age=60', age: 10, asked: 'max-age=10', outcome: 'reuse', because: 'fresh' },
  { cacheControl: 'max-age=60', age: 11, asked: 'max-age=ten', outcome: 'reuse', because: 'fresh' },
  { cacheControl: 'max-age=60', age: 11, asked: 'max-age=10', ignore: true, outcome: 'reuse', because: 'fresh' },
  { cacheControl: 'max-age=60', age: 41, asked: 'min-fresh=20', outcome: 'validate', because: 'client-min-fresh' },
  { cacheControl: 'max-age=60', age: 40, asked: 'min-fresh=20', outcome: 'reuse', because: 'fresh' },
  { cacheControl: 'max-age=60', age: 70, asked: 'max-stale=10', outcome: 'reuse-stale', because: 'client-max-stale' },
  { cacheControl: 'max-age=60', age: 70.1, asked: 'max-stale=10', outcome: 'validate', because: 'stale' },
  { cacheControl: 'max-age=60', age: 60, asked: 'max-stale=0', outcome: 'reuse-stale', because: 'client-max-stale' },
  { cacheControl: 'max-age=60', age: 9999, asked: 'max-stale', outcome: 'reuse-stale', because: 'client-max-stale' },
  { cacheControl: 'max-age=60', age: 70, asked: 'max-stale=x', outcome: 'validate', because: 'stale' },
  { cacheControl: 'max-age=60', age: 70, asked: 'max-stale=10', ignore: true, outcome: 'validate', because: 'stale' },
  { cacheControl: 'max-age=60', age: 70, asked: 'max-stale, max-age=65', outcome: 'validate', because: 'stale' },
]

const forwardCases = [
  { requestDirectives: 'obey', outcome: 'fail', because: 'only-if-cached' },
  { requestDirectives: 'ignore', outcome: 'forward', because: 'only-if-cached-ignored' },
] as const

describe('reuse (RFC 9111 §4)', () => {
  it.each(cases)('$cacheControl at $age s, asked "$asked": $outcome, $because', ({ cacheControl, age, asked, ignore, kind = 'shared', outcome, because }) => {
    const { answer, decision } = mayReuse({
      stored: stored({ 'Cache-Control': cacheControl }, request(), 200, kind),
      ageSeconds: age,
      asked: asked === undefined ? NO_DIRECTIVES : asks(asked),
      requestDirectives: ignore ? 'ignore' : 'obey',
      kind,
    })
    expect(decision).toMatchObject({ rule: 'reuse', outcome, because, inputs: { ageSeconds: age } })
    expect(answer).toBe(outcome)
  })

  it.each(forwardCases)('only-if-cached, $requestDirectives: $outcome', ({ requestDirectives, outcome, because }) => {
    expect(mayForward(requestDirectives)).toMatchObject({ answer: outcome, decision: { rule: 'reuse', outcome, because } })
  })

  it('reaches every rung', () => expect(reached([...cases, ...forwardCases])).toEqual(rungsOf('reuse')))
})
