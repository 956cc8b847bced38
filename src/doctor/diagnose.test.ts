import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshnessLifetime } from '../engine/freshness.ts'
import { receive } from '../engine/received.ts'
import { eventsOf } from '../world/report.ts'
import { FIRST_NODE, POP_NODE } from './ageing.ts'
import { diagnose as diagnoseAt, type Diagnosis } from './diagnose.ts'
import { DUMPS } from './dumps.testdata.ts'
import type { Exchange } from './exchange.ts'
import { MOST_FINDINGS } from './limits.ts'
import { readPaste } from './read.ts'

/** When it is pasted. */
const RECORDED_AT_MS = 5_000
const NOW_MS = Date.UTC(2026, 10, 21, 7, 37, 59, 400)
const diagnose = (exchange: Exchange, nowMs = NOW_MS): Diagnosis => diagnoseAt(exchange, nowMs)

function only(text: string): Exchange {
  const reading = readPaste(text)
  const exchange = reading.kind === 'read' ? reading.exchanges[reading.first] : undefined
  if (!exchange) throw new Error(`Nothing was read from ${text.slice(0, 80)}`)
  return exchange
}

const pasted = (...fields: readonly (readonly [string, string])[]): Exchange => ({
  request: null,
  response: { status: 200, fields: fields.map(([name, value], index) => ({ name, value, line: index + 1 })) },
  receivedAtMs: null,
})

describe('dumps as people meet them', () => {
  test.each(DUMPS)('$name', ({ text, browser, cdn, findings }) => {
    const { examination, ageing, findings: found } = diagnose(only(text))
    const lifetime = (view: typeof examination.browser) => (view.stores ? view.lifetimeSeconds : null)
    expect({ browser: lifetime(examination.browser), cdn: lifetime(examination.cdn) }).toEqual({ browser, cdn })
    expect(found.map(({ id }) => id)).toEqual(findings)
    for (const { words, mend, section, scene } of found) expect([words, mend, section, scene].every((text) => text.length > 1)).toBe(true)
    if (!ageing) return
    // The run of the world agrees with what the ladders said.
    const entryOf = (node: string) => eventsOf(ageing.run.log, 'stored').find((event) => event.node === node)?.entry
    expect([entryOf(POP_NODE)?.freshnessLifetimeSeconds ?? null, entryOf(FIRST_NODE)?.freshnessLifetimeSeconds ?? null]).toEqual([cdn, browser])
  })

  test('there are thirty and more', () => expect(DUMPS.length).toBeGreaterThanOrEqual(30))
})

describe('the run says how old an answer may get', () => {
  test.each([
    ['Cache-Control: max-age=60, s-maxage=600', 600],
    ['Cache-Control: max-age=600, s-maxage=60', 600],
    ['Cache-Control: max-age=60, stale-while-revalidate=30', 90],
    ['Cache-Control: no-cache', null],
    ['Cache-Control: private, max-age=60', 60],
    ['Cache-Control: max-age=0', null],
  ])('%s: %j s', (text, seconds) => expect(diagnose(only(text)).ageing?.longestOldSeconds).toBe(seconds))

  test('no figure where nothing is kept or nothing ever fits', () => {
    expect(diagnose(only('Cache-Control: no-store')).ageing).toBeNull()
    expect(diagnose(only('Cache-Control: max-age=9\nVary: *')).ageing).toBeNull()
  })

  test('the second visitor gets what is left: nothing in the trap', () => {
    expect(diagnose(only('Cache-Control: max-age=60, s-maxage=600')).ageing?.late).toMatchObject({ fromPop: true, leftSeconds: 0 })
    expect(diagnose(only('Cache-Control: max-age=300, s-maxage=200')).ageing?.late).toMatchObject({ atSeconds: 150, fromPop: true, leftSeconds: 150 })
  })
})

test('what the browser has left counts Age', () => {
  const { browser } = diagnose(only('Date: Sat, 21 Nov 2026 07:37:59 GMT\nAge: 45\nCache-Control: max-age=60')).examination
  expect([browser.ageSeconds, browser.leftSeconds]).toEqual([45, 15])
})

test('a reload asks, save for what is immutable', () => {
  const reload = (text: string) => diagnose(only(text)).examination.reload?.because
  expect([reload('Cache-Control: max-age=60'), reload('Cache-Control: max-age=60, immutable'), reload('Cache-Control: no-store')]).toEqual(['client-max-age', 'immutable', undefined])
})

test('five regions that ask at once', () => {
  const cold = (text: string) => diagnose(only(text)).review.find(({ id }) => id === 'cold')?.words.slice(0, 2).map((words) => words.match(/\d+|none/g))
  const [atOnce, later] = cold('Cache-Control: max-age=60') ?? []
  expect([atOnce?.at(-1), later?.at(-1)]).toEqual(['5', 'none'])
  expect(cold('Cache-Control: no-store')?.map((numbers) => numbers?.at(-1))).toEqual(['20', '20'])
})

