/** An origin that answers from the site, and misbehaves: it refuses, dawdles, breaks off, lies about lengths, fails and restarts. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Random } from '../random.ts'
import { contentOf } from './content.ts'
import { etagOf, LIE_BYTES, ownerOf, type Resource, type Site } from './site.ts'

export interface SoakOrigin {
  readonly port: number
  /** What it did, by name; 'well' when it behaved. */
  readonly deeds: Readonly<Record<string, number>>
  /** Breaks every connection, listens to nobody for so long, and comes back at the same address. */
  readonly restart: (awayMs: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** What it may do to an answer, each with its weight among a thousand. */
const MISDEEDS = [
  ['refuse', 6],
  ['slow', 8],
  ['drip', 4],
  ['cut', 6],
  ['cut chunks', 4],
  ['too short', 3],
  ['too long', 4],
  ['error', 8],
  ['garbage', 2],
  ['bad chunk', 2],
  ['huge header', 1],
  ['interim', 3],
  ['close', 6],
  ['hang', 0.3],
] as const

type Misdeed = (typeof MISDEEDS)[number][0]

interface Answer {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Buffer
}

/** @param nowMs the clock of the site's versions @param faults how much more or less often than usual it misbehaves; 0: never */
export async function startSoakOrigin(site: Site, random: Random, nowMs: () => number, faults: number): Promise<SoakOrigin> {
  const deeds: Record<string, number> = {}
  const sockets = new Set<Socket>()
  const server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    const deed = misdeed(random, faults)
    deeds[deed] = (deeds[deed] ?? 0) + 1
    answer(site, request, response, deed, random, nowMs)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
  })
  const listen = (port: number) => new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve(void server.removeListener('error', reject))))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    port,
    deeds,
    async restart(awayMs) {
      await close()
      await new Promise((resolve) => setTimeout(resolve, awayMs))
      await listen(port)
    },
    close,
  }
}

function misdeed(random: Random, faults: number): Misdeed | 'well' {
  let at = random.below(1_000_000) / 1000
  for (const [name, weight] of MISDEEDS) {
    at -= weight * faults
    if (at < 0) return name
  }
  return 'well'
}

function answer(site: Site, request: IncomingMessage, response: ServerResponse, deed: Misdeed | 'well', random: Random, nowMs: () => number): void {
  request.resume()
  const resource = site.byPath.get(request.url ?? '')
  if (resource === undefined) {
    response.writeHead(404, { 'X-Url': request.url ?? '', 'Cache-Control': 'no-store' }).end()
    return
  }
  // The version is the one at the moment of asking, however long the answer takes.
  const made = answerFor(site, resource, request, nowMs)
  if (deed === 'refuse') return void response.socket?.destroy()
  if (deed === 'hang') return void setTimeout(() => response.socket?.destroy(), 2000)
  if (deed === 'slow') return void setTimeout(() => send(response, made), random.below(400))
  if (deed === 'error') return send(response, { ...made, status: random.pick([500, 502, 503, 504]), headers: bare(made.headers), body: Buffer.from('error') })
  if (deed === 'interim') response.writeEarlyHints({ link: '</style.css>; rel=preload' })
  if (deed === 'close') response.setHeader('Connection', 'close')
  if (deed === 'drip') return drip(response, made)
  if (deed === 'well' || deed === 'interim' || deed === 'close') return send(response, made, random.chance(0.3))
  raw(response, made, deed)
}

function answerFor(site: Site, resource: Resource, { method, headers }: IncomingMessage, nowMs: () => number): Answer {
  const { path, kind, lengthBytes, tags } = resource
  const credential = headers.authorization?.slice('Bearer '.length) ?? /session=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? 'anon'
  const owner = ownerOf(kind, credential, headers['accept-language'] ?? '')
  const asked = String(headers['x-ask'])
  const marks = (version: number): [string, string][] => [['X-Url', path], ['X-Owner', owner], ['X-Version', String(version)]]
  if (method === 'POST' || method === 'DELETE') {
    const neighbour = site.byPath.get(`/${kind.name}/${(Number(path.split('/')[2]) + 1) % kind.count}`) ?? resource
    const also = neighbour === resource ? 0 : site.publish(neighbour.path, nowMs())
    const version = site.publish(path, nowMs())
    return { status: 200, headers: [...marks(version), ['X-Answers', asked], ['Content-Location', neighbour.path], ['X-Also', String(also)]], body: Buffer.from('done') }
  }
  const version = site.version(path)
  const etag = etagOf(kind, version, owner)
  const always: [string, string][] = [...marks(version), ['ETag', etag], ['Surrogate-Key', tags.join(' ')], ...kind.headers.map(([name, value]): [string, string] => [name, value])]
  if (kind.neverStored) always.push(['X-Answers', asked])
  if (kind.name === 'login') always.push(['Set-Cookie', `session=${credential}`])
  const status = kind.status ?? 200
  if (status === 200 && headers['if-none-match']?.includes(etag)) return { status: 304, headers: always, body: Buffer.alloc(0) }
  const body = contentOf(path, version, owner, lengthBytes)
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
  const isCurrent = headers['if-range'] === undefined || (headers['if-range'] === etag && !kind.weakTag)
  if (first === undefined || last === undefined || status !== 200 || !isCurrent || method === 'HEAD') return { status, headers: always, body }
  return { status: 206, headers: [...always, ['Content-Range', `bytes ${first}-${last}/${lengthBytes}`]], body: body.subarray(Number(first), Number(last) + 1) }
}

