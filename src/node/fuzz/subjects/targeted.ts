/** Targeted fields (RFC 9213). Oracle: the reader of the structured fields library, and the types of RFC 9213 §2.1. */
import { parseDictionary } from 'structured-headers'
import { parseTargeted } from '../../../engine/http/targeted.ts'
import type { Random } from '../../random.ts'
import { holds, type Subject } from '../subject.ts'
import { longTexts, repeated, textSubject } from '../text.ts'

const SECONDS = ['max-age', 's-maxage', 'stale-while-revalidate', 'stale-if-error']
const FLAGS = ['no-store', 'must-revalidate', 'public', 'proxy-revalidate', 'must-understand', 'immutable', 'no-transform']
const LISTS = ['no-cache', 'private']
const ATOMS = ['max-age', 'no-store', '=', '60', '6.0', '"', '\\', ',', ', ', ';', '?0', '?1', '(', ')', ' ', ':YQ==:', 'a', '*', '.5']
const CORPUS = ['max-age=60', 'no-store', 'max-age=60, public', 'max-age=60.0', 'max-age="60"', 'max-age=-1', 'private="x-user"', 'private=?0', 'no-store;x=1, max-age=5;y', 'max-age=10, max-age=20', '', ',', 'MAX-AGE=1', 'a=(1 2), max-age=3', 'max-age=1.5, max-age=2', 'max-age']

const text = textSubject({
  name: 'targeted',
  classes: ['counts', 'says nothing', 'no dictionary'],
  corpus: CORPUS,
  atoms: ATOMS,
  grammar: validMembers,
  parse: (value) => parseTargeted(value),
  check(value) {
    const found = parseTargeted(value)
    const members = dictionary(value)
    if (members === null) {
      holds(found === null, 'what is no dictionary does not count', found)
      return 'no dictionary'
    }
    for (const [name, argument] of found ?? []) {
      holds(members.has(name), 'every directive is a member', name)
      if (SECONDS.includes(name)) holds(argument !== null && BigInt(argument) >= 0n && String(members.get(name)?.[0]) === argument, 'seconds are an integer', argument)
      if (FLAGS.includes(name)) holds(argument === null && members.get(name)?.[0] === true, 'a flag is true', argument)
      if (LISTS.includes(name)) holds(members.get(name)?.[0] === (argument ?? true), 'a list is a string or true', argument)
    }
    for (const [name, [item]] of members) {
      if (FLAGS.includes(name) || LISTS.includes(name)) holds(found?.has(name) === true || (item !== true && !(LISTS.includes(name) && typeof item === 'string')), 'what is well typed counts', name)
      if (SECONDS.includes(name) && typeof item === 'number' && item >= 0 && !value.includes('.')) holds(found?.get(name) === String(item), 'whole seconds count', name)
    }
    return found === null ? 'says nothing' : 'counts'
  },
})

export const targeted: Subject<string> = {
  ...text,
  *long(length) {
    yield* longTexts(length, ATOMS, CORPUS)
    // Many members of different names: no repetition of one piece makes these.
    yield Array.from({ length: Math.ceil(length / 10) }, (_, number) => `k${number}=${number}`).join(', ').slice(0, length)
    yield Array.from({ length: Math.ceil(length / 20) }, (_, number) => `${SECONDS[number % 4]}=${number}, k${number}="a.b"`).join(', ').slice(0, length)
  },
}

function validMembers(random: Random): string {
  const member = () => {
    const value = random.pick([String(random.below(1000)), `${random.below(100)}.5`, '?0', '?1', '"x-user"', '"a, b"', 'token', '(1 2)', '-5'])
    return random.chance(0.3) ? random.pick(FLAGS) : `${random.pick([...SECONDS, ...SECONDS, ...LISTS, ...FLAGS, 'x'])}=${value}${random.chance(0.1) ? ';q=1.5' : ''}`
  }
  return member() + repeated(random, 4, () => `${random.pick([',', ', '])}${member()}`)
}

function dictionary(value: string): ReadonlyMap<string, readonly [unknown, unknown]> | null {
  try {
    return parseDictionary(value) as ReadonlyMap<string, readonly [unknown, unknown]>
  } catch {
    return null
  }
}
