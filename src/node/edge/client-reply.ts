/** Writes what the cache answers to the client that asked (Node's http). */
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import { EMPTY_BODY, hasField, type HeaderFields, type HeaderLine, type HttpResponse } from '../../engine/http/message.ts'
import { inOnePiece, isWhole, readBody } from './body.ts'
import { textBody } from './failures.ts'
import type { Failure, Replies } from './tier.ts'

export interface ReplySettings {
  /** This proxy's name in Cache-Status. */
  readonly name: string
  /** This proxy's member of Via, `1.1 pseudonym` (RFC 9110 §7.6.3). */
  readonly via: string
  /** When true, the connection is closed after the answer. */
  readonly isStopping: () => boolean
  readonly nowMs: () => number
}

const NOTHING = Buffer.alloc(0)

export class ClientReply implements Replies {
  /** Bytes of content given to the connection. */
  bytes = 0
  readonly #request: IncomingMessage
  readonly #response: ServerResponse
  readonly #hasContent: boolean
  readonly #settings: ReplySettings
  #isCut = false

  /** @param hasContent whether content follows the request's header */
  constructor(request: IncomingMessage, response: ServerResponse, hasContent: boolean, settings: ReplySettings) {
    this.#request = request
    this.#response = response
    this.#hasContent = hasContent
    this.#settings = settings
    // Every answer brings its own (RFC 9110 §6.6.1).
    response.sendDate = false
  }

  interim(status: number, headers: HeaderFields): void {
    const { socket, headersSent, destroyed } = this.#response
    // RFC 9110 §15.2: HTTP/1.0 knows no 1xx. Without a socket an earlier answer of a pipeline is still being written.
    if (this.#request.httpVersion === '1.0' || socket === null || headersSent || destroyed) return
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines}\r\n`, 'latin1')
  }

  failure({ status, reason }: Failure): void {
    this.say(status, 'failed', `${reason}\n`)
  }

  /**
   * Answers without a cache.
   * @param detail what Cache-Status tells of it, a token
   * @param text left out or null: no content
   * @param headers beside those that every answer has; without a Content-Type the text is plain
   */
  say(status: number, detail: string, text: string | null = null, headers: HeaderFields = []): void {
    const lines: HeaderLine[] = [...headers, ['Date', new Date(this.#settings.nowMs()).toUTCString()], ['Cache-Status', `${this.#settings.name}; detail=${detail}`]]
    if (text !== null && !hasField(headers, 'content-type')) lines.push(['Content-Type', 'text/plain; charset=utf-8'])
    this.answer({ status, headers: lines, body: text === null ? EMPTY_BODY : textBody(text) })
  }

  answer(answered: HttpResponse): void {
    if (this.#response.destroyed) return
    try {
      this.#write(answered)
    } catch {
      // A header that Node will not write.
      if (this.#response.headersSent) this.#cutOff()
      else this.failure({ status: 502, reason: 'The origin\'s answer is no valid HTTP.' })
    }
  }

  #write({ status, headers, body }: HttpResponse): void {
    const response = this.#response
    // What is still coming of the request's content would be taken for the next request.
    if (this.#settings.isStopping() || (this.#hasContent && !this.#request.complete)) response.shouldKeepAlive = false
    const hasNoContent = this.#request.method === 'HEAD' || status === 204 || status === 304
    const whole = hasNoContent ? null : inOnePiece(body)
    const lengthBytes = hasNoContent ? null : (whole?.length ?? knownLength(body))
    response.writeHead(status, this.#lines(headers, lengthBytes, status === 204))
    if (hasNoContent) return void response.end()
    if (whole === null) return this.#stream(body)
    this.bytes = whole.length
    response.end(whole)
  }

  /**
   * The header lines as Node takes them, name, value, name, value.
   * @param lengthBytes what Content-Length has to say (RFC 9110 §8.6); null: it stays as it came, and where it did not come, Node frames
   *   the content in chunks, or by the connection's end for HTTP/1.0
   * @param isBarred a 204 has none
   */
  #lines(headers: HeaderFields, lengthBytes: number | null, isBarred: boolean): string[] {
    const flat: string[] = []
    for (const [name, value] of headers) {
      const isLength = name.length === 14 && (isBarred || lengthBytes !== null) && name.toLowerCase() === 'content-length'
      if (!isLength) flat.push(name, value)
    }
    if (lengthBytes !== null) flat.push('Content-Length', String(lengthBytes))
    flat.push('Via', this.#settings.via)
    return flat
  }

  #stream(body: HttpResponse['body']): void {
    const response = this.#response
    const reading = readBody(body, {
      data: (chunk) => {
        this.bytes += chunk.length
        return response.write(chunk)
      },
      end: () => void response.end(),
      cut: () => this.#cutOff(),
    })
    if (response.writableEnded || this.#isCut) return
    response.on('drain', () => reading.resume())
    response.once('close', () => reading.stop())
    // The head goes out before the first byte. (flushHeaders would write it as UTF-8.)
    if (this.bytes === 0) response.write(NOTHING)
  }

  /** RFC 9112 §8: who got half a body must be able to tell. Without a length and without chunks only a reset says so. */
  #cutOff(): void {
    this.#isCut = true
    const { socket } = this.#response
    if (socket === null) this.#response.destroy()
    else if (this.#request.httpVersion === '1.0') socket.resetAndDestroy()
    else socket.destroySoon()
  }
}

/** How long a body that is read in parts will be; null when its end is not known yet. */
function knownLength(body: HttpResponse['body']): number | null {
  return body.pieces !== undefined || isWhole(body) ? body.lengthBytes : null
}
