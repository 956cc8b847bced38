/**
 * A configuration as a file. In: whatever file somebody chose. Out: its text where it is a policy document,
 * otherwise what is wrong with it. A file changes nothing until it was read whole.
 */
import { MAX_TEXT_LENGTH, parsePolicy, type ParseOptions, type PolicyProblem } from '../../../src/engine/policy/document.ts'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { saveJson } from '../../../src/stage/handOut.ts'
import { formatText } from '../../../src/stage/prose/message.ts'
import { file as words } from './copy.en.ts'
import { written } from './written.ts'

export const EXPORT_FILE_NAME = 'cdn-configuration.json'
/** Where the format's JSON Schema stands, beside the pages of the course. */
const SCHEMA_URL = './policy.schema.json'
/** A character of UTF-8 has at most four bytes, a mark of byte order three. */
const MAX_BYTES = MAX_TEXT_LENGTH * 4 + 3

export type FromFile =
  | { readonly ok: true; readonly text: string; readonly document: PolicyDocument }
  /** `text`: what stands in it, where it is text. */
  | { readonly ok: false; readonly problems: readonly PolicyProblem[]; readonly text?: string }

/**
 * Reads a file. Never throws; a file that is too large is not read at all.
 * @returns its text as it stands, without the mark of byte order
 */
export async function fromFile(file: Blob, options: ParseOptions = {}): Promise<FromFile> {
  if (file.size > MAX_BYTES) return refused('tooLarge', { length: file.size, most: MAX_TEXT_LENGTH })
  let bytes: ArrayBuffer
  try {
    bytes = await file.arrayBuffer()
  } catch {
    return refused('unreadable')
  }
  const text = textOf(bytes)
  if (text === null) return refused('noText')
  const parsed = parsePolicy(text, options)
  return parsed.ok ? { ok: true, text, document: parsed.document } : { ...parsed, text }
}

/** UTF-8, or UTF-16 where a mark says so, as some editors write it; null: neither. */
function textOf(bytes: ArrayBuffer): string | null {
  const [first, second] = new Uint8Array(bytes.slice(0, 2))
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

function refused(why: keyof typeof words, values: Readonly<Record<string, number>> = {}): FromFile {
  return { ok: false, problems: [{ path: '', problem: formatText(words[why].problem, values), mend: words[why].mend }] }
}

/**
 * The text of the file that is given away, and of what is copied.
 * @param schemaUrl stands as `$schema` where the document names none
 */
export function exported(document: PolicyDocument, schemaUrl: string = SCHEMA_URL): string {
  return written({ $schema: schemaUrl, ...document })
}

/** Hands the browser the document as a file to save. */
export function saveFile(document: PolicyDocument, schemaUrl?: string, name: string = EXPORT_FILE_NAME): void {
  saveJson(exported(document, schemaUrl), name)
}
