/** People of traced probes, and what their browsers send. In: who, where. Out: header fields as real browsers write them. */
import type { HeaderFields } from '../../engine/http/message.ts'
import type { WorldInput } from '../../world/spec.ts'
import type { Person, PopCity } from '../network.ts'

interface Browser {
  readonly userAgent: string
  readonly acceptEncoding: string
}

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const APPLE = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const NEW = 'gzip, deflate, br, zstd'
const OLDER = 'gzip, deflate, br'

/** Eight that differ in every User-Agent, and all take br. */
export const BROWSERS: readonly Browser[] = [
  { userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`, acceptEncoding: NEW },
  { userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${APPLE} Version/18.7 Mobile/15E148 Safari/604.1`, acceptEncoding: OLDER },
  { userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/142.0.0.0 Mobile Safari/537.36`, acceptEncoding: NEW },
  { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', acceptEncoding: NEW },
  { userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${APPLE} Version/18.6 Safari/605.1.15`, acceptEncoding: OLDER },
  { userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`, acceptEncoding: NEW },
  { userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} SamsungBrowser/28.0 Chrome/135.0.0.0 Mobile Safari/537.36`, acceptEncoding: NEW },
  { userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, acceptEncoding: NEW },
]

/** What browsers send for these languages, each in its own way. */
export const SPELLED = {
  en: ['en-US,en;q=0.9', 'en-GB,en;q=0.9,en-US;q=0.8', 'en-US,en;q=0.5'],
  de: ['de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7', 'de-DE,de;q=0.9', 'de,en-US;q=0.7,en;q=0.3'],
  ja: ['ja-JP,ja;q=0.9', 'ja,en-US;q=0.9,en;q=0.8', 'ja-JP'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export interface Visitor extends Person {
  readonly headers: HeaderFields
}

/** The i-th visitor's browser, with another User-Agent than the seven before. @param more fields in place of the usual ones, or beside them */
export function visitor(i: number, city: PopCity, more: { readonly id?: string; readonly browserCache?: boolean; readonly acceptLanguage?: string; readonly acceptEncoding?: string | null; readonly headers?: HeaderFields } = {}): Visitor {
  const { userAgent, acceptEncoding } = BROWSERS[i % BROWSERS.length]!
  const coding = more.acceptEncoding === undefined ? acceptEncoding : more.acceptEncoding
  return {
    id: more.id ?? city,
    city,
    ...(more.browserCache !== undefined && { browserCache: more.browserCache }),
    headers: [
      ['User-Agent', userAgent],
      ...(coding === null ? [] : [['Accept-Encoding', coding] as const]),
      ['Accept-Language', more.acceptLanguage ?? SPELLED.en[0]],
      ...(more.headers ?? []),
    ],
  }
}

/** Somebody asks. */
export function asks(atMs: number, { id, headers }: Visitor, url: string, more: HeaderFields = []): Extract<WorldInput, { type: 'request' }> {
  return { type: 'request', atMs, user: id, url, headers: [...headers, ...more] }
}

/** The tags that name one thing among a response's: those that end in its number, and all where none does. */
export function ownTags(headers: HeaderFields, n: number | string): readonly string[] {
  const all = headers.flatMap(([name, value]) => (name.toLowerCase() === 'surrogate-key' ? value.split(' ') : []))
  const own = all.filter((tag) => tag.endsWith(`-${n}`))
  return own.length > 0 ? own : all
}
