import { describe, expect, it } from 'vitest'
import { dateAt, lines, PHOTO } from './engine.testkit.ts'
import { play } from './edge.testkit.ts'
import { fieldValue } from './http/message.ts'

const minute = { 'Cache-Control': 'max-age=60', ETag: '"v1"' }

describe('a shared cache', () => {
  it('misses, stores, and then hits with every reason in order', () => {
    const { ask, answer } = play()
    expect(ask('r1', 0)).toMatchObject({
      effects: ['forward r1/f1'],
      decisions: ['r1 key uri-key', 'r1 select no-stored-response', 'r1 collapse first-to-ask'],
    })
    const miss = answer('r1/f1', 0, minute)
    expect(miss.effects).toEqual(['stored', 'respond r1 miss 200'])
    expect(miss.decisions).toEqual(['r1 storable explicit-lifetime', 'r1 age age-from-upstream', 'r1 freshness max-age'])
    expect(fieldValue(miss.answer!.headers, 'age')).toBeUndefined()

    const hit = ask('r2', 12.9)
    expect(hit.effects).toEqual(['respond r2 hit 200'])
    expect(hit.decisions).toEqual(['r2 key uri-key', 'r2 select no-vary', 'r2 age current-age', 'r2 freshness max-age', 'r2 reuse fresh'])
    expect(hit.answer).toEqual({
      status: 200,
      headers: lines({ Date: dateAt(0), ...minute, Age: '12', 'Cache-Status': `tokyo; hit; ttl=48; key="GET ${PHOTO}"` }),
      body: { lengthBytes: 1000 },
    })
    expect(hit.raw.decisions.at(-1)?.decision.inputs).toEqual({ ageSeconds: 12.9, lifetimeSeconds: 60 })
  })

  it('answers HEAD from a stored GET, without its body', () => {
    const { ask, answer } = play()
    ask('r1', 0)
    answer('r1/f1', 0, { ...minute, 'Content-Length': '1000' })
    const head = ask('r2', 1, {}, 'HEAD')
    expect(head.effects).toEqual(['respond r2 hit 200'])
    expect(head.answer?.body.lengthBytes).toBe(0)
    expect(fieldValue(head.answer!.headers, 'content-length')).toBe('1000')
  })

  it('counts the age that a response brings from the cache above', () => {
    const { ask, answer } = play()
    ask('r1', 50)
    answer('r1/f1', 50, { ...minute, Age: '50', Date: dateAt(0), 'Cache-Status': 'shield; hit' })
    const hit = ask('r2', 55)
    expect(fieldValue(hit.answer!.headers, 'age')).toBe('55')
    expect(fieldValue(hit.answer!.headers, 'cache-status')).toBe(`shield; hit, tokyo; hit; ttl=5; key="GET ${PHOTO}"`)
    expect(ask('r3', 60).effects).toEqual(['forward r3/f1 conditional'])
  })

  it('passes a private answer on and keeps nothing', () => {
    const { ask, answer, cache } = play()
    ask('r1', 0)
    const passed = answer('r1/f1', 0, { 'Cache-Control': 'private, max-age=60', Connection: 'close' })
    expect(passed.effects).toEqual(['respond r1 miss 200'])
    expect(passed.decisions).toEqual(['r1 storable private-in-shared-cache'])
    expect(fieldValue(passed.answer!.headers, 'connection')).toBeUndefined()
    expect(fieldValue(passed.answer!.headers, 'cache-status')).toBe(`tokyo; fwd=uri-miss; fwd-status=200; key="GET ${PHOTO}"`)
    expect(cache.entries(0)).toEqual([])
  })

  it('keeps variants apart and says why it missed', () => {
    const { ask, answer, cache } = play()
    const fields = { ...minute, Vary: 'Accept-Language' }
    ask('r1', 0, { 'Accept-Language': 'de' })
    answer('r1/f1', 0, fields)
    expect(ask('r2', 1, { 'Accept-Language': 'en' })).toMatchObject({ effects: ['forward r2/f1'], decisions: ['r2 key uri-key', 'r2 select vary-mismatch', 'r2 collapse first-to-ask'] })
    const miss = answer('r2/f1', 1, fields)
    expect(fieldValue(miss.answer!.headers, 'cache-status')).toContain('fwd=vary-miss; fwd-status=200; stored')
    expect(cache.entries(0).map(({ variant }) => variant)).toEqual(['accept-language="en"', 'accept-language="de"'])
    expect(ask('r3', 2, { 'Accept-Language': 'de' }).effects).toEqual(['respond r3 hit 200'])
  })

  it('answers for an upstream that failed, and passes on its errors', () => {
    const { ask, answer, fail, cache } = play()
    ask('r1', 0)
    const failed = fail('r1/f1', 0)
    expect(failed.effects).toEqual(['respond r1 error 502'])
    expect(fieldValue(failed.answer!.headers, 'cache-status')).toBe(`tokyo; fwd=uri-miss; key="GET ${PHOTO}"; detail=upstream-failure`)
    ask('r2', 1)
    expect(answer('r2/f1', 1, {}, 503).effects).toEqual(['respond r2 error 503'])
    expect(cache.entries(0)).toEqual([])
  })

  it('tells misuse apart from data', () => {
    const { ask, answer, fail } = play()
    ask('r1', 0)
    expect(() => ask('r1', 0)).toThrow(/still owes request r1/)
    expect(() => answer('r9/f1', 0)).toThrow(/no fetch r9\/f1/)
    answer('r1/f1', 0, { 'Cache-Control': '=,;"', Expires: '-1', Vary: ',', Age: 'old', Date: '?' })
    expect(() => fail('r1/f1', 0)).toThrow(/no fetch/)
  })
})

