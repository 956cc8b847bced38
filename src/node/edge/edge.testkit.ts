/** A proxy with a tiny origin behind it, on real sockets, and a client that shows bytes as they are. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect, createServer as createRawServer, type AddressInfo, type Server as RawServer, type Socket } from 'node:net'
import { onTestFinished, vi } from 'vitest'
import { startEdge, type Edge, type EdgeOptions } from './server.ts'

export interface TestOrigin {
  readonly url: string
  /** `GET /path` of every request that came. */
  readonly asked: string[]
}

/** An origin that answers with `answer`; it ends with the test. */
export async function origin(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<TestOrigin> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    answer(request, response)
  })
  return { url: await listening(server), asked }
}

/** An origin that is given each connection as it is. */
export async function rawOrigin(take: (socket: Socket) => void): Promise<TestOrigin> {
  const server = createRawServer((socket) => {
    socket.on('error', () => {})
    take(socket)
  })
  return { url: await listening(server), asked: [] }
}

/** An origin that answers every request with these bytes; `asked` holds the requests' first lines. */
export async function cannedOrigin(bytes: string, { thenClose = false } = {}): Promise<TestOrigin & { readonly heads: string[] }> {
  const asked: string[] = []
  const heads: string[] = []
  const { url } = await rawOrigin((socket) => {
    let waiting = ''
    socket.on('data', (chunk) => {
      waiting += chunk.toString('latin1')
      for (let end = waiting.indexOf('\r\n\r\n'); end !== -1; end = waiting.indexOf('\r\n\r\n')) {
        heads.push(waiting.slice(0, end))
        asked.push(waiting.slice(0, end).split(' HTTP/')[0] ?? '')
        waiting = waiting.slice(end + 4)
        socket.write(bytes, 'latin1')
        if (thenClose) socket.end()
      }
    })
  })
  return { url, asked, heads }
}

async function listening(server: Server | RawServer): Promise<string> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A proxy in front of `origin`; it ends with the test. */
export async function edge(of: TestOrigin | string, options: Partial<EdgeOptions> = {}): Promise<Edge> {
  const started = await startEdge({ origin: typeof of === 'string' ? of : of.url, stopTimeoutMs: 2_000, ...options })
  onTestFinished(() => started.close())
  return started
}

export interface RawAnswer {
  readonly status: number
  /** All header lines as they came. */
  readonly head: string
  readonly body: string
  /** Everything received. */
  readonly bytes: string
  /** Whether the connection ended by a reset. */
  readonly wasReset: boolean
}

/** Sends bytes and reads until the other side closes the connection. Add `Connection: close` to a request that would be kept. */
export function exchange(url: string, bytes: string): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connectTo(url)
    let received = ''
    let wasReset = false
    socket.on('data', (chunk) => (received += chunk.toString('latin1')))
    socket.on('error', () => (wasReset = true))
    socket.on('close', () => {
      const end = received.indexOf('\r\n\r\n')
      const head = end === -1 ? received : received.slice(0, end)
      resolve({ status: Number(head.split(' ')[1] ?? 0), head, body: end === -1 ? '' : received.slice(end + 4), bytes: received, wasReset })
    })
    socket.write(bytes, 'latin1')
  })
}

/** A client socket connected to a URL's host and port. */
export function connectTo(url: string): Socket {
  const { hostname, port } = new URL(url)
  return connect(Number(port), hostname)
}

/** A request's bytes: its first line, `Host` and `Connection: close`, and further lines. */
export function get(path: string, ...lines: readonly string[]): string {
  return [`GET ${path} HTTP/1.1`, 'Host: test', 'Connection: close', ...lines, '', ''].join('\r\n')
}

/** A promise and what resolves it. */
export function signal<Value = void>() {
  let give: (value: Value) => void = () => {}
  const given = new Promise<Value>((resolve) => (give = resolve))
  return { give, given }
}

/** A client's connection that can be waited on until certain text has come. */
export function client(url: string, bytes: string) {
  const socket = connectTo(url)
  const heard = { text: '', ended: false }
  let check = () => {}
  const noted = (change: () => void) => {
    change()
    check()
  }
  socket.on('data', (data) => noted(() => (heard.text += data.toString('latin1'))))
  socket.on('error', () => {})
  socket.on('close', () => noted(() => (heard.ended = true)))
  socket.write(bytes, 'latin1')
  const until = (found: (heard: { readonly text: string; readonly ended: boolean }) => boolean) =>
    new Promise<void>((resolve) => {
      check = () => {
        if (found(heard)) resolve()
      }
      check()
    })
  return { socket, heard, hears: (text: string) => until((all) => all.text.includes(text)), ends: () => until((all) => all.ended) }
}

/** An origin whose answers the test writes itself, one after the other. */
export async function written() {
  const waiting: ((pair: { request: IncomingMessage; response: ServerResponse }) => void)[] = []
  const come: { request: IncomingMessage; response: ServerResponse }[] = []
  const behind = await origin((request, response) => {
    const next = waiting.shift()
    if (next) next({ request, response })
    else come.push({ request, response })
  })
  const next = () => {
    const here = come.shift()
    return here ? Promise.resolve(here) : new Promise<{ request: IncomingMessage; response: ServerResponse }>((resolve) => waiting.push(resolve))
  }
  return { ...behind, next }
}

/** Asks again and again, without a pause to speak of, until `expected` stops throwing; a busy machine may take its time. */
export function eventually(expected: () => void): Promise<void> {
  return vi.waitFor(expected, { interval: 2, timeout: 15_000 })
}
