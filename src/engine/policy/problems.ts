/** What the schema library found, as problems with a path and a mend. In: its issues. Out: at least one problem each. */
import type * as v from 'valibot'
import type { PolicyProblem } from './document.ts'
import { nearest } from './nearest.ts'
import { problemWords, type ProblemWords } from './problems.en.ts'
import { policySchema } from './schema.ts'

/** The parts of a schema that say what may stand where. */
export interface Shape {
  readonly type: string
  readonly entries?: Readonly<Record<string, Shape>>
  readonly wrapped?: Shape
  readonly item?: Shape
  readonly value?: Shape
  readonly options?: readonly unknown[]
}

export type Keys = readonly (string | number)[]

type Issue = v.BaseIssue<unknown>

/** In the order in which the library found them. */
export function problemsOf(issues: readonly Issue[]): PolicyProblem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, []))
}

function problemsOfIssue(issue: Issue, above: Keys): PolicyProblem[] {
  const keys = [...above, ...(issue.path ?? []).map(({ key }) => key as string | number)]
  // Of a choice between words and an object, what is wrong inside of the object says more than that nothing fits.
  const inside = (issue.issues ?? []).filter(({ path }) => path !== undefined)
  if (inside.length > 0) return inside.flatMap((inner) => problemsOfIssue(inner, keys))
  if (issue.type === 'strict_object' && issue.expected === 'never') return unknownMembers(issue, keys.slice(0, -1))
  return [{ path: pathText(keys), ...wordsOf(issue, keys) }]
}

/** The library stops at the first unknown member of an object; its maker wants to hear of all. */
function unknownMembers(issue: Issue, keys: Keys): PolicyProblem[] {
  const parent: unknown = issue.path?.at(-1)?.input
  const known = Object.keys(objectAt(keys)?.entries ?? {})
  const given = typeof parent === 'object' && parent !== null ? Object.keys(parent) : []
  const unknown = given.filter((name) => !known.includes(name))
  const free = known.filter((name) => !given.includes(name) && !name.startsWith('$'))
  return unknown.map((name) => ({ path: pathText([...keys, name]), ...problemWords.unknown(name, nearest(name, free) ?? elsewhere(name, keys), known) }))
}

/** The group beside or below in which a misplaced member belongs. */
function elsewhere(name: string, keys: Keys): string | null {
  const groups = Object.entries(objectAt(keys)?.entries ?? {})
  const group = groups.find(([, shape]) => Object.hasOwn(unwrapped(shape)?.entries ?? {}, name))
  if (group) return `${group[0]}.${name}`
  const above = Object.hasOwn(objectAt(keys.slice(0, -1))?.entries ?? {}, name)
  return above && keys.length > 1 ? `${name} beside ${keys.at(-1)}` : null
}

function wordsOf(issue: Issue, keys: Keys): ProblemWords {
  const { input, requirement } = issue
  switch (issue.type) {
    case 'integer':
      return problemWords.notWhole(input)
    case 'min_value':
      return problemWords.outOfRange(input, 'small', requirement)
    case 'max_value':
      return problemWords.outOfRange(input, 'large', requirement)
    case 'min_length':
      return typeof input === 'string' ? problemWords.emptyText() : problemWords.emptyList()
    case 'max_length':
      return typeof input === 'string' ? problemWords.textTooLong(issue.received, requirement) : problemWords.listTooLong(issue.received, requirement)
    case 'min_entries':
      return keys.at(-1) === 'match' ? problemWords.emptyMatch() : problemWords.noQuery(input)
    case 'regex':
      return problemWords.form(input, issue.message)
    case 'union':
      return problemWords.noQuery(input)
    case 'picklist':
      return problemWords.oneOf(input, optionsAt(keys), typeof input === 'string' ? nearest(input, optionsAt(keys)) : null)
    case 'check':
      return rule(issue.message)
    default:
      return wrongKind(issue)
  }
}

function rule(message: string): ProblemWords {
  const [name, member = '', other = ''] = message.split(' ')
  return name === 'needs' ? problemWords.needs(member, other) : problemWords.excludes(member, other)
}

function wrongKind({ type, path, input, expected }: Issue): ProblemWords {
  const missing = type === 'strict_object' && expected?.startsWith('"')
  if (missing) return problemWords.missing(String(path?.at(-1)?.key))
  return problemWords.wrongKind(input, problemWords.kinds[type] ?? problemWords.kinds.string ?? type)
}

function optionsAt(keys: Keys): readonly string[] {
  const options = shapeAt(keys)?.options ?? []
  return options.filter((option) => typeof option === 'string')
}

function objectAt(keys: Keys): Shape | undefined {
  const shape = shapeAt(keys)
  return objectIn(shape) ?? shape
}

/** The object that a shape is, or has among its choices; undefined: no object may stand there. */
export function objectIn(shape: Shape | undefined): Shape | undefined {
  const choices = shape?.type === 'union' ? (shape.options as readonly Shape[]) : shape ? [shape] : []
  return choices.find(({ type }) => type === 'strict_object' || type === 'record')
}

function shapeAt(keys: Keys): Shape | undefined {
  let shape: Shape | undefined = policySchema as unknown as Shape
  for (const key of keys) {
    const object: Shape | undefined = objectIn(shape) ?? shape
    const below: Shape | undefined = object?.entries?.[key] ?? object?.item ?? object?.value
    shape = unwrapped(below)
  }
  return shape
}

/** The shape of a member, whether it may be left out or not. */
export function unwrapped(shape: Shape | undefined): Shape | undefined {
  return shape?.wrapped ? unwrapped(shape.wrapped) : shape
}

/** `routes[2].edge.ttlSeconds`; a name that is no word stands quoted, `values["x-a"]`. */
export function pathText(keys: Keys): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`
    const written = key.length > 60 ? `${key.slice(0, 60)}…` : key
    if (!/^[A-Za-z_$][\w$]*$/.test(written)) return `${path}[${JSON.stringify(written)}]`
    return path === '' ? written : `${path}.${written}`
  }, '')
}
