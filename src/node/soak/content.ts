/** The bytes of every resource: a function of its path, its version and whom it was made for, so that any part of them can be checked. */
import { createRandom } from '../random.ts'

/** A prime, so that bodies which start in two places differ in all their parts. */
const PERIOD = 65_537
const LARGEST_BYTES = 3 * 1024 * 1024

const pattern = repeating()

function repeating(): Buffer {
  const random = createRandom(1)
  const once = Buffer.from(Uint8Array.from({ length: PERIOD }, () => random.below(256)))
  return Buffer.concat(Array.from({ length: Math.ceil(LARGEST_BYTES / PERIOD) + 1 }, () => once))
}

/** All of the body; a view, not to be written to. */
export function contentOf(path: string, version: number, owner: string, lengthBytes: number): Buffer {
  const start = hash(`${path} ${version} ${owner}`) % PERIOD
  return pattern.subarray(start, start + lengthBytes)
}

/** FNV-1a. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
