/**
 * Reading and writing policy documents. In: a text, or a value as JSON.parse makes it, from anybody. Out: the document, or what is
 * wrong with it, where, and the mend. Nothing here throws and nothing in the input is run; what cannot be read changes nothing.
 */
import * as v from 'valibot'
import { FORBIDDEN_NAMES, MAX_DEPTH, readJson } from './json.ts'
import { listsForObjects } from './lists.ts'
import { nearest } from './nearest.ts'
import { problemsOf, pathText } from './problems.ts'
import { problemWords, type ProblemWords } from './problems.en.ts'
import { policySchema, type PolicyDocument } from './schema.ts'

/** One thing that is wrong with a document. */
export interface PolicyProblem extends ProblemWords {
  /** Where: `routes[2].edge.ttlSeconds`; '' for the document itself. */
  readonly path: string
}

export type ParsedPolicy =
  | { readonly ok: true; readonly document: PolicyDocument }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] }

export interface ParseOptions {
  /** Where a shield may stand; left out: any place is taken. */
  readonly places?: readonly string[]
}

/** Longer texts are not read. */
export const MAX_TEXT_LENGTH = 100_000
const MAX_VALUES = 20_000
const MAX_PROBLEMS = 30

/**
 * Reads a document. Never throws.
 * @param input the text of a document, or the value that such a text stands for
 * @returns members in the order of the schema, nothing added to them; or at least one problem
 */
export function parsePolicy(input: unknown, options: ParseOptions = {}): ParsedPolicy {
  try {
    return typeof input === 'string' ? parseText(input, options) : parseValue(input, options)
  } catch {
    // A getter or a proxy of the caller's that throws, or a text that no JSON reader takes.
    return refused([{ path: '', ...problemWords.unreadable() }])
  }
}

function parseText(text: string, options: ParseOptions): ParsedPolicy {
  if (text.length > MAX_TEXT_LENGTH) return refused([{ path: '', ...problemWords.tooLong(text.length, MAX_TEXT_LENGTH) }])
  const read = readJson(text)
  return read.ok ? parseValue(read.value, options) : refused([{ path: '', ...read.words }])
}

function parseValue(input: unknown, { places }: ParseOptions): ParsedPolicy {
  const problems: PolicyProblem[] = []
  const value = copied(input, [], problems, { left: MAX_VALUES })
  if (problems.length > 0) return refused(problems)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused([{ path: '', ...problemWords.noObject(input) }])
  if (!('version' in value)) return refused([{ path: 'version', ...problemWords.noVersion() }])
  if (value.version !== 1) return refused([{ path: 'version', ...problemWords.unknownVersion(value.version) }])

  const lists = listsForObjects(value)
  const result = v.safeParse(policySchema, value, { abortPipeEarly: true })
  if (!result.success || lists.length > 0) {
    // What the library says of a list that it took for an object misleads.
    const others = problemsOf(result.issues ?? []).filter(({ path }) => !lists.some((list) => isWithin(path, list.path)))
    return refused([...lists, ...others])
  }
  const place = result.output.shield?.place
  if (places && place !== undefined && !places.includes(place)) {
    return refused([{ path: 'shield.place', ...problemWords.unknownPlace(place, places, nearest(place, places)) }])
  }
  return { ok: true, document: result.output }
}

/** Is a path that of a member, or of something in it? */
function isWithin(path: string, member: string): boolean {
  return path === member || (path.startsWith(member) && /[.[]/.test(path.charAt(member.length)))
}

function refused(problems: readonly PolicyProblem[]): ParsedPolicy {
  const left = problems.length - MAX_PROBLEMS
  return { ok: false, problems: left > 0 ? [...problems.slice(0, MAX_PROBLEMS), { path: '', ...problemWords.more(left) }] : problems }
}

/**
 * A copy of the caller's value that is data and nothing else: own members of objects and lists, with an end to its depth and size.
 * Members that are undefined are left out, as JSON.stringify leaves them out.
 */
function copied(value: unknown, path: readonly (string | number)[], problems: PolicyProblem[], budget: { left: number }): unknown {
  // Asked before an item is looked at: a list may be as long as its maker likes without holding anything.
  const tooMuch = budget.left > 0 && (Array.isArray(value) ? value.length : 1) >= budget.left
  budget.left -= tooMuch ? budget.left : 1
  if (tooMuch) problems.push({ path: '', ...problemWords.tooMuch(MAX_VALUES) })
  if (path.length > MAX_DEPTH) problems.push({ path: pathText(path.slice(0, 3)), ...problemWords.tooDeep(MAX_DEPTH) })
  if (typeof value !== 'object' || value === null || budget.left <= 0 || path.length > MAX_DEPTH) return value
  if (Array.isArray(value)) return Array.from(value, (item: unknown, index) => copied(item, [...path, index], problems, budget))
  const members: [string, unknown][] = []
  for (const [name, member] of Object.entries(value)) {
    if (FORBIDDEN_NAMES.has(name)) problems.push({ path: pathText(path), ...problemWords.forbiddenName(name, null) })
    else if (member !== undefined) members.push([name, copied(member, [...path, name], problems, budget)])
  }
  return Object.fromEntries(members)
}

/**
 * Writes a document as short as it can be: without blanks, in the order of the schema, without what says only the default. What
 * `parsePolicy` reads from it decides the same, and is written the same again.
 * @param document as `parsePolicy` gave it, or made by hand; throws when it is no valid one
 */
export function serializePolicy(document: PolicyDocument): string {
  return JSON.stringify(withoutDefaults(v.parse(policySchema, document)))
}

/** What stands for the default, by the path without indices; `default.` has the members of a route. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  shield: { on: false },
  routes: [],
  'routes.cache': true,
  'routes.edge.when': 'silent',
  'routes.browser.immutable': false,
  'routes.browser.private': false,
  'routes.browser.noStore': false,
  'routes.browser.resetAge': false,
  'routes.key.query': 'all',
  'routes.setCookie': 'refuse',
  'routes.purge.mode': 'hard',
  'routes.purge': { by: 'none' },
}

function withoutDefaults(value: unknown, path = ''): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutDefaults(item, path))
  if (typeof value !== 'object' || value === null) return value
  const members: [string, unknown][] = []
  for (const [name, member] of Object.entries(value)) {
    const at = `${path}${path === '' ? '' : '.'}${name}`.replace(/^default(?=\.)/, 'routes')
    const kept = withoutDefaults(member, at)
    if (!isDefault(kept, at)) members.push([name, kept])
  }
  return Object.fromEntries(members)
}

function isDefault(value: unknown, path: string): boolean {
  const written = JSON.stringify(value)
  return written === '{}' || (Object.hasOwn(DEFAULTS, path) && written === JSON.stringify(DEFAULTS[path]))
}
