/** The bytes of an answer: of one recording, of a part of it, or of parts of several (engine/http/message.ts says which). */
import type { Body } from '../../engine/http/message.ts'
import { Recording, type Reader, type Reading, type RecordingBudget } from './recording.ts'

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

/**
 * A body that is not whole yet, as one recording: its own, or for parts of another that arrives a new one that is fed by it.
 * @returns null when the body is whole
 */
export function arrivingBody(body: Body, budget: RecordingBudget): { readonly body: Body; readonly recording: Recording } | null {
  if (isWhole(body)) return null
  if (body.pieces === undefined && body.content instanceof Recording) return { body, recording: body.content }
  let reading: Reading | null = null
  const recording = new Recording({ resume: () => reading?.resume(), abandon: () => reading?.stop() }, budget)
  // Not before somebody keeps or reads it.
  queueMicrotask(() => {
    reading = readBody(body, { data: (chunk) => recording.append(chunk), end: () => recording.end(), cut: (reason) => recording.cut(reason) })
  })
  return { body: { lengthBytes: body.lengthBytes, content: recording }, recording }
}
