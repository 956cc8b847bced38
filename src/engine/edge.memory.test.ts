import { describe, expect, it } from 'vitest'
import type { NodeUsage } from './edge.types.ts'
import { formatHttpDate } from './http/dates.ts'
import type { HttpRequest } from './http/message.ts'
import { node, START_MS } from './engine.testkit.ts'

/** The same forty objects again and again, each time by another client that writes addresses and fields in ways of its own. */
function requestOf(number: number): HttpRequest {
  const object = (number * 7) % 40
  const scheme = number % 3 === 0 ? 'HTTPS' : 'https'
  return {
    method: number % 50 === 49 ? 'POST' : number % 10 === 9 ? 'HEAD' : 'GET',
    url: `${scheme}://shop.example/objects/${object}#${number}`,
    headers: [
      ['User-Agent', `client ${number}`],
      ['Accept-Language', ['de', 'en', 'fr'][number % 3]!],
      ['Cookie', `session=${number}`],
      ...(number % 11 === 0 ? ([['If-None-Match', `"${number}"`]] as const) : []),
      ...(number % 13 === 0 ? ([['Cache-Control', `max-age=${number}`]] as const) : []),
    ],
  }
}

/** What a node holds after so many requests, purges and failures. */
function afterRequests(count: number, traced: boolean): NodeUsage {
  const cache = node({ capacityBytes: 300_000 })
  for (let number = 0; number < count; number++) {
    const nowMs = START_MS + number * 500
    const requestId = `r${number}`
    const step = cache.step({ type: 'request', requestId, request: requestOf(number) }, nowMs, traced)
    for (const effect of step.effects) {
      if (effect.type !== 'forward') continue
      const { fetchId } = effect
      if (number % 17 === 0) cache.step({ type: 'upstream-failure', fetchId, reason: 'refused' }, nowMs, traced)
      else cache.step({ type: 'upstream-response', fetchId, response: answerTo(effect.request, nowMs), requestSentAtMs: nowMs }, nowMs, traced)
    }
    if (number % 400 === 399) cache.step({ type: 'purge', purgeId: `p${number}`, selector: { by: 'tag', tags: [`tag-${number % 5}`] }, mode: 'soft' }, nowMs, traced)
  }
  return cache.usage()
}

function answerTo({ url }: HttpRequest, nowMs: number) {
  const object = Number(/objects\/(\d+)/.exec(url)?.[1])
  const headers = [
    ['Date', formatHttpDate(nowMs)],
    ['Cache-Control', `max-age=${10 + object}, stale-while-revalidate=5`],
    ['ETag', `"${object}"`],
    ['Vary', object % 2 === 0 ? 'Accept-Language' : 'Accept-Encoding'],
    ['Surrogate-Key', `tag-${object % 5}`],
  ] as const
  return { status: 200, headers, body: { lengthBytes: 900 } }
}

describe('what a node holds', () => {
  it.each([true, false])('does not grow with the requests that it answers (decisions wanted: %s)', (traced) => {
    const [few, many] = [afterRequests(2000, traced), afterRequests(20_000, traced)]
    expect(few.storedResponses).toBeGreaterThan(30)
    expect(many.storedResponses).toBeLessThanOrEqual(few.storedResponses * 1.2)
    expect(many.storedBytes).toBeLessThanOrEqual(300_000)
    const idle = { fetchesInFlight: 0, requestsUnanswered: 0, namesInFlight: 0, removalsNoted: 0 }
    expect(few).toMatchObject(idle)
    expect(many).toMatchObject(idle)
    for (const usage of [few, many]) expect(usage.addressesRemembered).toBeLessThanOrEqual(64 + 2 * usage.storedResponses + 1)
  })

  it('grows with the responses that it stores', () => {
    const cache = node({ capacityBytes: 10_000_000 })
    const store = (object: number) => {
      const request = { method: 'GET', url: `https://shop.example/objects/${object}`, headers: [] }
      cache.step({ type: 'request', requestId: `r${object}`, request }, START_MS, false)
      cache.step({ type: 'upstream-response', fetchId: `r${object}/f1`, response: answerTo(request, START_MS), requestSentAtMs: START_MS }, START_MS, false)
    }
    for (let object = 0; object < 500; object++) store(object)
    expect(cache.usage().storedResponses).toBe(500)
  })
})