describe('validation', () => {
  const stale = () => {
    const told = play()
    told.ask('r1', 0)
    told.answer('r1/f1', 0, minute)
    return told
  }

  it('asks, is told 304, and serves what it has as revalidated', () => {
    const { ask, answer, cache } = stale()
    const asked = ask('r2', 60, { 'If-None-Match': '"v0"' })
    expect(asked).toMatchObject({ effects: ['forward r2/f1 conditional'] })
    expect(asked.decisions.slice(-3)).toEqual(['r2 reuse stale', 'r2 collapse first-to-ask', 'r2 validate etag-validator'])
    expect(asked.forwarded?.headers).toEqual([['If-None-Match', '"v1"']])
    const told = answer('r2/f1', 60, { ETag: '"v1"', Date: dateAt(60), 'Cache-Control': 'max-age=10' }, 304)
    expect(told.effects).toEqual(['refreshed', 'respond r2 revalidated 200'])
    expect(told.decisions).toEqual([
      'r2 validate not-modified',
      'r2 storable explicit-lifetime',
      'r2 age age-from-upstream',
      'r2 freshness max-age',
      'r2 client-condition etag-differs',
    ])
    expect(fieldValue(told.answer!.headers, 'cache-status')).toBe(`tokyo; fwd=stale; fwd-status=304; ttl=10; key="GET ${PHOTO}"`)
    expect(cache.entries(0)).toMatchObject([{ freshnessLifetimeSeconds: 10, ageAtStoreSeconds: 0 }])
    expect(ask('r3', 69).effects).toEqual(['respond r3 hit 200'])
    expect(ask('r4', 70).effects).toEqual(['forward r4/f1 conditional'])
  })

  it('gives a 304 to a client that has the same', () => {
    const { ask, answer } = stale()
    const hit = ask('r2', 5, { 'If-None-Match': '"v1"' })
    expect(hit.effects).toEqual(['respond r2 hit 304'])
    expect(hit.answer?.body.lengthBytes).toBe(0)
    expect(fieldValue(hit.answer!.headers, 'age')).toBe('5')
    ask('r3', 60, { 'If-None-Match': '"v1"' })
    expect(answer('r3/f1', 60, { ETag: '"v1"', Date: dateAt(60) }, 304).effects).toEqual(['refreshed', 'respond r3 revalidated 304'])
  })

  it('replaces what changed, and still answers the condition that it took over', () => {
    const { ask, answer, cache } = stale()
    ask('r2', 60, { 'If-None-Match': '"v2"' })
    const told = answer('r2/f1', 60, { ...minute, ETag: '"v2"', Date: dateAt(60) })
    expect(told.effects).toEqual(['evicted replaced', 'stored', 'respond r2 miss 304'])
    expect(told.decisions.slice(0, 1)).toEqual(['r2 validate full-response'])
    expect(cache.entries(0)).toMatchObject([{ etag: '"v2"' }])
  })

  it('keeps what it has when the origin is ill', () => {
    const { ask, answer, cache } = stale()
    ask('r2', 60)
    expect(answer('r2/f1', 60, {}, 503)).toMatchObject({ effects: ['respond r2 error 503'], decisions: ['r2 validate server-error', 'r2 on-error no-stale-if-error', 'r2 storable nothing-permits-storing'] })
    expect(cache.entries(0)).toHaveLength(1)
  })

  it('lets go of what a 304 forbids to store', () => {
    const { ask, answer, cache } = stale()
    ask('r2', 60)
    expect(answer('r2/f1', 60, { 'Cache-Control': 'no-store' }, 304).effects).toEqual(['evicted invalidated', 'respond r2 revalidated 200'])
    expect(cache.entries(0)).toEqual([])
  })

  it('asks again without a condition when the 304 is about something else', () => {
    const { ask, answer } = stale()
    ask('r2', 60)
    ask('r3', 60)
    const told = answer('r2/f1', 60, { ETag: '"v9"' }, 304)
    expect(told.effects).toEqual(['forward r2/f2', 'wait r3 for r2/f2'])
    expect(answer('r2/f2', 61, { ...minute, Date: dateAt(61) }).effects).toEqual(['evicted replaced', 'stored', 'respond r2 miss 200', 'respond r3 collapsed 200'])
  })

  it('renews even what made room for another while it asked', () => {
    const { ask, answer, cache } = play({ capacityBytes: 1500 })
    ask('r1', 0)
    answer('r1/f1', 0, minute)
    ask('r2', 60)
    ask('r3', 60, {}, 'GET', 'https://shop.example/other')
    expect(answer('r3/f1', 60, minute).effects).toEqual(['evicted capacity', 'stored', 'respond r3 miss 200'])
    expect(answer('r2/f1', 61, { Date: dateAt(61) }, 304).effects).toEqual(['evicted capacity', 'refreshed', 'respond r2 revalidated 200'])
    expect(cache.entries(0)).toHaveLength(1)
  })

  it("passes a client's condition on when nothing is stored, and its 304 back, storing nothing", () => {
    const { ask, answer, cache } = play()
    const asked = ask('r1', 0, { 'If-None-Match': '"v1"' })
    expect(asked.effects).toEqual(['forward r1/f1'])
    expect(asked.forwarded?.headers).toEqual([['If-None-Match', '"v1"']])
    expect(answer('r1/f1', 0, minute, 304)).toMatchObject({ effects: ['respond r1 miss 304'], decisions: ['r1 storable status-not-understood'] })
    expect(cache.entries(0)).toEqual([])
  })
})

