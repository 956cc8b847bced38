/** The side that clients connect to: Node's http server, and what becomes of what it can't read. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { admit, type AdmissionSettings, type Refusal } from './admission.ts'
import { ClientReply, type ReplySettings } from './client-reply.ts'
import type { Tier, Upload } from './tier.ts'

export interface FrontSettings extends AdmissionSettings, ReplySettings {
  readonly maxHeaderBytes: number
  readonly headersTimeoutMs: number
  readonly requestTimeoutMs: number
  readonly keepAliveTimeoutMs: number
  readonly stallTimeoutMs: number
  readonly maxConnections: number
}

/** A server that lets requests in and asks `tier` for the answers. It listens nowhere yet. */
export function createFront(tier: Tier, settings: FrontSettings): Server {
  let count = 0
  const take = (request: IncomingMessage, response: ServerResponse, awaitsContinue: boolean): void => {
    const { method = '', url: target = '', httpVersion, rawHeaders } = request
    const admitted = admit({ method, target, httpVersion, rawHeaders }, settings)
    if ('status' in admitted) return refuse(response, admitted)
    const reply = new ClientReply(request, response, admitted.content !== null, settings)
    count += 1
    const upload: Upload | null =
      admitted.content === null ? null : { lengthBytes: admitted.content.lengthBytes, chunks: () => chunksOf(request, awaitsContinue ? response : null) }
    const client = { address: request.socket.remoteAddress ?? 'unknown', httpVersion }
    tier.ask({ id: String(count), request: admitted.request, upload, client, trace: null }, reply)
  }

  const server = createServer({
    insecureHTTPParser: false,
    // A missing Host is refused with a reason (target.ts).
    requireHostHeader: false,
    maxHeaderSize: settings.maxHeaderBytes,
    headersTimeout: settings.headersTimeoutMs,
    requestTimeout: settings.requestTimeoutMs,
    keepAliveTimeout: settings.keepAliveTimeoutMs,
  })
  server.maxHeadersCount = 0
  server.maxConnections = settings.maxConnections
  server.timeout = settings.stallTimeoutMs
  server.on('request', (request, response) => take(request, response, false))
  server.on('checkContinue', (request, response) => take(request, response, true))
  server.on('checkExpectation', (_request, response) => refuse(response, { status: 417, reason: 'The only expectation met here is 100-continue.' }))
  server.on('connect', (_request, socket: Socket) => refuseOnSocket(socket, { status: 405, reason: 'CONNECT is not offered here.' }))
  server.on('clientError', (error: Error & { code?: string }, socket: Socket) => refuseOnSocket(socket, unreadable(error)))
  return server
}

/** A request's content; the first read lets a client that waits for it begin (RFC 9110 §10.1.1). */
async function* chunksOf(request: IncomingMessage, awaitsContinue: ServerResponse | null): AsyncIterable<Buffer> {
  awaitsContinue?.writeContinue()
  // Left undestroyed at the end: the answer goes out over the same socket.
  yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
}

function refuse(response: ServerResponse, { status, reason }: Refusal): void {
  response.shouldKeepAlive = false
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(reason) + 1 })
  response.end(`${reason}\n`)
}

function refuseOnSocket(socket: Socket, { status, reason }: Refusal): void {
  if (!socket.writable) return void socket.destroy()
  const text = `${reason}\n`
  socket.end(
    `HTTP/1.1 ${status} \r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  )
}

/** What Node's parser could not read. */
function unreadable({ code }: { code?: string }): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW') return { status: 431, reason: 'The header of the request is too large.' }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, reason: 'The request did not arrive in time.' }
  if (code === 'HPE_INVALID_METHOD') return { status: 501, reason: 'This method is not known here.' }
  return { status: 400, reason: 'The request is no valid HTTP.' }
}
