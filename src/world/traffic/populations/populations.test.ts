import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../../../engine/policy/compile.ts'
import { encodingFor, languageFor } from '../../../engine/policy/normalise.ts'
import type { PolicyDocument } from '../../../engine/policy/schema.ts'
import { randomStream } from '../../random.ts'
import { aliasTable, choose } from '../alias.ts'
import { startTraffic } from '../run.ts'
import type { DrawnValue, RouteSpec, TrafficSpec } from '../spec.ts'
import { acceptEncodings } from './encodings.ts'
import { acceptLanguages } from './languages.ts'
import { campaignParameters } from './links.ts'
import { userAgents } from './userAgents.ts'
import { visitorFields } from './visitors.ts'
import { drawnValues, tail } from './weights.ts'

/** Shannon's entropy of the shares, in bits. */
function bits(values: readonly DrawnValue[]): number {
  const whole = values.reduce((sum, { share }) => sum + share, 0)
  return values.reduce((sum, { share }) => (share === 0 ? sum : sum - (share / whole) * Math.log2(share / whole)), 0)
}

function distinctIn(values: readonly DrawnValue[], draws: number): number {
  const table = aliasTable(values.map(({ share }) => share))
  const random = randomStream(1, 'draws')
  return new Set(Array.from({ length: draws }, () => choose(table, random))).size
}

const LANGUAGES = ['en', 'es', 'de'] as const

describe('who comes', () => {
  it('a few encodings, hundreds of languages, thousands of user agents in twenty thousand requests', () => {
    const seen = [acceptEncodings(['br', 'gzip']), acceptLanguages(LANGUAGES), userAgents()].map((values) => distinctIn(values, 20_000))
    expect(seen[0]).toBeLessThan(15)
    expect(seen[1]).toBeGreaterThan(200)
    expect(seen[1]).toBeLessThan(1000)
    expect(seen[2]).toBeGreaterThan(1500)
  })

  it('spreads as far as measured browsers do: between the entropies of 2018 and 2016, in bits', () => {
    // Gómez-Boix, Laperdrix, Baudry (WWW 2018): 0.38, 2.7, 7.2; Laperdrix, Rudametkin, Baudry (S&P 2016): 1.5, 5.9, 9.8.
    const [encoding, language, agent] = [acceptEncodings(['br']), acceptLanguages(LANGUAGES), userAgents()].map(bits)
    expect(encoding).toBeGreaterThan(0.38)
    expect(encoding).toBeLessThan(1.54)
    expect(language).toBeGreaterThan(2.7)
    expect(language).toBeLessThan(5.9)
    expect(agent).toBeGreaterThan(7.1)
    expect(agent).toBeLessThan(9.8)
  })

  it('has every value once, each with a share, all lines as clients write them', () => {
    for (const values of [acceptEncodings(['br', 'gzip']), acceptLanguages(LANGUAGES), userAgents()]) {
      expect(new Set(values.map(({ value }) => value)).size).toBe(values.length)
      for (const { value, share } of values) {
        expect(share).toBeGreaterThanOrEqual(0)
        expect(value ?? '').not.toMatch(/undefined|NaN|[^*];q=0(,|$)|--/)
      }
    }
  })

  it('writes a list of languages as Chrome, Firefox and Safari do', () => {
    const written = acceptLanguages(LANGUAGES).map(({ value }) => value)
    expect(written).toContain('de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7')
    expect(written).toContain('de-DE,de;q=0.8,en-US;q=0.5,en;q=0.3')
    expect(written).toContain('es-ES,es;q=0.9')
  })
})