describe('collapsing', () => {
  it('turns three misses into one fetch', () => {
    const { ask, answer } = play()
    ask('r1', 0)
    expect(ask('r2', 1).effects).toEqual(['wait r2 for r1/f1'])
    ask('r3', 2)
    const told = answer('r1/f1', 3, minute)
    expect(told.effects).toEqual(['stored', 'respond r1 miss 200', 'respond r2 collapsed 200', 'respond r3 collapsed 200'])
    expect(told.decisions.slice(-2)).toEqual(['r3 reuse fresh', 'r3 collapse answer-shared'])
  })

  it.each([
    ['a private answer', { 'Cache-Control': 'private' }, 'answer-not-storable'],
    ['another variant', { ...minute, Vary: 'X-User' }, 'answer-other-variant'],
    ['an answer for one use', { 'Cache-Control': 'no-cache' }, 'answer-not-reusable'],
  ])('sends those who waited on their own after %s', (_name, fields, because) => {
    const { ask, answer } = play()
    ask('r1', 0, { 'X-User': 'ann' })
    ask('r2', 0, { 'X-User': 'ben' })
    const told = answer('r1/f1', 0, fields)
    expect(told.effects).toContain('forward r2/f1')
    expect(told.decisions).toContain(`r2 collapse ${because}`)
    expect(answer('r2/f1', 1, { ...fields, Date: dateAt(1) }).effects).toContain('respond r2 miss 200')
  })

  it('sends all who waited for an answer of no use to them upstream at once, and none behind another', () => {
    const { ask, answer } = play()
    for (const id of ['r1', 'r2', 'r3', 'r4']) ask(id, 0)
    const told = answer('r1/f1', 1, { 'Cache-Control': 'private' })
    expect(told.effects).toEqual(['respond r1 miss 200', 'forward r2/f1', 'forward r3/f1', 'forward r4/f1'])
  })

  it('sends them on after a failure, and asks with what is stored', () => {
    const { ask, answer, fail } = play()
    ask('r1', 0)
    answer('r1/f1', 0, minute)
    ask('r2', 60)
    ask('r3', 60)
    expect(fail('r2/f1', 61).effects).toEqual(['respond r2 error 502', 'forward r3/f1 conditional'])
    expect(answer('r3/f1', 62, { Date: dateAt(62) }, 304).effects).toEqual(['refreshed', 'respond r3 revalidated 200'])
  })

  it('shares the 304 of one validation', () => {
    const { ask, answer } = play()
    ask('r1', 0)
    answer('r1/f1', 0, minute)
    ask('r2', 60)
    ask('r3', 60)
    const told = answer('r2/f1', 60, { Date: dateAt(60) }, 304)
    expect(told.effects).toEqual(['refreshed', 'respond r2 revalidated 200', 'respond r3 collapsed 200'])
    expect(fieldValue(told.answer!.headers, 'cache-status')).toContain('fwd-status=304')
  })

  it('flies one fetch per variant where Vary is known', () => {
    const { ask, answer } = play()
    ask('r1', 0, { 'Accept-Language': 'de' })
    answer('r1/f1', 0, { ...minute, Vary: 'Accept-Language' })
    expect(ask('r2', 60, { 'Accept-Language': 'de' }).effects).toEqual(['forward r2/f1 conditional'])
    expect(ask('r3', 60, { 'Accept-Language': 'en' }).effects).toEqual(['forward r3/f1'])
    expect(ask('r4', 60, { 'Accept-Language': 'en' }).effects).toEqual(['wait r4 for r3/f1'])
  })

  it('leaves them apart when set to', () => {
    const { ask } = play({ collapse: false })
    ask('r1', 0)
    expect(ask('r2', 0).effects).toEqual(['forward r2/f1'])
  })
})

