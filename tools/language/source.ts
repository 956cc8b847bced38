/** Reads message modules as text: what they export, key by key, without running them. */
import ts from 'typescript'

/** A file of messages by its name: `copy.en.ts`, or `copy/en.ts` in a folder of its own. */
export const MESSAGES = /(\.|[\\/]copy[\\/])en\.ts$/

/** @param file with forward slashes */
export const isMessageFile = (file: string): boolean => MESSAGES.test(file)

/** Where a language's words for an English file stand: `copy.de.ts`, `copy/de.ts`. */
export const translationOf = (file: string, tag: string): string => file.replace(/en\.ts$/, `${tag}.ts`)

export function parse(text: string, file = 'messages.ts'): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
}

export interface Exported {
  readonly name: string
  /** The whole statement, for a function; the value, for a constant. */
  readonly node: ts.FunctionDeclaration | ts.Expression
}

/** What a module exports under names of its own, in order. Types and names that it passes on are no messages. */
export function exportsOf(source: ts.SourceFile): readonly Exported[] {
  return source.statements.flatMap((statement): Exported[] => {
    const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) return []
    if (ts.isFunctionDeclaration(statement) && statement.name) return [{ name: statement.name.text, node: statement }]
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => (ts.isIdentifier(name) && initializer ? [{ name: name.text, node: initializer }] : []))
  })
}

/** The value without `as const`, `satisfies …` and brackets. */
export function bare(node: ts.Expression): ts.Expression {
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node) ? bare(node.expression) : node
}

/** A member's key: what it is called, or the text of what computes it. */
export function keyOf(name: ts.PropertyName): string {
  if (ts.isComputedPropertyName(name)) return `[${name.expression.getText()}]`
  return name.text
}

/** The members of an object by their keys; what is spread into it has none. */
export function membersOf(node: ts.ObjectLiteralExpression): ReadonlyMap<string, ts.ObjectLiteralElementLike> {
  return new Map(node.properties.flatMap((member) => (member.name ? [[keyOf(member.name), member] as const] : [])))
}

/** A member's value, where it has one that can be looked into. */
export const valueOf = (member: ts.ObjectLiteralElementLike): ts.Expression | null => (ts.isPropertyAssignment(member) ? bare(member.initializer) : null)

/** The entries of a list by their ids; null where not every entry is an object with one. */
export function entriesOf(node: ts.ArrayLiteralExpression): ReadonlyMap<string, { readonly node: ts.ObjectLiteralExpression; readonly index: number }> | null {
  const entries = node.elements.map((element, index) => {
    const value = bare(element)
    if (!ts.isObjectLiteralExpression(value)) return null
    const member = membersOf(value).get('id')
    const id = member && valueOf(member)
    return id && ts.isStringLiteralLike(id) ? ([id.text, { node: value, index }] as const) : null
  })
  return entries.length > 0 && entries.every((entry) => entry !== null) ? new Map(entries) : null
}

/** A change to a text: what stands between two places is replaced. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The text with all edits made; they must not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  let out = ''
  let at = 0
  for (const { start, end, text: put } of [...edits].sort((a, b) => a.start - b.start)) {
    out += text.slice(at, start) + put
    at = end
  }
  return out + text.slice(at)
}
