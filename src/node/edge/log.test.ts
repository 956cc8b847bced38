import { describe, expect, it } from 'vitest'
import { edge, eventually, exchange, get, origin } from './edge.testkit.ts'

const AT_MS = Date.UTC(2026, 0, 1, 12, 0, 0, 5)

/** A proxy that logs into a list, and waits for a number of lines. */
async function logging(options: Parameters<typeof edge>[1], answer: Parameters<typeof origin>[0] = (_request, response) => void response.setHeader('Cache-Control', 'max-age=60').end('hello')) {
  const written: string[] = []
  const behind = await origin(answer)
  const proxy = await edge(behind, { nowMs: () => AT_MS, write: (text) => written.push(text), ...options })
  const lines = async (count: number) => {
    await eventually(() => expect(written.length).toBe(count))
    return written
  }
  return { ...proxy, lines }
}

/** Durations differ from run to run. */
const timeless = (line: string) => line.replace(/ \d+\.\d ms/, ' 0.0 ms')

describe('the log in words', () => {
  it('has a line a request: when, what, with what status, how, how long, how much', async () => {
    const proxy = await logging({ log: 'pretty' })
    await exchange(proxy.url, get('/page'))
    await exchange(proxy.url, get('/page'))
    await exchange(proxy.url, get('/a/../b'))
    await exchange(proxy.url, 'PURGE /page HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n')
    const lines = await proxy.lines(4)
    expect(lines.slice(0, 3).map(timeless)).toEqual([
      '12:00:00.005  GET http://test/page  200  miss  0.0 ms  5 B\n',
      '12:00:00.005  GET http://test/page  200  hit  0.0 ms  5 B\n',
      '12:00:00.005  GET /a/../b  400  refused: The path holds a dot segment (/./ or /../). Send it resolved.  0.0 ms  62 B\n',
    ])
    expect(lines[3]).toContain('200  purged: 1 removed, 0 made stale')
  })

  it('is followed by every decision, with its rung, its clause and what it looked at', async () => {
    const proxy = await logging({ log: 'pretty', why: true })
    await exchange(proxy.url, get('/page'))
    const [miss = ''] = await proxy.lines(1)
    expect(miss.split('\n')[1]).toBe('    edge  key: GET http://test/page  (uri-key, RFC 9111 §2)  method GET, url http://test/page')
    expect(miss).toContain('    edge  storable: yes  (explicit-lifetime, RFC 9111 §3)  status 200, cacheControl max-age=60\n')
  })

  it('tells of each cache, of what was cut off and of why there is no answer', async () => {
    const proxy = await logging({ log: 'pretty', shield: true }, (request, response) => {
      if (request.url === '/none') return void request.socket.destroy()
      if (request.url === '/cut') return void response.writeHead(200, { 'Content-Length': 9 }).write('half', () => request.socket.destroy())
      response.end('ok')
    })
    await exchange(proxy.url, get('/'))
    await exchange(proxy.url, get('/none'))
    await exchange(proxy.url, get('/cut'))
    const lines = (await proxy.lines(3)).map(timeless)
    expect(lines[0]).toContain('200  miss at edge, miss at shield')
    expect(lines[1]).toMatch(/502 {2}error at edge, error at shield .*\(other side closed\)\n$/)
    expect(lines[2]).toContain('4 B  cut off')
  })

  it('tells two caches apart when the first is called shield', async () => {
    const proxy = await logging({ log: 'pretty', shield: true, name: 'shield' })
    await exchange(proxy.url, get('/'))
    expect((await proxy.lines(1))[0]).toContain('miss at shield, miss at origin-shield')
  })

  it('shows nothing that could move a terminal\'s cursor', async () => {
    const proxy = await logging({ log: 'pretty', why: true }, (_request, response) => void response.writeHead(200, { 'Cache-Control': 'x="\x1b[2J"'.replace('\x1b', '\xff') }).end())
    await exchange(proxy.url, get('/page'))
    const [line = ''] = await proxy.lines(1)
    expect(line.replace(/\n/g, '')).toMatch(/^[\x20-\x7e\xa0-\uffff]+$/)
  })
})

describe('the log as JSON', () => {
  it('has every decision in order, with rung, clause and inputs', async () => {
    const proxy = await logging({ log: 'json', shield: true })
    await exchange(proxy.url, get('/page'))
    await exchange(proxy.url, get('/page'))
    const lines = (await proxy.lines(2)).map((line) => JSON.parse(line) as Record<string, unknown> & { decisions: Record<string, unknown>[] })
    expect(lines[0]).toMatchObject({
      time: '2026-01-01T12:00:00.005Z',
      client: '127.0.0.1',
      method: 'GET',
      url: 'http://test/page',
      status: 200,
      bytes: 5,
      isCut: false,
      outcome: 'miss',
      outcomes: [{ node: 'edge', outcome: 'miss' }, { node: 'shield', outcome: 'miss' }],
    })
    const taken = lines[0]?.decisions.map(({ node, because }) => `${node as string} ${because as string}`) ?? []
    expect(taken.slice(0, 4)).toEqual(['edge uri-key', 'edge no-stored-response', 'edge first-to-ask', 'shield uri-key'])
    expect(lines[1]?.decisions.at(-1)).toEqual({
      node: 'edge',
      rule: 'reuse',
      outcome: 'reuse',
      because: 'fresh',
      inputs: { ageSeconds: expect.any(Number) as unknown, lifetimeSeconds: 60 },
      section: 'RFC 9111 §4.2',
    })
  })

  it('has a line of its own for what was asked in the background', async () => {
    let nowMs = AT_MS
    const behind = (_request: unknown, response: import('node:http').ServerResponse) => void response.setHeader('Cache-Control', 'max-age=1, stale-while-revalidate=60').setHeader('Date', new Date(nowMs).toUTCString()).end('hello')
    const proxy = await logging({ log: 'json', nowMs: () => nowMs }, behind)
    await exchange(proxy.url, get('/page'))
    nowMs += 10_000
    await exchange(proxy.url, get('/page'))
    const lines = (await proxy.lines(3)).map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.filter(({ background }) => background)).toMatchObject([{ url: 'http://test/page', node: 'edge', result: '200' }])
    expect(lines.filter(({ background }) => !background)).toMatchObject([{ outcome: 'miss' }, { outcome: 'stale' }])
  })
})

describe('no log', () => {
  it('writes nothing, and tells clients nothing of the decisions', async () => {
    const proxy = await logging({ log: 'none' })
    const { head } = await exchange(proxy.url, get('/page'))
    expect(head).not.toMatch(/uri-key|RFC/)
    expect(await proxy.lines(0)).toEqual([])
  })
})