describe('how grave it is', () => {
  const graveness = (text: string) => diagnose(only(text)).findings.map(({ id, severity }) => `${id} ${severity}`)
  test.each([
    ['HTTP/2 404\ncache-control: max-age=86400', 'error-kept error'],
    ['HTTP/2 404\ncache-control: max-age=120', 'error-kept warning'],
    ['HTTP/2 404\ncache-control: s-maxage=86400', 'error-kept warning'],
    ['HTTP/2 500\ncache-control: max-age=300', 'error-kept error'],
    ['HTTP/2 500\ncache-control: max-age=5', 'error-kept warning'],
    ['Set-Cookie: a=b\nVary: Cookie\nCache-Control: max-age=60', 'set-cookie-shared error'],
    ['Set-Cookie: a=b\nCache-Control: max-age=0, stale-while-revalidate=60', 'set-cookie-shared error'],
    ['Set-Cookie: a=b\nVary: Cookie\nCache-Control: no-cache', 'set-cookie-asked warning'],
  ])('%j: %s', (text, expected) => expect(graveness(text)).toContain(expected))

  test('equal findings are one, and there are no more than fit', () => {
    const { findings, moreFindings } = diagnose(pasted(['Cache-Control', 'a,'.repeat(2_000)]))
    expect(findings.filter(({ id }) => id === 'comes-twice').map(({ words }) => words)).toEqual([expect.stringMatching(/1999 times/)])
    expect(moreFindings).toBe(0)
    const many = diagnose(pasted(['Cache-Control', Array.from({ length: 300 }, (_, index) => `x${index}q`).join(',')]))
    expect([many.findings.length, many.moreFindings > 200]).toEqual([MOST_FINDINGS, true])
  })
})

describe('when it came', () => {
  const came = (exchange: Exchange) => {
    const { receivedAtMs, receivedBy } = diagnose(exchange).examination
    return [receivedBy, receivedAtMs]
  }
  test.each<[string, Exchange, readonly [string, number]]>([
    ['without Date: now, in whole seconds', only('Age: 5'), ['now', Math.floor(NOW_MS / 1000) * 1000]],
    ['with Date: then, and Age later', only('Date: Sat, 21 Nov 2026 07:00:00 GMT\nAge: 5, 9'), ['date', Date.UTC(2026, 10, 21, 7, 0, 5)]],
    // A recording has fractions of a second; header fields count whole ones.
    ['as recorded', { ...only('Age: 5'), receivedAtMs: RECORDED_AT_MS + 250 }, ['record', RECORDED_AT_MS]],
  ])('%s', (_name, exchange, expected) => expect(came(exchange)).toEqual(expected))

  test('from the browser’s own store: its clock is not doubted', () => {
    // Half an hour after what Date says: a clock that is wrong, unless the answer has lain in a store since then.
    const recorded = { ...only('Date: Sat, 21 Nov 2026 07:00:00 GMT\nCache-Control: max-age=60'), receivedAtMs: NOW_MS }
    const doubted = (exchange: Exchange) => diagnose(exchange).findings.some(({ id }) => id === 'clock-differs')
    expect([doubted(recorded), doubted({ ...recorded, fromStore: true })]).toEqual([true, false])
  })
})

test('what a stale copy is still good for', () => {
  const view = (text: string) => {
    const { staleLeftSeconds, asksFirst, atExpiry } = diagnose(only(text)).examination.browser
    return [staleLeftSeconds, asksFirst, atExpiry.because, atExpiry.inputs['staleSeconds']]
  }
  expect(view('Date: Sat, 21 Nov 2026 07:00:00 GMT\nCache-Control: max-age=600, stale-while-revalidate=300\nAge: 610')).toEqual([290, false, 'stale-while-revalidate', 10])
  expect(view('Cache-Control: max-age=0, stale-while-revalidate=86400')).toEqual([86_400, false, 'stale-while-revalidate', 0])
  expect(view('Cache-Control: s-maxage=60, stale-while-revalidate=60')).toEqual([60, false, 'stale-while-revalidate', 0])
  expect(view('Cache-Control: max-age=0')).toEqual([0, true, 'stale', undefined])
})

test('fields that the header editor alone would word otherwise', () => {
  const words = (text: string) => diagnose(only(text)).fields.map(({ explanations }) => explanations[0]?.words)
  expect(words('Set-Cookie: a=b\nCache-Control: max-age=9, private="set-cookie"')[0]).toMatch(/without Set-Cookie/)
  expect(words('Pragma: no-cache')[0]).toMatch(/Some browsers/)
  expect(words('Cloudflare-CDN-Cache-Control: no-store')[0]).toMatch(/one product/)
  expect(words('Expires: 0\nExpires: Sat, 21 Nov 2026 17:30:00 GMT').map((each) => each?.slice(0, 15))).toEqual(['This is no date', 'Another Expires'])
})

