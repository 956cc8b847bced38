/** What happens to a node in one input: hostile and honest requests, answers, failures and purges, in some order. */
import type { HeaderLine } from '../../../engine/http/message.ts'
import type { PurgeMode } from '../../../engine/edge.types.ts'
import type { Random } from '../../random.ts'
import { anyText } from '../text.ts'

export interface Options {
  readonly kind: 'private' | 'shared'
  readonly requestDirectives: 'obey' | 'ignore'
  readonly collapse: boolean
  readonly capacityBytes: number
  readonly largestObjectBytes: number
  readonly targeted: boolean
  readonly withPolicy: boolean
}

export type Happening =
  | { readonly type: 'ask'; readonly afterMs: number; readonly method: string; readonly page: string; readonly headers: readonly HeaderLine[] }
  /** `pick` chooses among the fetches in flight; `ranged`: an honest 206 where a range was asked for. */
  | {
      readonly type: 'answer'
      readonly afterMs: number
      readonly pick: number
      readonly status: number
      readonly headers: readonly HeaderLine[]
      readonly lengthBytes: number
      readonly arriving: boolean
      readonly ranged: boolean
    }
  | { readonly type: 'fail'; readonly afterMs: number; readonly pick: number; readonly reason: string }
  | { readonly type: 'body end'; readonly afterMs: number; readonly pick: number; readonly complete: boolean; readonly kept: boolean }
  | { readonly type: 'purge'; readonly afterMs: number; readonly by: 'url' | 'tag' | 'everything'; readonly what: string; readonly mode: PurgeMode }

export interface Plan {
  readonly options: Options
  readonly happenings: readonly Happening[]
}

const PAGES = [...Array<string>(14).fill('/a'), '/b', '/b', '/c?x=1&utm_a=2', '/a?%zz', '//', '/\u0130', '/a b" header:x="']
const REQUEST_FIELDS = ['Cache-Control', 'Pragma', 'If-None-Match', 'If-Modified-Since', 'If-Match', 'If-Range', 'Range', 'Connection', 'Accept-Language', 'Cookie', 'Authorization', 'Host', 'X-Lang', 'Accept-Encoding', '__proto__', 'Content-Length', 'TE']
const RESPONSE_FIELDS = ['Cache-Control', 'CDN-Cache-Control', 'Expires', 'Date', 'Age', 'ETag', 'Last-Modified', 'Vary', 'Content-Range', 'Content-Length', 'Content-Location', 'Location', 'Set-Cookie', 'Surrogate-Key', 'Cache-Tag', 'Connection', 'Cache-Status', 'Pragma', 'Warning', '__proto__', 'Transfer-Encoding']
const VALUES = [
  ...['max-age=60', 'no-store', 'private', 'no-cache', 'public, s-maxage=5', 'max-age=5, stale-while-revalidate=30, stale-if-error=60', 'must-revalidate, max-age=1', 'private="set-cookie"', 'only-if-cached', 'max-stale=100', 'min-fresh=5', 'must-understand, no-store'],
  ...['"v1"', 'W/"v1"', '"v2"', '*', '"v1", "v2"', 'Thu, 01 Jan 2026 00:00:10 GMT', 'Wed, 31 Dec 2025 00:00:00 GMT', '0', '-1', '99999999999999999999'],
  ...['bytes=0-4', 'bytes=5-9', 'bytes=-3', 'bytes=0-', 'bytes=0-1,4-5', 'bytes 0-4/10', 'bytes 5-9/10', 'bytes */10', 'bytes 0-99999999999/999999999999'],
  ...['X-Lang', 'accept-language, cookie', 'close, x-lang', 'x-lang', 'de', 'en', 't1', 't1 t2', '/b', 'http://shop.example/b', 'http://other.example/', '//[', '', ' ', 'id=1', 'Bearer t'],
]
const ATOMS = [',', ';', '=', '"', '\\', ' ', '\t', '\n', '\0', 'max-age', 'bytes=', '-', '9', 'é', '\ud800', 'no-store', '*', 'x-lang']
const STATUSES = [200, 200, 200, 200, 206, 204, 304, 301, 404, 410, 412, 416, 500, 502, 503, 504, 100, 0, 999, -1, 299]
/** Says all that a cache goes by, so that what must not be served can be told from the mark. */
const HONEST = ['no-store', 'private', 'max-age=60', 'max-age=1', 'public, max-age=10', 'no-cache', 'max-age=2, stale-while-revalidate=20', 'max-age=1, stale-if-error=30']

