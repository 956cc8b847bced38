/** What may happen to a node, at random: clients that ask, an origin that answers well, ill, late or not at all, and purges. */
import fc from 'fast-check'
import type { Fields } from './engine.testkit.ts'
import type { PurgeMode, PurgeSelector } from './edge.types.ts'

export type Happening =
  | { readonly type: 'ask'; readonly afterMs: number; readonly page: Page; readonly method: string; readonly fields: Fields }
  /** `pick` chooses among the fetches in flight; `arriving`: the head alone, the body's end comes later. */
  | {
      readonly type: 'answer'
      readonly afterMs: number
      readonly pick: number
      readonly status: number
      readonly fields: Fields
      readonly sizeBytes: number
      readonly arriving: boolean
    }
  /** A body that arrives ends; `kept`: the driver held on to its bytes. */
  | { readonly type: 'end'; readonly afterMs: number; readonly pick: number; readonly complete: boolean; readonly kept: boolean }
  | { readonly type: 'fail'; readonly afterMs: number; readonly pick: number }
  | { readonly type: 'purge'; readonly afterMs: number; readonly selector: PurgeSelector; readonly mode: PurgeMode }

/** Page a never varies, b always by language, c as the answer says. */
export type Page = 'a' | 'b' | 'c'

export const urlOf = (page: string): string => `https://shop.example/${page}`

const afterMs = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40_000 }))
const pick = fc.nat(9)
const clientCacheControl = fc.constantFrom(
  ...['', '', '', '', 'no-cache', 'max-age=3', 'max-stale', 'max-stale=5', 'min-fresh=4', 'no-store', 'only-if-cached', 'stale-if-error=20'],
)
const originCacheControl = fc.constantFrom(
  ...['', 'max-age=10', 'max-age=30', 'max-age=30, s-maxage=5', 'max-age=0', 'no-store', 'no-store, max-age=30', 'private, max-age=30'],
  ...['no-cache', 'max-age=10, must-revalidate', 'max-age=10, no-cache', 'public, max-age=20', 'max-age=x'],
  ...['max-age=5, stale-while-revalidate=30', 'max-age=0, stale-while-revalidate=30', 's-maxage=5, stale-while-revalidate=30', 'max-age=5, stale-while-revalidate=30, proxy-revalidate'],
  ...['max-age=5, stale-if-error=60', 'max-age=5, stale-if-error=60, must-revalidate', 'max-age=5, stale-while-revalidate=9, stale-if-error=60'],
)

const happening = fc.oneof(
  { weight: 8, arbitrary: asking() },
  { weight: 7, arbitrary: answering() },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('end' as const), afterMs, pick, complete: fc.boolean(), kept: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('fail' as const), afterMs, pick }) },
  { weight: 2, arbitrary: purging() },
)

/** What chance alone rarely brings together: a removal between a fetch and its answer, and a 304 right after the lifetime. */
const story = fc.oneof(
  fc.tuple(plainly(), purging(), plainly(), answered('max-age=30', 0), plainly()),
  fc.tuple(plainly(), answered('max-age=30', 0, true), purging(), ended(), plainly()),
  fc.tuple(plainly(), answered('max-age=2', 0), plainly(5000), fc.oneof(answered('no-store, max-age=30', 0), answering()), plainly()),
)

export const happenings: fc.Arbitrary<Happening[]> = fc
  .array(fc.oneof({ weight: 12, arbitrary: happening.map((one) => [one]) }, { weight: 1, arbitrary: story }), { minLength: 10, maxLength: 50, size: 'max' })
  .map((parts) => parts.flat())

function plainly(later = 0): fc.Arbitrary<Happening> {
  return fc.constant({ type: 'ask', afterMs: later, page: 'a', method: 'GET', fields: {} })
}

function answered(cacheControl: string, later: number, arriving = false): fc.Arbitrary<Happening> {
  const fields = { 'Cache-Control': cacheControl, ETag: '"v1"', 'Surrogate-Key': 'x' }
  return pick.map((which) => ({ type: 'answer', afterMs: later, pick: which, status: 200, fields, sizeBytes: 100, arriving }))
}

function ended(): fc.Arbitrary<Happening> {
  return fc.record({ type: fc.constant('end' as const), afterMs: fc.constant(0), pick, complete: fc.constant(true), kept: fc.constant(true) })
}

function asking(): fc.Arbitrary<Happening> {
  return fc
    .record({
      afterMs,
      page: fc.constantFrom<Page>('a', 'a', 'a', 'b', 'b', 'c'),
      method: fc.constantFrom('GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'HEAD', 'POST'),
      language: fc.constantFrom('', 'de', 'en'),
      cacheControl: clientCacheControl,
      ifNoneMatch: fc.constantFrom('', '', '', '"v1"', '*'),
      token: fc.constantFrom('', '', '', '', 'Bearer t'),
    })
    .map(({ language, cacheControl, ifNoneMatch, token, ...rest }) => ({
      type: 'ask' as const,
      ...rest,
      fields: said({ 'Accept-Language': language, 'Cache-Control': cacheControl, 'If-None-Match': ifNoneMatch, Authorization: token }),
    }))
}

function answering(): fc.Arbitrary<Happening> {
  return fc
    .record({
      afterMs,
      pick,
      status: fc.constantFrom(200, 200, 200, 200, 200, 404, 500, 503, 302),
      sizeBytes: fc.integer({ min: 0, max: 4000 }),
      arriving: fc.boolean(),
      cacheControl: originCacheControl,
      vary: fc.constantFrom('', '', 'Accept-Language', '*'),
      etag: fc.constantFrom('', '"v1"', '"v2"'),
      age: fc.constantFrom('', '', '2'),
      tags: fc.constantFrom('', 'x', 'y', 'x y'),
      length: fc.boolean(),
      location: fc.constantFrom('', '', '/b', 'https://other.example/a'),
    })
    .map(({ cacheControl, vary, etag, age, tags, length, location, ...rest }) => ({
      type: 'answer' as const,
      ...rest,
      fields: said({
        'Cache-Control': cacheControl,
        Vary: vary,
        ETag: etag,
        Age: age,
        'Surrogate-Key': tags,
        'Content-Length': length ? String(rest.sizeBytes) : '',
        Location: location,
      }),
    }))
}

function purging(): fc.Arbitrary<Happening> {
  const selector: fc.Arbitrary<PurgeSelector> = fc.oneof(
    fc.constantFrom('a', 'b', 'c').map((page) => ({ by: 'url' as const, url: urlOf(page) })),
    fc.constantFrom(['x'], ['y'], ['x', 'z']).map((tags) => ({ by: 'tag' as const, tags })),
    fc.constant({ by: 'everything' as const }),
  )
  return fc.record({ type: fc.constant('purge' as const), afterMs, selector, mode: fc.constantFrom<PurgeMode>('hard', 'soft') })
}

function said(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}