describe('the review', () => {
  const answers = (text: string) => Object.fromEntries(diagnose(only(text)).review.map(({ id, answered }) => [id, answered]))
  test('eight questions, answered as far as the paste goes', () => {
    expect(answers('Cache-Control: private, max-age=60')).toEqual({ representation: 'yes', parameters: 'no', noise: 'no', varying: 'partly', credentials: 'no', rule: 'partly', cold: 'partly', metric: 'no' })
    expect(answers('GET /?utm_source=a&q=1 HTTP/1.1\nHost: a.example\nCookie: a=b\n\nHTTP/1.1 200 OK\nVary: Accept-Encoding\nCache-Control: max-age=9')).toMatchObject({ noise: 'partly', varying: 'partly', credentials: 'yes', parameters: 'no' })
    expect(answers('GET / HTTP/1.1\nHost: a.example\n\nHTTP/1.1 200 OK\nVary: Accept-Encoding\nCache-Control: max-age=9')).toMatchObject({ noise: 'yes', varying: 'yes', credentials: 'partly', parameters: 'yes' })
  })
})

test('what caches said of themselves is explained, member by member', () => {
  const words = diagnose(only('Cache-Status: shield; hit; ttl=58, edge; fwd=uri-miss; fwd-status=200; stored; collapsed; key="k"\nX-Cache: Hit from edge\nCF-Cache-Status: DYNAMIC')).fields.map(({ explanations }) => explanations.map(({ piece, words }) => `${piece}: ${words}`))
  expect(words[0]).toHaveLength(2)
  expect(words[0]?.[0]).toMatch(/^shield: answered from its store; fresh for 58 s/)
  expect(words[0]?.[1]).toMatch(/^edge: went .*200; stored the answer; shared .*key “k”$/)
  expect(words[1]?.[0]).toContain('HIT')
  expect(words[2]?.[0]).toContain('DYNAMIC')
  expect(diagnose(only('Cache-Status: a; b; =')).fields[0]?.explanations[0]?.words).toMatch(/can’t be read/)
})

test('usual headers are not taken for misspelt ones', () => {
  const usual = ['Server', 'Connection', 'Keep-Alive', 'Content-Length', 'Accept-Ranges', 'Strict-Transport-Security', 'X-Frame-Options', 'X-Content-Type-Options', 'Referrer-Policy', 'Permissions-Policy', 'Content-Security-Policy', 'Alt-Svc', 'CF-RAY', 'X-Amz-Cf-Id', 'X-Amz-Cf-Pop', 'X-Served-By', 'X-Timer', 'Report-To', 'NEL', 'Access-Control-Allow-Methods', 'Timing-Allow-Origin', 'X-Request-Id', 'X-Powered-By', 'P3P', 'X-XSS-Protection', 'Content-Disposition', 'Transfer-Encoding', 'Allow', 'Upgrade', 'Priority', 'X-Robots-Tag', 'X-UA-Compatible', 'Trailer', 'Age', 'Via', 'Link', 'Status', 'Edge-Control', 'Cross-Origin-Opener-Policy', 'Digest', 'Accept-CH', 'Critical-CH', 'Refresh', 'SourceMap', 'X-Runtime', 'Vary']
  const { findings } = diagnose(pasted(['Cache-Control', 'no-store'], ...usual.map((name): readonly [string, string] => [name, '1'])))
  expect(findings.filter(({ id }) => id === 'misspelt-field').map(({ where }) => where[0]?.name)).toEqual([])
})

describe('whatever the headers', () => {
  const value = fc.oneof(
    fc.constantFrom('__proto__=3', 'constructor', 'hasOwnProperty=1', 'toString', '__proto__="x"', 'valueOf=__proto__', 'max-age=60', 's-maxage=5', 'no-store', 'private', 'public', 'no-cache', 'must-revalidate', 'immutable', 'stale-while-revalidate=9', 'max-age=x', ',', '"', 'Sat, 21 Nov 2026 07:37:59 GMT', 'Fri, 20 Nov 2026 07:37:59 GMT', '*', 'Cookie', '30'),
    fc.string({ maxLength: 12 }).map((text) => text.replace(/[\u0000-\u001f\u007f]/g, '').trim()),
  )
  const field = fc.tuple(fc.constantFrom('Cache-Control', 'CDN-Cache-Control', 'Expires', 'Date', 'Age', 'Vary', 'ETag', 'Last-Modified', 'Set-Cookie', 'Cache-Status', 'Content-Type'), fc.array(value, { maxLength: 3 }).map((values) => values.join(', ')))

  test('the lifetimes are the engine’s, no-store is stored nowhere, and nothing throws', () => {
    fc.assert(
      fc.property(fc.array(field, { maxLength: 6 }), (fields) => {
        const { examination } = diagnose(pasted(...fields))
        const { browser, cdn, receivedAtMs } = examination
        const response = { status: 200, headers: fields, body: { lengthBytes: 0 } }
        expect(browser.lifetimeSeconds).toBe(freshnessLifetime(receive(response, receivedAtMs, receivedAtMs), 'private').answer)
        expect(cdn.lifetimeSeconds).toBe(freshnessLifetime(receive(response, receivedAtMs, receivedAtMs, ['CDN-Cache-Control']), 'shared').answer)
        for (const view of [browser, cdn]) if (view.received.directives.has('no-store')) expect(view.stores).toBe(false)
      }),
      { numRuns: 40 },
    )
  })
})
