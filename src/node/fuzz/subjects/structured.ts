/** Structured fields as this cache writes them (RFC 9651). Oracle: the library's own reader. */
import { parseList, Token } from 'structured-headers'
import { serializeMember, token, type MemberParameter } from '../../../engine/http/structured.ts'
import { holds, type Subject } from '../subject.ts'
import { anyText, longTexts, smallerTexts } from '../text.ts'

interface Member {
  readonly key: string
  readonly ttl: number
  readonly hit: boolean
}

const CORPUS = ['GET https://shop.example/hero.jpg', 'a"b', 'a\\b', '', 'müsli', 'a; fwd=miss', 'a, other; hit', '\t', 'GET x header:accept="de"']
const ATOMS = ['"', '\\', ';', ',', '=', ' ', 'a', '?1', 'é', '\n', '(']

/** A key goes into Cache-Status as text and must stay one: no parameter and no member may be made with it. */
export const cacheStatus: Subject<Member> = {
  name: 'cache-status',
  classes: ['said', 'left out'],
  generate: (random) => ({ key: anyText(random, (again) => again.pick(CORPUS), ATOMS), ttl: random.below(2 ** 31) - random.below(2 ** 31), hit: random.chance(0.5) }),
  parse: ({ key }) => serializeMember('tokyo', [['key', key]]),
  check({ key, ttl, hit }) {
    const parameters: MemberParameter[] = [['hit', hit], ['ttl', ttl], ['key', key], ['detail', token('x')]]
    const members = parseList(serializeMember('tokyo', parameters))
    const [name, read] = members[0] ?? []
    holds(members.length === 1 && name instanceof Token && name.toString() === 'tokyo', 'one member by that name')
    if (!(read instanceof Map)) throw new TypeError('The reader gave no parameters.')
    holds(read.get('ttl') === ttl && read.get('hit') === (hit || undefined) && String(read.get('detail')) === 'x', 'reads what was written')
    const printable = [...key].every((character) => character >= ' ' && character <= '~')
    holds(read.get('key') === (printable ? key : undefined), 'a key that can be said is said whole', read.get('key'))
    holds(read.size === 2 + Number(hit) + Number(printable), 'and nothing besides')
    return printable ? 'said' : 'left out'
  },
  *smaller(input) {
    for (const key of smallerTexts(input.key)) yield { ...input, key }
    if (input.ttl !== 0) yield { ...input, ttl: 0 }
  },
  show: (input) => JSON.stringify(input),
  *long(length) {
    for (const key of longTexts(length, ATOMS, CORPUS)) yield { key, ttl: 0, hit: true }
  },
}
