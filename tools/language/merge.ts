/** Lays a translation over an English message module, key by key, when the course is built: what nobody needs is not shipped. */
import ts from 'typescript'
import { bare, edited, entriesOf, exportsOf, membersOf, parse, valueOf, type Edit } from './source.ts'

/** What the other module is called inside of the merged one. */
const OTHER = '__translated'

/**
 * The English module with every value replaced that the translation has. Functions and plain lists are replaced whole; lists whose entries
 * have ids, entry by entry. In: both texts, and the address that the translation is imported by. Out: TypeScript.
 */
export function merged(english: string, translation: string, specifier: string): string {
  const source = parse(english)
  const edits: Edit[] = [{ start: 0, end: 0, text: `import * as ${OTHER} from ${JSON.stringify(specifier)}\n` }]
  const others = new Map(exportsOf(parse(translation)).map(({ name, node }) => [name, node]))
  for (const { name, node } of exportsOf(source)) {
    const other = others.get(name)
    if (!other) continue
    const here = `${OTHER}.${name}`
    if (ts.isFunctionDeclaration(node)) edits.push({ start: node.getStart(), end: node.end, text: `export const ${name} = ${here}` })
    else lay(node, ts.isFunctionDeclaration(other) ? null : other, here, edits)
  }
  return edits.length === 1 ? english : edited(english, edits)
}

/** @param here how the translation's value is read */
function lay(node: ts.Expression, translated: ts.Expression | null, here: string, edits: Edit[]): void {
  const english = bare(node)
  const other = translated && bare(translated)
  if (other && ts.isObjectLiteralExpression(english) && ts.isObjectLiteralExpression(other)) return layObject(english, other, here, edits)
  const entries = other && ts.isArrayLiteralExpression(english) && ts.isArrayLiteralExpression(other) && { english: entriesOf(english), other: entriesOf(other) }
  if (entries && entries.english && entries.other) {
    for (const [id, entry] of entries.english) {
      const found = entries.other.get(id)
      if (found) layObject(entry.node, found.node, `${here}[${found.index}]`, edits)
    }
    return
  }
  edits.push({ start: english.getStart(), end: english.end, text: here })
}

function layObject(english: ts.ObjectLiteralExpression, other: ts.ObjectLiteralExpression, here: string, edits: Edit[]): void {
  const known = membersOf(english)
  const added: string[] = []
  for (const [key, member] of membersOf(other)) {
    const at = key.startsWith('[') ? `${here}${key}` : `${here}[${JSON.stringify(key)}]`
    const mine = known.get(key)
    const value = valueOf(member)
    if (mine && ts.isPropertyAssignment(mine)) lay(mine.initializer, value, at, edits)
    else if (mine) edits.push({ start: mine.getStart(), end: mine.end, text: `${mine.name?.getText() ?? ''}: ${at}` })
    // It may stand in what is spread into the object.
    else if (english.properties.some(ts.isSpreadAssignment)) added.push(`${key.startsWith('[') ? key : JSON.stringify(key)}: ${at}`)
  }
  if (added.length > 0) edits.push({ start: english.end - 1, end: english.end - 1, text: `${english.properties.hasTrailingComma ? '' : ','}${added.join(', ')}` })
}
