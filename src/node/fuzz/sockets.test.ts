/** Hostile bytes at the real proxy: it stays up, answers in HTTP or not at all, and its origin reads exactly the requests that it sent. */
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { startEdge } from '../edge/server.ts'
import { createRandom, type Random } from '../random.ts'
import { createResponseReader } from '../soak/response-reader.ts'
import { mutated } from './text.ts'

const STREAMS = 300
const IDLE_MS = 2500

const HIDDEN = 'GET /hidden HTTP/1.1\r\nHost: shop.example\r\n\r\n'
const REQUESTS = [
  'GET / HTTP/1.1\r\nHost: shop.example\r\n\r\n',
  'GET /a?b=1 HTTP/1.1\r\nHost: shop.example\r\nCookie: id=1\r\nRange: bytes=0-1\r\n\r\n',
  `POST /a HTTP/1.1\r\nHost: shop.example\r\nContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`,
  `POST /a HTTP/1.1\r\nHost: shop.example\r\nTransfer-Encoding: chunked\r\n\r\n${HIDDEN.length.toString(16)}\r\n${HIDDEN}\r\n0\r\n\r\n`,
  `POST /a HTTP/1.1\r\nHost: shop.example\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
  `POST /a HTTP/1.1\r\nHost: shop.example\r\nContent-Length: 0\r\nContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`,
  `POST /a HTTP/1.1\r\nHost: shop.example\r\nTransfer-Encoding: xchunked\r\n\r\n${HIDDEN}`,
  `POST /a HTTP/1.1\r\nHost: shop.example\r\nTransfer-Encoding: chunked\r\n\r\n5;a=\n\r\nhello\r\n0\r\nX: y\r\n\r\n`,
  `GET http://shop.example/abs HTTP/1.1\r\nHost: shop.example\r\nX-A: a\r\n b\r\n\r\n`,
  'OPTIONS * HTTP/1.1\r\nHost: shop.example\r\nExpect: 100-continue\r\n\r\n',
  'GET /a HTTP/1.0\r\n\r\n',
]
const ATOMS = ['\r\n', '\n', '\r', '\0', ' ', '\t', ':', 'Content-Length: 0\r\n', 'Transfer-Encoding: chunked\r\n', 'Transfer-Encoding : chunked\r\n', 'Host: other\r\n', 'Connection: x-a, close\r\n', '0\r\n\r\n', 'HTTP/1.1', 'GET ', '%0d%0a', 'é', ',', ';']

/** Whoever is still reading ends the connection after it. */
const LAST = 'GET /last HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n'

function hostile(random: Random): string {
  const one = () => {
    const text = random.pick(REQUESTS)
    return random.chance(0.5) ? mutated(text, random, ATOMS, () => random.pick(REQUESTS)) : text
  }
  return Array.from({ length: 1 + random.below(2) }, one).join('') + LAST
}

it('hostile bytes do no harm', { timeout: 60_000 }, async () => {
  const seen = { requests: 0, unreadable: 0 }
  const origin = createServer((request, response) => {
    seen.requests += 1
    request.resume()
    request.on('end', () => response.writeHead(200, { 'Cache-Control': 'no-store' }).end('ok'))
  })
  origin.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // A request that broke off is broken off here too.
    if (error.code !== 'ECONNRESET' && error.code !== 'HPE_INVALID_EOF_STATE') seen.unreadable += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve))
  const bugs: unknown[] = []
  const edge = await startEdge({ origin: `http://127.0.0.1:${(origin.address() as AddressInfo).port}`, onBug: (error) => bugs.push(error), stopTimeoutMs: 2000, clientRequestTimeoutMs: 1000, clientHeadersTimeoutMs: 1000 })
  const random = createRandom(9112)
  const statuses = new Map<number, number>()
  const streams = Array.from({ length: STREAMS }, () => hostile(random))
  const send = (bytes: string) =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(new URL(edge.url).port), '127.0.0.1')
      const reader = createResponseReader({ isForHead: () => false, onResponse: ({ status }) => void statuses.set(status, (statuses.get(status) ?? 0) + 1) })
      socket.on('data', (chunk) => {
        try {
          reader.write(chunk)
        } catch (error) {
          reject(new Error(`${String(error)}, after ${JSON.stringify(bytes)}`))
        }
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve())
      // Nothing more is coming once it has been quiet for a while; what is unfinished then stays so.
      socket.setTimeout(IDLE_MS, () => socket.destroy())
      socket.write(bytes, 'latin1')
    })
  for (let at = 0; at < STREAMS; at += 50) await Promise.all(streams.slice(at, at + 50).map(send))

  expect(bugs).toEqual([])
  expect(seen.unreadable).toBe(0)
  expect(seen.requests).toBeLessThanOrEqual(edge.stats().nodes[0]?.fetched ?? 0)
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 501]))
  await edge.close()
  await new Promise((resolve) => {
    origin.close(resolve)
    origin.closeAllConnections()
  })
})
