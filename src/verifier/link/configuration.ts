/**
 * A configuration in a link. In: a document, and an instructor's own bounds for objectives. Out: a fragment, and from any link what it
 * holds or why it can't be read. The text in it (sealed.ts) is the document as serializePolicy writes it and, behind a line break, the
 * bounds as JSON. The words for what can't be read are the reader's: a page and a command mend it differently.
 */
import { MAX_TEXT_LENGTH, parsePolicy, serializePolicy, type ParseOptions, type PolicyProblem } from '../../engine/policy/document.ts'
import type { PolicyDocument } from '../../engine/policy/schema.ts'
import { fragmentOf, isSealed, opened, sealed, type Opened } from './sealed.ts'

/** An instructor's bounds, by the id of the assertion. */
export type Objectives = Readonly<Record<string, number>>

export type ConfigurationInLink =
  /** `text`: the document's, as the link holds it. */
  | { readonly ok: true; readonly document: PolicyDocument; readonly text: string; readonly objectives?: Objectives }
  | { readonly ok: false; readonly why: Extract<Opened, { ok: false }>['why'] | 'objectives'; readonly values: Readonly<Record<string, string | number>> }
  | { readonly ok: false; readonly why: 'document'; readonly problems: readonly PolicyProblem[] }

const MAX_OBJECTIVES = 200
const MAX_ID = 100
/** A document and bounds of the greatest length. */
const MAX_PAYLOAD_CHARACTERS = MAX_TEXT_LENGTH + 20_000

/**
 * @param document a valid one; throws when it is none
 * @param objectives bounds that differ from the course's; left out where there are none
 * @returns a fragment with its #
 */
export async function toConfigurationLink(document: PolicyDocument, objectives: Objectives = {}): Promise<string> {
  const { $schema: _forEditors, ...rest } = document
  const policy = serializePolicy(rest)
  return sealed('c', Object.keys(objectives).length > 0 ? `${policy}\n${JSON.stringify(objectives)}` : policy)
}

/** Does the link say that it holds a configuration, whole or not? A bare fragment does, too; others are nobody's mistake. */
export function holdsConfiguration(link: string): boolean {
  return isSealed('c', fragmentOf(link))
}

/**
 * Reads a link. Never throws, runs nothing, and reads no more than a document may have.
 * @param link a whole address, or its fragment with or without the #
 */
export async function fromConfigurationLink(link: string, options: ParseOptions = {}): Promise<ConfigurationInLink> {
  const read = await opened('c', fragmentOf(link), MAX_PAYLOAD_CHARACTERS)
  if (!read.ok) return read
  const end = read.text.indexOf('\n')
  const text = end < 0 ? read.text : read.text.slice(0, end)
  const parsed = parsePolicy(text, options)
  if (!parsed.ok) return { ok: false, why: 'document', problems: parsed.problems }
  if (end < 0) return { ok: true, document: parsed.document, text }
  const objectives = objectivesIn(read.text.slice(end + 1))
  return objectives ? { ok: true, document: parsed.document, text, objectives } : { ok: false, why: 'objectives', values: {} }
}

function objectivesIn(text: string): Objectives | null {
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