describe('a private cache', () => {
  it('adds nothing of its own to Cache-Status, whatever it does: the page sees what the caches on the way said', () => {
    const { ask, answer, fail } = play({ kind: 'private', requestDirectives: 'obey', name: 'browser' })
    const seen = ({ answer: response }: ReturnType<typeof ask>) => fieldValue(response!.headers, 'cache-status')
    ask('r1', 0)
    expect(seen(answer('r1/f1', 0, { ...minute, 'Cache-Status': 'tokyo; hit' }))).toBe('tokyo; hit')
    expect(seen(ask('r2', 1))).toBe('tokyo; hit')
    ask('r3', 60)
    expect(seen(answer('r3/f1', 60, { Date: dateAt(60), 'Cache-Status': 'tokyo; fwd=stale' }, 304))).toBe('tokyo; fwd=stale')
    ask('r4', 61, {}, 'POST')
    expect(seen(fail('r4/f1', 61))).toBeUndefined()
    expect(seen(ask('r5', 62, { 'Cache-Control': 'only-if-cached' }, 'GET', 'https://shop.example/other'))).toBeUndefined()
  })
})

describe('request directives', () => {
  it('a private cache obeys a reload; the edge above does not', () => {
    const reload = { 'Cache-Control': 'no-cache' }
    const browser = play({ kind: 'private', requestDirectives: 'obey', name: 'browser' })
    const edge = play()
    for (const { ask, answer } of [browser, edge]) {
      ask('r1', 0)
      answer('r1/f1', 0, minute)
    }
    const asked = browser.ask('r2', 1, reload)
    expect(asked.effects).toEqual(['forward r2/f1 conditional'])
    const ignored = edge.ask('r2', 1, reload)
    expect(ignored.effects).toEqual(['respond r2 hit 200'])
    expect(ignored.decisions.at(-1)).toBe('r2 reuse client-no-cache-ignored')
    const told = browser.answer('r2/f1', 1, { Date: dateAt(1) }, 304)
    expect(told.effects).toEqual(['refreshed', 'respond r2 revalidated 200'])
  })

  it('only-if-cached gets 504 rather than a fetch', () => {
    const { ask } = play({ requestDirectives: 'obey' })
    const told = ask('r1', 0, { 'Cache-Control': 'only-if-cached' })
    expect(told).toMatchObject({ effects: ['respond r1 error 504'], decisions: ['r1 key uri-key', 'r1 select no-stored-response', 'r1 reuse only-if-cached'] })
    expect(play().ask('r1', 0, { 'Cache-Control': 'only-if-cached' }).effects).toEqual(['forward r1/f1'])
  })

  it('max-stale lets the client have what is stale, with its age', () => {
    const { ask, answer } = play({ requestDirectives: 'obey' })
    ask('r1', 0)
    answer('r1/f1', 0, minute)
    const told = ask('r2', 90, { 'Cache-Control': 'max-stale=30' })
    expect(told.effects).toEqual(['respond r2 stale 200'])
    expect(fieldValue(told.answer!.headers, 'cache-status')).toContain('hit; ttl=-30')
  })
})

describe('unsafe methods', () => {
  it('bypass the store and end what is stored for their URI, in every variant', () => {
    const { ask, answer, cache } = play()
    for (const [id, language] of [['r1', 'de'], ['r2', 'en']] as const) {
      ask(id, 0, { 'Accept-Language': language })
      answer(`${id}/f1`, 0, { ...minute, Vary: 'Accept-Language' })
    }
    expect(ask('r3', 1, {}, 'POST')).toMatchObject({ effects: ['forward r3/f1'], decisions: ['r3 key unsafe-method'] })
    const told = answer('r3/f1', 1)
    expect(told.effects).toEqual(['evicted invalidated', 'evicted invalidated', 'respond r3 bypass 200'])
    expect(fieldValue(told.answer!.headers, 'cache-status')).toBe('tokyo; fwd=method; fwd-status=200')
    expect(cache.entries(0)).toEqual([])
  })

  it('change nothing when they fail', () => {
    const { ask, answer, cache } = play()
    ask('r1', 0)
    answer('r1/f1', 0, minute)
    ask('r2', 1, {}, 'POST')
    expect(answer('r2/f1', 1, {}, 500).effects).toEqual(['respond r2 error 500'])
    expect(cache.entries(0)).toHaveLength(1)
  })
})
