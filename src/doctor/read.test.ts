import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diagnose } from './diagnose.ts'
import type { Exchange, Reading } from './exchange.ts'
import { MOST_FIELDS, MOST_NOTES, MOST_TEXT } from './limits.ts'
import { readPaste } from './read.ts'

function exchanges(text: string): readonly Exchange[] {
  const reading = readPaste(text)
  if (reading.kind !== 'read') throw new Error(`Not read: ${JSON.stringify(reading)}`)
  return reading.exchanges
}

/** Status and fields of the responses, in one line each. */
const brief = (text: string) => exchanges(text).map(({ response }) => `${response.status ?? '-'} ${response.fields.map(({ name, value }) => `${name}=${value}`).join('|')}`)
const noted = (text: string) => {
  const reading = readPaste(text)
  return reading.kind === 'read' ? reading.notes.map(({ where, words }) => `${where}: ${words}`) : []
}

describe('text', () => {
  test.each<[string, string, readonly string[]]>([
    ['bare lines', 'Cache-Control: max-age=1\nAge: 2', ['- Cache-Control=max-age=1|Age=2']],
    ['blank lines between them', 'Cache-Control: max-age=1\n\nAge: 2', ['- Cache-Control=max-age=1|Age=2']],
    ['a body after them', 'Age: 2\n\n<!doctype html>\n<p>a: b</p>', ['- Age=2']],
    ['curl -i, HTTP/1.1', 'HTTP/1.1 200 OK\r\nAge: 2\r\n\r\n<p>\r\nX: y\r\n', ['200 Age=2']],
    ['curl -I, HTTP/2', 'HTTP/2 404 \nage: 2\n\n', ['404 age=2']],
    ['HTTP/3', 'HTTP/3 200\nage: 2', ['200 age=2']],
    ['a chain of redirects', 'HTTP/1.1 301 Moved Permanently\nLocation: /b\n\nHTTP/1.1 200 OK\nAge: 1\n', ['301 Location=/b', '200 Age=1']],
    ['curl -v', '*   Trying 192.0.2.1:443...\n> GET /a HTTP/2\n> Host: a.example\n> \n< HTTP/2 200 \n< age: 7\n< \n{ [5 bytes data]\nhello: there\n* left intact', ['200 age=7']],
    ['wget -S', '--2026-11-21--  https://a.example/\n  HTTP/1.1 200 OK\n  Age: 3\nLength: 5', ['200 Age=3|Length=5']],
    ['all indented', '    HTTP/1.1 200 OK\n    Age: 3', ['200 Age=3']],
    ['folded', 'Cache-Control: max-age=1,\n  public\nAge: 2', ['- Cache-Control=max-age=1, public|Age=2']],
    ['two lines a field', 'cache-control:\nmax-age=1\ndate:\nSat, 21 Nov 2026 07:37:59 GMT\nlocation:\nhttps://a.example/', ['- cache-control=max-age=1|date=Sat, 21 Nov 2026 07:37:59 GMT|location=https://a.example/']],
    ['pseudo-fields', ':status: 200\nage: 1', ['200 age=1']],
    ['a status after a field', 'age: 1\n:status: 404\ncache-control: max-age=300', ['404 age=1|cache-control=max-age=300']],
    ['a panel, general part first', 'Request URL: https://a.example/x\nRequest Method: GET\nStatus Code: 404 Not Found\ncache-control: max-age=300', ['404 cache-control=max-age=300']],
    ['a panel, names and values by turns', 'Request URL\nhttps://a.example/x\nRequest Method\nPOST\nStatus Code\n503 Service Unavailable\ncache-control\nmax-age=300', ['503 cache-control=max-age=300']],
    ['a panel with headings', 'General\nRequest URL\nhttps://a.example/x\nRequest Method\nGET\nStatus Code\n200 OK\nResponse Headers\nage\n3\nvary\nAccept\nRequest Headers\n:authority\na.example\naccept\n*/*', ['200 age=3|vary=Accept']],
    ['a general part alone', 'Request URL: https://a.example/x\nStatus Code: 404', ['404 ']],
    ['two panels', 'Request URL: https://a.example/x\nStatus Code: 200\nage: 1\nRequest URL: https://a.example/y\nStatus Code: 404\nage: 2', ['200 age=1', '404 age=2']],
    ['names and values by turns alone', 'age\n7\ncache-control\nmax-age=9', ['- age=7|cache-control=max-age=9']],
    ['an empty field is no name by itself', 'Expires:\nAge: 5', ['- Expires=|Age=5']],
    ['coloured, with a link as curl writes it', '\u001b[1mHTTP/1.1 301\u001b[0m\n\u001b[1mLocation\u001b[0m: \u001b]8;;https://a.example/b\u001b\\/b\u001b]8;;\u001b\\\n', ['301 Location=/b']],
    ['interim responses', 'HTTP/1.1 103 Early Hints\nLink: </a>\n\nHTTP/1.1 200 OK\nAge: 1', ['200 Age=1']],
    ['a proxy’s answer', 'HTTP/1.1 200 Connection established\n\nHTTP/1.1 200 OK\nAge: 1', ['200 Age=1']],
    ['a byte order mark', '\uFEFFAge: 1', ['- Age=1']],
    ['no headers at all', 'HTTP/1.1 204 No Content\n', ['204 ']],
  ])('%s', (_name, text, expected) => expect(brief(text)).toEqual(expected))

  test('the request before a response, and its address', () => {
    const [first, second] = exchanges('GET /a?x=1 HTTP/1.1\nHost: a.example\nCookie: b=c\n\nHTTP/1.1 302 Found\nLocation: /b\n\nHTTP/1.1 200 OK\nAge: 1')
    expect(first?.request).toMatchObject({ method: 'GET', url: 'https://a.example/a?x=1' })
    expect(first?.request?.fields.map(({ name }) => name)).toEqual(['Host', 'Cookie'])
    expect(second?.request).toEqual({ method: 'GET', url: 'https://a.example/b', fields: [] })
    expect(exchanges('$ curl -sI "https://a.example/x.js"\nHTTP/2 200\nage: 1')[0]?.request?.url).toBe('https://a.example/x.js')
    expect(exchanges(':method: GET\n:authority: a.example\n:path: /q\n\nAge: 1')[0]?.request?.url).toBe('https://a.example/q')
    expect(exchanges('Host: a.example\nCookie: a=b\n\nHTTP/1.1 200 OK\nAge: 1')[0]?.request?.fields).toHaveLength(2)
  })

  test('what a panel says of the request', () => {
    expect(exchanges('Request URL\nhttps://a.example/x\nRequest Method\nPOST\nStatus Code\n503 Service Unavailable\nage\n3')[0]?.request).toEqual({ method: 'POST', url: 'https://a.example/x', fields: [] })
    const [all] = exchanges('General\nRequest URL: https://a.example/x\nStatus Code: 200 OK\nResponse Headers\nage: 3\nRequest Headers\ncookie: a=b')
    expect(all?.request).toMatchObject({ method: 'GET', url: 'https://a.example/x', fields: [{ name: 'cookie', value: 'a=b' }] })
  })

  test('each field knows its line', () => {
    expect(exchanges('HTTP/1.1 200 OK\r\nA: 1\r\n\r\n')[0]?.response.fields[0]?.line).toBe(2)
  })

  test('what is passed over is told, with its line', () => {
    expect(noted('Age: 1\nnot a header\nCache Control: x\nA : b')).toEqual([expect.stringMatching(/^Line 2: .*no colon/), expect.stringMatching(/^Line 3: /), expect.stringMatching(/^Line 4: A space/)])
    expect(noted('HTTP/1.1 200 OK\nAge: 1\n\n<p>\n</p>')).toEqual([expect.stringMatching(/^Lines 4 to 5: This is a body/)])
    expect(noted('HTTP/1.1 200 OK\nAge: 1\nCache-Control: max-age=60\u0000\nX: y')).toEqual([expect.stringMatching(/^Line 3: It holds a control character.*not read/)])
    expect(noted(Array.from({ length: 9 }, () => `Cache-Control: ${'a,'.repeat(8_000)}`).join('\n'))).toEqual([expect.stringMatching(/^Line 8: The message’s fields are longer/)])
    expect(noted('Age: 1\n  more')).toEqual([expect.stringMatching(/^Line 2: It continues/)])
  })
})