/** What an error has of it: whose it is and which version it would have been. */
function bare(headers: Answer['headers']): Answer['headers'] {
  return headers.filter(([name]) => name.startsWith('X-'))
}

function send(response: ServerResponse, { status, headers, body }: Answer, inChunks = false): void {
  if (response.destroyed) return
  for (const [name, value] of headers) response.appendHeader(name, value)
  if (!inChunks && status !== 304) response.setHeader('Content-Length', body.length)
  response.writeHead(status)
  if (!inChunks || body.length < 2) return void response.end(body)
  response.write(body.subarray(0, body.length >> 1))
  response.end(body.subarray(body.length >> 1))
}

function drip(response: ServerResponse, { status, headers, body }: Answer): void {
  for (const [name, value] of headers) response.appendHeader(name, value)
  response.writeHead(status)
  const size = Math.max(1, Math.ceil(body.length / 5))
  const next = (at: number) => {
    if (response.destroyed) return
    if (at >= body.length) return void response.end()
    response.write(body.subarray(at, at + size))
    setTimeout(() => next(at + size), 15)
  }
  next(0)
}

/** Bytes that are no sound answer, written past Node, which would not. */
function raw(response: ServerResponse, { status, headers, body }: Answer, deed: Misdeed): void {
  const { socket } = response
  if (socket === null) return
  const head = (...more: readonly string[]) => Buffer.from(`HTTP/1.1 ${status} Fine\r\nDate: ${new Date().toUTCString()}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}${more.map((line) => `${line}\r\n`).join('')}\r\n`, 'latin1')
  const withoutValidators = (text: Buffer) => Buffer.from(text.toString('latin1').replace(/^(ETag|Last-Modified):.*\r\n/gim, ''), 'latin1')
  const half = body.subarray(0, body.length >> 1)
  const isBodiless = status === 304 || response.req.method === 'HEAD'
  switch (deed) {
    case 'cut':
      socket.write(Buffer.concat([head(`Content-Length: ${body.length}`), ...(isBodiless ? [] : [half])]))
      break
    case 'cut chunks':
      socket.write(Buffer.concat([head('Transfer-Encoding: chunked'), ...(isBodiless ? [] : [Buffer.from(`${(half.length + 1).toString(16)}\r\n`), half])]))
      break
    case 'too short':
      // It lies about the length of the whole, so it must not be told which whole: a cache would believe both.
      socket.write(isBodiless ? head(`Content-Length: ${body.length}`) : Buffer.concat([withoutValidators(head(`Content-Length: ${body.length + LIE_BYTES}`, 'X-Lie: 1')), body]))
      break
    case 'too long':
      socket.write(Buffer.concat([head(`Content-Length: ${body.length}`), ...(isBodiless ? [] : [body]), Buffer.from('HTTP/1.1 200 OK\r\nX-Smuggled: 1\r\nCache-Control: max-age=3600\r\nContent-Length: 4\r\n\r\nevil')]))
      break
    case 'bad chunk':
      socket.write(Buffer.concat([head('Transfer-Encoding: chunked'), Buffer.from('zz\r\n'), half]))
      break
    case 'huge header':
      socket.write(head(`X-Huge: ${'h'.repeat(200_000)}`))
      break
    default:
      socket.write('GARBAGE / not HTTP at all\r\n\r\n')
  }
  // What was written arrives before the end does.
  socket.end()
  setTimeout(() => socket.destroy(), 50)
}
