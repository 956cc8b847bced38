/** Reads assignments. In: a text from anybody. Out: an assignment that can be used, or all that is wrong with it. Never throws. */
import { parsePolicy } from '../../engine/policy/document.ts'
import { readJson } from '../../engine/policy/json.ts'
import { nearest } from '../../engine/policy/nearest.ts'
import { WORKLOADS, type Bounds } from '../assertion.ts'
import { nearestObjective, wrongBounds } from '../bounds.ts'
import { assignmentProblems as words } from '../copy/assignment.en.ts'
import { SHIELD_PLACES } from '../network.ts'
import { OBJECTIVES } from '../objectives.ts'
import { ASSIGNMENT_VERSION, BEGINNINGS, MAX_NAME, MAX_WORD, MOST_SEED, objectivesOf, plain, type Assignment } from './assignment.ts'

export type ReadAssignment =
  | { readonly ok: true; readonly assignment: Assignment }
  /** Sentences: what is wrong, where, and the mend. */
  | { readonly ok: false; readonly problems: readonly string[] }

/** Longer texts are not read: a policy document's most, and room for the words. */
export const MAX_ASSIGNMENT_CHARACTERS = 120_000

const MEMBERS = ['assignment', 'name', 'word', 'objectives', 'bounds', 'begin', 'seed'] as const
/** Control characters have no business in a name, and some change a terminal. Lines of a word may break. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u
const CONTROL_IN_WORD = /[^\P{Cc}\n\t]/u

type Members = Readonly<Partial<Record<(typeof MEMBERS)[number], unknown>>>

/** Does the text look like an assignment's JSON, right or wrong, and not like a policy document or bare bounds? */
export function looksLikeAssignment(text: string): boolean {
  const read = readJson(text)
  return read.ok && isRecord(read.value) && Object.hasOwn(read.value, 'assignment')
}

export function readAssignment(text: string): ReadAssignment {
  if (text.length > MAX_ASSIGNMENT_CHARACTERS) return refused([words.tooLong(text.length, MAX_ASSIGNMENT_CHARACTERS)])
  const read = readJson(text)
  if (!read.ok) return refused([words.notJson(`${read.words.problem} ${read.words.mend}`)])
  return assignmentIn(read.value)
}

/** The same of a value that was read, or put together by hand. */
export function assignmentIn(value: unknown): ReadAssignment {
  if (!isRecord(value) || !Object.hasOwn(value, 'assignment')) return refused([words.noAssignment])
  const members: Members = value
  if (members.assignment !== ASSIGNMENT_VERSION) return refused([words.version(JSON.stringify(members.assignment).slice(0, 40))])
  const unknown = Object.keys(value).filter((name) => !(MEMBERS as readonly string[]).includes(name))
  const problems = [
    ...unknown.map((name) => words.unknownMember(name.slice(0, 40), nearest(name, MEMBERS))),
    ...(isText(members.name, MAX_NAME, CONTROL) && members.name.trim() !== '' ? [] : [words.name(MAX_NAME)]),
    ...(members.word === undefined || isText(members.word, MAX_WORD, CONTROL_IN_WORD) ? [] : [words.word(MAX_WORD)]),
    ...(members.objectives === undefined ? [] : wrongList(members.objectives)),
    ...(members.bounds === undefined ? [] : wrongWithBounds(members.bounds, members.objectives)),
    ...(members.begin === undefined ? [] : wrongBeginning(members.begin)),
    ...(members.seed === undefined || isSeed(members.seed) ? [] : [words.seed(MOST_SEED)]),
  ]
  if (problems.length > 0) return refused(problems)
  const { assignment: _version, ...rest } = members
  return { ok: true, assignment: plain(rest as Assignment) }
}

function wrongList(list: unknown): readonly string[] {
  if (!Array.isArray(list) || !list.every((each) => typeof each === 'string')) return [words.objectives]
  if (list.length === 0) return [words.noneChosen]
  return list.filter((id) => !isWorkload(id) && !OBJECTIVES.some((objective) => objective.id === id)).map((id) => words.unknownObjective(id.slice(0, 60), nearestObjective(id)))
}

function wrongWithBounds(bounds: unknown, list: unknown): readonly string[] {
  if (!isRecord(bounds)) return [words.bounds]
  const wrong = wrongBounds(bounds as Bounds)
  if (wrong.length > 0) return wrong.map(words.bound)
  if (list !== undefined && wrongList(list).length > 0) return []
  const counted = new Set(objectivesOf(list === undefined ? {} : { objectives: list as readonly string[] }).map(({ id }) => String(id)))
  return Object.keys(bounds)
    .filter((id) => !counted.has(id))
    .map(words.notChosen)
}

function wrongBeginning(begin: unknown): readonly string[] {
  if ((BEGINNINGS as readonly unknown[]).includes(begin)) return []
  if (!isRecord(begin)) return [words.unknownBeginning]
  const parsed = parsePolicy(begin, { places: SHIELD_PLACES })
  return parsed.ok ? [] : parsed.problems.map(({ path, problem, mend }) => words.begin(path, `${problem} ${mend}`))
}

function isText(value: unknown, most: number, forbidden: RegExp): value is string {
  return typeof value === 'string' && value.length <= most && !forbidden.test(value)
}

function isSeed(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_SEED
}

function isWorkload(id: string): boolean {
  return (WORKLOADS as readonly string[]).includes(id)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refused(problems: readonly string[]): ReadAssignment {
  return { ok: false, problems }
}