const har = (...entries: readonly unknown[]) => JSON.stringify({ log: { version: '1.2', entries } })
const entry = (more: object = {}) => ({ startedDateTime: '2026-11-21T07:38:00.000Z', time: 120, request: { method: 'GET', url: 'https://a.example/', headers: [{ name: ':authority', value: 'a.example' }, { name: 'accept', value: '*/*' }] }, response: { status: 200, headers: [{ name: 'Age', value: '1' }] }, ...more })

describe('HAR', () => {
  test('entries, with their time; pseudo-fields and repeated lines', () => {
    const [one, two] = exchanges(har(entry(), entry({ response: { status: 200, headers: [{ name: 'set-cookie', value: 'a=1\nb=2' }] } })))
    expect(one).toMatchObject({ receivedAtMs: Date.UTC(2026, 10, 21, 7, 38, 0, 120), request: { url: 'https://a.example/', fields: [{ name: 'accept' }] } })
    expect(two?.response.fields.map(({ value }) => value)).toEqual(['a=1', 'b=2'])
  })

  test('what the browser had in store is marked', () => {
    expect(exchanges(har(entry(), entry({ _fromCache: 'disk' }), entry({ _fromCache: 5 }))).map(({ fromStore }) => fromStore)).toEqual([undefined, true, undefined])
  })

  test('all of three thousand entries', () => expect(exchanges(har(...Array.from({ length: 3_000 }, () => entry())))).toHaveLength(3_000))

  test.each<[string, object, RegExp]>([
    ['no response', { response: undefined }, /^log\.entries\[1\]\.response/],
    ['headers that are no list', { response: { status: 200, headers: 'x' } }, /^log\.entries\[1\]\.response\.headers: A list of headers/],
    ['a header without value', { response: { status: 200, headers: [{ name: 'x' }] } }, /^log\.entries\[1\]\.response\.headers\[0\]\.value/],
    ['a status in quotes', { response: { status: '200', headers: [] } }, /^log\.entries\[1\]\.response\.status: A number/],
    ['an aborted request', { response: { status: 0, headers: [] } }, /^log\.entries\[1\]: It has no response/],
  ])('%s: passed over by its path, the rest is read', (_name, more, note) => {
    const text = har(entry(), entry(more))
    expect(exchanges(text)).toHaveLength(1)
    expect(noted(text)).toEqual([expect.stringMatching(note)])
  })

  test('missing members that nobody needs are not missed', () => {
    expect(exchanges(har({ request: entry().request, response: entry().response }))[0]?.receivedAtMs).toBeNull()
    expect(exchanges(har(entry({ startedDateTime: 5, time: 'x' })))[0]?.receivedAtMs).toBeNull()
  })
})

