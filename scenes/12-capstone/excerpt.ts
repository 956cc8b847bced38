/** What of a document decides about some requests. In: a document, requests. Out: JSON text of the shield and those routes, and nothing else. */
import { rulesFor } from '../../src/engine/policy/compile.ts'
import type { PolicyDocument } from '../../src/engine/policy/schema.ts'
import type { WorldInput } from '../../src/world/spec.ts'

const WIDTH = 60

export function excerptFor(document: PolicyDocument, inputs: readonly WorldInput[]): string {
  const rules = rulesFor(document)
  const deciding = new Set(inputs.flatMap((input) => (input.type === 'request' ? [rules({ method: input.method ?? 'GET', url: input.url, headers: [] }).name] : [])))
  const { version, shield, routes, default: rest } = document
  return written({
    version,
    ...(shield && { shield }),
    ...(routes && { routes: routes.filter(({ name }) => deciding.has(name)).map(({ note: _note, ...route }) => route) }),
    ...(rest && deciding.has('default') && { default: rest }),
  })
}

/** JSON with short objects and lists on one line. */
export function written(value: unknown, indent = ''): string {
  const short = JSON.stringify(value, null, 1).replaceAll(/\s*\n\s*/g, ' ')
  if (typeof value !== 'object' || value === null || short.length + indent.length <= WIDTH) return short
  const deeper = `${indent}  `
  const members = Array.isArray(value) ? value.map((item) => written(item, deeper)) : Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${written(member, deeper)}`)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return `${open}\n${members.map((member) => deeper + member).join(',\n')}\n${indent}${close}`
}
