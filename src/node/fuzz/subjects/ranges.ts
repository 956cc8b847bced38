/** Range and Content-Range (RFC 9110 §14). Oracles: the grammar split by hand, numbers as BigInt, content as a list of bytes. */
import { formatContentRange, intervalOf, parseContentRange, parseRange } from '../../../engine/http/range.ts'
import type { Random } from '../../random.ts'
import { holds, same } from '../subject.ts'
import { textSubject } from '../text.ts'

const LENGTHS = [0, 1, 10, 1000]
const areDigits = (text: string) => text !== '' && [...text].every((character) => '0123456789'.includes(character))
/** RFC 9110 §5.6.3: space and tab alone; what else trim() takes away never passes a header parser. */
const trimmed = (text: string) => text.trim()

export const range = textSubject({
  name: 'range',
  classes: ['one', 'several', 'ignored'],
  corpus: ['bytes=0-4', 'bytes=5-', 'bytes=-5', 'bytes=0-0,-1', 'bytes=0-4, 6-9', 'BYTES=0-1', 'bytes=4-0', 'bytes=-', 'bytes=', 'bytes=a-b', 'lines=0-4', 'bytes = 0-4', 'bytes=0-99999999999999999999', 'bytes=-0', 'bytes=0-4,,5-6', '', 'bytes 0-4'],
  atoms: ['bytes=', 'bytes', '=', '-', '0', '9', ',', ', ', ' ', '99999999999999999999', 'x', '0-4', '-5', '\t'],
  grammar: (random) => `bytes=${[0, ...Array.from({ length: random.below(4) }, (_, index) => index)].map(() => spec(random)).join(random.pick([',', ', ', ' ,', ',,']))}`,
  parse: (text) => parseRange(text)?.map((each) => intervalOf(each, 1000)),
  check(text) {
    const ranges = parseRange(text)
    const specs = specsOf(trimmed(text))
    holds((ranges === null) === (specs === null), 'reads what the grammar has', ranges, specs)
    if (ranges === null || specs === null) return 'ignored'
    holds(ranges.length === specs.length, 'reads every range', ranges, specs)
    for (const [at, each] of ranges.entries()) {
      for (const length of LENGTHS) same(intervalOf(each, length), bytesMeant(specs[at] ?? ['', ''], length), `means the bytes that it says, of ${length}`)
    }
    return ranges.length === 1 ? 'one' : 'several'
  },
})

function spec(random: Random): string {
  const first = random.below(12)
  return random.pick([`${first}-${first + random.below(12)}`, `${first}-`, `-${first}`, `00${first}-${first}`])
}

type Spec = readonly [first: string, last: string]

function specsOf(text: string): readonly Spec[] | null {
  const sign = text.indexOf('=')
  if (sign < 0 || text.slice(0, sign).toLowerCase() !== 'bytes' || /[\r\n\u2028\u2029]/.test(text)) return null
  const specs: Spec[] = []
  for (const member of text.slice(sign + 1).split(',')) {
    const each = trimmed(member)
    if (each === '') continue
    const [first = '', last = '', ...rest] = each.split('-')
    const valid = each.includes('-') && rest.length === 0 && (first === '' || areDigits(first)) && (last === '' || areDigits(last)) && first + last !== ''
    if (!valid || (first !== '' && last !== '' && BigInt(last) < BigInt(first))) return null
    specs.push([first, last])
  }
  return specs.length === 0 ? null : specs
}

function bytesMeant([first, last]: Spec, length: number): { readonly firstByte: number; readonly lastByte: number } | null {
  const all = BigInt(length)
  const from = first === '' ? (BigInt(last) > all ? 0n : all - BigInt(last)) : BigInt(first)
  const stated = first === '' || last === '' ? all - 1n : BigInt(last)
  const to = stated < all ? stated : all - 1n
  return from <= to ? { firstByte: Number(from), lastByte: Number(to) } : null
}

export const contentRange = textSubject({
  name: 'content-range',
  classes: ['read', 'refused'],
  corpus: ['bytes 0-4/10', 'bytes 0-4/*', 'bytes */10', 'bytes 4-0/10', 'bytes 0-10/10', 'bytes 0-9/10', 'Bytes 0-0/1', 'bytes  0-4/10', 'lines 0-4/10', 'bytes 0-4', 'bytes=0-4/10', 'bytes 0-99999999999999999999/99999999999999999999999', ''],
  atoms: ['bytes ', 'bytes', ' ', '0', '9', '-', '/', '*', '/10', '0-4', '=', ',', '9007199254740993'],
  grammar: (random) => {
    const first = random.below(20)
    const last = first + random.below(20)
    return `bytes ${first}-${last}/${random.chance(0.3) ? '*' : last + 1 + random.below(20) - random.below(3)}`
  },
  parse: (text) => parseContentRange(text),
  check(text) {
    const read = parseContentRange(text)
    if (read === null) {
      const [, first, last, complete] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(text) ?? []
      const possible = first !== undefined && Number(first) <= Number(last) && (complete === '*' || Number(last) < Number(complete))
      holds(!possible, 'reads every valid one')
      return 'refused'
    }
    const { firstByte, lastByte, completeBytes } = read
    holds(firstByte >= 0 && firstByte <= lastByte && Number.isSafeInteger(lastByte), 'names bytes that can be', read)
    holds(completeBytes === null || (lastByte < completeBytes && Number.isSafeInteger(completeBytes)), 'names bytes of the content', read)
    if (completeBytes !== null) same(parseContentRange(formatContentRange(read, completeBytes)), read, 'reads what it writes')
    return 'read'
  },
})
