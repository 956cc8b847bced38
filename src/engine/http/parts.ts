/**
 * Parts of one content, by where they stand in it. In: parts that all belong to the same content (whoever asks has compared their
 * validators). Out: which bytes of it are here, and a body of any of them.
 */
import { joinBodies } from './body.ts'
import type { Body, BodyPiece } from './message.ts'
import type { ByteInterval } from './range.ts'

/** A body that holds the bytes `firstByte` to `lastByte` of a content, and no others. */
export interface Part extends ByteInterval {
  readonly body: Body
}

/** A part that begins at `firstByte`, or null when the body is empty. */
export function partAt(firstByte: number, body: Body): Part | null {
  return body.lengthBytes === 0 ? null : { firstByte, lastByte: firstByte + body.lengthBytes - 1, body }
}

/**
 * The parts and one more, in their order, without those that the others make needless. No byte is then in more than two of them,
 * so together they are at most twice as long as what they cover.
 */
export function withPart(parts: readonly Part[], added: Part): readonly Part[] {
  const kept: Part[] = []
  for (const part of [...parts, added].sort((a, b) => a.firstByte - b.firstByte || b.lastByte - a.lastByte)) {
    if (part.lastByte <= (kept.at(-1)?.lastByte ?? -1)) continue
    while (kept.length > 1 && part.firstByte <= (kept.at(-2)?.lastByte ?? -1) + 1) kept.pop()
    kept.push(part)
  }
  return kept
}

/** The bytes that are here, as intervals that neither overlap nor touch. @param parts from `withPart` */
export function heldIntervals(parts: readonly Part[]): readonly ByteInterval[] {
  const held: ByteInterval[] = []
  for (const { firstByte, lastByte } of parts) {
    const last = held.at(-1)
    if (last !== undefined && firstByte <= last.lastByte + 1) held[held.length - 1] = { ...last, lastByte }
    else held.push({ firstByte, lastByte })
  }
  return held
}

/** How many different bytes of the content are here. @param parts from `withPart` */
export function heldBytes(parts: readonly Part[]): number {
  return heldIntervals(parts).reduce((sum, { firstByte, lastByte }) => sum + lastByte - firstByte + 1, 0)
}

/** Are all these bytes here? @param parts from `withPart` */
export function holds(parts: readonly Part[], { firstByte, lastByte }: ByteInterval): boolean {
  return heldIntervals(parts).some((held) => held.firstByte <= firstByte && lastByte <= held.lastByte)
}

/** The bytes of the interval as a body, or null when not all of them are here. @param parts from `withPart` */
export function bodyOf(parts: readonly Part[], { firstByte, lastByte }: ByteInterval): Body | null {
  const pieces: BodyPiece[] = []
  let next = firstByte
  for (const part of parts) {
    if (next > lastByte || part.firstByte > next) break
    if (part.lastByte < next) continue
    const until = Math.min(part.lastByte, lastByte)
    pieces.push({ body: part.body, firstByte: next - part.firstByte, lastByte: until - part.firstByte })
    next = until + 1
  }
  return next > lastByte ? joinBodies(pieces) : null
}

/** From the first to the last byte of a content that is missing; null when none is. @param parts from `withPart` */
export function missing(parts: readonly Part[], completeBytes: number): ByteInterval | null {
  const held = heldIntervals(parts)
  const [first, last] = [held.at(0), held.at(-1)]
  const firstByte = first?.firstByte === 0 ? first.lastByte + 1 : 0
  const lastByte = last?.lastByte === completeBytes - 1 ? last.firstByte - 1 : completeBytes - 1
  return firstByte <= lastByte ? { firstByte, lastByte } : null
}
