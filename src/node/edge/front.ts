/** The side that clients connect to: Node's http server with its limits, and what becomes of bytes that are no HTTP. */
import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Refusal } from './admission.ts'
import type { Intake } from './intake.ts'

export interface FrontSettings {
  /** This proxy's name in Cache-Status. */
  readonly name: string
  readonly nowMs: () => number
  readonly maxHeaderBytes: number
  /** How long a request's header, and all of a request, may take to arrive. */
  readonly headersTimeoutMs: number
  readonly requestTimeoutMs: number
  /** How long a connection is kept when nothing is asked on it. */
  readonly keepAliveTimeoutMs: number
  /** How long a connection may stand still while a request is under way on it. */
  readonly stallTimeoutMs: number
  readonly maxConnections: number
}

/** A server that hands its requests to `intake`. It listens nowhere yet. */
export function createFront(intake: Intake, settings: FrontSettings): Server {
  const server = createServer({
    insecureHTTPParser: false,
    // A missing Host is refused with a reason (target.ts).
    requireHostHeader: false,
    maxHeaderSize: settings.maxHeaderBytes,
    headersTimeout: settings.headersTimeoutMs,
    requestTimeout: settings.requestTimeoutMs,
    keepAliveTimeout: settings.keepAliveTimeoutMs,
    connectionsCheckingInterval: Math.min(settings.headersTimeoutMs, 5_000),
  })
  // The size bounds them already; beyond a number, Node would drop lines without a word.
  server.maxHeadersCount = 0
  server.maxConnections = settings.maxConnections
  server.timeout = settings.stallTimeoutMs

  const answering = new WeakMap<Socket, ServerResponse>()
  const inTurn = createTurns()
  const take = (request: IncomingMessage, response: ServerResponse, awaits: boolean, unmet?: Refusal): void => {
    inTurn(request.socket, response, () => {
      answering.set(request.socket, response)
      intake.take(request, response, awaits, unmet)
    })
  }
  const refuseBytes = (socket: Socket, refusal: Refusal): void => {
    const response = answering.get(socket)
    // In the middle of an answer, or after the last one, nothing can be said that would not be taken for a part of it.
    const isAnswering = response?.headersSent === true && !(response.writableFinished && response.shouldKeepAlive)
    if (!socket.writable || isAnswering) socket.destroySoon()
    else refuse(socket, refusal, settings)
  }
  server.on('request', (request, response) => take(request, response, false))
  server.on('checkContinue', (request, response) => take(request, response, true))
  const unmet = { status: 417, reason: 'The only expectation met here is 100-continue.' }
  server.on('checkExpectation', (request, response) => take(request, response, false, unmet))
  server.on('connect', (_request, socket: Socket) => refuseBytes(socket, { status: 405, reason: 'CONNECT is not offered here.' }))
  server.on('clientError', (error: ParserError, socket: Socket) => refuseBytes(socket, unreadable(error)))
  return server
}

/**
 * Requests of one connection take turns: those behind one that changes something may not be handled before it (RFC 9112 §9.3.2), and an
 * answer that can't go out yet would hold up everybody with whom it shares its body, the one in front of it even. After the last
 * answer of a connection there is no next turn (§9.6).
 * @returns begins now, or when the answers in front have ended
 */
function createTurns(): (socket: Socket, response: ServerResponse, begin: () => void) => void {
  const waiting = new WeakMap<Socket, (() => void)[]>()
  return (socket, response, begin) => {
    response.once('close', () => {
      const next = waiting.get(socket)?.shift()
      if (next === undefined) waiting.delete(socket)
      else if (response.shouldKeepAlive && socket.writable) next()
    })
    const others = waiting.get(socket)
    if (others !== undefined) return void others.push(begin)
    waiting.set(socket, [])
    begin()
  }
}

/** How long the other side may take to read why it was refused: closed at once, a connection that still receives loses what was sent. */
const LINGER_MS = 1_000

interface ParserError extends Error {
  readonly code?: string
  /** The bytes that could not be read. */
  readonly rawPacket?: Buffer
}

/** What Node's parser could not read. */
function unreadable({ code, rawPacket }: ParserError): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW') return { status: 431, reason: 'The header of the request is too large.' }
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return { status: 413, reason: 'The chunk extensions of the request are too large.' }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, reason: 'The request did not arrive in time.' }
  const namesMethod = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+ \S+ HTTP\/1\.[01]\r?\n/.test(rawPacket?.toString('latin1') ?? '')
  // RFC 9110 §9.1: a method that a server does not know is answered with 501.
  if (code === 'HPE_INVALID_METHOD' && namesMethod) return { status: 501, reason: 'This method is not known here.' }
  return { status: 400, reason: 'The request is no valid HTTP/1.1.' }
}

/** Answers on a connection whose next request can't be told any more. */
function refuse(socket: Socket, { status, reason }: Refusal, { name, nowMs }: FrontSettings): void {
  const text = `${reason}\n`
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    `Date: ${new Date(nowMs()).toUTCString()}`,
    `Cache-Status: ${name}; detail=refused`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`)
  const linger = setTimeout(() => socket.destroy(), LINGER_MS)
  socket.once('close', () => clearTimeout(linger))
}
