/** An assignment in the making, as it is typed. In: what stands in the fields. Out: an assignment that can be used, or what is wrong, by field. */
import { parsePolicy } from '../../../engine/policy/document.ts'
import type { PolicyDocument } from '../../../engine/policy/schema.ts'
import { ASSIGNMENT_VERSION, objectivesOf, plain, shortList, type Assignment, type NamedBeginning } from '../../../verifier/assignment/assignment.ts'
import { assignmentIn } from '../../../verifier/assignment/read.ts'
import type { Bounds } from '../../../verifier/assertion.ts'
import { SHIELD_PLACES } from '../../../verifier/network.ts'
import { OBJECTIVES } from '../../../verifier/objectives.ts'
import { copy } from './copy.en.ts'
import { figureIn, textOf } from './figures.ts'

export interface Draft {
  readonly name: string
  readonly word: string
  /** Ids of the objectives that count. */
  readonly chosen: ReadonlySet<string>
  /** Bounds as typed, in the units of their fields (figures.ts), by the ids of objectives; empty: the course's. They stay where an objective is taken out, for when it comes back. */
  readonly figures: Readonly<Record<string, string>>
  readonly begin: NamedBeginning | 'document'
  readonly document: string
  readonly seed: number
}

export const NEW_DRAFT: Draft = { name: '', word: '', chosen: new Set(OBJECTIVES.map(({ id }) => id)), figures: {}, begin: 'blank', document: '', seed: 1 }

export interface ReadDraft {
  /** Null: something is wrong. */
  readonly assignment: Assignment | null
  /** All that is wrong, in the order of the fields. */
  readonly problems: readonly string[]
  /** By the ids of objectives: what is wrong with their bounds. */
  readonly wrongFigures: ReadonlyMap<string, string>
}

/** The assignment that the fields hold, in the form that links and files have; null with sentences that say what is missing or wrong, and the mend. Figures of objectives that don't count are passed over. */
export function readDraft({ name, word, chosen, figures, begin, document, seed }: Draft): ReadDraft {
  const typed = OBJECTIVES.flatMap((objective) => {
    const text = figures[objective.id]?.trim() ?? ''
    return text === '' || !chosen.has(objective.id) ? [] : [{ objective, read: figureIn(text, objective) }]
  })
  const wrongFigures = new Map(typed.flatMap(({ objective: { id }, read }): [string, string][] => (read.ok ? [] : [[id, read.why]])))
  const bounds: Bounds = Object.fromEntries(typed.flatMap(({ objective: { id }, read }) => (read.ok ? [[id, read.figure]] : [])))
  const own = begin === 'document' ? documentIn(document) : begin
  const list = shortList(chosen)
  const missing = [...(name.trim() === '' ? [copy.name.missing] : []), ...(chosen.size === 0 ? [copy.objectives.none] : []), ...wrongFigures.values(), ...(Array.isArray(own) ? own : [])]
  if (missing.length > 0) return { assignment: null, problems: missing, wrongFigures }
  const made: Assignment = { name: oneLine(name), word: cleaned(word), ...(list && { objectives: list }), bounds, begin: own as NonNullable<Assignment['begin']>, seed }
  // What students' pages and the command will read, they shall not refuse.
  const read = assignmentIn({ assignment: ASSIGNMENT_VERSION, ...plain(made) })
  return read.ok ? { assignment: read.assignment, problems: [], wrongFigures } : { assignment: null, problems: read.problems, wrongFigures }
}

/** The fields in which an assignment stands, to go on with it. */
export function draftOf(assignment: Assignment): Draft {
  const { name, word = '', bounds = {}, begin = 'blank', seed = 1 } = assignment
  const figures = OBJECTIVES.flatMap((objective): [string, string][] => {
    const figure = bounds[objective.id]
    return figure === undefined ? [] : [[objective.id, textOf(figure, objective)]]
  })
  const own = typeof begin === 'string' ? { begin, document: '' } : { begin: 'document' as const, document: JSON.stringify(begin, null, 2) }
  return { name, word, chosen: new Set(objectivesOf(assignment).map(({ id }) => id)), figures: Object.fromEntries(figures), ...own, seed }
}

/** @returns the document, or what is wrong with it */
function documentIn(text: string): PolicyDocument | readonly string[] {
  const parsed = parsePolicy(text, { places: SHIELD_PLACES })
  return parsed.ok ? parsed.document : [copy.begin.wrong, ...parsed.problems.map(({ path, problem, mend }) => `${path === '' ? '' : `${path}: `}${problem} ${mend}`)]
}

/** Pasted texts may hold control characters, which no assignment has. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

function cleaned(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '').trim()
}
