/** What a translation lacks, and what in it can't work: compared with the English files as text, key by key. */
import ts from 'typescript'
import { partsOf } from '../../src/stage/prose/message.ts'
import { faultIn, formsOf, pluralFaults } from './forms.ts'
import { pluralsIn } from './plurals.ts'
import { bare, entriesOf, exportsOf, membersOf, parse, valueOf } from './source.ts'

export interface Finding {
  /** `missing`: English stands there. `unknown`: stands for nothing. The others show wrong words or none. */
  readonly kind: 'missing' | 'unknown' | 'slots' | 'tags' | 'unreadable' | 'shape' | 'forms'
  /** The way to it, as in `en.home.title`. */
  readonly key: string
  readonly says: string
  /** Of the translation's file, from 1; 0 for what is not there. */
  readonly line: number
}

type Add = (kind: Finding['kind'], key: string, says: string, at?: ts.Node) => void

const lineOf = (node: ts.Node): number => node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1

/**
 * Compares two message modules. In: their texts, the translation's null where there is no file; whose plurals it needs, where that counts.
 * Out: findings in the order of the English file, then
 * those of the translation's functions in its own.
 */
export function compareModules(english: string, translation: string | null, locale?: string): readonly Finding[] {
  const findings: Finding[] = []
  const add: Add = (kind, key, says, at) => void findings.push({ kind, key, says, line: at ? lineOf(at) : 0 })
  const mine = new Map(exportsOf(parse(english)).map(({ name, node }) => [name, node]))
  const others = new Map(translation === null ? [] : exportsOf(parse(translation)).map(({ name, node }) => [name, node]))
  for (const [name, node] of mine) {
    const other = others.get(name)
    if (!other) add('missing', name, 'is not there')
    else if (!ts.isFunctionDeclaration(node) && !ts.isFunctionDeclaration(other)) compare(node, other, name, { add, locale })
  }
  for (const [name, node] of others) if (!mine.has(name)) add('unknown', name, 'is not in the English file', node)
  if (translation !== null && locale !== undefined) for (const { key, says, node } of pluralsIn(parse(translation), locale)) add('forms', key, says, node)
  return findings
}

interface To {
  readonly add: Add
  readonly locale: string | undefined
}

function compare(english: ts.Expression, translation: ts.Expression, key: string, to: To): void {
  const { add } = to
  const mine = bare(english)
  const other = bare(translation)
  if (ts.isObjectLiteralExpression(mine) && ts.isObjectLiteralExpression(other)) {
    const others = membersOf(other)
    const known = membersOf(mine)
    for (const [name, member] of known) {
      const value = valueOf(member)
      const found = others.get(name)
      const foundValue = found && valueOf(found)
      if (!found && !(value && isNoWord(name, value))) add('missing', `${key}.${name}`, 'is not there')
      else if (value && foundValue) compare(value, foundValue, `${key}.${name}`, to)
    }
    const open = mine.properties.some(ts.isSpreadAssignment)
    for (const [name, member] of others) if (!known.has(name) && !open) add('unknown', `${key}.${name}`, 'is not in the English file', member)
    return
  }
  if (ts.isArrayLiteralExpression(mine) && ts.isArrayLiteralExpression(other)) return compareLists(mine, other, key, to)
  if (ts.isStringLiteralLike(mine) && ts.isStringLiteralLike(other)) return compareMessages(mine.text, other.text, key, other, to)
  const words = [mine, other].map((node) => (ts.isFunctionLike(node) ? 'a function' : ts.isObjectLiteralExpression(node) ? 'an object' : ts.isArrayLiteralExpression(node) ? 'a list' : ts.isNumericLiteral(node) ? 'a number' : 'a text'))
  if (words[0] !== words[1]) add('shape', key, `is ${words[1] ?? ''}, and ${words[0] ?? ''} in the English file`, other)
}

/** A figure, or a sign that is its own name (`km`, `Mbit/s`): most languages leave both as they are. */
const isNoWord = (key: string, value: ts.Expression): boolean => ts.isNumericLiteral(value) || (ts.isStringLiteralLike(value) && value.text === key && !/\p{L}{4}/u.test(value.text))

function compareLists(mine: ts.ArrayLiteralExpression, other: ts.ArrayLiteralExpression, key: string, to: To): void {
  const { add } = to
  const [entries, others] = [entriesOf(mine), entriesOf(other)]
  if (entries && others) {
    for (const [id, { node }] of entries) {
      const found = others.get(id)
      if (found) compare(node, found.node, `${key}.${id}`, to)
      else add('missing', `${key}.${id}`, 'is not there')
    }
    for (const [id, { node }] of others) if (!entries.has(id)) add('unknown', `${key}.${id}`, 'is not in the English file', node)
    return
  }
  // Paragraphs may be divided otherwise; what they say together needs the same slots.
  const joined = (list: ts.ArrayLiteralExpression): string => list.elements.map((element) => (ts.isStringLiteralLike(bare(element)) ? (bare(element) as ts.StringLiteralLike).text : '')).join(' ')
  compareMessages(joined(mine), joined(other), key, other, to)
}

function compareMessages(mine: string, other: string, key: string, at: ts.Node, { add, locale }: To): void {
  if (mine.trim() !== '' && other.trim() === '') return add('shape', key, 'is empty', at)
  let wanted: ReturnType<typeof partsOf>
  try {
    wanted = partsOf(mine)
  } catch {
    // No message, and shown as it stands.
    return
  }
  try {
    const found = partsOf(other)
    const differing = (a: readonly string[], b: readonly string[]) => a.filter((name) => !b.includes(name))
    for (const [kind, what] of [['slots', 'slot'], ['tags', 'tag']] as const) {
      const shown = (name: string) => (kind === 'slots' ? `{${name}}` : `<${name}>`)
      const lost = differing(wanted[kind], found[kind]).map(shown)
      const foreign = differing(found[kind], wanted[kind]).map(shown)
      if (lost.length > 0) add(kind, key, `lacks the ${what} ${lost.join(', ')}`, at)
      if (foreign.length > 0) add(kind, key, `has the ${what} ${foreign.join(', ')}, for which there is nothing`, at)
    }
    const [english, forms] = [formsOf(mine), formsOf(other)]
    for (const [slot, { type, options }] of forms) {
      const wants = english.get(slot)
      if (wants && wants.type !== type) add('forms', key, `chooses by {${slot}} as a ${type}, and the English message as a ${wants.type}`, at)
      else if (wants && type === 'select') {
        const unknown = options.filter((option) => option !== 'other' && !wants.options.includes(option))
        if (unknown.length > 0) add('forms', key, `has the choice ${unknown.join(', ')} of {${slot}}, which never comes: the code knows ${wants.options.join(', ')}`, at)
      } else if (locale !== undefined && type !== 'select') for (const says of pluralFaults(slot, type, options, locale)) add('forms', key, says, at)
    }
    for (const [slot, { type }] of english) if (type === 'select' && found.slots.includes(slot) && !forms.has(slot)) add('forms', key, `shows {${slot}}, which is a key to choose by and no word: {${slot}, select, …}`, at)
  } catch (error) {
    add('unreadable', key, `can’t be read as a message: ${faultIn(error, other)}`, at)
  }
}
