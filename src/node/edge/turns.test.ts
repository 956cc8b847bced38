/** Requests that come on one connection before the ones in front of them are answered (RFC 9112 §9.3.2). */
import { describe, expect, it } from 'vitest'
import { client, edge, exchange, get, origin, written } from './edge.testkit.ts'

const kept = (line: string) => `${line} HTTP/1.1\r\nHost: test\r\n\r\n`

describe('requests in a row on one connection', () => {
  it('do not overtake a change that was asked for before', async () => {
    let version = 1
    const behind = await origin((request, response) => {
      if (request.method === 'DELETE') version += 1
      const body = String(version)
      setTimeout(() => response.writeHead(200, { 'Cache-Control': 'max-age=60', 'Content-Length': body.length }).end(body), request.method === 'DELETE' ? 30 : 0)
    })
    const { url } = await edge(behind)
    const { bytes } = await exchange(url, kept('GET /') + kept('DELETE /') + get('/'))
    expect(bytes.match(/(?<=\r\n\r\n)\d/g)).toEqual(['1', '2', '2'])
    expect(behind.asked).toEqual(['GET /', 'DELETE /', 'GET /'])
  })

  it('may want one body twice, that is too large to keep', async () => {
    const behind = await origin((_request, response) => {
      response.writeHead(200, { 'Cache-Control': 'max-age=60' })
      const next = (left: number) => {
        if (left === 0) return void response.end()
        response.write(Buffer.alloc(100_000, '#'))
        setImmediate(() => next(left - 1))
      }
      next(12)
    })
    const { url } = await edge(behind, { largestObjectBytes: 300_000 })
    const { bytes } = await exchange(url, kept('GET /') + get('/'))
    expect(bytes.match(/#/g)).toHaveLength(2_400_000)
  })

  it('are dropped when the client goes away', async () => {
    const behind = await written()
    const { url } = await edge(behind)
    const asks = client(url, kept('GET /') + kept('GET /never'))
    const first = await behind.next()
    asks.socket.destroy()
    await asks.ends()
    first.response.writeHead(200, { 'Content-Length': 0 }).end()
    const other = exchange(url, get('/other'))
    const second = await behind.next()
    second.response.writeHead(200, { 'Content-Length': 0 }).end()
    await other
    expect(behind.asked).toEqual(['GET /', 'GET /other'])
  })
})
