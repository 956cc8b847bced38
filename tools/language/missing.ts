/** What a translation lacks, and what in it can't work: compared with the English files as text, key by key. */
import ts from 'typescript'
import { partsOf } from '../../src/stage/prose/message.ts'
import { bare, entriesOf, exportsOf, membersOf, parse, valueOf } from './source.ts'

export interface Finding {
  /** `missing`: English stands there. `unknown`: stands for nothing. The others show wrong words or none. */
  readonly kind: 'missing' | 'unknown' | 'slots' | 'tags' | 'unreadable' | 'shape'
  /** The way to it, as in `en.home.title`. */
  readonly key: string
  readonly says: string
}

/** Compares two message modules. In: their texts; the translation's is null where there is no file. Out: findings in the order of the English file. */
export function compareModules(english: string, translation: string | null): readonly Finding[] {
  const findings: Finding[] = []
  const mine = new Map(exportsOf(parse(english)).map(({ name, node }) => [name, node]))
  const others = new Map(translation === null ? [] : exportsOf(parse(translation)).map(({ name, node }) => [name, node]))
  for (const [name, node] of mine) {
    const other = others.get(name)
    if (!other) findings.push({ kind: 'missing', key: name, says: 'is not there' })
    else if (!ts.isFunctionDeclaration(node) && !ts.isFunctionDeclaration(other)) compare(node, other, name, findings)
  }
  for (const name of others.keys()) if (!mine.has(name)) findings.push({ kind: 'unknown', key: name, says: 'is not in the English file' })
  return findings
}

function compare(english: ts.Expression, translation: ts.Expression, key: string, findings: Finding[]): void {
  const mine = bare(english)
  const other = bare(translation)
  if (ts.isObjectLiteralExpression(mine) && ts.isObjectLiteralExpression(other)) {
    const others = membersOf(other)
    const known = membersOf(mine)
    for (const [name, member] of known) {
      const value = valueOf(member)
      const found = others.get(name)
      const foundValue = found && valueOf(found)
      if (!found) findings.push({ kind: 'missing', key: `${key}.${name}`, says: 'is not there' })
      else if (value && foundValue) compare(value, foundValue, `${key}.${name}`, findings)
    }
    const open = mine.properties.some(ts.isSpreadAssignment)
    for (const name of others.keys()) if (!known.has(name) && !open) findings.push({ kind: 'unknown', key: `${key}.${name}`, says: 'is not in the English file' })
    return
  }
  if (ts.isArrayLiteralExpression(mine) && ts.isArrayLiteralExpression(other)) return compareLists(mine, other, key, findings)
  if (ts.isStringLiteralLike(mine) && ts.isStringLiteralLike(other)) return compareMessages(mine.text, other.text, key, findings)
  const words = [mine, other].map((node) => (ts.isFunctionLike(node) ? 'a function' : ts.isObjectLiteralExpression(node) ? 'an object' : ts.isArrayLiteralExpression(node) ? 'a list' : 'a text'))
  if (words[0] !== words[1]) findings.push({ kind: 'shape', key, says: `is ${words[1] ?? ''}, and ${words[0] ?? ''} in the English file` })
}

function compareLists(mine: ts.ArrayLiteralExpression, other: ts.ArrayLiteralExpression, key: string, findings: Finding[]): void {
  const [entries, others] = [entriesOf(mine), entriesOf(other)]
  if (entries && others) {
    for (const [id, { node }] of entries) {
      const found = others.get(id)
      if (found) compare(node, found.node, `${key}.${id}`, findings)
      else findings.push({ kind: 'missing', key: `${key}.${id}`, says: 'is not there' })
    }
    for (const id of others.keys()) if (!entries.has(id)) findings.push({ kind: 'unknown', key: `${key}.${id}`, says: 'is not in the English file' })
    return
  }
  // Paragraphs may be divided otherwise; what they say together needs the same slots.
  const joined = (list: ts.ArrayLiteralExpression): string => list.elements.map((element) => (ts.isStringLiteralLike(bare(element)) ? (bare(element) as ts.StringLiteralLike).text : '')).join(' ')
  compareMessages(joined(mine), joined(other), key, findings)
}

function compareMessages(mine: string, other: string, key: string, findings: Finding[]): void {
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
      if (lost.length > 0) findings.push({ kind, key, says: `lacks the ${what} ${lost.join(', ')}` })
      if (foreign.length > 0) findings.push({ kind, key, says: `has the ${what} ${foreign.join(', ')}, for which there is nothing` })
    }
  } catch (error) {
    findings.push({ kind: 'unreadable', key, says: `can’t be read as a message: ${error instanceof Error ? error.message : String(error)}` })
  }
}
