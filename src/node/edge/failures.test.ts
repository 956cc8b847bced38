/** An origin that does not answer, or not in time: what clients are told, what is asked once more, and what is not. */
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { cannedOrigin, connectTo, edge, eventually, exchange, get, origin, rawOrigin } from './edge.testkit.ts'
import { failureOf } from './failures.ts'

describe('no answer from the origin', () => {
  it('refused: 502, in words that tell nothing of the origin\'s address', async () => {
    const { url } = await edge('http://127.0.0.1:1')
    const { status, body, head } = await exchange(url, get('/'))
    expect([status, body]).toEqual([502, 'The origin refused the connection. It may not be running.\n'])
    expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m)
    expect(head).toMatch(/^Cache-Status: edge; fwd=uri-miss/m)
  })

  it('closed without a word: 502', async () => {
    const { url: behind } = await rawOrigin((socket) => socket.once('data', () => socket.end()))
    const { url } = await edge(behind)
    const { status, body } = await exchange(url, get('/'))
    expect([status, body]).toEqual([502, 'The origin closed the connection without an answer.\n'])
  })

  it('too slow: 504, also for who waited with the first', async () => {
    const { url: behind } = await rawOrigin(() => {})
    const { url } = await edge(behind, { originHeadersTimeoutMs: 40 })
    const answers = await Promise.all([exchange(url, get('/')), exchange(url, get('/'))])
    for (const { status, body } of answers) expect([status, body]).toEqual([504, 'The origin did not answer in time.\n'])
  })

  it('too slow in the middle: cut off', async () => {
    const behind = await cannedOrigin('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf')
    const { url } = await edge(behind, { originBodyTimeoutMs: 40 })
    const { status, body } = await exchange(url, get('/'))
    expect([status, body]).toEqual([200, 'half'])
  })

  it('too many wait: 503, and those in front get their answers', async () => {
    const held: (() => void)[] = []
    const behind = await origin((_request, response) => void held.push(() => response.end('ok')))
    const { url, stats } = await edge(behind, { maxOriginConnections: 1, maxOriginQueue: 1 })
    const first = exchange(url, get('/1'))
    const second = exchange(url, get('/2'))
    await eventually(() => expect([held.length, stats().origin.open]).toEqual([1, 2]))
    const third = await exchange(url, get('/3'))
    expect([third.status, third.body]).toEqual([503, 'Too many requests wait for the origin.\n'])
    held.shift()?.()
    expect((await first).body).toContain('ok')
    await eventually(() => expect(held.length).toBe(1))
    held.shift()?.()
    expect((await second).body).toContain('ok')
  })

  it('what is stored may answer in its place (RFC 5861 §4)', async () => {
    let nowMs = Date.UTC(2026, 0, 1)
    let isBroken = false
    const behind = await origin((request, response) => {
      if (isBroken) return void request.socket.destroy()
      response.setHeader('Cache-Control', 'max-age=1, stale-if-error=100').end('stored')
    })
    const { url } = await edge(behind, { nowMs: () => nowMs })
    await exchange(url, get('/'))
    isBroken = true
    nowMs += 50_000
    const stale = await exchange(url, get('/'))
    expect([stale.status, stale.body]).toEqual([200, 'stored'])
    nowMs += 100_000
    expect((await exchange(url, get('/'))).status).toBe(502)
  })

  it('knows the errors of connections by their codes', () => {
    const withCode = (code: string) => failureOf(Object.assign(new Error(code), { code }))
    expect(withCode('UND_ERR_CONNECT_TIMEOUT')).toEqual({ status: 504, reason: 'The origin could not be connected to in time.' })
    expect(withCode('ENOTFOUND').reason).toBe('The name of the origin could not be resolved.')
    for (const code of ['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID']) expect(withCode(code).reason).toBe('The origin\'s certificate is not trusted here.')
    expect(failureOf(new Error('?'))).toEqual({ status: 502, reason: 'The origin could not be asked.' })
  })
})

