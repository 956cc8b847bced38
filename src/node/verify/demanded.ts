/** What `--objectives` names. In: a link to an assignment, or the text of a file: an assignment, such a link, or bare bounds. Out: what is demanded, or what is wrong with it. */
import { objectivesOf, workloadsOf, type Assignment } from '../../verifier/assignment/assignment.ts'
import { fromAssignmentLink, isAnyLink } from '../../verifier/assignment/link.ts'
import { looksLikeAssignment, readAssignment, type ReadAssignment } from '../../verifier/assignment/read.ts'
import type { Bounds, WorkloadId } from '../../verifier/assertion.ts'
import { notesOn, readBounds } from '../../verifier/bounds.ts'
import type { VerifyOptions } from './arguments.ts'
import { names, problems } from './copy/en.ts'

export interface Demanded {
  readonly only: readonly WorkloadId[]
  /** Of those workloads; undefined: all. */
  readonly objectives?: readonly string[]
  readonly bounds: Bounds
  /** In the order in which they are verified. */
  readonly seeds: readonly number[]
  /** The assignment's name; null: there is none. */
  readonly assignment: string | null
}

export type ReadDemanded = { readonly ok: true; readonly demanded: Demanded; readonly notes: readonly string[] } | { readonly ok: false; readonly text: string }

/** Without `--objectives`. */
export function demandedByCourse({ only, seeds }: VerifyOptions): Demanded {
  return { only, bounds: {}, seeds, assignment: null }
}

/** @param text of the file that the option names; null: the option itself is the link */
export async function demandedBy(text: string | null, source: string, options: VerifyOptions): Promise<ReadDemanded> {
  const link = text ?? source
  if (isAnyLink(link)) return byAssignment(await fromAssignmentLink(link), text === null ? names.theLink : source, options)
  if (looksLikeAssignment(link)) return byAssignment(readAssignment(link), source, options)
  const read = readBounds(link, source)
  return read.ok ? { ok: true, demanded: { ...demandedByCourse(options), bounds: read.bounds }, notes: read.notes } : read
}

function byAssignment(read: ReadAssignment, source: string, options: VerifyOptions): ReadDemanded {
  if (!read.ok) return { ok: false, text: `${problems.assignmentWrong(source)}${read.problems.map((line) => `\n  ${line}`).join('')}` }
  const { assignment } = read
  const workloads = workloadsOf(assignment)
  const only = workloads.filter((workload) => options.only.includes(workload))
  if (only.length === 0) return { ok: false, text: problems.nothingDemanded(options.only, workloads) }
  const { bounds = {} } = assignment
  return { ok: true, demanded: { only, objectives: objectivesOf(assignment).map(({ id }) => id), bounds, seeds: seedsOf(assignment, options), assignment: assignment.name }, notes: notesOn(bounds) }
}

/** As many as were asked for, from the assignment's day on, unless the command says where to begin. */
function seedsOf({ seed }: Assignment, { seeds, isSeedGiven }: VerifyOptions): readonly number[] {
  return seed === undefined || isSeedGiven ? seeds : seeds.map((_, index) => seed + index)
}
