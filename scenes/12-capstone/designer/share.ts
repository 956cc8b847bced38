/**
 * A configuration in a link. In: a document, and an instructor's own bounds for objectives. Out: a fragment, and from any fragment
 * what it holds or why it can't be read. The fragment is
 *
 *     #c=<kind>.<payload>.<check>
 *
 * kind 1: the text, packed by deflate (RFC 1951), in base64url (RFC 4648 §5); kind 0: the text in base64url. The text is the
 * document as serializePolicy writes it and, behind a line break, the bounds as JSON. The check is a CRC-32 of all before it:
 * deflate has none of its own, and a figure that changed on its way would read as another configuration.
 */
import { MAX_TEXT_LENGTH, parsePolicy, serializePolicy, type ParseOptions } from '../../../src/engine/policy/document.ts'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { formatText } from '../../../src/stage/prose/message.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { link as words } from './copy.en.ts'
import { canPack, packed, unpacked } from './pack.ts'

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
/** The longest that such a payload may become unpacked, in base64url of up to three bytes a character. */
const MAX_FRAGMENT_CHARACTERS = MAX_PAYLOAD_CHARACTERS * 4 + 100

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
  const bytes = new TextEncoder().encode(text)
  const body = canPack() ? `1.${toBase64url(await packed(bytes))}` : `0.${toBase64url(bytes)}`
  return `#c=${body}.${checkOf(body)}`
}

/** Does the address name a configuration at all? Others are nobody's mistake. */
export function holdsConfiguration(fragment: string): boolean {
  return /^#?c=/.test(fragment.trim())
}

/**
 * Reads a link. Never throws, runs nothing, and reads no more than a document may have.
 * @param fragment from the # on, or without it
 */
export async function fromLink(fragment: string, options: ParseOptions = {}): Promise<FromLink> {
  if (fragment.length > MAX_FRAGMENT_CHARACTERS) return refused('tooLong', { length: fragment.length, most: MAX_FRAGMENT_CHARACTERS })
  if (!holdsConfiguration(fragment)) return refused('none')
  // Mail breaks long lines.
  const [kind = '', payload = '', check = '', ...more] = fragment.replace(/\s+/g, '').replace(/^#?c=/, '').split('.')
  if (/^\d+$/.test(kind) && kind !== '0' && kind !== '1') return refused('version', { kind: kind.slice(0, 10) })
  const bytes = fromBase64url(payload)
  if (more.length > 0 || bytes === null || check !== checkOf(`${kind}.${payload}`)) return refused('cut')
  if (kind === '1' && !canPack()) return refused('noUnpacking')
  const text = await textOf(kind, bytes)
  return typeof text === 'string' ? contentOf(text, options) : text
}

async function textOf(kind: string, bytes: Uint8Array<ArrayBuffer>): Promise<string | FromLink> {
  const result = kind === '1' ? await unpacked(bytes, MAX_PAYLOAD_CHARACTERS) : plainText(bytes)
  if (result.ok) return result.text
  return result.why === 'damaged' ? refused('cut') : refused('tooMuch', { most: MAX_PAYLOAD_CHARACTERS })
}

function plainText(bytes: Uint8Array): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: 'damaged' } {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, why: 'damaged' }
  }
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

/** CRC-32 as of RFC 1952 §8, six characters of base64url. */
function checkOf(text: string): string {
  let crc = 0xffffffff
  for (let at = 0; at < text.length; at += 1) {
    crc ^= text.charCodeAt(at) & 0xff
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  const sum = ~crc >>> 0
  return toBase64url(Uint8Array.of(sum >>> 24, (sum >>> 16) & 0xff, (sum >>> 8) & 0xff, sum & 0xff))
}
