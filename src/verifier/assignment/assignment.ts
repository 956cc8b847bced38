/**
 * An assignment: what an instructor demands of a configuration, and what it begins from. Pure: the page and the command read it alike,
 * from a link (link.ts) or a file. As JSON it is
 *
 *     {"assignment": 1, "name": "Week 3", "word": "…", "objectives": ["static", "api.price"], "bounds": {"api.price": 60000}, "begin": "blank", "seed": 3}
 *
 * of which `assignment` and `name` have to be there.
 */
import type { PolicyDocument } from '../../engine/policy/schema.ts'
import { figureOf, WORKLOADS, type Assertion, type Bounds, type WorkloadId } from '../assertion.ts'
import { OBJECTIVES, objectivesWith } from '../objectives.ts'

/** What the studio knows by name. */
export const BEGINNINGS = ['blank', 'complete', 'worked'] as const
export type NamedBeginning = (typeof BEGINNINGS)[number]

export interface Assignment {
  /** On one line; 1 to MAX_NAME characters. */
  readonly name: string
  /** What the instructor says to those who do it: plain text, may have several lines. */
  readonly word?: string
  /** Ids of the objectives that count and of workloads, all of whose objectives count; left out: all there are. */
  readonly objectives?: readonly string[]
  /** In place of the course's, of objectives that count. */
  readonly bounds?: Bounds
  /** What the configuration begins as; left out: blank. */
  readonly begin?: NamedBeginning | PolicyDocument
  /** The day of traffic that a verification begins with, 1 to MOST_SEED; left out: 1. */
  readonly seed?: number
}

export const ASSIGNMENT_VERSION = 1
export const MAX_NAME = 80
export const MAX_WORD = 2_000
/** As many days as the studio offers. */
export const MOST_SEED = 10

/** The objectives that count, in the course's order, with the assignment's bounds. */
export function objectivesOf(assignment: Pick<Assignment, 'objectives' | 'bounds'>): readonly Assertion[] {
  const { objectives: chosen, bounds = {} } = assignment
  const { objectives } = objectivesWith(bounds)
  return chosen === undefined ? objectives : objectives.filter(({ id, subject }) => chosen.includes(id) || chosen.includes(subject.workload))
}

/** The workloads of which at least one objective counts. */
export function workloadsOf(assignment: Pick<Assignment, 'objectives'>): readonly WorkloadId[] {
  const own = objectivesOf(assignment)
  return WORKLOADS.filter((workload) => own.some(({ subject }) => subject.workload === workload))
}

/** The shortest list that says which objectives count: whole workloads by their id. Undefined: all there are. */
export function shortList(ids: Iterable<string>): readonly string[] | undefined {
  const chosen = new Set(ids)
  const parts = WORKLOADS.map((workload) => {
    const all = OBJECTIVES.filter(({ subject }) => subject.workload === workload).map(({ id }) => String(id))
    const own = all.filter((id) => chosen.has(id) || chosen.has(workload))
    return { whole: own.length === all.length, list: own.length === all.length ? [workload] : own }
  })
  return parts.every(({ whole }) => whole) ? undefined : parts.flatMap(({ list }) => list)
}

/** The same assignment without what stands for itself: bounds that are the course's, a blank beginning, the first day. */
export function plain({ name, word = '', objectives, bounds = {}, begin = 'blank', seed = 1 }: Assignment): Assignment {
  const list = objectives && shortList(objectives)
  const own = OBJECTIVES.flatMap(({ id, bound }): [string, number][] => {
    const figure = bounds[id]
    return figure === undefined || figure === figureOf(bound) ? [] : [[id, figure]]
  })
  return {
    name,
    ...(word !== '' && { word }),
    ...(list && { objectives: list }),
    ...(own.length > 0 && { bounds: Object.fromEntries(own) }),
    ...(begin !== 'blank' && { begin }),
    ...(seed !== 1 && { seed }),
  }
}

/**
 * The JSON of an assignment, with what the text of a link and of a file have in common.
 * @param indent blanks a level; 0: one line
 */
export function assignmentText(assignment: Assignment, indent = 0): string {
  return JSON.stringify({ assignment: ASSIGNMENT_VERSION, ...plain(assignment) }, null, indent)
}