describe('connections to the origin', () => {
  afterEach(() => vi.restoreAllMocks())

  it('are used again', async () => {
    const behind = await origin((_request, response) => response.end('ok'))
    const { url, stats } = await edge(behind)
    for (const path of ['/1', '/2', '/3']) await exchange(url, get(path))
    expect(stats().origin).toMatchObject({ asked: 3, connected: 1, open: 0 })
  })

  /** Answers the first request of a connection, and closes it without a word when the second comes. */
  async function forgetful() {
    const asked: string[] = []
    const { url } = await rawOrigin((socket) => {
      let isFirst = true
      socket.on('data', (data) => {
        asked.push(data.toString().split(' HTTP/')[0] ?? '')
        if (isFirst) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
        else socket.destroy()
        isFirst = false
      })
    })
    return { url, asked }
  }

  /** Lets the monotonic clock, by which connections rest, jump ahead. */
  function afterRest(): void {
    const real = performance.now.bind(performance)
    vi.spyOn(performance, 'now').mockImplementation(() => real() + 5_000)
  }

  it('that rested and turn out closed: a safe request is sent once more (RFC 9112 §9.3.1)', async () => {
    const behind = await forgetful()
    const { url } = await edge(behind.url)
    await exchange(url, get('/1'))
    afterRest()
    const { status, body } = await exchange(url, get('/2'))
    expect([status, body]).toEqual([200, 'ok'])
    expect(behind.asked).toEqual(['GET /1', 'GET /2', 'GET /2'])
  })

  it('but not a request that changes something, and not after a short rest', async () => {
    const behind = await forgetful()
    const { url } = await edge(behind.url)
    await exchange(url, get('/1'))
    expect((await exchange(url, get('/2'))).status).toBe(502)
    await exchange(url, get('/3'))
    afterRest()
    expect((await exchange(url, 'DELETE /4 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).status).toBe(502)
    expect(behind.asked).toEqual(['GET /1', 'GET /2', 'GET /3', 'DELETE /4'])
  })
})

describe('a mistake of our own', () => {
  it('is answered with 500 and told to the operator; the next request is served', async () => {
    const behind = await origin((_request, response) => response.end('ok'))
    const bugs: unknown[] = []
    let isBroken = false
    const nowMs = () => {
      if (!isBroken) return Date.now()
      isBroken = false
      throw new Error('no clock')
    }
    const { url } = await edge(behind, { nowMs, onBug: (error) => bugs.push(error) })
    isBroken = true
    const broken = await exchange(url, get('/'))
    expect([broken.status, broken.body]).toEqual([500, 'Something in this cache went wrong.\n'])
    expect(bugs).toEqual([new Error('no clock')])
    expect((await exchange(url, get('/'))).status).toBe(200)
  })
})

describe('a client that stands still', () => {
  it('in the middle of an answer is left after a while', async () => {
    const body = Buffer.alloc(32 * 1024 * 1024)
    const behind = await origin((_request, response) => response.end(body))
    // Together with what an origin may take: a second and a little.
    const { url } = await edge(behind, { clientStallTimeoutMs: 50, originConnectTimeoutMs: 20, originHeadersTimeoutMs: 20, log: 'json', write: (text) => lines.push(text) })
    const lines: string[] = []
    const socket = connectTo(url)
    onTestFinished(() => void socket.destroy())
    socket.pause()
    socket.write(get('/'))
    await eventually(() => expect(lines.length).toBe(1))
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ status: 200, isCut: true })
  })
})

describe('stopping', () => {
  it('finishes what is under way, takes no more, and closes connections at rest', async () => {
    const held: (() => void)[] = []
    const behind = await origin((request, response) => (request.url === '/rest' ? response.end('rest') : void held.push(() => response.end('done'))))
    const proxy = await edge(behind)
    const atRest = connectTo(proxy.url)
    const restEnded = new Promise((resolve) => atRest.on('close', resolve))
    await new Promise((resolve) => {
      atRest.once('data', resolve)
      atRest.write('GET /rest HTTP/1.1\r\nHost: a\r\n\r\n')
    })
    const underWay = exchange(proxy.url, 'GET /held HTTP/1.1\r\nHost: a\r\n\r\n')
    await eventually(() => expect(held.length).toBe(1))
    const stopped = proxy.close()
    await restEnded
    const late = await exchange(proxy.url, get('/late'))
    expect([late.status, late.wasReset]).toEqual([0, true])
    held.shift()?.()
    const { body, head } = await underWay
    expect(body).toContain('done')
    expect(head).toMatch(/^Connection: close$/m)
    await stopped
  })

  it('breaks off what takes too long', async () => {
    const behind = await origin((_request, response) => response.writeHead(200, { 'Content-Length': 9 }).write('half'))
    const proxy = await edge(behind, { stopTimeoutMs: 20 })
    const socket = connectTo(proxy.url)
    const ended = new Promise((resolve) => socket.on('close', resolve))
    await new Promise((resolve) => {
      socket.once('data', resolve)
      socket.write(get('/'))
    })
    await proxy.close()
    await ended
  })
})
