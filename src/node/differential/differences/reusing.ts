/** Selecting and reusing. */
import { parseHttpDate } from '../../../engine/http/dates.ts'
import { SENT_MS, type Fields } from '../case.ts'
import { adding, directivesIn, dropping, has, without, withDirectives, type Directive } from '../directives.ts'
import { theirs } from '../theirs.ts'
import { changed, withField, type Difference } from '../difference.ts'

const WINDOWS = ['stale-while-revalidate', 'stale-if-error']

export const REUSING: readonly Difference[] = [
  {
    id: 'head-from-get',
    clause: 'RFC 9111 §4',
    they: 'let a stored GET answer GET alone',
    we: 'let it answer HEAD too',
    example: { response: { 'cache-control': 'max-age=60' }, laterMethod: 'HEAD' },
    told: (given) => changed(given, { laterMethod: 'GET' }),
  },
  {
    id: 'vary-star-has-lifetime',
    clause: 'RFC 9111 §4.1',
    they: 'give a response with Vary: * no lifetime',
    we: 'never select it',
    example: { response: { 'cache-control': 'max-age=60', vary: '*' } },
    told: (given) => (given.response['vary'] === '*' ? changed(given, { response: withField(given.response, 'vary', 'x-never'), later: withField(given.later, 'x-never', '1') }) : given),
  },
  {
    id: 'vary-white-space',
    clause: 'RFC 9111 §4.1',
    they: 'compare the fields that Vary names as they stand',
    we: 'let white space differ around commas, and in the Accept fields around semicolons',
    example: { request: { 'accept-language': 'de, en' }, response: { 'cache-control': 'max-age=60', vary: 'accept-language' }, later: { 'accept-language': 'de,en' } },
    told: (given) => {
      const plain = (fields: Fields) => (fields['accept-language'] === undefined ? fields : withField(fields, 'accept-language', fields['accept-language'].replace(/ ?([,;]) ?/g, '$1')))
      return changed(given, { request: plain(given.request), later: plain(given.later) })
    },
  },
  {
    id: 'pragma-beside-cache-control',
    clause: 'RFC 9111 §5.4',
    they: 'obey Pragma in a request with Cache-Control too',
    we: 'obey it only where Cache-Control is absent',
    example: { response: { 'cache-control': 'max-age=60' }, later: { 'cache-control': 'max-age=60', pragma: 'no-cache' } },
    told: (given) => ('cache-control' in given.later ? changed(given, { later: dropping(given.later, 'pragma') }) : given),
  },
  {
    id: 'age-arithmetic',
    clause: 'RFC 9111 §4.2.3',
    they: 'count from Age alone',
    we: 'count the time that the response took and the age that its Date shows, too',
    example: { response: { 'cache-control': 'max-age=60', date: 'Wed, 31 Dec 2025 23:59:30 GMT' } },
    told: (given) => {
      const { response, delaySeconds } = given
      const dateMs = parseHttpDate(response['date'] ?? '', SENT_MS)
      const apparent = dateMs === null ? 0 : delaySeconds + (SENT_MS - dateMs) / 1000
      const stated = Number.parseInt(response['age'] ?? '0', 10) || 0
      const initial = Math.max(0, apparent, stated + delaySeconds)
      return initial === stated ? given : changed(given, { response: withField(response, 'age', String(initial)) })
    },
  },
  {
    id: 'client-states-stale-if-error',
    clause: 'RFC 5861 §4',
    they: 'read stale-if-error in responses alone',
    we: 'take the wider window of both, as the client may state one too',
    example: { response: { 'cache-control': 'max-age=5', etag: '"a"' }, later: { 'cache-control': 'stale-if-error=60' } },
    told: (given) => {
      const window = (fields: Fields) => Number(directivesIn(fields).find(([name]) => name === 'stale-if-error')?.[1]?.replaceAll('"', '') ?? -1)
      const [stated, asked] = [window(given.response), window(given.later)]
      return asked <= 0 || asked <= stated ? given : changed(given, { response: adding(without(given.response, 'stale-if-error'), `stale-if-error=${asked}`) })
    },
  },
  {
    id: 'must-revalidate-when-stale',
    clause: 'RFC 9111 §5.2.2.2',
    they: 'validate a must-revalidate response even while it is fresh',
    we: 'validate it once it is stale, whatever the client would accept',
    example: { response: { 'cache-control': 'max-age=60, must-revalidate' } },
    told: (given) => {
      if (!has(given.response, 'must-revalidate')) return given
      const response = without(given.response, 'must-revalidate', 'stale-while-revalidate', 'stale-if-error')
      return changed(given, { response, request: dropping(given.request, 'authorization'), later: without(given.later, 'max-stale') })
    },
  },
  {
    id: 'proxy-revalidate-when-stale',
    clause: 'RFC 9111 §5.2.2.8',
    they: 'give a shared proxy-revalidate response no lifetime, and serve it stale to a client with max-stale',
    we: 'leave it its lifetime and never serve it stale',
    example: { response: { 'cache-control': 'max-age=60, proxy-revalidate' } },
    told: (given) => {
      if (given.kind === 'private' || !has(given.response, 'proxy-revalidate')) return given
      return changed(given, { response: without(given.response, 'proxy-revalidate', 'stale-while-revalidate', 'stale-if-error'), later: without(given.later, 'max-stale') })
    },
  },
  {
    id: 's-maxage-when-stale',
    clause: 'RFC 9111 §5.2.2.10',
    they: 'serve a stale response with s-maxage to a client with max-stale',
    we: 'do not: s-maxage carries the meaning of proxy-revalidate',
    example: { response: { 'cache-control': 's-maxage=5' }, later: { 'cache-control': 'max-stale=60' } },
    told: (given) => (given.kind === 'shared' && has(given.response, 's-maxage') ? changed(given, { later: without(given.later, 'max-stale') }) : given),
  },
  {
    id: 'no-cache-has-lifetime',
    clause: 'RFC 9111 §5.2.2.4',
    they: 'give a no-cache response no lifetime, and serve it unvalidated to a client with max-stale',
    we: 'leave it its lifetime and always validate it',
    example: { response: { 'cache-control': 'max-age=60, no-cache' } },
    told: (given) => (has(given.response, 'no-cache') ? changed(given, { response: without(given.response, 'no-cache', 'stale-if-error'), later: adding(given.later, 'no-cache') }) : given),
  },
  {
    id: 'no-cache-wants-no-stale-answer',
    clause: 'RFC 9111 §5.2.1.4',
    they: 'serve stale on an error to a client that said no-cache',
    we: 'pass the error on',
    example: { response: { 'cache-control': 'max-age=5, stale-if-error=60', etag: '"a"' }, later: { 'cache-control': 'no-cache' } },
    told: (given) => (has(given.later, 'no-cache') || /no-cache/.test(given.later['pragma'] ?? '') ? changed(given, { response: without(given.response, 'stale-if-error') }) : given),
  },
  {
    id: 'max-stale-inclusive',
    clause: 'RFC 9111 §5.2.1.2',
    they: 'accept less than max-stale seconds of staleness',
    we: 'accept no more than these',
    example: { response: { 'cache-control': 'max-age=5' }, later: { 'cache-control': 'max-stale=5' } },
    told: (given) => changed(given, { later: withDirectives(given.later, (directives) => directives.map(([name, argument]) => [name, name === 'max-stale' && argument !== null ? oneMore(argument) : argument])) }),
  },
  {
    id: 'windows-inclusive',
    clause: 'RFC 5861 §3, §4',
    they: 'serve stale for less than the seconds that a window states',
    we: 'serve up to these',
    example: { response: { 'cache-control': 'max-age=5, stale-while-revalidate=5' } },
    told: (given) => changed(given, { response: withDirectives(given.response, (directives) => directives.map(([name, argument]) => [name, WINDOWS.includes(name) && Number(argument) !== 0 ? oneMore(argument ?? '') : argument])) }),
  },
  {
    id: 'expired-before-it-was-made',
    clause: 'RFC 9111 §4.2.1',
    they: 'take an Expires before Date for a lifetime of 0',
    we: 'count the seconds before Date as stale too',
    example: { response: { expires: 'Wed, 31 Dec 2025 23:59:55 GMT' }, later: { 'cache-control': 'max-stale=12' } },
    told: (given) => {
      const { response, kind, later } = given
      const dateMs = parseHttpDate(response['date'] ?? '', SENT_MS) ?? SENT_MS + given.delaySeconds * 1000
      const expiresMs = parseHttpDate(response['expires'] ?? '', SENT_MS)
      const stated = has(response, 'max-age') || (kind === 'shared' && has(response, 's-maxage'))
      if (stated || expiresMs === null || expiresMs >= dateMs) return given
      const before = (dateMs - expiresMs) / 1000
      const less = (directives: readonly Directive[]) =>
        directives.flatMap(([name, argument]): Directive[] => {
          if ((!WINDOWS.includes(name) && name !== 'max-stale') || argument === null) return [[name, argument]]
          const left = Number(argument.replaceAll('"', '')) - before
          return left <= 0 ? [] : [[name, String(left)]]
        })
      return changed(given, { response: withDirectives(response, less), later: withDirectives(later, less) })
    },
  },
  {
    id: 'immutable-outlives-reload',
    clause: 'RFC 8246 §2',
    they: 'validate an immutable response when a browser reloads with max-age=0',
    we: 'use it in a private cache while it is fresh',
    example: { kind: 'private', response: { 'cache-control': 'max-age=60, immutable' }, later: { 'cache-control': 'max-age=0' } },
    told: (given) => {
      const { kind, response, later } = given
      const reload = directivesIn(later).some(([name, argument]) => name === 'max-age' && /^"?0+"?$/.test(argument ?? ''))
      if (kind === 'shared' || !has(response, 'immutable') || !reload) return given
      const { lifetimeSeconds, ageSeconds } = theirs({ ...given, response: without(response, 'immutable') })
      return (lifetimeSeconds ?? 0) > (ageSeconds ?? 0) ? changed(given, { later: without(later, 'max-age', 'min-fresh') }) : given
    },
  },
  {
    id: 'immutable-gives-no-lifetime',
    clause: 'RFC 8246 §2',
    they: 'give an immutable response without a lifetime a day',
    we: 'read it as a promise about the lifetime that is stated',
    example: { response: { 'cache-control': 'immutable' } },
    told: (given) => changed(given, { response: without(given.response, 'immutable'), notModified: without(given.notModified, 'immutable') }),
  },
  {
    id: 'swr-before-max-stale',
    clause: 'RFC 5861 §3',
    they: 'serve a client with max-stale without refreshing, though the response has a window for it',
    we: 'refresh whenever the window permits',
    example: { response: { 'cache-control': 'max-age=5, stale-while-revalidate=60' }, later: { 'cache-control': 'max-stale' } },
    told: (given) => {
      if (!has(given.later, 'max-stale') || has(given.later, 'min-fresh') || !has(given.response, 'stale-while-revalidate')) return given
      const alone = changed(given, { later: without(given.later, 'max-stale') })
      return theirs(alone).decision === 'use and refresh' ? alone : given
    },
  },
  {
    id: 'min-fresh-when-stale',
    clause: 'RFC 9111 §5.2.1.3',
    they: 'weigh min-fresh against a stale response as against a fresh one, so that max-stale beside it accepts nothing',
    we: 'take max-stale for what the client accepts once the response is stale, and use no window of RFC 5861 for a client with min-fresh',
    example: { response: { 'cache-control': 'max-age=5' }, later: { 'cache-control': 'max-stale, min-fresh=5' } },
    told: (given) => {
      const { response, later } = given
      if (!has(later, 'min-fresh')) return given
      const { lifetimeSeconds, ageSeconds } = theirs(given)
      if ((lifetimeSeconds ?? 0) > (ageSeconds ?? 0)) return given
      return changed(given, { response: without(response, 'stale-while-revalidate'), later: without(later, 'min-fresh') })
    },
  },
]

function oneMore(argument: string): string {
  return String(Number(argument.replaceAll('"', '')) + 1)
}