describe('what it means', () => {
  it('is what the origin answers: the same to a value and to its normalised form', () => {
    const check = (values: readonly DrawnValue[], normal: (value: string | undefined) => string, fallback: string): void => {
      const meaningOf = new Map(values.map(({ value, means }) => [value, means]))
      for (const { value, means } of values) {
        const said = normal(value ?? undefined)
        expect(means).toBe(said === fallback ? '' : said)
        expect(normal(said)).toBe(said)
      }
      expect(meaningOf.get(fallback)).toBe('')
    }
    check(acceptEncodings(['br', 'gzip']), (value) => encodingFor(value, ['br', 'gzip']), 'identity')
    check(acceptLanguages(LANGUAGES), (value) => languageFor(value, LANGUAGES), 'en')
  })

  it('adds up values that two families write alike, and knows the fallback though nobody says it', () => {
    const values = drawnValues([['a', 1], ['b', 2], ['a', 3]], (value) => value ?? 'z', 'z')
    expect(values).toEqual([
      { value: 'z', share: 0, means: '' },
      { value: 'a', share: 4, means: 'a' },
      { value: 'b', share: 2, means: 'b' },
    ])
  })
})

describe('links', () => {
  it('the three campaign parameters together have few values, and fall by rank', () => {
    const counts = campaignParameters(0.3).map(({ values }) => (values === 'unique' ? Infinity : values.length))
    expect(counts.reduce((product, count) => product * count, 1)).toBeLessThan(200)
    expect(tail(['a', 'b'], 3).map(([, share]) => share)).toEqual([2, 1])
  })
})

describe('a run whose visitors are populations', () => {
  const spec: TrafficSpec = {
    seed: 3,
    durationMs: 60_000,
    bucketMs: 60_000,
    regions: [{ id: 'spain', place: 'madrid', accessMs: 5, people: 3000, requestsPerSecond: 50 }],
    pops: [{ id: 'madrid', place: 'madrid', capacityBytes: 1e9, lookupMs: 0.3 }],
    origin: { place: 'virginia', thinkMs: 5, workers: 1000, queueLimit: 1000 },
    routes: [
      {
        id: 'pages',
        share: 1,
        url: 'https://shop.example/products/{object}',
        objects: 5,
        zipfExponent: 0.8,
        sizes: { kind: 'fixed', bytes: 1000 },
        headers: [{ share: 1, headers: [['Cache-Control', 'max-age=3600'], ['Vary', 'Accept-Encoding, Accept-Language']] }],
        validators: 'etag',
        differsBy: ['Accept-Encoding', 'Accept-Language'],
      },
    ],
    clientFields: visitorFields({ encodings: ['br', 'gzip'], languages: LANGUAGES }, 0.7),
  }
  const measured = (headers: RouteSpec['headers'][number]['headers'], policy?: PolicyDocument) => {
    const run = startTraffic({ ...spec, routes: spec.routes.map((route) => ({ ...route, headers: [{ share: 1, headers }] })) }, policy ? { policies: { own: compilePolicy(policy) }, policy: 'own' } : {})
    while (run.advance(10_000));
    const { total, nodes } = run.metrics()
    const { stored = NaN, evicted = undefined } = nodes[0] ?? {}
    // Of two fetches under way at once for one key, the later answer takes the earlier one's place.
    return { ratio: total.requestHitRatio ?? NaN, wrong: total.wrong, stored: stored - (evicted?.replaced ?? NaN) }
  }
  const CACHED = ['Cache-Control', 'max-age=3600'] as const

  it('serves nothing wrong where Vary names what the origin looks at, and a lot where it is silent', () => {
    const told = measured([CACHED, ['Vary', 'Accept-Encoding, Accept-Language']])
    const silent = measured([CACHED])
    expect(told.wrong).toBe(0)
    expect(told.ratio).toBeLessThan(0.7)
    expect(silent.wrong).toBeGreaterThan(500)
    expect(silent.stored).toBe(5)
  })

  it('normalised it serves nothing wrong either, from a handful of copies', () => {
    const normalised = measured([CACHED, ['Vary', 'Accept-Encoding, Accept-Language']], { version: 1, default: { normalise: { acceptEncoding: ['br', 'gzip'], acceptLanguage: [...LANGUAGES] } } })
    expect(normalised.wrong).toBe(0)
    expect(normalised.stored).toBeLessThanOrEqual(5 * 9)
    expect(normalised.ratio).toBeGreaterThan(0.95)
  })
})
