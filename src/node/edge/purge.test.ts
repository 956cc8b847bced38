/** Purging at the main port and at the admin address: who may, what goes, and that nothing from before comes back. */
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { client, edge, eventually, exchange, get, origin, written, type RawAnswer } from './edge.testkit.ts'
import { isLoopback, namesLoopback } from './loopback.ts'
import type { Edge } from './server.ts'

/** An origin whose pages name the state of its content; `tag` is theirs. */
async function site() {
  const content = { version: 1 }
  const behind = await origin((request, response) => {
    response.setHeader('Cache-Control', 'max-age=600, stale-while-revalidate=600')
    response.setHeader('ETag', `"${content.version}"`)
    response.setHeader('Surrogate-Key', `all ${request.url?.slice(1)}`)
    response.end(`v${content.version}`)
  })
  return { ...behind, content }
}

const bodyOf = async (of: Edge, path: string) => (await exchange(of.url, get(path))).body.replace(/^2\r\n|\r\n0\r\n\r\n$/g, '')

function purge(of: Edge, path: string, ...lines: string[]): Promise<RawAnswer> {
  return exchange(of.url, ['PURGE ' + path + ' HTTP/1.1', 'Host: test', 'Connection: close', ...lines, '', ''].join('\r\n'))
}

function post(of: Edge, question: unknown, ...lines: string[]): Promise<RawAnswer> {
  const text = typeof question === 'string' ? question : JSON.stringify(question)
  const head = ['POST /purge HTTP/1.1', 'Host: localhost', 'Connection: close', 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`]
  return exchange(of.adminUrl ?? '', [...head, ...lines, '', text].join('\r\n'))
}

const look = (of: Edge, path: string, ...lines: string[]) => exchange(of.adminUrl ?? '', ['GET ' + path + ' HTTP/1.1', 'Host: localhost', 'Connection: close', ...lines, '', ''].join('\r\n'))

describe('PURGE', () => {
  it('removes what is stored for the URL, and nothing else', async () => {
    const behind = await site()
    const proxy = await edge(behind)
    for (const path of ['/a', '/b']) await bodyOf(proxy, path)
    behind.content.version = 2
    const { status, body, head } = await purge(proxy, '/a')
    expect([status, JSON.parse(body)]).toEqual([
      200,
      { selector: { by: 'url', url: 'http://test/a' }, mode: 'hard', removed: 1, marked: 0, nodes: [{ node: 'edge', removed: 1, marked: 0 }] },
    ])
    expect(head).toMatch(/^Content-Type: application\/json$/m)
    expect([await bodyOf(proxy, '/a'), await bodyOf(proxy, '/b')]).toEqual(['v2', 'v1'])
    expect(behind.asked).toEqual(['GET /a', 'GET /b', 'GET /a'])
  })

  it('says when there was nothing to remove', async () => {
    const proxy = await edge(await site())
    const { status, body } = await purge(proxy, 'http://test/none')
    expect([status, JSON.parse(body)]).toMatchObject([200, { removed: 0, marked: 0 }])
  })

  it.each(['Fastly-Soft-Purge: 1', 'Soft-Purge: 1'])('makes stale with %s', async (line) => {
    const behind = await site()
    const proxy = await edge(behind)
    await bodyOf(proxy, '/a')
    const { body } = await purge(proxy, '/a', line)
    expect(JSON.parse(body)).toMatchObject({ mode: 'soft', removed: 0, marked: 1 })
    const stale = await exchange(proxy.url, get('/a'))
    expect(stale.head).toMatch(/^Cache-Status: edge; hit; .*detail=stale-while-revalidate/m)
    await eventually(() => expect(behind.asked.length).toBe(2))
  })

  it('purges as the policy document says where the request leaves it open', async () => {
    const policy = { version: 1 as const, routes: [{ name: 'news', match: { paths: ['/news/*'] }, purge: { by: 'url' as const, mode: 'soft' as const } }] }
    const proxy = await edge(await site(), { policy })
    for (const path of ['/news/1', '/other']) await bodyOf(proxy, path)
    expect(JSON.parse((await purge(proxy, '/news/1')).body)).toMatchObject({ mode: 'soft', marked: 1 })
    expect(JSON.parse((await purge(proxy, '/other')).body)).toMatchObject({ mode: 'hard', removed: 1 })
    expect(JSON.parse((await purge(proxy, '/news/1', 'Soft-Purge: 0')).body)).toMatchObject({ mode: 'hard', removed: 1 })
  })

  it('overtakes an answer that is on its way', async () => {
    const held: (() => void)[] = []
    let version = 1
    const behind = await origin((_request, response) => {
      const body = `v${version}`
      held.push(() => response.setHeader('Cache-Control', 'max-age=600').end(body))
    })
    const proxy = await edge(behind)
    const asks = bodyOf(proxy, '/a')
    await eventually(() => expect(held.length).toBe(1))
    version = 2
    await purge(proxy, '/a')
    held[0]?.()
    await eventually(() => expect(held.length).toBe(2))
    held[1]?.()
    expect(await asks).toBe('v2')
    expect(await bodyOf(proxy, '/a')).toBe('v2')
  })

  it('is not for pages, nor for what a proxy passes on; it never reaches the origin', async () => {
    const behind = await site()
    const proxy = await edge(behind)
    for (const line of ['Origin: http://evil.example', 'Via: 1.1 nginx', 'X-Forwarded-For: 192.0.2.1', 'Forwarded: for=192.0.2.1']) {
      const { status, body } = await purge(proxy, '/a', line)
      expect([status, body]).toEqual([403, expect.stringMatching(/^Purging is not open to /)])
    }
    expect(behind.asked).toEqual([])
  })

  const elsewhere = Object.values(networkInterfaces()).flat().find((address) => address?.family === 'IPv4' && !address.internal)?.address
  it.skipIf(elsewhere === undefined)('is not for others than this machine\'s loopback', async () => {
    const proxy = await edge(await site(), { host: '0.0.0.0' })
    const { port } = new URL(proxy.url)
    const { status, body } = await exchange(`http://${elsewhere}:${port}`, 'PURGE / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n')
    expect([status, body]).toEqual([403, 'Purging is open to this machine (loopback) only.\n'])
  })
})

