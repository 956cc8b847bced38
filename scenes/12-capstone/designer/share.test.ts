import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { serializePolicy } from '../../../src/engine/policy/document.ts'
import { EXAMPLES, SHOP, SMALLEST } from '../../../src/engine/policy/examples.ts'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { fromBase64url, toBase64url } from '../../../src/verifier/link/base64url.ts'
import { packed } from '../../../src/verifier/link/pack.ts'
import { sealed as sealedUnder } from '../../../src/verifier/link/sealed.ts'
import { fromLink, holdsConfiguration, toLink } from './share.ts'

const sealed = (text: string) => sealedUnder('c', text)

describe('there and back', () => {
  test.each(Object.entries(EXAMPLES))('%s comes out as it went in', async (_name, document) => {
    const read = await fromLink(await toLink(document))
    expect(read.ok && serializePolicy(read.document)).toBe(serializePolicy(document))
  })

  test('the shop fits into 700 characters', async () => {
    const lengths = Object.fromEntries(await Promise.all(Object.entries(EXAMPLES).map(async ([name, document]) => [name, (await toLink(document)).length] as const)))
    expect(lengths.shop).toBeLessThan(700)
    expect(lengths).toEqual({ smallest: expect.any(Number) as number, shop: expect.any(Number) as number, video: expect.any(Number) as number })
  })

  test('texts in any script come back, and the address of the schema stays out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (note) => {
        expect(await fromLink(await toLink({ $schema: './policy.schema.json', version: 1, note }))).toEqual({ ok: true, document: { version: 1, note } })
      }),
      { numRuns: 30 },
    )
  })

  test('objectives go along', async () => {
    const objectives = { 'static.p95': 120, 'video.byteHitRatio': 0.95 }
    expect(await fromLink(await toLink(SMALLEST, objectives))).toEqual({ ok: true, document: SMALLEST, objectives })
  })

  test('a link that a mail program broke into lines is whole', async () => {
    const made = await toLink(SHOP)
    expect(await fromLink(made.replace(/(.{70})/g, '$1\r\n'))).toMatchObject({ ok: true })
  })
})

describe('a browser that cannot pack', () => {
  afterEach(() => vi.unstubAllGlobals())

  test('writes the text as it is, and reads it', async () => {
    vi.stubGlobal('CompressionStream', undefined)
    const made = await toLink(SHOP)
    expect(made).toMatch(/^#c=0\./)
    expect(await fromLink(made)).toMatchObject({ ok: true })
  })

  test('says that it cannot read a packed link', async () => {
    const made = await toLink(SHOP)
    vi.stubGlobal('DecompressionStream', undefined)
    expect(await fromLink(made)).toMatchObject({ ok: false, problem: expect.stringMatching('cannot unpack') as string })
  })
})

describe('what is no whole link', () => {
  test('cut at any place it says so', async () => {
    const made = await toLink(SHOP, { 'static.p95': 1200 })
    for (let length = 0; length < made.length; length += 1) {
      const read = await fromLink(made.slice(0, length))
      expect(read).toMatchObject({ ok: false, problem: expect.any(String) as string, mend: expect.any(String) as string })
    }
  })

  test('with any one letter changed it says so', async () => {
    const made = await toLink(SHOP)
    for (let at = 3; at < made.length; at += 7) {
      const other = made[at] === 'A' ? 'B' : 'A'
      expect((await fromLink(made.slice(0, at) + other + made.slice(at + 1))).ok).toBe(false)
    }
  })

  test('anything at all is refused in words, and nothing throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (rest) => {
        expect(await fromLink(`#c=${rest}`)).toMatchObject({ ok: false })
      }),
      { numRuns: 50 },
    )
  })

  test.each([
    ['#beat=2', /holds no configuration/],
    ['', /holds no configuration/],
    ['#c=2.abc.def', /does not know: 2/],
    [`#c=1.${'A'.repeat(600_000)}`, /characters; at most/],
  ])('%.12s', async (fragment, says) => {
    expect(await fromLink(fragment)).toMatchObject({ ok: false, problem: expect.stringMatching(says) as string })
  })

  test('only what names a configuration is taken for a link', () => {
    expect(holdsConfiguration('#c=1.x')).toBe(true)
    expect(holdsConfiguration('#cache')).toBe(false)
  })
})

describe('what somebody made to do harm', () => {
  test('a wrong document is told with its path, and its mend', async () => {
    const read = await fromLink(await sealed('{"version":1,"default":{"edge":{"ttl":60}}}'))
    expect(read).toMatchObject({ ok: false, path: 'default.edge.ttl', mend: 'Did you mean ttlSeconds?', problem: expect.stringContaining('at default.edge.ttl') as string })
  })

  test.each(['{"__proto__":{"polluted":1},"version":1}', '['.repeat(50_000), '{"version":9}', '{"version":1'])('%.30s is refused', async (text) => {
    expect(await fromLink(await sealed(text))).toMatchObject({ ok: false })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test.each(['[1]', '{"a":"1"}', '{"a":null}', '{"__proto__":1}', '{"constructor":1}', '{', '1'])('objectives %s are refused', async (objectives) => {
    expect(await fromLink(await sealed(`{"version":1}\n${objectives}`))).toMatchObject({ ok: false, problem: expect.stringMatching('objectives') as string })
  })

  test('script in a text stays text', async () => {
    const document: PolicyDocument = { version: 1, note: '<script>alert(1)</script>' }
    expect(await fromLink(await toLink(document))).toEqual({ ok: true, document })
  })

  test('a few bytes that unpack to a hundred million are not unpacked', async () => {
    const bomb = await sealed(' '.repeat(20_000_000))
    expect(bomb.length).toBeLessThan(40_000)
    expect(await fromLink(bomb)).toMatchObject({ ok: false, problem: expect.stringMatching('unpacks to') as string })
  })

  test('bytes that are no text are refused', async () => {
    expect((await packed(Uint8Array.of(0xff, 0xfe))).length).toBeGreaterThan(0)
    vi.spyOn(TextEncoder.prototype, 'encode').mockReturnValueOnce(Uint8Array.of(0xff, 0xfe))
    expect(await fromLink(await toLink(SMALLEST))).toMatchObject({ ok: false, problem: expect.stringMatching('cut off') as string })
  })
})

test('bytes come back from base64url; what no bytes make does not', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64url(toBase64url(bytes))).toEqual(bytes)
    }),
  )
  for (const text of ['A', 'AB=', 'A+B/', 'AB', 'AAB']) expect(fromBase64url(text)).toBeNull()
})
