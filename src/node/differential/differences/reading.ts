/** Reading fields. */
import { parseHttpDate } from '../../../engine/http/dates.ts'
import { SENT_MS, type Fields } from '../case.ts'
import { dropping, withDirectives, type Directive } from '../directives.ts'
import { changed, everywhere, withField, type Difference } from '../difference.ts'

const isSeconds = (argument: string | null) => /^"?\d+"?$/.test(argument ?? '')
const WINDOWS = ['stale-while-revalidate', 'stale-if-error']
const FOR_SECONDS = ['max-age', 's-maxage', 'max-stale', 'min-fresh', ...WINDOWS]

export const READING: readonly Difference[] = [
  {
    id: 'directive-case',
    clause: 'RFC 9111 §5.2',
    they: 'know directives in lower case only',
    we: 'compare their names without case',
    example: { response: { 'cache-control': 'MAX-AGE=60' } },
    told: (given) => everywhere(given, (directives) => directives.map(([name, argument]) => [name.toLowerCase(), argument])),
  },
  {
    id: 'first-of-several',
    clause: 'RFC 9111 §4.2.1',
    they: 'take the last of several directives with one name',
    we: 'take the first, and of two that may list fields the stricter reading',
    example: { response: { 'cache-control': 'max-age=60, max-age=5' } },
    told: (given) =>
      everywhere(given, (directives) =>
        directives.flatMap(([name, argument], at): Directive[] => {
          const named = directives.filter(([other]) => other === name)
          const listsFields = named.length > 1 && (name === 'no-cache' || name === 'private')
          return directives.findIndex(([other]) => other === name) === at ? [[name, listsFields ? null : argument]] : []
        }),
      ),
  },
  {
    id: 'qualified-directives',
    clause: 'RFC 9111 §5.2.2.4, §5.2.2.7',
    they: 'take no-cache and private with field names for the directives without them',
    we: 'keep the named fields out of the store, and let the rest answer',
    example: { response: { 'cache-control': 'private="x-user", max-age=60' } },
    told: (given) => {
      const qualified = given.kind === 'shared' ? ['no-cache', 'private'] : ['no-cache']
      return everywhere(given, (directives) => directives.filter(([name, argument]) => argument === null || !qualified.includes(name)))
    },
  },
  {
    id: 'quoted-comma',
    clause: 'RFC 9110 §5.6.4',
    they: 'split at commas inside quoted arguments, so that words in them become directives',
    we: 'read a quoted argument whole',
    example: { response: { 'cache-control': 'max-age=60, x-own="a, no-store, b"' } },
    told: (given) => everywhere(given, (directives) => directives.map(([name, argument]) => [name, argument?.includes(',') ? null : argument])),
  },
  {
    id: 'response-seconds-unreadable',
    clause: 'RFC 9111 §4.2.1',
    they: 'read as many digits as there are, and take an empty argument for none',
    we: 'take a lifetime that is no whole number for 0',
    example: { response: { 'cache-control': 'max-age=60s' } },
    told: (given) => {
      const readable = (fields: Fields) =>
        withDirectives(fields, (directives) =>
          directives.flatMap(([name, argument]): Directive[] => {
            if (!FOR_SECONDS.includes(name) || isSeconds(argument)) return [[name, argument]]
            return WINDOWS.includes(name) ? [] : [[name, '0']]
          }),
        )
      return changed(given, { response: readable(given.response), notModified: readable(given.notModified) })
    },
  },
  {
    id: 'request-seconds-unreadable',
    clause: 'RFC 9111 §5.2.1',
    they: 'obey a request directive that has no whole number as 0, or as its leading digits',
    we: 'ignore it',
    example: { response: { 'cache-control': 'max-age=60' }, later: { 'cache-control': 'max-age=x' } },
    told: (given) => {
      const bare = (name: string, argument: string | null) => name === 'max-stale' && argument === null
      const readable = (directives: readonly Directive[]) => directives.filter(([name, argument]) => !FOR_SECONDS.includes(name) || isSeconds(argument) || bare(name, argument))
      return changed(given, { later: withDirectives(given.later, readable) })
    },
  },
  {
    id: 'seconds-capped',
    clause: 'RFC 9111 §1.2.2',
    they: 'count seconds as high as they come',
    we: 'take a number that is too large for 2^31',
    example: { response: { 'cache-control': 'max-age=99999999999' } },
    told: (given) => everywhere(given, (directives) => directives.map(([name, argument]) => [name, FOR_SECONDS.includes(name) && Number(argument) > 2 ** 31 ? String(2 ** 31) : argument])),
  },
  {
    id: 'dates-of-http-only',
    clause: 'RFC 9110 §5.6.7',
    they: 'read whatever Date.parse reads, ISO 8601 and offsets included',
    we: 'read the three forms of HTTP, and a lifetime stated in another one is 0',
    example: { response: { expires: '2026-01-01T01:00:00Z' } },
    told: (given) => {
      const { date, expires, 'last-modified': lastModified } = given.response
      const isDate = (text: string | undefined) => text === undefined || parseHttpDate(text, SENT_MS) !== null
      let { response } = given
      if (!isDate(date)) response = dropping(response, 'date')
      if (!isDate(lastModified)) response = dropping(response, 'last-modified')
      if (!isDate(expires) && expires !== '') response = withField(response, 'expires', '0')
      const notModified = isDate(given.notModified['expires']) ? given.notModified : withField(given.notModified, 'expires', '0')
      return changed(given, { response, notModified })
    },
  },
  {
    id: 'expires-empty',
    clause: 'RFC 9111 §5.3',
    they: 'overlook an Expires without a value',
    we: 'take it for a date that cannot be read: expired',
    example: { response: { expires: '', 'last-modified': 'Wed, 31 Dec 2025 00:00:00 GMT' } },
    told: (given) => (given.response['expires'] === '' ? changed(given, { response: withField(given.response, 'expires', '0') }) : given),
  },
  {
    id: 'age-unreadable',
    clause: 'RFC 9111 §5.1',
    they: 'read the leading digits of an Age, and a sign',
    we: 'ignore an Age that is no whole number',
    example: { response: { 'cache-control': 'max-age=60', age: '5.5' } },
    told: (given) => {
      const readable = (fields: Fields) => (fields['age'] === undefined || /^\d+(,|$)/.test(fields['age']) ? fields : dropping(fields, 'age'))
      return changed(given, { response: readable(given.response), notModified: readable(given.notModified) })
    },
  },
]