/** A node's settings, and what clients, origin and operator do to it, drawn by chance. */
export function somePlan(random: Random): Plan {
  const options: Options = {
    kind: random.chance(0.2) ? 'private' : 'shared',
    requestDirectives: random.pick(['obey', 'ignore']),
    collapse: random.chance(0.8),
    capacityBytes: random.pick([0, 700, 3000, 1_000_000, 1_000_000, 1_000_000]),
    largestObjectBytes: random.pick([500, 1_000_000]),
    targeted: random.chance(0.3),
    withPolicy: random.chance(0.2),
  }
  // Some requests come again and again, as they do: a node may remember how it met them.
  const usual = Array.from({ length: 3 }, () => asked(random))
  return { options, happenings: Array.from({ length: 4 + random.below(30) }, () => happening(random, usual)) }
}

function happening(random: Random, usual: readonly (readonly HeaderLine[])[]): Happening {
  const afterMs = random.chance(0.8) ? 0 : random.below(20_000)
  const pick = random.below(10)
  const way = random.below(100)
  if (way < 45) return { type: 'ask', afterMs, method: random.chance(0.85) ? 'GET' : random.pick(['HEAD', 'POST', 'PUT', 'OPTIONS', 'get', '']), page: random.pick(PAGES), headers: random.chance(0.6) ? random.pick(usual) : asked(random) }
  if (way < 80) return { type: 'answer', afterMs, pick, status: random.chance(0.8) ? 200 : random.pick(STATUSES), headers: answered(random), lengthBytes: random.pick([0, 10, 10, 10, 400, 600]), arriving: random.chance(0.4), ranged: random.chance(0.5) }
  if (way < 85) return { type: 'fail', afterMs, pick, reason: random.pick(['refused', 'timeout', '\n']) }
  if (way < 93) return { type: 'body end', afterMs, pick, complete: random.chance(0.7), kept: random.chance(0.9) }
  const by = random.pick(['url', 'tag', 'everything'] as const)
  return { type: 'purge', afterMs, by, what: by === 'url' ? random.pick(PAGES) : random.pick(['t1', 't2', '']), mode: random.chance(0.7) ? 'hard' : 'soft' }
}

function asked(random: Random): HeaderLine[] {
  const lines = random.chance(0.4) ? someLines(random, REQUEST_FIELDS, 3) : []
  if (random.chance(0.05)) lines.push(['Connection', 'x-lang'])
  if (random.chance(0.5)) lines.push(['X-Lang', random.pick(['de', 'en'])])
  if (random.chance(0.15)) lines.push(['Range', random.pick(['bytes=0-4', 'bytes=5-9', 'bytes=2-7', 'bytes=-3', 'bytes=8-'])])
  return lines
}

function answered(random: Random): HeaderLine[] {
  if (random.chance(0.25)) return someLines(random, RESPONSE_FIELDS, 6)
  const control = random.pick(HONEST)
  const lines: HeaderLine[] = [['Cache-Control', control], ['X-Control', control]]
  if (random.chance(0.5)) lines.push(['ETag', random.pick(['"v1"', '"v2"'])])
  if (random.chance(0.4)) lines.push(['Vary', 'X-Lang'])
  if (random.chance(0.3)) lines.push(['Surrogate-Key', random.pick(['t1', 't1 t2'])])
  return lines
}

function someLines(random: Random, names: readonly string[], atMost: number): HeaderLine[] {
  const value = () => anyText(random, (again) => again.pick(VALUES), ATOMS)
  return Array.from({ length: random.below(atMost + 1) }, (): HeaderLine => [random.chance(0.97) ? random.pick(names) : value(), random.chance(0.7) ? random.pick(VALUES) : value()])
}
