import type { Fields } from './case.ts'

/** A directive with its argument as written, quotes and all. */
export type Directive = readonly [name: string, argument: string | null]

const read = new Map<string, readonly Directive[]>()

/** The directives of a Cache-Control, split at the commas outside of quotes. */
export function directivesIn(fields: Fields): readonly Directive[] {
  const text = fields['cache-control'] ?? ''
  const directives = read.get(text) ?? split(text)
  if (read.size > 10_000) read.clear()
  read.set(text, directives)
  return directives
}

function split(text: string): readonly Directive[] {
  const members = text.match(/(?:"[^"]*"|[^,"])+/g) ?? []
  return members.map((member) => {
    const at = member.indexOf('=')
    return at < 0 ? [member.trim(), null] : [member.slice(0, at).trim(), member.slice(at + 1).trim()]
  })
}

/** The fields with other directives; the very same when nothing changed. */
export function withDirectives(fields: Fields, edit: (directives: readonly Directive[]) => readonly Directive[]): Fields {
  if (fields['cache-control'] === undefined) return fields
  const before = directivesIn(fields)
  const after = edit(before)
  if (JSON.stringify(before) === JSON.stringify(after)) return fields
  return { ...fields, 'cache-control': after.map(([name, argument]) => (argument === null ? name : `${name}=${argument}`)).join(', ') }
}

/** Is one of these directives among them? Names in lower case. */
export function has(fields: Fields, ...names: readonly string[]): boolean {
  return directivesIn(fields).some(([name]) => names.includes(name.toLowerCase()))
}

/** The fields without these directives; names in lower case. */
export function without(fields: Fields, ...names: readonly string[]): Fields {
  return withDirectives(fields, (directives) => directives.filter(([name]) => !names.includes(name.toLowerCase())))
}

/** The fields with one more directive, at the end of Cache-Control. */
export function adding(fields: Fields, directive: string): Fields {
  const before = fields['cache-control']
  return { ...fields, 'cache-control': before === undefined ? directive : `${before}, ${directive}` }
}

/** The fields without those of these names, in lower case; the very same when there are none. */
export function dropping(fields: Fields, ...names: readonly string[]): Fields {
  if (!names.some((name) => name in fields)) return fields
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}
