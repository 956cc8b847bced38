/**
 * A text in the fragment of an address. In: any text, and the letter under which it stands. Out: a fragment, and from any fragment its
 * text or why it can't be read. The fragment is
 *
 *     #<letter>=<kind>.<payload>.<check>
 *
 * kind 1: the text, packed by deflate (RFC 1951), in base64url (RFC 4648 §5); kind 0: the text in base64url. The check is a CRC-32 of
 * all before it: deflate has none of its own, and a figure that changed on its way would read as another.
 */
import { fromBase64url, toBase64url } from './base64url.ts'
import { canPack, packed, unpacked } from './pack.ts'

/** What the fragment holds: a configuration, or an assignment. */
export type Letter = 'c' | 'a'

export type Opened =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false
      /** `none`: another fragment; `version`: a kind of a later release; `cut`: damaged on its way; `tooMuch`: it unpacks to more than is read. */
      readonly why: 'none' | 'tooLong' | 'version' | 'cut' | 'noUnpacking' | 'tooMuch'
      /** For the words that tell it. */
      readonly values: Readonly<Record<string, string | number>>
    }

/** The fragment that carries a text, whatever it says; with its #. */
export async function sealed(letter: Letter, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  const body = canPack() ? `1.${toBase64url(await packed(bytes))}` : `0.${toBase64url(bytes)}`
  return `#${letter}=${body}.${checkOf(body)}`
}

/** @param link a whole address, or its fragment with or without the #; @returns the fragment, from the # on where there is one */
export function fragmentOf(link: string): string {
  const text = link.trim()
  return text.slice(Math.max(0, text.indexOf('#')))
}

/** Does the fragment say that it holds such a text? */
export function isSealed(letter: Letter, fragment: string): boolean {
  return new RegExp(`^#?${letter}=`).test(fragment.trim())
}

/**
 * Opens a fragment. Never throws, runs nothing, and reads no more than it may.
 * @param fragment from the # on, or without it
 * @param most characters of the text
 */
export async function opened(letter: Letter, fragment: string, most: number): Promise<Opened> {
  // The longest that such a text may become unpacked, in base64url of up to three bytes a character.
  const longest = most * 4 + 100
  if (fragment.length > longest) return refused('tooLong', { length: fragment.length, most: longest })
  if (!isSealed(letter, fragment)) return refused('none')
  // Mail breaks long lines.
  const [kind = '', payload = '', check = '', ...more] = fragment.replace(/\s+/g, '').replace(/^#?\w=/, '').split('.')
  if (/^\d+$/.test(kind) && kind !== '0' && kind !== '1') return refused('version', { kind: kind.slice(0, 10) })
  const bytes = fromBase64url(payload)
  if (more.length > 0 || bytes === null || check !== checkOf(`${kind}.${payload}`)) return refused('cut')
  if (kind === '1' && !canPack()) return refused('noUnpacking')
  const result = kind === '1' ? await unpacked(bytes, most) : plainText(bytes)
  if (result.ok) return result
  return result.why === 'damaged' ? refused('cut') : refused('tooMuch', { most })
}

function plainText(bytes: Uint8Array): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: 'damaged' } {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, why: 'damaged' }
  }
}

function refused(why: Extract<Opened, { ok: false }>['why'], values: Readonly<Record<string, string | number>> = {}): Opened {
  return { ok: false, why, values }
}

/** CRC-32 as of RFC 1952 §8, six characters of base64url. */
export function checkOf(text: string): string {
  let crc = 0xffffffff
  for (let at = 0; at < text.length; at += 1) {
    crc ^= text.charCodeAt(at) & 0xff
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  const sum = ~crc >>> 0
  return toBase64url(Uint8Array.of(sum >>> 24, (sum >>> 16) & 0xff, (sum >>> 8) & 0xff, sum & 0xff))
}
