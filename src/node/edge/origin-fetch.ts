/** One request to the origin, from its dispatch to the end of the answer (a handler of undici's). */
import type { Dispatcher } from 'undici'
import { endToEnd } from '../../engine/http/hop-by-hop.ts'
import { EMPTY_BODY, fieldLines, fieldValue, type HeaderFields } from '../../engine/http/message.ts'
import { failureOf, InvalidAnswer, isClosed } from './failures.ts'
import { linesFromOrigin } from './fields.ts'
import { Recording, type RecordingBudget } from './recording.ts'
import type { Replies, Trace } from './tier.ts'

/** A connection to the origin. */
export interface Connection {
  /** When its last answer ended, by `performance.now()`; null while it has none. */
  restsSinceMs: number | null
}

export interface OriginRequest {
  readonly replies: Replies
  readonly method: string
  /** May it be sent once more when nothing came back? */
  readonly isRepeatable: boolean
  readonly budget: RecordingBudget
  readonly trace: Trace | null
  readonly dispatch: (fetch: OriginFetch) => void
  /** Called once. @param hasAnswer false when no head came */
  readonly ended: (hasAnswer: boolean) => void
}

type Controller = Dispatcher.DispatchController

/** A connection at rest for that long may have been closed by the origin while the request was on its way. */
const LONG_REST_MS = 1_000

export class OriginFetch implements Dispatcher.DispatchHandler {
  readonly #request: OriginRequest
  #connection: Connection | null = null
  #restedMs = 0
  #recording: Recording | null = null
  #isAnswered = false
  #isRepeated = false
  #isOver = false

  constructor(request: OriginRequest) {
    this.#request = request
  }

  start(): void {
    try {
      this.#request.dispatch(this)
    } catch (error) {
      this.onResponseError(null, error instanceof Error ? error : new Error(String(error)))
    }
  }

  goesOver(connection: Connection): void {
    this.#connection = connection
  }

  onRequestStart(): void {
    const since = this.#connection?.restsSinceMs ?? null
    this.#restedMs = since === null ? 0 : performance.now() - since
  }

  onResponseStart(controller: Controller, status: number): void {
    const headers = linesFromOrigin((controller.rawHeaders ?? []) as readonly Buffer[])
    const wrong = whatIsWrong(status, headers)
    if (wrong !== null) return controller.abort(new InvalidAnswer(wrong))
    if (status < 200) return this.#request.replies.interim(status, endToEnd(headers))
    this.#isAnswered = true
    const [length] = fieldLines(headers, 'content-length')
    const hasNoContent = this.#request.method === 'HEAD' || status === 204 || status === 304 || length === '0'
    if (hasNoContent) return this.#request.replies.answer({ status, headers, body: EMPTY_BODY })
    const source = { resume: () => controller.resume(), abandon: () => controller.abort(new Error('Nobody wants the rest of this answer.')) }
    this.#recording = new Recording(source, this.#request.budget)
    this.#request.replies.answer({ status, headers, body: { lengthBytes: Number(length ?? 0), content: this.#recording } })
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    if (this.#recording !== null && !this.#recording.append(chunk)) controller.pause()
  }

  onResponseEnd(): void {
    if (this.#connection !== null) this.#connection.restsSinceMs = performance.now()
    this.#over()
    this.#recording?.end()
  }

  onResponseError(_controller: Controller | null, error: Error): void {
    if (!this.#isAnswered && this.#mayRepeat(error)) {
      this.#isRepeated = true
      return this.start()
    }
    this.#over()
    const failure = failureOf(error)
    if (this.#isAnswered) return this.#recording?.cut(failure.reason)
    this.#request.trace?.failed(error.message)
    this.#request.replies.failure(failure)
  }

  /** RFC 9112 §9.3.1: a request that nobody answered over a connection kept for long may be sent once more if it is safe. */
  #mayRepeat(error: Error): boolean {
    return this.#request.isRepeatable && !this.#isRepeated && this.#restedMs >= LONG_REST_MS && isClosed(error)
  }

  #over(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#request.ended(this.#isAnswered)
  }
}

/** What no client may get, though undici reads it. @returns null when all is well */
function whatIsWrong(status: number, headers: HeaderFields): string | null {
  if (status < 100) return `There is no status ${status}.`
  // Nobody here asked for another protocol (RFC 9110 §15.2.2).
  if (status === 101) return 'The protocol was switched without having been asked for.'
  const coding = fieldValue(headers, 'transfer-encoding')
  // RFC 9112 §7: undici takes the chunks apart and would leave the other codings on the content.
  return coding === undefined || coding.toLowerCase() === 'chunked' ? null : `The transfer coding ${coding} was not offered.`
}
