/** One story that both caches are told: a request, its answer, a later request, and an answer to the validation. */
import fc from 'fast-check'
import { formatHttpDate } from '../../engine/http/dates.ts'

/** Lower-case names, one line each: what http-cache-semantics can be given. */
export type Fields = Readonly<Record<string, string>>

export interface Case {
  readonly kind: 'private' | 'shared'
  readonly method: string
  readonly request: Fields
  readonly status: number
  readonly response: Fields
  /** From sending the request to having the answer. */
  readonly delaySeconds: number
  /** From having the answer to the later request. */
  readonly afterSeconds: number
  readonly laterMethod: string
  readonly later: Fields
  /** What a 304 says, should the later request be validated. */
  readonly notModified: Fields
}

export const URL_ASKED = 'https://shop.example/hero.jpg'
export const SENT_MS = Date.UTC(2026, 0, 1)

const SECONDS = ['0', '5', '10', '60', '3600']
/** RFC 9111 §1.2.2 and what comes near it. */
const ODD_SECONDS = ['', '-1', '1.5', '10x', 'x', '"10"', '99999999999', '010']

const someSeconds = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...SECONDS) }, { weight: 1, arbitrary: fc.constantFrom(...ODD_SECONDS) })
const named = (name: string) => someSeconds.map((value) => `${name}=${value}`)
const spelled = (directive: string) => fc.constantFrom(directive, directive, directive, directive, directive.toUpperCase())

const responseDirective = fc.oneof(
  { weight: 5, arbitrary: named('max-age') },
  { weight: 3, arbitrary: named('s-maxage') },
  { weight: 2, arbitrary: named('stale-while-revalidate') },
  { weight: 2, arbitrary: named('stale-if-error') },
  {
    weight: 7,
    arbitrary: fc.constantFrom('no-store', 'no-cache', 'private', 'public', 'must-revalidate', 'proxy-revalidate', 'immutable', 'must-understand', 'no-transform', 'x-own=1').chain(spelled),
  },
  { weight: 1, arbitrary: fc.constantFrom('private="set-cookie, x-user"', 'no-cache="set-cookie"', 'x-own="a, no-store, b"') },
)
const requestDirective = fc.oneof(
  named('max-age'),
  named('max-stale'),
  named('min-fresh'),
  named('stale-if-error'),
  fc.constantFrom('no-cache', 'no-store', 'max-stale', 'no-transform').chain(spelled),
)

const list = (directive: fc.Arbitrary<string>, atMost: number) =>
  fc.tuple(fc.array(directive, { minLength: 1, maxLength: atMost }), fc.constantFrom(', ', ',', ' , ')).map(([members, comma]) => members.join(comma))

/** A date so many seconds from the moment of sending, in a form that everybody reads, or in one that HTTP does not have. */
function date(offsets: readonly number[]): fc.Arbitrary<string> {
  const form = fc.constantFrom('imf', 'imf', 'imf', 'imf', 'imf', 'lower', 'rfc850', 'iso', 'offset', 'broken')
  return fc.tuple(fc.constantFrom(...offsets), form).map(([offset, form]) => {
    const ms = SENT_MS + offset * 1000
    const imf = formatHttpDate(ms)
    if (form === 'lower') return imf.toLowerCase()
    if (form === 'iso') return new Date(ms).toISOString()
    if (form === 'offset') return imf.replace('GMT', '+0100')
    if (form === 'broken') return imf.slice(0, 12)
    if (form === 'imf') return imf
    const [, day = '', month = '', year = '', clock = ''] = imf.replace(',', '').split(' ')
    return `Thursday, ${day}-${month}-${year.slice(-2)} ${clock} GMT`
  })
}

/** Fields that may be absent. */
function fields(arbitraries: Readonly<Record<string, fc.Arbitrary<string | undefined>>>): fc.Arbitrary<Fields> {
  return fc.record(arbitraries).map((values) => Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)))
}

function sometimes<Value>(arbitrary: fc.Arbitrary<Value>, times: number, of: number): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: times, arbitrary }, { weight: of - times, arbitrary: fc.constant(undefined) })
}

const language = fc.constantFrom('de', 'en', 'de, en', 'de,en', 'de ;q=0.5')
const etag = fc.constantFrom('"a"', '"b"', 'W/"a"')

export const cases: fc.Arbitrary<Case> = fc.record({
  kind: fc.constantFrom('private', 'shared'),
  method: fc.constantFrom('GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'HEAD', 'POST'),
  request: fields({
    authorization: sometimes(fc.constant('Bearer t'), 1, 5),
    'cache-control': sometimes(list(requestDirective, 2), 1, 6),
    'accept-language': sometimes(language, 1, 2),
    cookie: sometimes(fc.constantFrom('id=1', ''), 1, 4),
  }),
  status: fc.oneof({ weight: 3, arbitrary: fc.constant(200) }, { weight: 2, arbitrary: fc.constantFrom(203, 204, 299, 300, 301, 302, 303, 307, 308, 400, 403, 404, 405, 410, 414, 418, 429, 500, 501, 503) }),
  response: fields({
    'cache-control': sometimes(list(responseDirective, 4), 4, 5),
    date: sometimes(date([0, 0, 0, 10, -10, -30, -4000]), 4, 5),
    age: sometimes(fc.oneof(fc.constantFrom('0', '3', '20', '4000'), fc.constantFrom('-1', '1.5', 'x', '', '3, 5', '3;q=1')), 1, 4),
    expires: sometimes(fc.oneof({ weight: 5, arbitrary: date([60, 10, 3600, 0, -10]) }, { weight: 1, arbitrary: fc.constantFrom('0', '-1', '', 'never') }), 1, 3),
    'last-modified': sometimes(date([-100, -1000, -86_400, -10_000_000, 100]), 1, 2),
    etag: sometimes(etag, 1, 2),
    vary: sometimes(fc.constantFrom('accept-language', 'Accept-Language, Cookie', 'cookie', '*', 'cookie, *', ''), 1, 4),
    'set-cookie': sometimes(fc.constant('id=2'), 1, 8),
    pragma: sometimes(fc.constant('no-cache'), 1, 10),
    'x-kept': fc.constant('1'),
  }),
  // Multiples of ten: a tenth of them, as heuristics take it, is whole.
  delaySeconds: fc.constantFrom(0, 0, 0, 10),
  afterSeconds: fc.constantFrom(0, 1, 5, 9, 10, 11, 15, 55, 60, 61, 3600, 90_000),
  laterMethod: fc.constantFrom('GET', 'GET', 'GET', 'GET', 'GET', 'HEAD'),
  later: fields({
    'cache-control': sometimes(list(requestDirective, 3), 1, 2),
    pragma: sometimes(fc.constantFrom('no-cache', 'no-cache', 'other'), 1, 8),
    'accept-language': sometimes(language, 1, 2),
    cookie: sometimes(fc.constantFrom('id=1', ''), 1, 4),
    'if-none-match': sometimes(fc.constantFrom('"a"', '"b"', '*'), 1, 6),
    'if-modified-since': sometimes(date([-100, 0]), 1, 6),
  }),
  notModified: fields({
    'cache-control': sometimes(list(responseDirective, 2), 1, 2),
    etag: sometimes(etag, 1, 2),
    age: sometimes(fc.constantFrom('0', '2'), 1, 3),
    expires: sometimes(date([3600, 200_000]), 1, 4),
    'x-kept': sometimes(fc.constant('2'), 1, 2),
    'x-new': sometimes(fc.constant('1'), 1, 2),
  }),
})
