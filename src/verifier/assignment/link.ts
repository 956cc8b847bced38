/**
 * Assignments in links. In: an assignment. Out: a fragment for the studio's address, and from any link the assignment or why it can't be
 * read. A link with a scene's or any other fragment is nobody's mistake.
 */
import { assignmentProblems as words } from '../copy/assignment.en.ts'
import { holdsConfiguration } from '../link/configuration.ts'
import { fragmentOf, isSealed, opened, sealed } from '../link/sealed.ts'
import { assignmentText, type Assignment } from './assignment.ts'
import { MAX_ASSIGNMENT_CHARACTERS, readAssignment, type ReadAssignment } from './read.ts'

/** @param assignment one that can be used; @returns a fragment with its # */
export async function toAssignmentLink(assignment: Assignment): Promise<string> {
  return sealed('a', assignmentText(assignment))
}

/** Is the text a link to an assignment, whole or not? A bare fragment is one, too. */
export function holdsAssignment(link: string): boolean {
  return isSealed('a', fragmentOf(link))
}

/** Is the text a link of some kind, and no file's content? What it holds, `fromAssignmentLink` says. */
export function isAnyLink(text: string): boolean {
  return holdsAssignment(text) || holdsConfiguration(text) || /^\s*[a-z][a-z\d+.-]{0,30}:\/\/\S*\s*$/i.test(text)
}

/** @param link a whole address, or its fragment with or without the # */
export async function fromAssignmentLink(link: string): Promise<ReadAssignment> {
  const read = await opened('a', fragmentOf(link), MAX_ASSIGNMENT_CHARACTERS)
  if (read.ok) return readAssignment(read.text)
  return { ok: false, problems: [holdsConfiguration(link) ? words.link.configuration : words.link[read.why]] }
}
