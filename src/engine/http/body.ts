/**
 * Bodies made of pieces of others. In: bodies. Out: a body, or what one consists of. The bytes themselves are the adapter's:
 * nothing here copies any. Pieces always point at bodies that have no pieces themselves, however often one was cut and joined.
 */
import { EMPTY_BODY, type Body, type BodyPiece } from './message.ts'

/** A run of bytes of one content handle of the adapter, both ends included, counted from that content's own first byte. */
export interface BodyRun {
  readonly content: unknown
  readonly firstByte: number
  readonly lastByte: number
}

/**
 * What an adapter has to write out for a body, in order. A body without pieces is one run, an empty one none. Adjacent bytes of
 * one content make one run.
 */
export function bodyRuns(body: Body): readonly BodyRun[] {
  return piecesOf(body).map(({ body: { content }, firstByte, lastByte }) => ({ content, firstByte, lastByte }))
}

/**
 * The bytes `firstByte` to `lastByte` of a body, both included, as a body. The whole of it is the body itself.
 * Throws when the body does not have those bytes: ask only for what is there.
 */
export function sliceBody(body: Body, firstByte: number, lastByte: number): Body {
  if (!(firstByte >= 0 && firstByte <= lastByte && lastByte < body.lengthBytes)) {
    throw new RangeError(`A body of ${body.lengthBytes} bytes has no bytes ${firstByte} to ${lastByte}. Cut the range to the body first.`)
  }
  return firstByte === 0 && lastByte === body.lengthBytes - 1 ? body : joinBodies([{ body, firstByte, lastByte }])
}

/** The pieces one after the other, as a body. */
export function joinBodies(pieces: readonly BodyPiece[]): Body {
  const flat: BodyPiece[] = []
  for (const piece of pieces) for (const leaf of within(piece)) append(flat, leaf)
  const [first] = flat
  if (first === undefined) return EMPTY_BODY
  if (flat.length === 1 && lengthOf(first) === first.body.lengthBytes) return first.body
  const lengthBytes = flat.reduce((sum, piece) => sum + lengthOf(piece), 0)
  return first.body.content === undefined ? { lengthBytes, pieces: flat } : { lengthBytes, content: first.body.content, pieces: flat }
}

function piecesOf(body: Body): readonly BodyPiece[] {
  if (body.pieces !== undefined) return body.pieces
  return body.lengthBytes === 0 ? [] : [{ body, firstByte: 0, lastByte: body.lengthBytes - 1 }]
}

/** The piece in terms of bodies that have no pieces. */
function within({ body, firstByte, lastByte }: BodyPiece): readonly BodyPiece[] {
  if (body.pieces === undefined) return [{ body, firstByte, lastByte }]
  const found: BodyPiece[] = []
  let start = 0
  for (const piece of body.pieces) {
    const from = Math.max(firstByte - start, 0)
    const until = Math.min(lastByte - start, lengthOf(piece) - 1)
    if (from <= until) found.push({ body: piece.body, firstByte: piece.firstByte + from, lastByte: piece.firstByte + until })
    start += lengthOf(piece)
  }
  return found
}

function append(pieces: BodyPiece[], next: BodyPiece): void {
  const last = pieces.at(-1)
  if (last?.body === next.body && last.lastByte + 1 === next.firstByte) {
    pieces[pieces.length - 1] = { ...last, lastByte: next.lastByte }
  } else {
    pieces.push(next)
  }
}

function lengthOf({ firstByte, lastByte }: BodyPiece): number {
  return lastByte - firstByte + 1
}
