import { describe, expect, it } from 'vitest'
import { asks, reached, request, rungsOf, stored } from './engine.testkit.ts'
import { NO_DIRECTIVES } from './http/cache-control.ts'
import type { RungId } from './rungs.ts'
import { isUpstreamError, mayServeOnError } from './stale.ts'

interface Case {
  readonly cacheControl: string
  readonly age: number
  readonly asked?: string
  readonly ignore?: true
  readonly kind?: 'private' | 'shared'
  readonly status?: number
  readonly outcome: 'serve-stale' | 'pass-error'
  readonly because: RungId
}

const cases: readonly Case[] = [
  { cacheControl: 'max-age=60, stale-if-error=30', age: 60, outcome: 'serve-stale', because: 'stale-if-error' },
  { cacheControl: 'max-age=60, stale-if-error=30', age: 90, status: 503, outcome: 'serve-stale', because: 'stale-if-error' },
  { cacheControl: 'max-age=60, stale-if-error=30', age: 90.1, outcome: 'pass-error', because: 'error-too-stale' },
  { cacheControl: 'max-age=60, stale-if-error=30', age: 5, outcome: 'serve-stale', because: 'stale-if-error' },
  { cacheControl: 's-maxage=60, stale-if-error=30', age: 61, outcome: 'serve-stale', because: 'stale-if-error' },
  { cacheControl: 'max-age=60', age: 61, outcome: 'pass-error', because: 'no-stale-if-error' },
  { cacheControl: 'max-age=60, stale-if-error=x', age: 61, outcome: 'pass-error', because: 'no-stale-if-error' },
  { cacheControl: 'max-age=60, stale-while-revalidate=30', age: 61, outcome: 'pass-error', because: 'no-stale-if-error' },
  { cacheControl: 'max-age=60', age: 70, asked: 'stale-if-error=10', outcome: 'serve-stale', because: 'client-stale-if-error' },
  { cacheControl: 'max-age=60', age: 70.1, asked: 'stale-if-error=10', outcome: 'pass-error', because: 'error-too-stale' },
  { cacheControl: 'max-age=60', age: 60, asked: 'stale-if-error=0', outcome: 'pass-error', because: 'no-stale-if-error' },
  { cacheControl: 'max-age=60', age: 70, asked: 'stale-if-error=10', ignore: true, outcome: 'pass-error', because: 'no-stale-if-error' },
  { cacheControl: 'max-age=60, stale-if-error=30, must-revalidate', age: 61, outcome: 'pass-error', because: 'error-must-revalidate' },
  { cacheControl: 'max-age=60, stale-if-error=30, proxy-revalidate', age: 61, outcome: 'pass-error', because: 'error-proxy-revalidate' },
  { cacheControl: 'max-age=60, stale-if-error=30, proxy-revalidate', age: 61, kind: 'private', outcome: 'serve-stale', because: 'stale-if-error' },
  { cacheControl: 'max-age=60, stale-if-error=30, no-cache', age: 61, outcome: 'pass-error', because: 'error-no-cache' },
  { cacheControl: 'max-age=60, stale-if-error=30', age: 61, asked: 'no-cache', outcome: 'pass-error', because: 'error-client-no-cache' },
  { cacheControl: 'max-age=60, stale-if-error=30', age: 61, asked: 'no-cache', ignore: true, outcome: 'serve-stale', because: 'stale-if-error' },
]

describe('serving stale when upstream fails (RFC 5861 §4)', () => {
  it.each(cases)('$cacheControl at $age s, asked "$asked": $outcome, $because', ({ cacheControl, age, asked, ignore, kind = 'shared', status = null, outcome, because }) => {
    const { answer, decision } = mayServeOnError({
      stored: stored({ 'Cache-Control': cacheControl }, request(), 200, kind),
      ageSeconds: age,
      asked: asked === undefined ? NO_DIRECTIVES : asks(asked),
      requestDirectives: ignore ? 'ignore' : 'obey',
      kind,
      status,
    })
    expect(decision).toMatchObject({ rule: 'on-error', outcome, because, inputs: { status } })
    expect(answer).toBe(outcome)
  })

  it('reaches every rung', () => expect(reached(cases)).toEqual(rungsOf('on-error')))

  it.each([[500, true], [502, true], [503, true], [504, true], [501, false], [404, false], [200, false]])('%i is such an error: %s', (status, is) => {
    expect(isUpstreamError(status)).toBe(is)
  })
})
