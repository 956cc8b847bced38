/**
 * The messages that both caches are measured with: what browsers send and what sites answer today, in each cache's own form (header
 * lines here, an object by lower-case name there).
 */
import { formatHttpDate } from '../../engine/http/dates.ts'
import type { HeaderFields, HttpRequest, HttpResponse } from '../../engine/http/message.ts'
import { randomStream } from '../../world/random.ts'
import { aliasTable, choose } from '../../world/traffic/alias.ts'
import { zipfWeights } from '../../world/traffic/power.ts'

/** When the caches' stored responses were made. */
export const START_MS = Date.UTC(2026, 0, 1)

/** One request, and what the origin answers it, in each cache's form. */
export interface Exchange {
  readonly ours: { readonly request: HttpRequest; readonly response: HttpResponse }
  readonly theirs: { readonly request: TheirRequest; readonly response: TheirResponse }
  /** Which of the site's kinds of response it is. */
  readonly kind: number
}

/** A 304 in each cache's form. */
export interface NotModified {
  readonly ours: HttpResponse
  readonly theirs: TheirResponse
}

export interface TheirRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

export interface TheirResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

const HOST: HeaderFields = [['Host', 'shop.example']]
const BROWSERS: readonly HeaderFields[] = [
  [
    ...HOST,
    ['sec-ch-ua', '"Chromium";v="126", "Not.A/Brand";v="24"'],
    ['sec-ch-ua-mobile', '?0'],
    ['User-Agent', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'],
    ['Accept', 'image/avif,image/webp,image/apng,*/*;q=0.8'],
    ['Sec-Fetch-Site', 'same-origin'],
    ['Sec-Fetch-Mode', 'no-cors'],
    ['Sec-Fetch-Dest', 'image'],
    ['Referer', 'https://shop.example/'],
    ['Accept-Encoding', 'gzip, deflate, br'],
    ['Accept-Language', 'en-GB,en;q=0.9'],
    ['Cookie', 'session=8f2a1c; theme=dark'],
  ],
  [
    ...HOST,
    ['Accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
    ['User-Agent', 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'],
    ['Accept-Language', 'de-DE,de;q=0.9'],
    ['Accept-Encoding', 'gzip, deflate, br'],
  ],
  [
    ...HOST,
    ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0'],
    ['Accept', 'image/avif,image/webp,*/*'],
    ['Accept-Language', 'fr'],
    ['Accept-Encoding', 'gzip, deflate, br'],
    ['Referer', 'https://shop.example/catalogue'],
    ['Sec-Fetch-Dest', 'image'],
    ['Sec-Fetch-Mode', 'no-cors'],
    ['Sec-Fetch-Site', 'same-origin'],
  ],
  [['User-Agent', 'shop-app/4.2'], ...HOST, ['Accept', '*/*'], ['Accept-Encoding', 'gzip, deflate, br']],
]

const made = formatHttpDate(START_MS)
const changed = formatHttpDate(START_MS - 10 * 3_600_000)
const DATE: HeaderFields = [['Date', made]]

/** `lifetime` is how Cache-Control begins. Each kind has a validator. */
const kinds = (lifetime: string): readonly HeaderFields[] => [
  [
    ...DATE,
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Content-Encoding', 'br'],
    ['Cache-Control', `public, ${lifetime}`],
    ['Vary', 'Accept-Encoding'],
    ['ETag', '"4f8a-619c2"'],
    ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains; preload'],
    ['Content-Security-Policy', "default-src 'self'; img-src *"],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Content-Length', '18210'],
  ],
  [
    ...DATE,
    ['Content-Type', 'image/avif'],
    ['Content-Length', '90112'],
    ['Cache-Control', `${lifetime}, immutable`],
    ['ETag', '"9a3f01c2"'],
    ['Last-Modified', changed],
    ['Accept-Ranges', 'bytes'],
    ['Access-Control-Allow-Origin', '*'],
  ],
  [
    ['Server', 'nginx'],
    ...DATE,
    ['Content-Type', 'text/css'],
    ['Last-Modified', changed],
    ['Vary', 'Accept-Encoding'],
    ['Cache-Control', lifetime],
    ['Content-Encoding', 'gzip'],
    ['Connection', 'keep-alive'],
  ],
  [
    ...DATE,
    ['Content-Type', 'application/json'],
    ['Cache-Control', lifetime],
    ['ETag', '"j-17"'],
    ['Access-Control-Allow-Origin', '*'],
    ['X-Request-Id', '8c1f'],
    ['Content-Length', '900'],
  ],
]

/** What a 304 repeats (RFC 9110 §15.4.5); Last-Modified where there is no entity tag. */
const IN_NOT_MODIFIED = new Set(['cache-control', 'etag', 'vary'])

/**
 * Exchanges over `objects` addresses; requests as many, by popularity (Zipf, exponent 0.8), or each address once in `order: 'each'`.
 * @param lifetime how long responses are fresh, as directives
 */
export function traffic(count: number, objects: number, lifetime: string, order: 'popular' | 'each'): readonly Exchange[] {
  const random = randomStream(1, 'bench')
  const popularity = aliasTable(zipfWeights(objects, 0.8))
  const responses = kinds(lifetime)
  return Array.from({ length: count }, (_, i) => {
    const object = order === 'each' ? i % objects : choose(popularity, random)
    const kind = object % responses.length
    return exchange(`https://shop.example/objects/${object}`, BROWSERS[random.integer(BROWSERS.length)]!, responses[kind]!, kind)
  })
}

/** What the origin answers to conditional requests at `atMs`, by kind of response. */
export function notModified(lifetime: string, atMs: number): readonly NotModified[] {
  const date: HeaderFields = [['Date', formatHttpDate(atMs)]]
  return kinds(lifetime).map((answered) => {
    const tagged = answered.some(([name]) => name === 'ETag')
    const headers = [...date, ...answered.filter(([name]) => IN_NOT_MODIFIED.has(name.toLowerCase()) || (name === 'Last-Modified' && !tagged))]
    return { ours: { status: 304, headers, body: { lengthBytes: 0 } }, theirs: { status: 304, headers: byName(headers) } }
  })
}

/** Exchanges over `objects` addresses that vary by language, each in all of `variants` languages. */
export function varied(objects: number, variants: number): readonly Exchange[] {
  const random = randomStream(2, 'bench')
  const [page] = kinds('max-age=86400')
  const headers: HeaderFields = page!.map(([name, value]) => [name, name === 'Vary' ? 'Accept-Encoding, Accept-Language' : value])
  return Array.from({ length: objects * variants }, (_, i) => {
    const language = `x-${String(i % variants).padStart(3, '0')},en;q=0.5`
    const browser = BROWSERS[random.integer(3)]!.map(([name, value]): readonly [string, string] => [name, name === 'Accept-Language' ? language : value])
    return exchange(`https://shop.example/pages/${Math.floor(i / variants)}`, browser, headers, 0)
  })
}

/** The same in another order, always the same one. */
export function shuffled<T>(values: readonly T[]): readonly T[] {
  const random = randomStream(3, 'bench')
  const all = [...values]
  for (let i = all.length - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    ;[all[i], all[j]] = [all[j]!, all[i]!]
  }
  return all
}

function exchange(url: string, asked: HeaderFields, answered: HeaderFields, kind: number): Exchange {
  const lengthBytes = Number(answered.find(([name]) => name === 'Content-Length')?.[1] ?? 5000)
  const own = (headers: HeaderFields): HeaderFields => headers.map(([name, value]) => [name, value])
  return {
    ours: { request: { method: 'GET', url, headers: own(asked) }, response: { status: 200, headers: own(answered), body: { lengthBytes } } },
    theirs: { request: { method: 'GET', url, headers: byName(asked) }, response: { status: 200, headers: byName(answered) } },
    kind,
  }
}

function byName(headers: HeaderFields): Record<string, string> {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]))
}