describe('the admin address', () => {
  it('purges by URL, by tag and everything, hard or soft', async () => {
    const behind = await site()
    const proxy = await edge(behind)
    const fill = () => Promise.all(['/a', '/b', '/c'].map((path) => bodyOf(proxy, path)))
    const purged = async (question: unknown) => {
      await fill()
      return JSON.parse((await post(proxy, question)).body) as unknown
    }
    expect(await purged({ url: 'http://TEST:80/a' })).toMatchObject({ removed: 1, mode: 'hard' })
    expect(await purged({ tags: ['b', 'c'] })).toMatchObject({ removed: 2, selector: { by: 'tag', tags: ['b', 'c'] } })
    expect(await purged({ tags: ['all'], mode: 'soft' })).toMatchObject({ removed: 0, marked: 3, mode: 'soft' })
    expect(await purged({ everything: true })).toMatchObject({ removed: 3 })
    expect(await purged({ tags: ['unknown'] })).toMatchObject({ removed: 0, marked: 0 })
  })

  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['no JSON', '{', 'no JSON'],
    ['no object', '"a"', 'no JSON object'],
    ['nothing named', {}, 'exactly one of'],
    ['two named', { url: 'http://a/', everything: true }, 'exactly one of'],
    ['an unknown member', { uri: 'http://a/' }, 'no "uri"'],
    ['a path as url', { url: '/a' }, 'whole http address'],
    ['no tags', { tags: [] }, 'at least one tag'],
    ['a number as tag', { tags: [1] }, 'each a text'],
    ['not everything', { everything: false }, 'only be true'],
    ['an unknown mode', { everything: true, mode: 'gentle' }, '"hard" or "soft"'],
  ]
  it.each(wrong)('refuses a question with %s', async (_name, question, says) => {
    const proxy = await edge(await site())
    const { status, body } = await post(proxy, question)
    expect([status, (JSON.parse(body) as { error: string }).error]).toEqual([400, expect.stringContaining(says)])
  })

  it('lists what is stored, page by page, and what was counted', async () => {
    const proxy = await edge(await site())
    for (const path of ['/a', '/b', '/c']) await bodyOf(proxy, path)
    await bodyOf(proxy, '/a')
    const first = JSON.parse((await look(proxy, '/entries?limit=2')).body) as { entries: { url: string; tags: string[] }[] }
    expect(first).toMatchObject({ node: 'edge', total: 3, offset: 0, nextOffset: 2 })
    expect(first.entries.map(({ url }) => url)).toEqual(['http://test/a', 'http://test/c'])
    expect(first.entries[0]).not.toHaveProperty('content')
    expect(JSON.parse((await look(proxy, '/entries?limit=2&offset=2')).body)).toMatchObject({ nextOffset: null, entries: [{ url: 'http://test/b', status: 200 }] })
    const stats = JSON.parse((await look(proxy, '/stats')).body) as unknown
    expect(stats).toEqual(proxy.stats())
    expect(stats).toMatchObject({ requests: 4, refused: 0, nodes: [{ name: 'edge', answered: { hit: 1, miss: 3 }, fetched: 3, open: 0, entries: 3 }], origin: { asked: 3, failed: 0, open: 0 } })
    expect(JSON.parse((await look(proxy, '/healthz')).body)).toEqual({ ok: true })
  })

  it('is not for pages, other names, other kinds of content, other paths', async () => {
    const proxy = await edge(await site())
    const refused = [
      await look(proxy, '/stats', 'Origin: http://evil.example'),
      await exchange(proxy.adminUrl ?? '', 'GET /stats HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'),
      await exchange(proxy.adminUrl ?? '', 'POST /purge HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}'),
      await post(proxy, ' '.repeat(70_000)),
      await look(proxy, '/else'),
    ]
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 415, 413, 404])
    for (const { body } of refused) expect(JSON.parse(body)).toEqual({ error: expect.any(String) as unknown })
  })

  it('can be left out', async () => {
    expect((await edge(await site(), { adminPort: null })).adminUrl).toBeNull()
  })
})

