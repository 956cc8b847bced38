/** Bodies in both directions: as they come, at the speed of who reads, shared, bounded, and visibly cut where they are cut. */
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { client, connectTo, edge, exchange, get, origin, rawOrigin, signal, written } from './edge.testkit.ts'

const MIB = 1024 * 1024

describe('an answer that arrives', () => {
  it('reaches the client part by part, its head before any part', async () => {
    const behind = await written()
    const { url } = await edge(behind)
    const asks = client(url, get('/'))
    const { response } = await behind.next()
    response.writeHead(200, { 'Cache-Control': 'max-age=60' }).flushHeaders()
    await asks.hears('\r\n\r\n')
    response.write('one')
    await asks.hears('one')
    response.end('two')
    await asks.ends()
    expect(asks.heard.text).toContain('3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n')
  })

  it('is shared with who comes meanwhile, from its beginning', async () => {
    const behind = await written()
    const { url, stats } = await edge(behind)
    const first = client(url, get('/'))
    const { response } = await behind.next()
    response.writeHead(200, { 'Cache-Control': 'max-age=60', 'Content-Length': 6 }).write('one')
    await first.hears('one')
    const second = client(url, get('/'))
    await second.hears('one')
    expect(stats().arrivingBytes).toBe(3)
    response.end('two')
    await Promise.all([first.ends(), second.ends()])
    const third = await exchange(url, get('/'))
    for (const text of [first.heard.text, second.heard.text, third.bytes]) expect(text).toMatch(/\r\n\r\nonetwo$/)
    expect(second.heard.text).toMatch(/Cache-Status: edge; fwd=[a-z-]+; .*collapsed/i)
    expect(behind.asked).toEqual(['GET /'])
    expect(stats().arrivingBytes).toBe(0)
  })

  it.each([true, false])('passes through without being stored when it is over the limit (length announced: %s)', async (isAnnounced) => {
    const body = 'x'.repeat(5_000)
    const behind = await origin((_request, response) => {
      response.writeHead(200, { 'Cache-Control': 'max-age=60', ...(isAnnounced && { 'Content-Length': body.length }) })
      response.write(body.slice(0, 10))
      response.end(body.slice(10))
    })
    const { url, stats } = await edge(behind, { largestObjectBytes: 4_999 })
    for (const path of ['/', '/']) {
      const answer = await exchange(url, `GET ${path} HTTP/1.0\r\nHost: a\r\n\r\n`)
      expect(answer.body).toBe(body)
    }
    expect(behind.asked).toEqual(['GET /', 'GET /'])
    expect([stats().nodes[0]?.entries, stats().arrivingBytes]).toEqual([0, 0])
  })

  it('comes no faster than the client takes it', async () => {
    const sent = { bytes: 0 }
    const part = Buffer.alloc(256 * 1024)
    const behind = await origin((_request, response) => {
      const more = (): void => {
        while (sent.bytes < 96 * MIB) {
          sent.bytes += part.length
          if (!response.write(part)) return void response.once('drain', more)
        }
        response.end()
      }
      more()
    })
    const { url } = await edge(behind)
    const socket = connectTo(url)
    socket.write(get('/'))
    let [received, furthestAhead] = [0, 0]
    socket.on('data', (data) => {
      received += data.length
      furthestAhead = Math.max(furthestAhead, sent.bytes - received)
      socket.pause()
      setImmediate(() => socket.resume())
    })
    await once(socket, 'close')
    expect(received).toBeGreaterThanOrEqual(96 * MIB)
    // What two pairs of sockets hold, and the part that the proxy may be ahead.
    expect(furthestAhead).toBeLessThan(40 * MIB)
  })
})

describe('an answer that breaks off', () => {
  const half = (framing: string) => `HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\n${framing}\r\n\r\n`
  const cuts = [
    { name: 'short of its length', bytes: `${half('Content-Length: 9')}half` },
    { name: 'without its last chunk', bytes: `${half('Transfer-Encoding: chunked')}4\r\nhalf\r\n` },
    { name: 'inside a chunk', bytes: `${half('Transfer-Encoding: chunked')}9\r\nhalf` },
    { name: 'in a chunk that is none', bytes: `${half('Transfer-Encoding: chunked')}4\r\nhalf\r\nzz\r\n` },
  ]
  const cutOrigin = async (bytes: string) => {
    const asked: string[] = []
    const { url } = await rawOrigin((socket) => {
      socket.once('data', () => {
        asked.push('asked')
        socket.end(bytes)
      })
    })
    return { url, asked }
  }

  it.each(cuts)('$name: the client sees it, and nothing is stored', async ({ bytes }) => {
    const behind = await cutOrigin(bytes)
    const { url, stats } = await edge(behind)
    for (const attempt of [1, 2]) {
      const answer = await exchange(url, get('/'))
      expect(answer.status).toBe(200)
      expect(answer.body).toContain('half')
      expect(answer.body).not.toMatch(/0\r\n\r\n$/)
      expect(behind.asked.length).toBe(attempt)
    }
    expect(stats().nodes[0]?.entries).toBe(0)
  })

  it('resets the connection of HTTP/1.0, whose end would look like the body\'s', async () => {
    const behind = await cutOrigin(`${half('Transfer-Encoding: chunked')}4\r\nhalf\r\n`)
    const { url } = await edge(behind)
    const { wasReset } = await exchange(url, 'GET / HTTP/1.0\r\nHost: a\r\n\r\n')
    expect(wasReset).toBe(true)
  })

  it('is cut for everybody who shares it', async () => {
    const taken = signal<Socket>()
    const { url: behind } = await rawOrigin((socket) => socket.once('data', () => taken.give(socket)))
    const { url } = await edge(behind)
    const first = client(url, get('/'))
    const socket = await taken.given
    socket.write(`${half('Content-Length: 9')}half`)
    await first.hears('half')
    const second = client(url, get('/'))
    await second.hears('half')
    socket.destroy()
    await Promise.all([first.ends(), second.ends()])
    for (const { heard } of [first, second]) expect(heard.text).toMatch(/\r\n\r\nhalf$/)
  })
})

