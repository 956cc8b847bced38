/** A configuration in a link (src/verifier/link), with this room's words for what can't be read. */
import type { ParseOptions } from '../../../src/engine/policy/document.ts'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { formatText } from '../../../src/stage/prose/message.ts'
import { fromConfigurationLink, toConfigurationLink, type Objectives } from '../../../src/verifier/link/configuration.ts'
import { link as words } from './copy.en.ts'

export { holdsConfiguration, toConfigurationLink as toLink, type Objectives } from '../../../src/verifier/link/configuration.ts'

export type FromLink =
  | { readonly ok: true; readonly document: PolicyDocument; readonly objectives?: Objectives }
  /** `path`: of the member that is wrong, where the link could be unpacked. */
  | { readonly ok: false; readonly problem: string; readonly mend: string; readonly path?: string }

/**
 * Reads a link. Never throws, runs nothing, and reads no more than a document may have.
 * @param fragment from the # on, or without it
 */
export async function fromLink(fragment: string, options: ParseOptions = {}): Promise<FromLink> {
  const read = await fromConfigurationLink(fragment, options)
  if (read.ok) return { ok: true, document: read.document, ...(read.objectives && { objectives: read.objectives }) }
  if (read.why !== 'document') return refused(read.why, read.values)
  const { path = '', problem = '', mend = '' } = read.problems[0] ?? {}
  return { ...refused('document', { path: path === '' ? 'none' : path, problem, mend }), path }
}

/** The address of this page, with the configuration behind it in the stead of whatever stood there. */
export async function linkToHere(document: PolicyDocument, bounds?: Objectives): Promise<string> {
  const [page = ''] = window.location.href.split('#')
  return page + (await toConfigurationLink(document, bounds))
}

function refused(why: keyof typeof words, values: Readonly<Record<string, string | number>>): Extract<FromLink, { ok: false }> {
  return { ok: false, problem: formatText(words[why].problem, values), mend: formatText(words[why].mend, values) }
}
