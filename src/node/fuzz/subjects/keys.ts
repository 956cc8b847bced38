/**
 * What a response is stored under: the key (RFC 9111 §2) and the variant (§4.1). Two requests may share it only when they ask for
 * the same thing in all that counts. Oracle for URIs: the URL class.
 */
import { cacheKey, normalisedUri } from '../../../engine/key.ts'
import { variantOf } from '../../../engine/vary.ts'
import type { HttpRequest } from '../../../engine/http/message.ts'
import type { Random } from '../../random.ts'
import { holds, type Subject } from '../subject.ts'
import { anyText, longTexts, mutated, smallerTexts, textSubject } from '../text.ts'

const URIS = ['http://shop.example/', 'https://shop.example/hero.jpg?a=1&b=2#top', 'HTTP://Shop.Example:80', 'https://shop.example:443/a/../b', 'https://shop.example:/x', 'http://[::1]:8080/', 'ftp://x/', '/hero.jpg', '*', 'http://u:p@host/', 'https://shop.example?q=http://other/']
const URI_ATOMS = ['http://', 'https://', 'shop.example', ':80', ':443', ':', '/', '//', '?', '#', '&', '=', 'a', 'A', '%2F', '%2f', ' ', '"', '@', '\\', '..']

export const uris = textSubject({
  name: 'uris',
  classes: ['http', 'untouched'],
  corpus: URIS,
  atoms: URI_ATOMS,
  grammar: (random) => `${random.pick(['http', 'HTTPS'])}://${random.pick(['Shop.example', 'a.b', '127.0.0.1', '[::1]'])}${random.pick(['', ':', ':80', ':443', ':8080'])}${random.pick(['', '/', '/a/B', '/%7Ea'])}${random.pick(['', '?', '?A=b&c', '?a=/'])}${random.pick(['', '#', '#x'])}`,
  parse: (text) => normalisedUri(text),
  check(text) {
    const uri = normalisedUri(text)
    const url = parsedUrl(text)
    if (url === null) return 'untouched'
    holds(normalisedUri(uri) === uri, 'a second time changes nothing', uri)
    const other = parsedUrl(uri)
    holds(other !== null && other.origin === url.origin, 'names the same origin', uri)
    const [whole = ''] = text.split('#')
    const from = whole.slice(whole.indexOf('://') + 3).search(/[/?]/)
    const target = from < 0 ? '' : whole.slice(whole.indexOf('://') + 3 + from)
    holds(uri.endsWith(target), 'path and query stay as they are', uri, target)
    return 'http'
  },
})

/** A URL that both readings agree on: plain ASCII, no user, nothing that the URL class would repair. */
function parsedUrl(text: string): URL | null {
  if (!/^https?:\/\/(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d*)?([/?#][!-~]*)?$/i.test(text) || text.includes('\\')) return null
  try {
    return new URL(text)
  } catch {
    return null
  }
}

interface Pair {
  readonly vary: readonly string[]
  readonly one: HttpRequest
  readonly other: HttpRequest
}

const FIELDS = ['accept', 'accept-language', 'cookie', 'x-a']
const VALUES = ['', 'a', 'A', 'de, en', 'de,en', 'de ,en;q=0.5', '"a, b"', '"a,b"', 'a"; x-a="b', 'a\\', '*', 'x-a=1', ' a ', 'a; cookie']
const VALUE_ATOMS = ['a', ',', ', ', ' ', ';', '"', '\\', '=', '; x-a=', 'cookie', '\n', '\ud800']

/** Pairs of requests for one URI: equal variants exactly where the values that Vary names are equal. */
export const variants: Subject<Pair> = {
  name: 'variants',
  classes: ['one variant', 'two variants'],
  generate(random) {
    const vary = [...new Set([random.pick(FIELDS), random.pick(FIELDS), random.pick(FIELDS)])].sort()
    const one = someRequest(random)
    return { vary, one, other: random.chance(0.6) ? changed(one, random) : someRequest(random) }
  },
  parse: ({ vary, one }) => variantOf(vary, one),
  check({ vary, one, other }) {
    const equal = vary.every((name) => comparable(name, one) === comparable(name, other))
    holds((variantOf(vary, one) === variantOf(vary, other)) === equal, equal ? 'equal values make one variant' : 'different values make two', variantOf(vary, one), variantOf(vary, other))
    return equal ? 'one variant' : 'two variants'
  },
  *smaller(pair) {
    for (const at of pair.vary.keys()) yield { ...pair, vary: pair.vary.filter((_, index) => index !== at) }
    for (const side of ['one', 'other'] as const) {
      const { headers } = pair[side]
      const but = (lines: HttpRequest['headers']) => ({ ...pair, [side]: { ...pair[side], headers: lines } })
      for (const at of headers.keys()) yield but(headers.filter((_, index) => index !== at))
      for (const [at, [name, value]] of headers.entries()) for (const text of smallerTexts(value)) yield but(headers.map((line, index) => (index === at ? [name, text] : line)))
    }
  },
  show: (pair) => JSON.stringify(pair),
  *long(length) {
    for (const value of longTexts(length, VALUE_ATOMS, VALUES)) {
      const request: HttpRequest = { method: 'GET', url: 'http://shop.example/', headers: [['Accept', value]] }
      yield { vary: ['accept'], one: request, other: request }
    }
  },
}

function someRequest(random: Random): HttpRequest {
  const headers: [string, string][] = []
  for (let left = random.below(4); left > 0; left--) headers.push([random.pick(FIELDS), anyText(random, (again) => again.pick(VALUES), VALUE_ATOMS)])
  return { method: 'GET', url: 'http://shop.example/', headers }
}

function changed(request: HttpRequest, random: Random): HttpRequest {
  const at = random.below(request.headers.length + 1)
  const value = () => random.pick(VALUES)
  return { ...request, headers: request.headers.map(([name, text], index) => [name, index === at ? mutated(text, random, VALUE_ATOMS, value) : text]) }
}

/** The value as §4.1 lets it be compared; null when the field is absent. */
function comparable(name: string, { headers }: HttpRequest): string | null {
  const lines = headers.filter(([line]) => line === name).map(([, value]) => value)
  if (lines.length === 0) return null
  const sent = lines.join(', ')
  const value = name === 'accept-language' ? sent.toLowerCase() : sent
  if (name === 'cookie' || value.includes('"') || value.includes('(')) return value.trim()
  if (!name.startsWith('accept')) return value.split(',').map((member) => member.trim()).join(',')
  return value.split(',').map((member) => member.split(';').map((part) => part.trim()).join(';')).join(',')
}

/** Any URI and any method: a key or none, and one that names the whole URI. */
export const requestKeys = textSubject({
  name: 'keys',
  classes: ['key', 'none'],
  corpus: ['GET http://shop.example/', 'HEAD http://shop.example/', 'POST http://shop.example/', 'get http://shop.example/', 'OPTIONS *', ...URIS.map((uri) => `GET ${uri}`)],
  atoms: ['GET ', 'HEAD ', 'POST ', ' ', ...URI_ATOMS],
  parse: keyOf,
  check(text) {
    const [method = '', ...rest] = text.split(' ')
    const url = rest.join(' ')
    const key = keyOf(text)
    holds((key !== null) === (method === 'GET' || method === 'HEAD'), 'GET and HEAD have a key', key)
    if (key === null) return 'none'
    holds(key === `GET ${normalisedUri(url)}`, 'the key is the URI', key)
    return 'key'
  },
})

function keyOf(text: string): string | null {
  const [method = '', ...rest] = text.split(' ')
  return cacheKey({ method, url: rest.join(' '), headers: [] }).answer
}
