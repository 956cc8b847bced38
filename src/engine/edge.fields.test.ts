/** Which fields of a response a node keeps and obeys, seen from outside. */
import { describe, expect, it } from 'vitest'
import { dateAt } from './engine.testkit.ts'
import { play } from './edge.testkit.ts'
import { fieldValue, type HttpResponse } from './http/message.ts'

const has = (response: HttpResponse | undefined, name: string) => fieldValue(response!.headers, name)

describe('fields that no-cache or private lists', () => {
  const mine = { 'Cache-Control': 'max-age=60, private="Set-Cookie", no-cache="x-turn"', 'Set-Cookie': 'id=1', 'X-Turn': '1', ETag: '"v1"' }

  it('go to who fetched them and are not kept', () => {
    const { ask, answer } = play()
    ask('r1', 0)
    const fetched = answer('r1/f1', 0, mine).answer
    const stored = ask('r2', 1).answer
    expect([has(fetched, 'set-cookie'), has(fetched, 'x-turn')]).toEqual(['id=1', '1'])
    expect([has(stored, 'set-cookie'), has(stored, 'x-turn'), has(stored, 'etag')]).toEqual([undefined, undefined, '"v1"'])
  })

  it('do not reach who waited for the same fetch', () => {
    const { ask, answer } = play()
    ask('r1', 0)
    ask('r2', 0)
    const [, waiter] = answer('r1/f1', 0, mine).raw.effects.filter((effect) => effect.type === 'respond')
    expect(waiter).toMatchObject({ requestId: 'r2', outcome: 'collapsed' })
    expect(has(waiter?.response, 'set-cookie')).toBeUndefined()
  })

  it('stay away when a 304 brings them again', () => {
    const { ask, answer } = play()
    ask('r1', 0)
    answer('r1/f1', 0, mine)
    ask('r2', 60)
    answer('r2/f1', 60, { ...mine, Date: dateAt(60), 'Set-Cookie': 'id=2' }, 304)
    expect(has(ask('r3', 61).answer, 'set-cookie')).toBeUndefined()
  })

  it('are kept by the user’s own cache where private lists them', () => {
    const { ask, answer } = play({ kind: 'private' })
    ask('r1', 0)
    answer('r1/f1', 0, mine)
    expect(has(ask('r2', 1).answer, 'set-cookie')).toBe('id=1')
  })
})

describe('a targeted field', () => {
  const targetedFields = ['CDN-Cache-Control']
  const both = { 'CDN-Cache-Control': 'max-age=600', 'Cache-Control': 'max-age=60', ETag: '"v1"' }

  it('is obeyed by the caches that it speaks to', () => {
    for (const [options, effect] of [[{ targetedFields }, 'respond r2 hit 200'], [{}, 'forward r2/f1 conditional']] as const) {
      const { ask, answer } = play(options)
      ask('r1', 0)
      answer('r1/f1', 0, both)
      expect(ask('r2', 300).effects).toEqual([effect])
    }
  })

  it('still is when a 304 says nothing of it, and gives way when a 304 replaces it', () => {
    const { ask, answer } = play({ targetedFields })
    ask('r1', 0)
    answer('r1/f1', 0, both)
    ask('r2', 600)
    answer('r2/f1', 600, { Date: dateAt(600) }, 304)
    expect(ask('r3', 1100).effects).toEqual(['respond r3 hit 200'])
    ask('r4', 1200)
    answer('r4/f1', 1200, { Date: dateAt(1200), 'CDN-Cache-Control': 'max-age=5' }, 304)
    expect(ask('r5', 1210).effects).toEqual(['forward r5/f1 conditional'])
  })
})

describe('a request field that Connection names (RFC 9110 §7.6.1)', () => {
  it('selects no stored response, since upstream never saw it', () => {
    const { ask, answer } = play()
    const fetched = ask('r1', 0, { Connection: 'Accept-Language', 'Accept-Language': 'de' }).forwarded
    expect(fieldValue(fetched!.headers, 'accept-language')).toBeUndefined()
    answer('r1/f1', 0, { 'Cache-Control': 'max-age=60', Vary: 'Accept-Language' })
    expect(ask('r2', 1, { 'Accept-Language': 'de' }).effects).toEqual(['forward r2/f1'])
    expect(ask('r3', 1).effects).toEqual(['respond r3 hit 200'])
  })
})
