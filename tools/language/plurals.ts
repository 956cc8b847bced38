/** Whether the functions of a translation count as their language does: src/language/plural.ts gives them its forms. */
import ts from 'typescript'
import { asksForOne, categoriesOf, pluralFaults } from './forms.ts'
import { keyOf } from './source.ts'

export interface PluralFault {
  /** The way to what holds it, as in `copy.findings.count`. */
  readonly key: string
  readonly says: string
  readonly node: ts.Node
}

const MAKER = 'pluralIn'
const EQUALITY = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken, ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken])

/** In: a module of messages, and the language that its words are in. Out: faults in their order. */
export function pluralsIn(source: ts.SourceFile, locale: string): readonly PluralFault[] {
  const faults: PluralFault[] = []
  const makers = new Set(source.statements.flatMap((statement) => (ts.isVariableStatement(statement) ? statement.declarationList.declarations : [])).flatMap(({ name, initializer }) => (initializer && madeBy(initializer) ? [name.getText()] : [])))
  const add = (node: ts.Node, says: string): void => void faults.push({ key: wayTo(node), says, node })
  const visit = (node: ts.Node): void => {
    const made = madeBy(node)
    if (made) {
      const [given] = made.arguments
      const own = given && ts.isStringLiteralLike(given) ? given.text : null
      if (own !== null && languageOnly(own) !== languageOnly(locale)) add(made, `counts as ${own} does; write ${MAKER}('${locale}')`)
    }
    if (ts.isCallExpression(node)) {
      const [n, forms] = node.arguments
      const counts = madeBy(node.expression) !== null || (ts.isIdentifier(node.expression) && makers.has(node.expression.text))
      if (counts && n && forms && ts.isObjectLiteralExpression(forms) && !forms.properties.some(ts.isSpreadAssignment)) {
        const options = forms.properties.flatMap(({ name }) => (name ? [keyOf(name)] : []))
        for (const says of pluralFaults(n.getText(), 'plural', options, locale)) add(node, says)
      }
    }
    if (ts.isConditionalExpression(node) && isOne(node.condition) && !asksForOne(locale))
      add(node, `asks whether ${node.condition.getText()}, and ${locale} tells ${categoriesOf(locale, 'plural').needed.join(', ')} apart: ${MAKER}('${locale}') gives each its form`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return faults
}

/** The call `pluralIn('pl')`, where that is what a node is. */
const madeBy = (node: ts.Node): ts.CallExpression | null => (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === MAKER ? node : null)

const languageOnly = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''

/** `n === 1`, `n !== 1`. */
const isOne = (node: ts.Expression): boolean => ts.isBinaryExpression(node) && EQUALITY.has(node.operatorToken.kind) && [node.left, node.right].some((side) => ts.isNumericLiteral(side) && side.text === '1')

/** Names of all that encloses a node, from the module's own on. */
function wayTo(node: ts.Node): string {
  const names: string[] = []
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if ((ts.isPropertyAssignment(at) || ts.isMethodDeclaration(at)) && at !== node) names.unshift(keyOf(at.name))
    else if ((ts.isVariableDeclaration(at) || ts.isFunctionDeclaration(at)) && at.name && ts.isIdentifier(at.name)) names.unshift(at.name.text)
  }
  return names.join('.')
}
