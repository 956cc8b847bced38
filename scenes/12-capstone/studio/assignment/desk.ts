/** An assignment as a desk of its own in the studio. In: an assignment. Out: what it begins with, what is demanded, and a name for what is kept of it. */
import type { PolicyDocument } from '../../../../src/engine/policy/schema.ts'
import { assignmentText, BEGINNINGS, objectivesOf, workloadsOf, type Assignment } from '../../../../src/verifier/assignment/assignment.ts'
import { MAX_ASSIGNMENT_CHARACTERS, readAssignment } from '../../../../src/verifier/assignment/read.ts'
import type { Bounds, WorkloadId } from '../../../../src/verifier/assertion.ts'
import { checkOf } from '../../../../src/verifier/link/sealed.ts'
import { STARTS } from '../starts.ts'

export interface Desk {
  readonly assignment: Assignment
  /** Stands behind the keys of what is kept: another assignment has another. */
  readonly slot: string
  readonly beginning: PolicyDocument
  readonly bounds: Bounds
  readonly seed: number
  readonly demand: { readonly only?: readonly WorkloadId[]; readonly objectives?: readonly string[] }
}

export const ASSIGNMENT_KEY = 'build-a-cdn:assignment'

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export function deskOf(assignment: Assignment): Desk {
  const { begin = 'blank', bounds = {}, seed = 1, objectives } = assignment
  const text = assignmentText(assignment)
  return {
    assignment,
    // The length too: of two texts with the same check, one would else write over the other's work.
    slot: `:${checkOf(text)}${text.length}`,
    beginning: isNamed(begin) ? STARTS[begin] : begin,
    bounds,
    seed,
    demand: objectives ? { only: workloadsOf(assignment), objectives: objectivesOf(assignment).map(({ id }) => id) } : {},
  }
}

function isNamed(begin: NonNullable<Assignment['begin']>): begin is keyof typeof STARTS {
  return (BEGINNINGS as readonly unknown[]).includes(begin)
}

/** The assignment that was opened and not left; null: none, or one that can't be read any more. Never throws. */
export function loadCurrent(get: () => Store | null): Assignment | null {
  try {
    const text = get()?.getItem(ASSIGNMENT_KEY) ?? null
    const read = text === null || text.length > MAX_ASSIGNMENT_CHARACTERS ? null : readAssignment(text)
    return read?.ok ? read.assignment : null
  } catch {
    return null
  }
}

/** @param assignment null: it was left; @returns is it kept? */
export function saveCurrent(get: () => Store | null, assignment: Assignment | null): boolean {
  try {
    const store = get()
    if (assignment === null) store?.removeItem(ASSIGNMENT_KEY)
    else store?.setItem(ASSIGNMENT_KEY, assignmentText(assignment))
    return store !== null
  } catch {
    // It holds until the page is left.
    return false
  }
}
