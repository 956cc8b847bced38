/** Deflate (RFC 1951) by what browsers and Node have built in. Unpacking ends where a text of honest length would have ended. */

export type Unpacked = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: 'damaged' | 'too-much' }

/** Can this browser pack and unpack? Some have the streams without raw deflate. */
export function canPack(): boolean {
  try {
    return typeof CompressionStream === 'function' && typeof DecompressionStream === 'function' && Boolean(new DecompressionStream('deflate-raw'))
  } catch {
    return false
  }
}

/** @returns the bytes, packed; only where `canPack()` */
export async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = through(bytes, new CompressionStream('deflate-raw'))
  const pieces: number[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Uint8Array.from(pieces)
    for (const byte of value) pieces.push(byte)
  }
}

/** What goes wrong with writing goes wrong with reading, too, and is told there. */
function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): ReadableStreamDefaultReader<Uint8Array> {
  const writer = stream.writable.getWriter()
  writer.write(bytes).catch(() => undefined)
  writer.close().catch(() => undefined)
  return stream.readable.getReader()
}

/**
 * Unpacks a text. Never throws.
 * @param maxCharacters reading stops behind them, so that few bytes can't fill the memory
 */
export async function unpacked(bytes: Uint8Array<ArrayBuffer>, maxCharacters: number): Promise<Unpacked> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  try {
    const reader = through(bytes, new DecompressionStream('deflate-raw'))
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { ok: true, text: text + decoder.decode() }
      text += decoder.decode(value, { stream: true })
      if (text.length <= maxCharacters) continue
      await reader.cancel().catch(() => undefined)
      return { ok: false, why: 'too-much' }
    }
  } catch {
    // What is no deflate, ends in its middle, goes on behind its end, or is no UTF-8.
    return { ok: false, why: 'damaged' }
  }
}