describe('loopback', () => {
  it('is told by address, also in IPv6 clothes, and by name', () => {
    for (const address of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1']) expect([address, isLoopback(address)]).toEqual([address, true])
    for (const address of ['10.0.0.1', '::', '::ffff:10.0.0.1', '128.0.0.1', '', undefined, 'localhost']) expect([address, isLoopback(address)]).toEqual([address, false])
    for (const host of ['localhost', 'LOCALHOST:80', '127.0.0.1:8081', '[::1]:8081', 'a.localhost']) expect([host, namesLoopback(host)]).toEqual([host, true])
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '', undefined]) expect([host, namesLoopback(host)]).toEqual([host, false])
  })
})

describe('two caches in series', () => {
  it('an edge asks the shield, the shield asks the origin; both say what they did', async () => {
    const behind = await site()
    const proxy = await edge(behind, { shield: true })
    const miss = await exchange(proxy.url, get('/a'))
    expect(miss.head.match(/^Cache-Status: .*$/gm)).toEqual([expect.stringMatching(/^Cache-Status: shield; fwd=uri-miss/), expect.stringMatching(/^Cache-Status: edge; fwd=uri-miss/)])
    expect(proxy.stats().nodes.map(({ name, entries }) => [name, entries])).toEqual([['edge', 1], ['shield', 1]])
    const hit = await exchange(proxy.url, get('/a'))
    expect(hit.head).toMatch(/^Cache-Status: edge; hit/m)
    expect([proxy.stats().nodes[1]?.fetched, behind.asked]).toEqual([1, ['GET /a']])
  })

  it('tags reach the edge and no client', async () => {
    const proxy = await edge(await site(), { shield: true })
    const { head } = await exchange(proxy.url, get('/a'))
    expect(head).not.toMatch(/surrogate-key/i)
    const tags = async (node: string) => (JSON.parse((await look(proxy, `/entries?node=${node}`)).body) as { entries: { tags: string[] }[] }).entries[0]?.tags
    expect([await tags('edge'), await tags('shield')]).toEqual([['all', 'a'], ['all', 'a']])
  })

  it('are purged from the origin outwards, so that the edge can not fetch from the shield what was purged', async () => {
    const behind = await site()
    const proxy = await edge(behind, { shield: true })
    await bodyOf(proxy, '/a')
    behind.content.version = 2
    const { body } = await purge(proxy, '/a')
    expect(JSON.parse(body)).toMatchObject({ removed: 2, nodes: [{ node: 'shield', removed: 1 }, { node: 'edge', removed: 1 }] })
    expect(await bodyOf(proxy, '/a')).toBe('v2')
  })

  it('can be asked for by the policy document, which speaks to browsers at the edge only', async () => {
    const policy = { version: 1 as const, shield: { on: true }, default: { browser: { ttlSeconds: 5 }, edge: { ttlSeconds: 100, when: 'always' as const } } }
    const proxy = await edge(await site(), { policy })
    const { head } = await exchange(proxy.url, get('/a'))
    expect(head).toMatch(/^Cache-Control: max-age=5$/m)
    const lifetimes = await Promise.all(['edge', 'shield'].map(async (node) => JSON.parse((await look(proxy, `/entries?node=${node}`)).body) as { entries: { freshnessLifetimeSeconds: number }[] }))
    expect(lifetimes.map(({ entries }) => entries[0]?.freshnessLifetimeSeconds)).toEqual([100, 100])
  })

  it('share an answer that arrives, and a range of it', async () => {
    const behind = await written()
    const proxy = await edge(behind, { shield: true })
    const first = client(proxy.url, get('/a'))
    const { response } = await behind.next()
    response.writeHead(200, { 'Cache-Control': 'max-age=60', ETag: '"1"', 'Content-Length': 10 }).write('01234')
    await first.hears('01234')
    const second = client(proxy.url, get('/a'))
    await second.hears('01234')
    response.end('56789')
    await Promise.all([first.ends(), second.ends()])
    for (const { heard } of [first, second]) expect(heard.text).toMatch(/\r\n\r\n0123456789$/)
    const range = await exchange(proxy.url, get('/a', 'Range: bytes=2-4'))
    expect([range.status, range.body]).toEqual([206, '234'])
    expect(behind.asked).toEqual(['GET /a'])
  })
})
