/** Texts to feed a parser with: valid ones, valid ones changed a little, and noise. */
import type { Random } from '../random.ts'
import type { Subject } from './subject.ts'

export interface TextSubject {
  readonly name: string
  readonly classes: readonly string[]
  /** Valid inputs, and known invalid ones near to them. */
  readonly corpus: readonly string[]
  /** The pieces of the grammar, for insertion and for long inputs. */
  readonly atoms: readonly string[]
  /** A valid input, when the grammar is worth more than the corpus. */
  readonly grammar?: (random: Random) => string
  readonly parse: (text: string) => unknown
  readonly check: (text: string) => string
}

/** A subject whose inputs are texts. */
export function textSubject({ name, classes, corpus, atoms, grammar, parse, check }: TextSubject): Subject<string> {
  const valid = grammar ? (random: Random) => (random.chance(0.5) ? grammar(random) : random.pick(corpus)) : (random: Random) => random.pick(corpus)
  return {
    name,
    classes,
    generate: (random) => anyText(random, valid, atoms),
    check,
    parse,
    smaller: smallerTexts,
    show: (text) => JSON.stringify(text),
    long: (length) => longTexts(length, atoms, corpus),
  }
}

/** A fifth valid, most of it valid with a few changes, the rest made of atoms or of nothing in particular. */
export function anyText(random: Random, valid: (random: Random) => string, atoms: readonly string[]): string {
  const way = random.below(10)
  if (way < 2) return valid(random)
  if (way < 7) return mutated(valid(random), random, atoms, () => valid(random))
  if (way < 8) return repeated(random, 12, () => random.pick(atoms))
  if (way < 9) return repeated(random, 40, () => String.fromCharCode(random.below(256)))
  return repeated(random, 20, () => strangeCharacter(random))
}

/** The text with one to four changes. */
export function mutated(text: string, random: Random, atoms: readonly string[], another: () => string): string {
  let changed = text
  for (let left = 1 + random.below(4); left > 0; left--) changed = mutatedOnce(changed, random, atoms, another)
  return changed
}

function mutatedOnce(text: string, random: Random, atoms: readonly string[], another: () => string): string {
  const from = random.below(text.length + 1)
  const to = Math.min(text.length, from + random.below(6))
  switch (random.below(9)) {
    case 0:
      return text.slice(0, from) + text.slice(to)
    case 1:
      return text.slice(0, from) + random.pick(atoms) + text.slice(from)
    case 2:
      return text.slice(0, from) + random.pick(atoms) + text.slice(to)
    case 3:
      return text.slice(0, from) + strangeCharacter(random) + text.slice(from)
    case 4:
      return text.slice(0, to) + text.slice(from)
    case 5:
      return text.slice(0, from) + text.slice(from, to).toUpperCase() + text.slice(to)
    case 6:
      return text.slice(0, from)
    case 7:
      return text.slice(0, from) + another().slice(random.below(8))
    default:
      return text.slice(0, from) + text.slice(from, to).repeat(1 + random.below(8)) + text.slice(to)
  }
}

const STRANGE = ['\0', '\t', '\n', '\r', '\r\n', ' ', '\u00a0', '\u2028', '\ufeff', '\u0130', '\u212a', '\ud800', '\udc00', '\u{1f600}', '\x7f', '\x80', 'é', '٣', '-', '+', '.', 'e', '0x1', '%00', '__proto__', 'constructor']

/** White space that is none in HTTP, letters that change length or turn ASCII when lowered, half characters, digits of other scripts. */
function strangeCharacter(random: Random): string {
  return random.chance(0.8) ? random.pick(STRANGE) : String.fromCharCode(random.below(65_536))
}

/** None to `atMost` pieces, joined. */
export function repeated(random: Random, atMost: number, piece: () => string): string {
  let text = ''
  for (let left = random.below(atMost + 1); left > 0; left--) text += piece()
  return text
}

/** Halves, then ever smaller cuts, then single characters made plain. */
export function* smallerTexts(text: string): Iterable<string> {
  if (text !== '') yield ''
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < text.length; at += size) yield text.slice(0, at) + text.slice(at + size)
  }
  for (let at = 0; at < text.length; at++) {
    for (const plain of ['a', '0']) if (text.charCodeAt(at) > plain.charCodeAt(0)) yield text.slice(0, at) + plain + text.slice(at + 1)
  }
}

/** One or two atoms over and over, alone, after and before something else: what makes a regular expression go back again and again. */
export function* longTexts(length: number, atoms: readonly string[], corpus: readonly string[]): Iterable<string> {
  for (const one of atoms) {
    for (const other of ['', ...atoms]) {
      const body = (one + other).repeat(Math.ceil(length / Math.max(1, one.length + other.length))).slice(0, length)
      yield body
      yield other + body
      yield body + '\u0001'
    }
  }
  for (const text of corpus) if (text !== '') yield `${text}, `.repeat(Math.ceil(length / (text.length + 2)))
}
