/** The origin of a scene: a server that says what it is told, and remembers what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { linesOf, valueOf, type Line } from '../exchange.ts'
import { linesFrom, type Answer } from './scene.ts'

export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: readonly Line[]
  readonly body: string
}

export interface ScriptedOrigin {
  readonly url: string
  /** Every request so far, in order. */
  readonly seen: readonly SeenRequest[]
  /** The body of the answer to its nth request, counted from 1. */
  bodyOf(number: number): string
  /** What it says from now on. */
  says(answer: Answer | undefined): void
  /** Gives the answers that it holds. */
  release(): void
  close(): Promise<void>
}

const DEFAULT_ANSWER: Answer = { headers: { 'Cache-Control': 'no-store' } }

/** Starts an origin on a free port of loopback. */
export async function startScriptedOrigin(): Promise<ScriptedOrigin> {
  const seen: SeenRequest[] = []
  const bodies: string[] = []
  let answer = DEFAULT_ANSWER
  let held: (() => void)[] = []
  const server = createServer((request, response) => {
    const said = answer
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.once('end', () => {
      const body = Buffer.concat(pieces).toString()
      const number = seen.push({ method: request.method ?? '', path: request.url ?? '', headers: linesOf(request.rawHeaders), body })
      bodies.push(said.body ?? `answer ${number}`)
      const speak = () => say(request, response, said, bodies[number - 1] ?? '')
      if (said.held) held.push(speak)
      else speak()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    bodyOf: (number) => bodies[number - 1] ?? '',
    says(next) {
      answer = next ?? DEFAULT_ANSWER
    },
    release() {
      const waiting = held
      held = []
      // Who asks once more must not be held again.
      answer = { ...answer, held: false }
      waiting.forEach((speak) => speak())
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function say(request: IncomingMessage, response: ServerResponse, answer: Answer, body: string): void {
  const socket = request.socket
  if (answer.cut === 'before') return void socket.destroy()
  for (const { status, headers } of answer.interim ?? []) writeHead(socket, status, linesFrom(headers))
  const lines = linesFrom(answer.headers)
  response.sendDate = false
  if (answer.validates && isConditional(request)) return void response.writeHead(304, flat(withDate(lines))).end()
  const status = answer.status ?? 200
  if (answer.cut === 'within') {
    writeHead(socket, status, [...withDate(lines), ['Content-Length', String(body.length + 100)]])
    // What was written has to leave before the connection does.
    return void socket.end(body)
  }
  const isFramed = answer.trailers !== undefined || valueOf(lines, 'Content-Length') !== null || valueOf(lines, 'Transfer-Encoding') !== null
  const framing: Line[] = isFramed ? [] : [['Content-Length', String(Buffer.byteLength(body))]]
  const withBody = status !== 204 && status !== 304
  response.writeHead(status, flat([...withDate(lines), ...(withBody ? framing : [])]))
  if (answer.trailers) response.addTrailers(linesFrom(answer.trailers).map(([name, value]) => [name, value] as [string, string]))
  response.end(withBody ? body : undefined)
}

/** Node's form of header lines: names and values in one list, which keeps lines apart. */
function flat(lines: readonly Line[]): string[] {
  return lines.flatMap(([name, value]) => [name, value])
}

function isConditional({ headers }: IncomingMessage): boolean {
  return headers['if-none-match'] !== undefined || headers['if-modified-since'] !== undefined
}

function withDate(lines: readonly Line[]): readonly Line[] {
  return valueOf(lines, 'Date') === null ? [['Date', new Date().toUTCString()], ...lines] : lines
}

function writeHead(socket: Socket, status: number, lines: readonly Line[]): void {
  socket.write(`HTTP/1.1 ${status} Said\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
}
