/** Writes what the cache answers to the client that asked (Node's http). */
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import { fieldLines, withoutFields, type HeaderFields, type HttpResponse } from '../../engine/http/message.ts'
import { inOnePiece, isWhole, readBody } from './body.ts'
import { textBody } from './failures.ts'
import { flatLines } from './fields.ts'
import type { Failure, Replies } from './tier.ts'

export interface ReplySettings {
  readonly pseudonym: string
  /** When true, the connection is closed after this answer. */
  readonly isStopping: () => boolean
}

export class ClientReply implements Replies {
  readonly #request: IncomingMessage
  readonly #response: ServerResponse
  readonly #hasContent: boolean
  readonly #settings: ReplySettings

  /** @param hasContent whether content follows the request's header */
  constructor(request: IncomingMessage, response: ServerResponse, hasContent: boolean, settings: ReplySettings) {
    this.#request = request
    this.#response = response
    this.#hasContent = hasContent
    this.#settings = settings
  }

  interim(status: number, headers: HeaderFields): void {
    const { socket, headersSent, destroyed } = this.#response
    // RFC 9110 §15.2: HTTP/1.0 knows no 1xx. Without a socket an earlier answer of a pipeline is still being written.
    if (this.#request.httpVersion === '1.0' || socket === null || headersSent || destroyed) return
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines}\r\n`, 'latin1')
  }

  failure({ status, reason }: Failure): void {
    const headers: HeaderFields = [['Date', new Date().toUTCString()], ['Content-Type', 'text/plain; charset=utf-8']]
    this.answer({ status, headers, body: textBody(`${reason}\n`) })
  }

  answer({ status, headers, body }: HttpResponse): void {
    const response = this.#response
    if (response.destroyed) return
    response.sendDate = false
    // What is still coming of the request's content would be taken for the next request.
    if (this.#settings.isStopping() || (this.#hasContent && !this.#request.complete)) response.shouldKeepAlive = false
    const hasNoContent = this.#request.method === 'HEAD' || status === 204 || status === 304
    const lines = hasNoContent ? headers : framed(headers, body)
    response.writeHead(status, flatLines([...lines, ['Via', `1.1 ${this.#settings.pseudonym}`]]))
    const whole = hasNoContent ? null : inOnePiece(body)
    if (hasNoContent) response.end()
    else if (whole !== null) response.end(whole)
    else this.#stream(body)
  }

  #stream(body: HttpResponse['body']): void {
    const response = this.#response
    const reading = readBody(body, {
      data: (chunk) => response.write(chunk),
      end: () => response.end(),
      cut: () => this.#cutOff(),
    })
    response.on('drain', () => reading.resume())
    response.once('close', () => reading.stop())
    if (!response.writableEnded) response.flushHeaders()
  }

  /** RFC 9112 §8: who got half a body must be able to tell. Without a length and without chunks only a reset says so. */
  #cutOff(): void {
    const { socket } = this.#response
    if (socket === null) this.#response.destroy()
    else if (this.#request.httpVersion === '1.0') socket.resetAndDestroy()
    else socket.destroySoon()
  }
}

/** Content-Length where the length is known (RFC 9110 §8.6); else Node frames the body in chunks, or by the connection's end for HTTP/1.0. */
function framed(headers: HeaderFields, body: HttpResponse['body']): HeaderFields {
  if (body.pieces === undefined && !isWhole(body)) return headers
  const length = String(body.lengthBytes)
  const lines = fieldLines(headers, 'content-length')
  return lines.length === 1 && lines[0] === length ? headers : [...withoutFields(headers, 'content-length'), ['Content-Length', length]]
}
