/** What is given in files and on standard input, as bytes and as text. In: bytes from anybody. Out: text, or what is wrong with it. */

/** Longer inputs are not read to their end: some have none. */
export const MOST_BYTES = 1_000_000

/** @returns null: there are more than `MOST_BYTES`. Throws what the stream throws. */
export async function readBytes(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly line: number }

/** UTF-8 (RFC 8259 §8.1), a byte order mark included. What looks like UTF-16 is left to the reader of JSON, which says so. */
export function decoded(bytes: Uint8Array): Decoded {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    if (bytes.subarray(0, 4).includes(0)) return { ok: true, text }
    return { ok: false, line: text.slice(0, text.indexOf('\uFFFD')).split('\n').length }
  }
}

/** By byte order mark, which spreadsheets and editors put before it. */
const UTF_16 = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const

/** Text that says of itself that it is UTF-16, in which JSON may not be written, but a list may be. Null: it doesn't. */
export function markedUtf16(bytes: Uint8Array): string | null {
  const found = UTF_16.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  return found ? new TextDecoder(found.encoding).decode(bytes) : null
}
