/** English that stands in a course of another language, for words that it lacks. */
import { parse as parseMessage, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import ts from 'typescript'
import { edited, parse, type Edit } from './source.ts'

/**
 * An English message module whose plurals count by themselves: `one` becomes `=1`. The page counts as its own language does, and by Russian
 * rules 21 would be told as `{One visit}`; in English `one` is 1 and nothing else. In and out: TypeScript.
 */
export function countedAsEnglish(english: string): string {
  if (!english.includes(', plural,')) return english
  const edits: Edit[] = []
  const visit = (node: ts.Node): void => {
    if (!ts.isStringLiteral(node) && !ts.isNoSubstitutionTemplateLiteral(node)) return ts.forEachChild(node, visit)
    if (!node.text.includes(', plural,')) return
    const text = exactly(node.text)
    if (text !== node.text) edits.push({ start: node.getStart(), end: node.end, text: JSON.stringify(text) })
  }
  visit(parse(english))
  return edited(english, edits)
}

function exactly(message: string): string {
  const edits: Edit[] = []
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.tag) visit(element.children)
      if (element.type !== TYPE.plural && element.type !== TYPE.select) continue
      for (const [name, { value, location }] of Object.entries(element.options)) {
        visit(value)
        if (element.type !== TYPE.plural || element.pluralType === 'ordinal' || name !== 'one' || '=1' in element.options || !location) continue
        const before = message.slice(0, location.start.offset)
        const start = before.lastIndexOf('one')
        if (before.slice(start + 'one'.length).trim() === '') edits.push({ start, end: start + 'one'.length, text: '=1' })
      }
    }
  }
  try {
    visit(parseMessage(message, { captureLocation: true, shouldParseSkeletons: false }))
  } catch {
    // No message, and shown as it stands.
    return message
  }
  return edited(message, edits)
}
