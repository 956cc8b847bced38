/** The bytes of an answer: of one recording, of a part of it, or of parts of several (engine/http/message.ts says which). */
import type { Body } from '../../engine/http/message.ts'
import { Recording, type Reader, type Reading } from './recording.ts'

interface Part {
  readonly recording: Recording
  readonly firstByte: number
  readonly lastByte: number
}

/** The body in one piece of memory, or null when it has to be read as it comes. */
export function inOnePiece({ content, pieces }: Body): Buffer | null {
  return pieces === undefined && content instanceof Recording ? content.onePiece : null
}

/** Whether all of the body is here. */
export function isWhole(body: Body): boolean {
  return partsOf(body).every(({ recording }) => recording.state === 'complete')
}

/** Reads a body from its first byte to its last; `reader` hears of one end. */
export function readBody(body: Body, reader: Reader): Reading {
  const parts = partsOf(body)
  let reading: Reading | null = null
  let stopped = false
  let next = 0
  const readNext = (): void => {
    const part = parts[next]
    if (part === undefined) return reader.end()
    next += 1
    const ownReading = part.recording.read(
      {
        data: (chunk) => reader.data(chunk),
        // Not from inside the read that ends here, or its reading would replace the next one's.
        end: () => (reading === null ? queueMicrotask(goOn) : goOn()),
        cut: (reason) => reader.cut(reason),
      },
      part.firstByte,
      part.lastByte,
    )
    reading = ownReading
  }
  const goOn = (): void => {
    if (stopped) return
    reading = null
    readNext()
  }
  readNext()
  return {
    resume: () => reading?.resume(),
    stop: () => {
      stopped = true
      reading?.stop()
    },
  }
}

/** The engine's pieces always point at bodies without pieces of their own. */
function partsOf({ content, pieces }: Body): readonly Part[] {
  if (pieces !== undefined) return pieces.flatMap(({ body, firstByte, lastByte }) => partsOf(body).map((part) => ({ ...part, firstByte, lastByte })))
  return content instanceof Recording ? [{ recording: content, firstByte: 0, lastByte: Infinity }] : []
}