describe('hostile pastes', () => {
  const words = (reading: Reading) => (reading.kind === 'failed' ? `${reading.problem.where}: ${reading.problem.words}` : reading.kind)
  test.each<[string, string, RegExp]>([
    ['a cut-off HAR', har(entry()).slice(0, 90), /can’t be read as JSON/],
    ['JSON that is no HAR', '{"a":1}', /no HAR/],
    ['an empty HAR', har(), /log\.entries: The HAR has no entries/],
    ['nothing usable', har(5, null, { request: {} }), /^log\.entries\[0\]: No entry/],
    ['__proto__', '{"__proto__":{"log":{"entries":[]}},"log":{"entries":[{"__proto__":{"polluted":true}}]}}', /No entry/],
    ['nested 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000), /no HAR/],
    ['nested and cut off', '{"a":'.repeat(10_000), /can’t be read as JSON|too deeply/],
    ['too long', 'a'.repeat(MOST_TEXT + 1), /longer than/],
    ['words', 'Dear caches,\nplease keep this.', /No header field/],
    ['only a request', 'GET / HTTP/1.1\nHost: a.example\n', /A request stands here/],
    ['nothing', ' \n ', /^empty$/],
  ])('%s', (_name, text, said) => expect(words(readPaste(text))).toMatch(said))

  test('nothing is polluted, nothing is run', () => {
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(brief('X-Evil: <script>alert(1)</script>\n__proto__: {"a":1}')).toEqual(['- X-Evil=<script>alert(1)</script>|__proto__={"a":1}'])
  })

  test('a megabyte of garbage, and fields without end', () => {
    const garbage = Array.from({ length: 40_000 }, (_, index) => `${index} \u0001 garbage without colon`).join('\n')
    expect(words(readPaste(garbage))).toMatch(/No header field/)
    const reading = readPaste(`${'A: b\n'.repeat(5_000)}${'no colon\n'.repeat(100)}`)
    expect(reading.kind === 'read' && [reading.exchanges[0]?.response.fields.length, reading.notes.length, reading.moreNotes > 80]).toEqual([MOST_FIELDS, MOST_NOTES, true])
  })

  test('rows of blanks, quotes and dashes take no time to speak of', () => {
    const long = (character: string) => character.repeat(150_000)
    const text = `GET /${'-'.repeat(150_000)} HTTP/1.1\nHost: a.example\n\nHTTP/1.1 200 OK\nA: x${long(' ')}y\nCache-Control: max-age=9999999, ${long('a="')}\nVary:${long(' ')}x${long(' ')}`
    const [exchange] = exchanges(text)
    expect(exchange && diagnose(exchange, 0).fields).toHaveLength(3)
  }, 4_000)

  test('any text is read or refused in words, and never throws', () => {
    const piece = fc.oneof(fc.constantFrom('HTTP/1.1 200 OK', 'GET / HTTP/1.1', '< HTTP/2 200', '> ', '< a: b', ':', 'Age: 1', ' folded', '\n', '\r', '{', '"log"', '\u0000', 'Host: a'), fc.string({ maxLength: 8 }))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), fc.constantFrom('\n', '\r\n', ''), (pieces, end) => {
        const reading = readPaste(pieces.join(end))
        if (reading.kind === 'read') expect(reading.exchanges.length).toBeGreaterThan(reading.first)
        if (reading.kind === 'failed') expect(reading.problem.words.length).toBeGreaterThan(20)
      }),
      { numRuns: 300 },
    )
  })
})