describe('a client that leaves', () => {
  it('ends an answer that nobody else wants and that is not to be stored', async () => {
    const left = signal()
    const behind = await origin((_request, response) => {
      response.on('close', () => left.give())
      response.writeHead(200, { 'Cache-Control': 'no-store' }).write('one')
    })
    const { url } = await edge(behind)
    const asks = client(url, get('/'))
    await asks.hears('one')
    asks.socket.destroy()
    await left.given
  })

  it('does not end one that is being stored', async () => {
    const behind = await written()
    const { url } = await edge(behind)
    const asks = client(url, get('/'))
    const { response } = await behind.next()
    response.writeHead(200, { 'Cache-Control': 'max-age=60' }).write('one')
    await asks.hears('one')
    asks.socket.destroy()
    await once(asks.socket, 'close')
    response.end('two')
    const later = await exchange(url, get('/'))
    expect(later.body).toMatch(/onetwo$|3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n$/)
    expect(behind.asked).toEqual(['GET /'])
  })

  it('in the middle of its own content: the origin does not take the half for the whole', async () => {
    const broken = signal<boolean>()
    const started = signal()
    const behind = await origin((request) => {
      request.once('data', () => started.give())
      request.on('close', () => broken.give(!request.complete))
    })
    const { url } = await edge(behind)
    const asks = client(url, 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n')
    await started.given
    asks.socket.destroy()
    expect(await broken.given).toBe(true)
  })
})

describe('a request\'s content', () => {
  it('reaches the origin part by part, framed as it came', async () => {
    const [began, whole] = [signal<string>(), signal<string>()]
    const behind = await origin((request, response) => {
      let text = ''
      request.on('data', (data) => {
        text += String(data)
        began.give(text)
      })
      request.on('end', () => {
        whole.give(text)
        response.end(`${request.headers['content-length'] ?? request.headers['transfer-encoding']}`)
      })
    })
    const { url } = await edge(behind)
    const asks = client(url, 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n')
    expect(await began.given).toBe('one')
    asks.socket.write('3\r\ntwo\r\n0\r\nX-Trailer: 1\r\n\r\n')
    expect(await whole.given).toBe('onetwo')
    await asks.ends()
    expect(asks.heard.text).toMatch(/\r\n\r\n7\r\nchunked\r\n0\r\n\r\n$|\r\n\r\nchunked$/)
    const known = await exchange(url, 'PUT / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc')
    expect(known.body).toContain('3')
  })

  it('is sent when the client is told to go on (RFC 9110 §10.1.1)', async () => {
    const behind = await origin((request, response) => {
      let text = ''
      request.on('data', (data) => (text += String(data))).on('end', () => response.end(`got ${text}, ${request.headers.expect}`))
    })
    const { url } = await edge(behind)
    const asks = client(url, 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n')
    await asks.hears('HTTP/1.1 100 Continue\r\n\r\n')
    asks.socket.write('abc')
    await asks.ends()
    expect(asks.heard.text).toContain('got abc, undefined')
  })

  it('is not asked for when the request is refused', async () => {
    const { url } = await edge('http://127.0.0.1:1')
    const { bytes } = await exchange(url, 'POST /a/../b HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n')
    expect(bytes).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('may be answered before it is all there', async () => {
    const behind = await origin((_request, response) => response.writeHead(413, { Connection: 'close' }).end('too much'))
    const { url } = await edge(behind)
    const asks = client(url, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nabc')
    await asks.hears('too much')
    await asks.ends()
    expect(asks.heard.text).toMatch(/^HTTP\/1\.1 413 [^]*Connection: close/)
  })

  it('comes no faster than the origin takes it', async () => {
    const total = 64 * MIB
    let [received, sent, furthestAhead] = [0, 0, 0]
    const behind = await origin((request, response) => {
      request.on('data', (data: Buffer) => {
        received += data.length
        furthestAhead = Math.max(furthestAhead, sent - received)
        request.pause()
        setImmediate(() => request.resume())
      })
      request.on('end', () => response.end(String(received)))
    })
    const { url } = await edge(behind)
    const asks = client(url, `POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${total}\r\n\r\n`)
    const part = Buffer.alloc(256 * 1024)
    const more = (): void => {
      while (sent < total) {
        sent += part.length
        if (!asks.socket.write(part)) return void asks.socket.once('drain', more)
      }
    }
    more()
    await asks.ends()
    expect(asks.heard.text).toContain(String(total))
    expect(furthestAhead).toBeLessThan(40 * MIB)
  })
})
