/**
 * Cache-Control (RFC 9111 §5.2). Oracles: the grammar of RFC 9110 §5.6 read character by character, and the reading of
 * http-cache-semantics where a value is simple enough for it.
 */
import CachePolicy from 'http-cache-semantics'
import { parseDeltaSeconds, parseDirectives, secondsOf } from '../../../engine/http/cache-control.ts'
import type { Random } from '../../random.ts'
import { holds, same } from '../subject.ts'
import { repeated, textSubject } from '../text.ts'

const NAMES = ['max-age', 's-maxage', 'no-store', 'no-cache', 'private', 'public', 'must-revalidate', 'stale-while-revalidate', 'immutable', 'x-own', 'Max-Age', 'NO-STORE']
const CHARACTERS = ['a', 'Z', '0', '9', '-', '_', '!', '#', '$', '%', '&', "'", '*', '+', '.', '^', '`', '|', '~']
const QUOTED = [...CHARACTERS, ' ', ',', '=', ';', '\\"', '\\\\', '\t', 'é', '\\a']

export const cacheControl = textSubject({
  name: 'cache-control',
  classes: ['simple', 'valid', 'malformed'],
  corpus: [
    ...['max-age=60', 'no-store', 'public, max-age=31536000, immutable', 's-maxage=10,max-age=0', 'private="Set-Cookie, X-User", max-age=5'],
    ...['max-age="10"', 'max-age=10, max-age=20', 'max-age = 10', 'no-cache="a\\"b", x', ', ,, no-store', '', 'max-age=1.5', 'max-age=-1', '"no-store"', 'a="b, no-store'],
  ],
  atoms: ['max-age', 'no-store', '=', '"', '\\', '\\"', ',', ', ', ' ', '10', 'a', ';', '="', '",', '\\\n', '\t'],
  grammar: validDirectives,
  parse: (text) => secondsOf(parseDirectives(text), 'max-age'),
  check(text) {
    const found = parseDirectives(text)
    for (const [name, argument] of found) {
      holds(name !== '' && name === name.toLowerCase(), 'names are lower case', name)
      holds(!/[\s,="]/.test(name), 'a name holds no separator', name)
      holds(argument === null || typeof argument === 'string', 'an argument is a text or absent')
    }
    same([...parseDirectives(written(found))], [...found], 'reads what it writes')
    const seconds = secondsOf(found, 'max-age')
    holds(seconds === undefined || seconds === 'invalid' || (Number.isInteger(seconds) && seconds >= 0 && seconds <= 2 ** 31), 'seconds are whole and bounded', seconds)
    holds(parseDirectives(`no-store, ${text}`).has('no-store'), 'nothing that follows hides a directive')
    const expected = grammatical(text)
    if (expected === null) return 'malformed'
    same([...found], [...expected], 'agrees with the grammar')
    holds(parseDirectives(`${text},no-store`).has('no-store'), 'nothing valid that goes before hides a directive')
    if (!isSimple(text, expected)) return 'valid'
    same([...found].sort(), secondOpinion(text).sort(), 'agrees with http-cache-semantics')
    return 'simple'
  },
})

/** delta-seconds (§1.2.2). Oracle: BigInt. */
export const deltaSeconds = textSubject({
  name: 'delta-seconds',
  classes: ['seconds', 'too large', 'none'],
  corpus: ['0', '60', '2147483647', '2147483648', '2147483649', '99999999999999999999', '-1', '1.5', '', ' 1', '1e3', '0x10', '٣', '00060'],
  atoms: ['0', '1', '9', '00000000', '2147483648', '-', '.', ' ', 'e', '\n'],
  parse: (text) => parseDeltaSeconds(text),
  check(text) {
    const seconds = parseDeltaSeconds(text)
    const digits = text !== '' && [...text].every((character) => '0123456789'.includes(character))
    if (!digits) {
      holds(seconds === null, 'only digits are seconds', seconds)
      return 'none'
    }
    const exact = BigInt(text)
    const limit = 2n ** 31n
    holds(seconds !== null && BigInt(seconds) === (exact > limit ? limit : exact), 'counts what the digits say, to 2^31', seconds)
    return exact > limit ? 'too large' : 'seconds'
  },
})

function validDirectives(random: Random): string {
  const directive = () => {
    const name = random.chance(0.8) ? random.pick(NAMES) : `x${repeated(random, 6, () => random.pick(CHARACTERS))}`
    if (random.chance(0.3)) return name
    if (random.chance(0.6)) return `${name}=${random.chance(0.7) ? String(random.below(100_000)) : `t${repeated(random, 5, () => random.pick(CHARACTERS))}`}`
    return `${name}="${repeated(random, 8, () => random.pick(QUOTED))}"`
  }
  const separator = () => random.pick([',', ', ', ' ,', '\t,\t', ',,', ' , , '])
  let text = directive()
  for (let left = random.below(5); left > 0; left--) text += separator() + directive()
  return text
}

function written(directives: ReadonlyMap<string, string | null>): string {
  return [...directives].map(([name, argument]) => (argument === null ? name : `${name}="${argument.replace(/["\\]/g, '\\$&')}"`)).join(', ')
}

const tchar = /[!#$%&'*+\-.^_`|~0-9A-Za-z]/

/**
 * The directives of `#( token [ "=" ( token / quoted-string ) ] )`, the first of each name, and twice no-cache or private without an
 * argument, the strictest reading; null when the text is no such list.
 */
function grammatical(text: string): ReadonlyMap<string, string | null> | null {
  const found = new Map<string, string | null>()
  let at = 0
  const skip = () => {
    while (text[at] === ' ' || text[at] === '\t') at++
  }
  const tokenHere = () => {
    const from = at
    while (at < text.length && tchar.test(text[at] ?? '')) at++
    return text.slice(from, at)
  }
  while (at < text.length) {
    skip()
    if (text[at] !== ',' && at < text.length) {
      const name = tokenHere()
      if (name === '') return null
      let argument: string | null = null
      if (text[at] === '=') {
        at++
        if (text[at] === '"') {
          at++
          argument = ''
          while (text[at] !== '"') {
            if (text[at] === '\\') at++
            const character = text[at]
            if (character === undefined || !isQuotable(character)) return null
            argument += character
            at++
          }
          at++
        } else {
          argument = tokenHere()
          if (argument === '') return null
        }
      }
      const key = name.toLowerCase()
      if (!found.has(key)) found.set(key, argument)
      else if (key === 'no-cache' || key === 'private') found.set(key, null)
      skip()
    }
    if (at < text.length && text[at] !== ',') return null
    at++
  }
  return found
}

/** HTAB, SP, visible characters and obs-text (RFC 9110 §5.6.4). */
function isQuotable(character: string): boolean {
  const code = character.charCodeAt(0)
  return code === 9 || (code >= 32 && code !== 127 && code <= 255)
}

/** http-cache-semantics splits at every comma, knows no escapes and keeps the last of several with one name. */
function isSimple(text: string, directives: ReadonlyMap<string, string | null>): boolean {
  const members = text.split(',').filter((member) => member.trim() !== '')
  const plain = [...directives].every(([name, argument]) => name !== '__proto__' && !/["=]|^\s|\s$/.test(argument ?? ''))
  return members.length === directives.size && !text.includes('\\') && plain
}

function secondOpinion(text: string): [string, string | null][] {
  const policy = new CachePolicy({ headers: {} }, { headers: { 'cache-control': text } }) as unknown as { readonly _rescc: Record<string, string | true> }
  return Object.entries(policy._rescc).flatMap(([name, argument]) => (name === '' ? [] : [[name.toLowerCase(), argument === true ? null : argument]]))
}
