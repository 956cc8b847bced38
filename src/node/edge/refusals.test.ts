/** What is not let in, as bytes on a socket, and what is. The origin never gets a refused request, or not to its end. */
import { describe, expect, it } from 'vitest'
import { connectTo, edge, exchange, origin } from './edge.testkit.ts'

const post = (...lines: string[]) => ['POST / HTTP/1.1', 'Host: a', ...lines].join('\r\n')
const get = (...lines: string[]) => ['GET / HTTP/1.1', 'Host: a', ...lines, '', ''].join('\r\n')
const line = (first: string, host = 'a') => [first, `Host: ${host}`, '', ''].join('\r\n')

const cases: readonly { readonly name: string; readonly bytes: string; readonly status: number; readonly says?: string }[] = [
  { name: 'two lengths', bytes: post('Content-Length: 5', 'Content-Length: 6', '', 'hello'), status: 400 },
  { name: 'the same length twice', bytes: post('Content-Length: 5', 'Content-Length: 5', '', 'hello'), status: 400 },
  { name: 'a list of lengths', bytes: post('Content-Length: 5, 5', '', 'hello'), status: 400 },
  { name: 'a length, then chunks', bytes: post('Content-Length: 5', 'Transfer-Encoding: chunked', '', '0', '', ''), status: 400 },
  { name: 'chunks, then a length', bytes: post('Transfer-Encoding: chunked', 'Content-Length: 5', '', '0', '', ''), status: 400 },
  { name: 'a length with a sign', bytes: post('Content-Length: +5', '', 'hello'), status: 400 },
  { name: 'a length below zero', bytes: post('Content-Length: -5', '', 'hello'), status: 400 },
  { name: 'a hexadecimal length', bytes: post('Content-Length: 0x5', '', 'hello'), status: 400 },
  { name: 'a length that is too large', bytes: post('Content-Length: 99999999999999999999', '', 'hello'), status: 400 },
  { name: 'no length after the colon', bytes: post('Content-Length:', '', 'hello'), status: 400 },
  { name: 'another transfer coding before chunked', bytes: post('Transfer-Encoding: gzip, chunked', '', '0', '', ''), status: 501, says: 'chunked' },
  { name: 'a transfer coding that is nearly chunked', bytes: post('Transfer-Encoding: xchunked', '', '0', '', ''), status: 501, says: 'chunked' },
  { name: 'identity as transfer coding', bytes: post('Transfer-Encoding: identity', '', '0', '', ''), status: 501 },
  { name: 'chunked twice', bytes: post('Transfer-Encoding: chunked', 'Transfer-Encoding: chunked', '', '0', '', ''), status: 400 },
  { name: 'a space before the colon', bytes: post('Transfer-Encoding : chunked', '', '0', '', ''), status: 400 },
  { name: 'a vertical tab before chunked', bytes: post('Transfer-Encoding: \x0bchunked', '', '0', '', ''), status: 400 },
  { name: 'chunks in HTTP/1.0', bytes: 'POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', status: 400 },
  { name: 'a chunk size that is none', bytes: post('Transfer-Encoding: chunked', '', 'zz', 'hello', '0', '', ''), status: 400 },
  { name: 'a chunk longer than its size', bytes: post('Transfer-Encoding: chunked', '', '5', 'hello!!', '0', '', ''), status: 400 },
  { name: 'a chunk size that is too large', bytes: post('Transfer-Encoding: chunked', '', 'fffffffffffffffff', 'hello', '0', '', ''), status: 400 },
  { name: 'a chunk size ended by LF alone', bytes: post('Transfer-Encoding: chunked', '', '5\nhello', '0', '', ''), status: 400 },
  { name: 'a line end inside a chunk extension', bytes: post('Transfer-Encoding: chunked', '', '5;a\nb', 'hello', '0', '', ''), status: 400 },
  { name: 'another version in the form of 1.1', bytes: 'GET / HTTP/2.0\r\nHost: a\r\n\r\n', status: 505, says: 'HTTP/1.1' },
  { name: 'a folded line', bytes: get('X-A: one', ' two'), status: 400 },
  { name: 'a fold before the first field', bytes: 'GET / HTTP/1.1\r\n Host: a\r\n\r\n', status: 400 },
  { name: 'lines ended by LF alone', bytes: 'GET / HTTP/1.1\nHost: a\n\n', status: 400 },
  { name: 'LF in a value', bytes: get('X-A: one\nX-B: two'), status: 400 },
  { name: 'CR in a value', bytes: get('X-A: one\rX-B: two'), status: 400 },
  { name: 'NUL in a value', bytes: get('X-A: o\0ne'), status: 400 },
  { name: 'another control character in a value', bytes: get('X-A: o\x01ne'), status: 400 },
  { name: 'a space in a name', bytes: get('X A: one'), status: 400 },
  { name: 'no name', bytes: get(': one'), status: 400 },
  { name: 'no colon', bytes: get('one'), status: 400 },
  { name: 'a header of 20 kB', bytes: get(`X-A: ${'x'.repeat(20_000)}`), status: 431 },
  { name: 'no Host', bytes: 'GET / HTTP/1.1\r\n\r\n', status: 400, says: 'no Host field' },
  { name: 'two Hosts', bytes: get('Host: b'), status: 400, says: 'more than one Host' },
  { name: 'the same Host twice', bytes: get('Host: a'), status: 400, says: 'more than one Host' },
  { name: 'an empty Host', bytes: line('GET / HTTP/1.1', ''), status: 400, says: 'names no host' },
  { name: 'a Host with a user', bytes: line('GET / HTTP/1.1', 'user@a'), status: 400, says: 'names no host' },
  { name: 'a Host with a path', bytes: line('GET / HTTP/1.1', 'a/b'), status: 400, says: 'names no host' },
  { name: 'a Host with a space', bytes: line('GET / HTTP/1.1', 'a b'), status: 400, says: 'names no host' },
  { name: 'a Host with a port that is none', bytes: line('GET / HTTP/1.1', 'a:99999'), status: 400, says: 'names no host' },
  { name: 'another host in the target', bytes: line('GET http://evil.example/ HTTP/1.1'), status: 400, says: 'different hosts' },
  { name: 'a user in the target', bytes: line('GET http://user@a/ HTTP/1.1'), status: 400, says: 'different hosts' },
  { name: 'https in the target', bytes: line('GET https://a/ HTTP/1.1'), status: 400, says: 'neither a path nor an http address' },
  { name: 'another scheme in the target', bytes: line('GET ftp://a/ HTTP/1.1'), status: 400 },
  { name: 'no slash before the path', bytes: line('GET x HTTP/1.1'), status: 400 },
  { name: 'an asterisk for GET', bytes: line('GET * HTTP/1.1'), status: 400 },
  { name: 'a fragment', bytes: line('GET /a#b HTTP/1.1'), status: 400, says: 'fragment' },
  { name: 'a letter beyond ASCII in the path', bytes: line('GET /\xe4 HTTP/1.1'), status: 400 },
  { name: 'a dot segment', bytes: line('GET /a/../b HTTP/1.1'), status: 400, says: 'dot segment' },
  { name: 'a dot segment at the end', bytes: line('GET /a/.. HTTP/1.1'), status: 400, says: 'dot segment' },
  { name: 'an encoded dot segment', bytes: line('GET /a/%2e%2E/b HTTP/1.1'), status: 400, says: 'dot segment' },
  { name: 'a dot segment before an encoded slash', bytes: line('GET /static/..%2faccount HTTP/1.1'), status: 400, says: 'dot segment' },
  { name: 'a dot segment between backslashes', bytes: line('GET /static\\..\\account HTTP/1.1'), status: 400, says: 'dot segment' },
  { name: 'a dot segment with a parameter', bytes: line('GET /static/..;/account HTTP/1.1'), status: 400, says: 'dot segment' },
  { name: 'CONNECT', bytes: line('CONNECT a:443 HTTP/1.1', 'a:443'), status: 405, says: 'CONNECT' },
  { name: 'TRACE', bytes: line('TRACE / HTTP/1.1'), status: 405, says: 'TRACE' },
  { name: 'an unknown method', bytes: line('FOO / HTTP/1.1'), status: 501 },
  { name: 'a method in small letters', bytes: line('get / HTTP/1.1'), status: 501 },
  { name: 'HTTP/2', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', status: 400 },
  { name: 'HTTP/0.9', bytes: 'GET /\r\n\r\n', status: 505 },
  { name: 'TLS', bytes: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', status: 400 },
  { name: 'a WebSocket', bytes: get('Connection: Upgrade', 'Upgrade: websocket'), status: 501, says: 'not upgraded' },
  { name: 'a GET with content', bytes: get('Content-Length: 3') + 'abc', status: 400, says: 'GET with content' },
  { name: 'a HEAD with content', bytes: 'HEAD / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', status: 400 },
  { name: 'an unknown expectation', bytes: post('Expect: 200-maybe', 'Content-Length: 3', '', 'abc'), status: 417 },
]

describe('refused', () => {
  it.each(cases)('$name: $status', async ({ bytes, status, says = '' }) => {
    const whole: unknown[] = []
    const behind = await origin((request, response) => void request.resume().on('end', () => whole.push(response.end())))
    const { url } = await edge(behind)
    const answer = await exchange(url, bytes)
    expect([answer.status, whole]).toEqual([status, []])
    if (bytes.startsWith('HEAD')) return
    expect(answer.body).toContain(says)
    // One answer, in words, and nothing after it.
    expect(answer.body).toMatch(/^[^\n]+\n$/)
    expect(answer.head).toMatch(/^Connection: close$/im)
    expect(answer.head).toMatch(/^Cache-Status: edge; detail=refused$/im)
    expect(answer.head).toMatch(/^Date: /im)
  })

  it('a second request that is no HTTP, after the answer to the first', async () => {
    const behind = await origin((_request, response) => response.end('first'))
    const { url } = await edge(behind)
    const { bytes } = await exchange(url, `${get()}GET / HTTP/1.1\r\nHost: a\r\nX A: b\r\n\r\n`)
    expect(bytes.match(/HTTP\/1\.1 \d+/g)?.length).toBeLessThanOrEqual(2)
    expect(behind.asked.length).toBeLessThanOrEqual(1)
  })

  it('a request that does not come to its end', async () => {
    const { url } = await edge('http://127.0.0.1:1', { clientHeadersTimeoutMs: 30 })
    const { status, body } = await exchange(url, 'GET / HTTP/1.1\r\nHost: a\r\nX-A')
    expect([status, body]).toEqual([408, 'The request did not arrive in time.\n'])
  })
})

const welcome: readonly { readonly name: string; readonly bytes: string; readonly asked: string; readonly host: string }[] = [
  { name: 'an absolute target that names the same host', bytes: 'GET http://A:80/x HTTP/1.1\r\nHost: a', asked: 'GET /x', host: 'a' },
  { name: 'an absolute target without a path', bytes: 'GET http://a?b HTTP/1.1\r\nHost: a', asked: 'GET /?b', host: 'a' },
  { name: 'two slashes before a name', bytes: 'GET //evil.example/x HTTP/1.1\r\nHost: a', asked: 'GET //evil.example/x', host: 'a' },
  { name: 'names that begin with a dot', bytes: 'GET /.well-known/..x/%2e.x HTTP/1.1\r\nHost: a', asked: 'GET /.well-known/..x/%2e.x', host: 'a' },
  { name: 'dots in the query', bytes: 'GET /?file=../x HTTP/1.1\r\nHost: a', asked: 'GET /?file=../x', host: 'a' },
  { name: 'encoded slashes', bytes: 'GET /@scope%2fname HTTP/1.1\r\nHost: a', asked: 'GET /@scope%2fname', host: 'a' },
  { name: 'a Host in capitals, with the default port', bytes: 'GET / HTTP/1.1\r\nHost: Shop.EXAMPLE:80', asked: 'GET /', host: 'shop.example' },
  { name: 'an IPv6 Host', bytes: 'GET / HTTP/1.1\r\nHost: [::1]:8080', asked: 'GET /', host: '[::1]:8080' },
  { name: 'an offer of h2c', bytes: 'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA', asked: 'GET /', host: 'a' },
]

describe('let in', () => {
  it.each(welcome)('$name', async ({ bytes, asked, host }) => {
    const hosts: unknown[] = []
    const behind = await origin((request, response) => {
      hosts.push(request.headers.host)
      response.end('ok')
    })
    const { url } = await edge(behind)
    const { status } = await exchange(url, `${bytes}\r\nConnection: close\r\n\r\n`)
    expect([status, behind.asked, hosts]).toEqual([200, [asked], [host]])
  })

  it('HTTP/1.0 without Host: the origin\'s name stands in', async () => {
    const hosts: unknown[] = []
    const behind = await origin((request, response) => {
      hosts.push(request.headers.host)
      response.end('ok')
    })
    const { url } = await edge(behind)
    const { status, body } = await exchange(url, 'GET / HTTP/1.0\r\n\r\n')
    expect([status, body, hosts]).toEqual([200, 'ok', [new URL(behind.url).host]])
  })

  it('OPTIONS meant for this proxy, which answers it', async () => {
    const behind = await origin((request, response) => response.end(String(request.headers['max-forwards'])))
    const { url } = await edge(behind)
    const asterisk = await exchange(url, 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    const last = await exchange(url, 'OPTIONS / HTTP/1.1\r\nHost: a\r\nMax-Forwards: 0\r\nConnection: close\r\n\r\n')
    for (const { status, head } of [asterisk, last]) expect([status, /^Allow: GET/m.test(head)]).toEqual([204, true])
    const onwards = await exchange(url, 'OPTIONS / HTTP/1.1\r\nHost: a\r\nMax-Forwards: 5\r\nConnection: close\r\n\r\n')
    expect([onwards.body, behind.asked]).toEqual(['4', ['OPTIONS /']])
  })

  it('many requests on one connection, answered in order', async () => {
    const behind = await origin((request, response) => response.setHeader('Cache-Control', 'max-age=60').end(request.url))
    const { url } = await edge(behind)
    const socket = connectTo(url)
    let received = ''
    socket.on('data', (data) => (received += data.toString()))
    const ended = new Promise((resolve) => socket.on('close', resolve))
    const paths = ['/1', '/2', '/1', '/3', '/2']
    socket.write(paths.map((path, index) => `GET ${path} HTTP/1.1\r\nHost: a\r\n${index === paths.length - 1 ? 'Connection: close\r\n' : ''}\r\n`).join(''))
    await ended
    expect(received.match(/\/\d(?=HTTP|$)/g)).toEqual(paths)
    expect([...behind.asked].sort()).toEqual(['GET /1', 'GET /2', 'GET /3'])
  })
})
