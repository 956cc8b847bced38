/** Fields of whole messages: Connection (RFC 9110 §7.6.1), Vary (RFC 9111 §4.1) and Age (§5.1). */
import { initialAge } from '../../../engine/age.ts'
import { endToEnd } from '../../../engine/http/hop-by-hop.ts'
import { fieldLines, fieldValue, hasField, withField, withoutFields, type HeaderFields } from '../../../engine/http/message.ts'
import { receive } from '../../../engine/received.ts'
import { varyFieldsOf } from '../../../engine/vary.ts'
import { holds, same, type Subject } from '../subject.ts'
import { anyText, longTexts, smallerTexts, textSubject } from '../text.ts'

const NAMES = ['X-Hop', 'x-hop', 'Cache-Control', 'Keep-Alive', 'TE', 'Vary', 'ETag', '__proto__', 'close', 'Transfer-Encoding', 'X-Stay', '']
const LISTS = ['close', 'keep-alive, X-Hop', 'x-hop,,TE', ' X-Hop ', '', 'Connection', ',', 'X-Hop;q=1', 'close, __proto__']
const LIST_ATOMS = ['X-Hop', 'close', ',', ', ', ' ', '\t', ';', '*', 'Cache-Control', '__proto__']

/** Connection and the fields that it names. */
export const hopByHop: Subject<HeaderFields> = {
  name: 'hop-by-hop',
  classes: ['some go', 'all stay'],
  generate(random) {
    const lines: [string, string][] = []
    for (let left = random.below(6); left > 0; left--) lines.push([random.pick(NAMES), String(random.below(10))])
    for (let left = random.below(3); left > 0; left--) lines.push(['connection', anyText(random, (again) => again.pick(LISTS), LIST_ATOMS)])
    return lines
  },
  parse: endToEnd,
  check(headers) {
    const left = endToEnd(headers)
    const named = headers.filter(([name]) => name.toLowerCase() === 'connection').flatMap(([, value]) => value.split(','))
    const gone = new Set([...named.map((name) => name.trim().toLowerCase()), 'connection', 'keep-alive', 'te', 'transfer-encoding'])
    same(left, headers.filter(([name]) => !gone.has(name.toLowerCase())), 'what belongs to the connection goes, and nothing else')
    same(endToEnd(left), left, 'a second time changes nothing')
    for (const name of NAMES) agreesOnField(headers, name)
    return left.length < headers.length ? 'some go' : 'all stay'
  },
  *smaller(headers) {
    for (let at = 0; at < headers.length; at++) yield headers.filter((_, index) => index !== at)
    for (const [at, [name, value]] of headers.entries()) for (const text of smallerTexts(value)) yield headers.map((line, index) => (index === at ? [name, text] : line))
  },
  show: (headers) => JSON.stringify(headers),
  *long(length) {
    for (const text of longTexts(length, LIST_ATOMS, LISTS)) yield [['Connection', text], ['X-Hop', '1']]
  },
}

/** The readers of fields say the same of one field. */
function agreesOnField(headers: HeaderFields, name: string): void {
  const lines = fieldLines(headers, name)
  same(fieldValue(headers, name) ?? null, lines.length === 0 ? null : lines.join(', '), 'the value is its lines, joined')
  holds(hasField(headers, name.toUpperCase()) === lines.length > 0, 'names compare without case')
  holds(!hasField(withoutFields(headers, name), name), 'a dropped field is gone')
  same(fieldLines(withField(headers, name, 'new'), name), ['new'], 'a set field has one line')
}

const TOKEN = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz"

/** Vary. Oracle: split by hand. */
export const vary = textSubject({
  name: 'vary',
  classes: ['star', 'names', 'none'],
  corpus: ['Accept', 'accept-encoding, Accept-Language', '*', 'Accept, *', '', ',', 'a,,b', 'A, a', '**', 'a b', '"a"', 'Cookie'],
  atoms: ['*', 'a', 'B', ',', ', ', ' ', '\t', 'Accept', '"', ';', 'İ'],
  parse: (text) => varyFieldsOf([['Vary', text]]),
  check(text) {
    const fields = varyFieldsOf([['Vary', text]])
    same(varyFieldsOf([['vary', fields.join(', ')]]), fields, 'a second time changes nothing')
    same(varyFieldsOf(text.split(',').map((line) => ['VARY', line])), fields, 'several lines are one list')
    const expected = new Set<string>()
    for (const name of text.toLowerCase().split(',')) if (name.trim() !== '') expected.add(name.trim())
    const unnamed = [...expected].some((name) => ![...name].every((character) => TOKEN.includes(character)))
    if (expected.has('*') || unnamed) {
      same(fields, ['*'], 'a star is all, and so is what is no name')
      return 'star'
    }
    same(fields, [...expected].sort(), 'each name once, in lower case, in order')
    return fields.length > 0 ? 'names' : 'none'
  },
})

const RECEIVED_MS = Date.UTC(2026, 0, 1)

/** Age: the first member counts, one that is no number is ignored. */
export const age = textSubject({
  name: 'age',
  classes: ['number', 'ignored'],
  corpus: ['0', '60', '-1', '1.5', '1, 2', '7200, 0', ' 30 ', 'abc', '', '2147483649', '99999999999999999999', '1;2', '"1"', ',1'],
  atoms: ['0', '1', '9', ',', ', ', '-', '.', ' ', '"', ';', 'a'],
  parse: ageOf,
  check(text) {
    const seconds = ageOf(text)
    const first = (text.split(',')[0] ?? '').trim()
    const counts = first !== '' && [...first].every((character) => '0123456789'.includes(character))
    holds(seconds === (counts ? Math.min(Number(first), 2 ** 31) : 0), 'the first whole number counts', seconds)
    return counts ? 'number' : 'ignored'
  },
})

function ageOf(text: string): number {
  const response = { status: 200, headers: [['Age', text]] as const, body: { lengthBytes: 0 } }
  return initialAge(receive(response, RECEIVED_MS, RECEIVED_MS)).answer
}
