import { describe, expect, it } from 'vitest'
import { edge, exchange, get, origin } from './edge.testkit.ts'

describe('the proxy', () => {
  it('answers the second request from its store', async () => {
    const behind = await origin((_request, response) => response.setHeader('Cache-Control', 'max-age=60').end('hello'))
    const { url } = await edge(behind)
    const miss = await exchange(url, get('/page'))
    const hit = await exchange(url, get('/page'))
    expect([miss.status, miss.body, hit.status, hit.body]).toEqual([200, 'hello', 200, 'hello'])
    expect(miss.head).toContain('Cache-Status: edge; fwd=uri-miss')
    expect(hit.head).toContain('Cache-Status: edge; hit')
    expect(behind.asked).toEqual(['GET /page'])
  })

  it('counts what it holds for a stored answer beside its bytes, so that many small ones take no more than the capacity', async () => {
    const behind = await origin((_request, response) => response.setHeader('Cache-Control', 'max-age=60').end('x'))
    const { url, stats } = await edge(behind, { capacityBytes: 10_000 })
    for (let page = 0; page < 8; page += 1) await exchange(url, get(`/${page}`))
    expect(stats().nodes[0]?.entries).toBe(4)
  })

  it('says why there is no answer', async () => {
    const { url } = await edge('http://127.0.0.1:1')
    const { status, body } = await exchange(url, get('/'))
    expect([status, body]).toEqual([502, 'The origin refused the connection. It may not be running.\n'])
  })
})
