/** What changes in messages on their way, and what does not. */
import { describe, expect, it } from 'vitest'
import { cannedOrigin, edge, exchange, get, origin } from './edge.testkit.ts'

/** The lines of a head by lower-case name. */
function fields(head: string, name: string): string[] {
  return head.split('\r\n').slice(1).filter((line) => line.toLowerCase().startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim())
}

const plain = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

describe('a request on its way', () => {
  it('says whose it is and by whom it comes (RFC 9110 §7.6.3)', async () => {
    const behind = await cannedOrigin(plain)
    const { url } = await edge(behind)
    await exchange(url, 'GET /page HTTP/1.1\r\nHost: shop.example\r\nVia: 1.1 other\r\nX-Forwarded-For: 192.0.2.7\r\nConnection: close\r\n\r\n')
    const [head = ''] = behind.heads
    expect(head).toMatch(/^GET \/page HTTP\/1\.1\r\nhost: shop\.example\r\n/i)
    expect(fields(head, 'via').join(', ')).toMatch(/^1\.1 other, 1\.1 edge-[0-9a-f]{8}$/)
    expect(fields(head, 'x-forwarded-for')).toEqual(['192.0.2.7, 127.0.0.1'])
    expect([fields(head, 'x-forwarded-host'), fields(head, 'x-forwarded-proto')]).toEqual([['shop.example'], ['http']])
  })

  it('is the same to the cache and to an origin that answers by address', async () => {
    const { url } = await edge(await cannedOrigin(plain), { policy: { version: 1, default: { key: { headers: ['x-forwarded-for'] } } } })
    const { head } = await exchange(url, get('/'))
    expect(fields(head, 'cache-status').join()).toMatch(/x-forwarded-for=\\"127\.0\.0\.1\\"/)
    const { head: passedOn } = await exchange(url, get('/', 'X-Forwarded-For: 192.0.2.7'))
    expect(fields(passedOn, 'cache-status').join()).toMatch(/x-forwarded-for=\\"192\.0\.2\.7, ?127\.0\.0\.1\\"/)
  })

  it('loses what was meant for this hop, and what Connection names (RFC 9110 §7.6.1)', async () => {
    const behind = await cannedOrigin(plain)
    const { url } = await edge(behind)
    const lines = ['Connection: close, X-Hop', 'X-Hop: 1', 'Keep-Alive: timeout=9', 'TE: trailers', 'Proxy-Authorization: Basic eA==', 'Trailer: X-T', 'X-End: 2']
    await exchange(url, ['GET / HTTP/1.1', 'Host: a', ...lines, '', ''].join('\r\n'))
    const [head = ''] = behind.heads
    for (const name of ['x-hop', 'keep-alive', 'te', 'proxy-authorization', 'trailer']) expect(fields(head, name)).toEqual([])
    expect(fields(head, 'x-end')).toEqual(['2'])
  })

  it('keeps Host and what this proxy says even if Connection names them', async () => {
    const behind = await cannedOrigin(plain)
    const { url } = await edge(behind)
    await exchange(url, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close, Host, Via, X-Forwarded-For\r\n\r\n')
    const [head = ''] = behind.heads
    expect([fields(head, 'host'), fields(head, 'x-forwarded-for'), fields(head, 'via').length]).toEqual([['a'], ['127.0.0.1'], 1])
  })

  it('can not claim to be another one, which its key would not say', async () => {
    const behind = await cannedOrigin(plain)
    const { url } = await edge(behind)
    const claims = ['X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https', 'Forwarded: host=evil.example', 'X-Original-URL: /admin', 'X-Rewrite-URL: /admin', 'X-HTTP-Method-Override: DELETE']
    await exchange(url, get('/', ...claims))
    const [head = ''] = behind.heads
    expect(head).not.toMatch(/evil|admin|DELETE|https/)
    expect(fields(head, 'x-forwarded-host')).toEqual(['test'])
  })

  it('keeps lines, their order, their case and their bytes', async () => {
    const behind = await cannedOrigin(plain)
    const { url } = await edge(behind)
    await exchange(url, get('/?a=1&&b=%20;c', 'X-One: 1', 'x-two: \xe4\xf6', 'X-One: 3', 'Cookie: a=1', 'Accept: */*'))
    const [head = ''] = behind.heads
    expect(head).toContain('GET /?a=1&&b=%20;c HTTP/1.1')
    expect(head).toContain('X-One: 1\r\nx-two: \xe4\xf6\r\nX-One: 3\r\nCookie: a=1\r\nAccept: */*\r\n')
  })

  it('is answered with 508 when it comes around (RFC 9110 §7.6.3)', async () => {
    const behind = await cannedOrigin(plain)
    const { url } = await edge(behind)
    await exchange(url, get('/1'))
    const [via = ''] = fields(behind.heads[0] ?? '', 'via')
    const { status, body } = await exchange(url, get('/2', 'Via: 1.1 elsewhere', `Via: ${via}`))
    expect([status, behind.asked]).toEqual([508, ['GET /1']])
    expect(body).toContain('here before')
  })

  it('never goes round for ever when the origin is the proxy itself', async () => {
    const first = await edge('http://127.0.0.1:1')
    const port = Number(new URL(first.url).port)
    await first.close()
    const looping = await edge(`http://127.0.0.1:${port}`, { port })
    const { status } = await exchange(looping.url, get('/'))
    expect(status).toBe(508)
  })
})

describe('an answer on its way', () => {
  it('keeps lines, their order, their case and their bytes', async () => {
    const lines = ['X-One: 1', 'x-two: \xe4\xf6', 'X-One: 3', 'Set-Cookie: a=1', 'Set-Cookie: b=2', 'X-Empty: ', 'Content-Length: 2']
    const behind = await cannedOrigin(['HTTP/1.1 200 OK', ...lines, '', 'ok'].join('\r\n'))
    const { url } = await edge(behind)
    const { head } = await exchange(url, get('/'))
    expect(head).toContain(lines.join('\r\n'))
  })

  it('keeps an odd status', async () => {
    for (const status of [200, 203, 299, 418, 599, 999]) {
      const behind = await cannedOrigin(`HTTP/1.1 ${status} Odd\r\nContent-Length: 2\r\n\r\nok`)
      const { url } = await edge(behind)
      const answer = await exchange(url, get('/'))
      expect([answer.status, answer.body]).toEqual([status, 'ok'])
    }
  })

  it('has Date, Via and Cache-Status, and an Age from the store', async () => {
    let nowMs = Date.UTC(2026, 0, 1)
    const behind = await cannedOrigin('HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 2\r\n\r\nok')
    const { url } = await edge(behind, { nowMs: () => nowMs })
    const miss = await exchange(url, get('/'))
    nowMs += 7_000
    const hit = await exchange(url, get('/'))
    for (const { head } of [miss, hit]) {
      expect(fields(head, 'date')).toEqual(['Thu, 01 Jan 2026 00:00:00 GMT'])
      expect(fields(head, 'via')).toEqual([expect.stringMatching(/^1\.1 edge-/)])
    }
    expect([fields(miss.head, 'age'), fields(hit.head, 'age')]).toEqual([[], ['7']])
    expect(fields(miss.head, 'cache-status')[0]).toMatch(/^edge; fwd=uri-miss; fwd-status=200; stored/)
    expect(fields(hit.head, 'cache-status')[0]).toMatch(/^edge; hit; ttl=53/)
  })

  it('loses what was meant for the other hop', async () => {
    const behind = await cannedOrigin('HTTP/1.1 200 OK\r\nConnection: X-Hop\r\nX-Hop: 1\r\nKeep-Alive: timeout=9\r\nProxy-Authenticate: Basic\r\nTrailer: X-T\r\nContent-Length: 2\r\n\r\nok')
    const { url } = await edge(behind)
    const { head } = await exchange(url, get('/'))
    expect(head).not.toMatch(/X-Hop|timeout=9|Proxy-Auth|Trailer/i)
  })

  it('is passed on when it redirects, not followed', async () => {
    const elsewhere = await cannedOrigin(plain)
    const behind = await cannedOrigin(`HTTP/1.1 302 Found\r\nLocation: ${elsewhere.url}/x\r\nContent-Length: 0\r\n\r\n`)
    const { url } = await edge(behind)
    const { status, head } = await exchange(url, get('/'))
    expect([status, fields(head, 'location'), elsewhere.asked]).toEqual([302, [`${elsewhere.url}/x`], []])
  })

  it('has no content after HEAD, 204 and 304, and their lengths where they may stand', async () => {
    const behind = await origin((request, response) => {
      const status = Number(request.url?.slice(1))
      response.writeHead(status, status === 204 ? {} : { 'Content-Length': 5 }).end(request.method === 'HEAD' || status !== 200 ? undefined : 'hello')
    })
    const { url } = await edge(behind)
    const head = await exchange(url, 'HEAD /200 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    const noContent = await exchange(url, get('/204'))
    const notModified = await exchange(url, get('/304', 'If-None-Match: "a"'))
    expect([head.status, head.body, fields(head.head, 'content-length')]).toEqual([200, '', ['5']])
    expect([noContent.status, noContent.body, fields(noContent.head, 'content-length')]).toEqual([204, '', []])
    expect([notModified.status, notModified.body, fields(notModified.head, 'transfer-encoding')]).toEqual([304, '', []])
  })

  it('keeps its chunks together, without trailers, and has a length once it is stored', async () => {
    const behind = await cannedOrigin('HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-T: a\r\n\r\n')
    const { url } = await edge(behind)
    const miss = await exchange(url, get('/'))
    const hit = await exchange(url, get('/'))
    expect(miss.body).toBe('2\r\nok\r\n0\r\n\r\n')
    expect([hit.body, fields(hit.head, 'content-length'), fields(hit.head, 'transfer-encoding')]).toEqual(['ok', ['2'], []])
  })

  it('ends with the connection for HTTP/1.0, which knows no chunks', async () => {
    const behind = await cannedOrigin('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n')
    const { url } = await edge(behind)
    const { head, body } = await exchange(url, 'GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n')
    expect([body, fields(head, 'transfer-encoding'), fields(head, 'connection')]).toEqual(['ok', [], ['close']])
  })

  it('that ends with the connection gets chunks for HTTP/1.1', async () => {
    const behind = await cannedOrigin('HTTP/1.0 200 OK\r\n\r\nok', { thenClose: true })
    const { url } = await edge(behind)
    const { body } = await exchange(url, get('/'))
    expect(body).toBe('2\r\nok\r\n0\r\n\r\n')
  })
})

describe('interim answers', () => {
  const bytes = 'HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload; as="a b"\r\nX-B: \xe4\r\n\r\nHTTP/1.1 199 Odd\r\nConnection: X-Hop\r\nX-Hop: 1\r\n\r\n' + plain

  it('are passed on (RFC 9110 §15.2), once, to who asked', async () => {
    const behind = await cannedOrigin(bytes.replace('Content-Length: 2', 'Content-Length: 2\r\nCache-Control: max-age=9'))
    const { url } = await edge(behind)
    const miss = await exchange(url, get('/'))
    expect(miss.bytes).toMatch(/^HTTP\/1\.1 103 Early Hints\r\nLink: <\/a>; rel=preload; as="a b"\r\nX-B: \xe4\r\n\r\nHTTP\/1\.1 199 \r\n\r\nHTTP\/1\.1 200 OK\r\n/)
    const hit = await exchange(url, get('/'))
    expect(hit.bytes).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  })

  it('are not for HTTP/1.0', async () => {
    const behind = await cannedOrigin(bytes)
    const { url } = await edge(behind)
    const { status } = await exchange(url, 'GET / HTTP/1.0\r\nHost: a\r\n\r\n')
    expect(status).toBe(200)
  })
})

describe('an answer that is no HTTP', () => {
  const answers: Readonly<Record<string, string>> = {
    'no status line': 'hello',
    'two lengths': 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok',
    'a length and chunks': 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
    'a transfer coding that was not offered': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
    'CR in a value': 'HTTP/1.1 200 OK\r\nX-A: a\rX-B: b\r\nContent-Length: 2\r\n\r\nok',
    'NUL in a value': 'HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: 2\r\n\r\nok',
    'a space in a name': 'HTTP/1.1 200 OK\r\nX A: a\r\nContent-Length: 2\r\n\r\nok',
    'a status below 100': 'HTTP/1.1 099 Odd\r\nContent-Length: 2\r\n\r\nok',
    'another protocol': 'HTTP/1.1 101 Switching Protocols\r\n\r\nhello',
    'a header of 70 kB': `HTTP/1.1 200 OK\r\nX-A: ${'x'.repeat(70_000)}\r\nContent-Length: 2\r\n\r\nok`,
  }

  it.each(Object.entries(answers))('%s: 502', async (_name, bytes) => {
    const behind = await cannedOrigin(bytes)
    const { url } = await edge(behind)
    const { status, body, head } = await exchange(url, get('/'))
    expect(status).toBe(502)
    expect(body).toMatch(/^The (header of the )?origin's answer .*\.\n$/)
    expect(fields(head, 'cache-status')[0]).toMatch(/^edge; fwd=uri-miss/)
  })

  it('after an answer: it is not taken for the next one', async () => {
    const behind = await cannedOrigin(`${plain}HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil`)
    const { url } = await edge(behind)
    const bodies = [await exchange(url, get('/1')), await exchange(url, get('/2')), await exchange(url, get('/3'))].map(({ body }) => body)
    expect(bodies).toEqual(['ok', 'ok', 'ok'])
  })
})
