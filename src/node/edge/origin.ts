/**
 * The origin, asked over kept connections (undici). In: a request as a cache forwards it. Out: its answer as it comes, odd as it may
 * be, or why there is none. No other server is ever asked, redirects are answers like any other.
 */
import { Pool, type Dispatcher } from 'undici'
import { EMPTY_BODY, fieldLines, withoutFields, type HeaderFields, type HttpRequest } from '../../engine/http/message.ts'
import { failureOf } from './failures.ts'
import { flatLines, linesFromOrigin } from './fields.ts'
import { Recording, type RecordingBudget } from './recording.ts'
import type { Asked, Client, Replies, Tier } from './tier.ts'

export interface OriginOptions {
  /** Scheme and authority only, e.g. `http://127.0.0.1:8000`. */
  readonly origin: URL
  /** By which name this proxy stands in Via (RFC 9110 §7.6.3). */
  readonly pseudonym: string
  readonly budget: RecordingBudget
  readonly connections: number
  readonly connectTimeoutMs: number
  readonly headersTimeoutMs: number
  readonly bodyTimeoutMs: number
  readonly maxHeaderBytes: number
}

export interface Origin extends Tier {
  /** Waits for what is under way, then closes the connections. */
  close(): Promise<void>
  /** Closes them now. */
  destroy(): Promise<void>
}

/** The origin as a tier. It connects when it is first asked. */
export function createOrigin(options: OriginOptions): Origin {
  const pool = new Pool(options.origin, {
    connections: options.connections,
    pipelining: 1,
    connect: { timeout: options.connectTimeoutMs },
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.bodyTimeoutMs,
    maxHeaderSize: options.maxHeaderBytes,
    allowH2: false,
  })
  return {
    ask(asked, replies) {
      const fetch = new OriginFetch(asked, replies, options)
      try {
        pool.dispatch(dispatchOptions(asked, options), fetch)
      } catch (error) {
        fetch.onResponseError(null, error instanceof Error ? error : new Error(String(error)))
      }
    },
    close: () => pool.close(),
    destroy: () => pool.destroy(),
  }
}

function dispatchOptions({ request, upload, client }: Asked, { origin, pseudonym }: OriginOptions): Dispatcher.DispatchOptions {
  const headers = flatLines(headersForOrigin(request, client, pseudonym))
  if (upload?.lengthBytes != null) headers.push('Content-Length', String(upload.lengthBytes))
  return {
    path: hostAndPath(request.url)[1],
    method: request.method as Dispatcher.HttpMethod,
    headers,
    body: upload === null ? null : (upload.chunks() as unknown as Dispatcher.DispatchOptions['body'] & null),
    ...(origin.protocol === 'https:' ? { servername: origin.hostname } : {}),
  }
}

/** The authority of an absolute URL, and its path and query, as they stand there. */
function hostAndPath(url: string): readonly [host: string, path: string] {
  const start = url.indexOf('//') + 2
  const slash = url.indexOf('/', start)
  return [url.slice(start, slash), url.slice(slash)]
}

/** RFC 9110 §7.6.3; the X-Forwarded fields have no standard but are what origins read. */
function headersForOrigin({ url, headers }: HttpRequest, { address, httpVersion }: Client, pseudonym: string): HeaderFields {
  const [host] = hostAndPath(url)
  const forwardedFor = [...fieldLines(headers, 'x-forwarded-for'), address].join(', ')
  return [
    ['Host', host],
    ...withoutFields(headers, 'x-forwarded-for', 'host'),
    ['Via', `${httpVersion} ${pseudonym}`],
    ['X-Forwarded-For', forwardedFor],
    ['X-Forwarded-Host', host],
    ['X-Forwarded-Proto', 'http'],
  ]
}

/** One request to the origin. */
class OriginFetch implements Dispatcher.DispatchHandler {
  readonly #asked: Asked
  readonly #replies: Replies
  readonly #options: OriginOptions
  #recording: Recording | null = null
  #isAnswered = false

  constructor(asked: Asked, replies: Replies, options: OriginOptions) {
    this.#asked = asked
    this.#replies = replies
    this.#options = options
  }

  /** undici asks for it; there is nothing to do before the answer. */
  onRequestStart(): void {}

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    const headers = linesFromOrigin((controller.rawHeaders ?? []) as readonly Buffer[])
    if (status < 200) return this.#replies.interim(status, headers)
    this.#isAnswered = true
    const [length] = fieldLines(headers, 'content-length')
    const hasNoContent = this.#asked.request.method === 'HEAD' || status === 204 || status === 304 || length === '0'
    if (hasNoContent) return this.#replies.answer({ status, headers, body: EMPTY_BODY })
    this.#recording = new Recording(
      { resume: () => controller.resume(), abandon: () => this.#abandon(controller) },
      this.#options.budget,
    )
    this.#replies.answer({ status, headers, body: { lengthBytes: Number(length ?? 0), content: this.#recording } })
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#recording !== null && !this.#recording.append(chunk)) controller.pause()
  }

  onResponseEnd(): void {
    this.#recording?.end()
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    const failure = failureOf(error)
    if (this.#isAnswered) {
      this.#recording?.cut(failure.reason)
      return
    }
    this.#isAnswered = true
    this.#asked.trace?.failed(error.message)
    this.#replies.failure(failure)
  }

  #abandon(controller: Dispatcher.DispatchController): void {
    controller.abort(new Error('Nobody wants the rest of this answer.'))
  }
}
