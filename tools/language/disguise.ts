/** Writes an English message module anew with its words in disguise: texts that people read, and none that the code looks things up by. */
import ts from 'typescript'
import { pseudoMessage, type PseudoTag } from './pseudo.ts'
import { edited, keyOf, membersOf, parse, type Edit } from './source.ts'

/** Members whose values name something and are no words: members of a policy document, steps, and, beside an id, what else is looked up. */
const NAMING = new Set(['id', 'member', 'shownBy'])
const NAMING_BESIDE_ID = new Set(['scene', 'related'])
/** Functions whose arguments are addresses, numbers of sections and languages, and methods whose texts people see. */
const KEPT_CALLS = new Set(['rfc', 'RegExp', 'pluralIn'])
const JOINING = new Set(['join', 'concat'])
const COMPARISONS = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken, ts.SyntaxKind.InKeyword])
/** Stands for a figure of a template while its text is read as a message. */
const HOLE = '\uE000'

/** In: the text of an English message module. Out: TypeScript. */
export function disguisedModule(english: string, tag: PseudoTag): string {
  const source = parse(english)
  const edits: Edit[] = []
  const put = (node: ts.Node, text: string): void => void edits.push({ start: node.getStart(), end: node.end, text })

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return
    if (ts.isNewExpression(node)) return
    if (ts.isPropertyAssignment(node)) {
      const key = keyOf(node.name)
      const besideId = NAMING_BESIDE_ID.has(key) && ts.isObjectLiteralExpression(node.parent) && membersOf(node.parent).has('id')
      if (!NAMING.has(key) && !besideId) visit(node.initializer)
      return
    }
    if (ts.isElementAccessExpression(node)) return visit(node.expression)
    if (ts.isCaseClause(node)) return node.statements.forEach(visit)
    if (ts.isBinaryExpression(node) && COMPARISONS.has(node.operatorToken.kind)) return
    if (ts.isCallExpression(node)) {
      visit(node.expression)
      const called = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : ts.isIdentifier(node.expression) ? node.expression.text : ''
      const seen = ts.isPropertyAccessExpression(node.expression) ? JOINING.has(called) : !KEPT_CALLS.has(called)
      // What a method is given is data to it, unless it is a function with words of its own.
      for (const argument of node.arguments) if (seen || ts.isFunctionLike(argument)) visit(argument)
      return
    }
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      const text = pseudoMessage(node.text, tag)
      if (text !== node.text) put(node, JSON.stringify(text))
      return
    }
    if (ts.isTemplateExpression(node)) {
      const parts = pseudoMessage([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(HOLE), tag).split(HOLE)
      const written = (index: number): string => (parts[index] ?? '').replace(/[\\`]|\$\{/g, '\\$&')
      put(node.head, `\`${written(0)}\${`)
      node.templateSpans.forEach(({ expression, literal }, index) => {
        visit(expression)
        put(literal, `}${written(index + 1)}${index === node.templateSpans.length - 1 ? '`' : '${'}`)
      })
      return
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return edited(english, edits)
}
