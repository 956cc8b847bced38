/**
 * A configuration in a link. In: a document, and an instructor's own bounds for objectives. Out: a fragment, and from any fragment
 * what it holds or why it can't be read. The text in it (src/verifier/link) is the document as serializePolicy writes it and, behind a
 * line break, the bounds as JSON.
 */
import { MAX_TEXT_LENGTH, parsePolicy, serializePolicy, type ParseOptions } from '../../../src/engine/policy/document.ts'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { formatText } from '../../../src/stage/prose/message.ts'
import { isSealed, opened, sealed as sealedUnder } from '../../../src/verifier/link/sealed.ts'
import { link as words } from './copy.en.ts'

/** An instructor's bounds, by the id of the assertion. */
export type Objectives = Readonly<Record<string, number>>

export type FromLink =
  | { readonly ok: true; readonly document: PolicyDocument; readonly objectives?: Objectives }
  /** `path`: of the member that is wrong, where the link could be unpacked. */
  | { readonly ok: false; readonly problem: string; readonly mend: string; readonly path?: string }

const MAX_OBJECTIVES = 200
const MAX_ID = 100
/** A document and bounds of the greatest length. */
const MAX_PAYLOAD_CHARACTERS = MAX_TEXT_LENGTH + 20_000

/**
 * @param document a valid one; throws when it is none
 * @param objectives bounds that differ from the scene's own; left out where there are none
 * @returns a fragment with its #
 */
export async function toLink(document: PolicyDocument, objectives: Objectives = {}): Promise<string> {
  const { $schema: _forEditors, ...rest } = document
  const policy = serializePolicy(rest)
  return sealed(Object.keys(objectives).length > 0 ? `${policy}\n${JSON.stringify(objectives)}` : policy)
}

/** The fragment that carries a text, whatever it says. */
export async function sealed(text: string): Promise<string> {
  return sealedUnder('c', text)
}

/** Does the address name a configuration at all? Others are nobody's mistake. */
export function holdsConfiguration(fragment: string): boolean {
  return isSealed('c', fragment)
}

/**
 * Reads a link. Never throws, runs nothing, and reads no more than a document may have.
 * @param fragment from the # on, or without it
 */
export async function fromLink(fragment: string, options: ParseOptions = {}): Promise<FromLink> {
  const read = await opened('c', fragment, MAX_PAYLOAD_CHARACTERS)
  return read.ok ? contentOf(read.text, options) : refused(read.why, read.values)
}

function contentOf(text: string, options: ParseOptions): FromLink {
  const end = text.indexOf('\n')
  const parsed = parsePolicy(end < 0 ? text : text.slice(0, end), options)
  if (!parsed.ok) {
    const [first] = parsed.problems
    const { path = '', problem = '', mend = '' } = first ?? {}
    return { ...refused('document', { path: path === '' ? 'none' : path, problem, mend }), path }
  }
  if (end < 0) return { ok: true, document: parsed.document }
  const objectives = objectivesOf(text.slice(end + 1))
  return objectives ? { ok: true, document: parsed.document, objectives } : refused('objectives')
}

function objectivesOf(text: string): Objectives | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    const entries = Object.entries(value)
    const fit = entries.length <= MAX_OBJECTIVES && entries.every(([id, bound]) => isId(id) && typeof bound === 'number' && Number.isFinite(bound))
    return fit ? (Object.fromEntries(entries) as Objectives) : null
  } catch {
    return null
  }
}

function isId(id: string): boolean {
  return /^[A-Za-z][\w.:/-]*$/.test(id) && id.length <= MAX_ID && id !== 'constructor' && id !== 'prototype'
}

function refused(why: keyof typeof words, values: Readonly<Record<string, string | number>> = {}): Extract<FromLink, { ok: false }> {
  return { ok: false, problem: formatText(words[why].problem, values), mend: formatText(words[why].mend, values) }
}
