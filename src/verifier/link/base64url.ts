/** Bytes in the letters that an address carries unescaped: base64url without padding (RFC 4648 §5). */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** @returns four letters for three bytes, without padding */
export function toBase64url(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
    const bits = (first << 16) | (second << 8) | third
    const letters = [bits >>> 18, (bits >>> 12) & 63, (bits >>> 6) & 63, bits & 63].map((index) => LETTERS[index])
    pieces.push(letters.slice(0, Math.min(3, bytes.length - at) + 1).join(''))
  }
  return pieces.join('')
}

/** @returns null where the text is none that `toBase64url` writes: another letter, a length that can't be, bits left over */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const letter of text) {
    bits = ((bits << 6) | LETTERS.indexOf(letter)) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at] = (bits >>> held) & 0xff
    at += 1
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null
}
