import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { embedQuery } from './address.ts'
import { asksForFrame, HIDEABLE, MOTIONS, readWishes, THEMES, type Wishes } from './wishes.ts'

const NONE: Wishes = { step: 1, range: null, theme: null, locale: 'en', hide: [], motion: 'auto', autoplay: true, seed: null, id: null, height: 'fixed' }
const read = (query: string, count: number | null = 10) => readWishes(query, count)

test.each<readonly [string, Partial<Wishes>]>([
  ['', {}],
  ['?embed=1', {}],
  ['step=3', { step: 3 }],
  ['steps=2-4', { step: 2, range: { first: 2, last: 4 } }],
  ['steps=2-4&step=3', { step: 3, range: { first: 2, last: 4 } }],
  ['steps=5', { step: 5, range: { first: 5, last: 5 } }],
  ['steps=1-10', { range: { first: 1, last: 10 } }],
  ['theme=dark', { theme: 'dark' }],
  ['theme=AUTO', { theme: 'auto' }],
  ['height=%20AUTO', { height: 'auto' }],
  ['hide=NAV,Footer', { hide: ['nav', 'footer'] }],
  ['lang=en', {}],
  ['lang=en-GB', {}],
  ['locale=en', {}],
  ['hide=nav,footer,code', { hide: ['nav', 'footer', 'code'] }],
  ['hide=code,%20code', { hide: ['code'] }],
  ['motion=reduce', { motion: 'reduce' }],
  ['autoplay=0', { autoplay: false }],
  ['autoplay=1', {}],
  ['seed=7', { seed: 7 }],
  ['id=week-3.cache', { id: 'week-3.cache' }],
  ['height=auto', { height: 'auto' }],
  ['theme=dark&theme=dark', { theme: 'dark' }],
  ['utm_source=mail', {}],
])('%s is met, and nothing is wrong', (query, wishes) => {
  expect(read(query)).toEqual({ wishes: { ...NONE, ...wishes }, problems: [] })
})

test.each<readonly [string, string, Partial<Wishes>]>([
  ['step=x', 'not-a-number', {}],
  ['step=', 'not-a-number', {}],
  ['step=2.5', 'not-whole', {}],
  ['step=0', 'before-the-first', {}],
  ['step=11', 'after-the-last', {}],
  ['steps=2-4&step=9', 'out-of-range', { step: 2, range: { first: 2, last: 4 } }],
  ['steps=2-4&step=1', 'out-of-range', { step: 2, range: { first: 2, last: 4 } }],
  ['steps=4-2', 'not-a-range', {}],
  ['steps=0-3', 'not-a-range', {}],
  ['steps=a-b', 'not-a-range', {}],
  ['steps=-3', 'not-a-range', {}],
  ['steps=99999-99999', 'not-a-range', {}],
  ['steps=8-20', 'after-the-last', { step: 8, range: { first: 8, last: 10 } }],
  ['steps=11-20', 'after-the-last', {}],
  ['theme=purple', 'unknown', {}],
  ['lang=de', 'unknown', {}],
  ['locale=xx', 'unknown', {}],
  ['hide=code,stage', 'unknown', { hide: ['code'] }],
  ['hide=', 'unknown', {}],
  ['motion=full', 'unknown', {}],
  ['autoplay=no', 'unknown', {}],
  ['seed=-1', 'not-a-seed', {}],
  ['seed=1e3', 'not-a-seed', {}],
  ['id=%3Cscript%3E', 'not-an-id', {}],
  ['id=', 'not-an-id', {}],
  ['height=400', 'unknown', {}],
  ['theme=dark&theme=light', 'doubled', { theme: 'dark' }],
  ['steps=2-4&steps=3-5', 'doubled', { step: 2, range: { first: 2, last: 4 } }],
  ['seed=7&seed=x', 'doubled', { seed: 7 }],
])('%s is bad (%s) and falls back', (query, why, wishes) => {
  const { wishes: read1, problems } = read(query)
  expect(read1).toEqual({ ...NONE, ...wishes })
  expect(problems.map((problem) => problem.why)).toEqual([why])
})

test('while it is not known how many steps there are, a far step is let through', () => {
  expect(read('steps=20-40&step=30', null)).toMatchObject({ wishes: { step: 30, range: { first: 20, last: 40 } }, problems: [] })
})

test.each([['?embed=1', true], ['embed=1', true], ['?embed=0', false], ['?embed', false], ['?x=embed=1', false], ['', false]])('%s asks for a frame: %s', (query, asks) => {
  expect(asksForFrame(query)).toBe(asks)
})

describe('whatever stands in the address', () => {
  const name = fc.constantFrom('embed', 'step', 'steps', 'theme', 'lang', 'locale', 'hide', 'motion', 'autoplay', 'seed', 'id', 'height', '__proto__', 'constructor')
  const value = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.integer().map(String), fc.double().map(String), fc.constantFrom('1-3', '3-1', '%', '%E0%A4%A', 'dark', 'nav,code', 'NaN', 'Infinity', '١'))
  const query = fc.array(fc.tuple(name, value)).map((pairs) => pairs.map(([key, text]) => `${key}=${text}`).join('&'))

  test('it never throws, and every wish can be met', () => {
    fc.assert(
      fc.property(query, fc.option(fc.integer({ min: 1, max: 30 })), (text, count) => {
        const { wishes, problems } = readWishes(text, count)
        const { step, range } = wishes
        expect(Number.isInteger(step) && step >= 1).toBe(true)
        if (count !== null) expect(step).toBeLessThanOrEqual(count)
        if (range) {
          expect(range.first).toBeLessThanOrEqual(step)
          expect(step).toBeLessThanOrEqual(range.last)
        }
        expect([null, ...THEMES]).toContain(wishes.theme)
        expect(MOTIONS).toContain(wishes.motion)
        for (const part of wishes.hide) expect(HIDEABLE).toContain(part)
        expect(wishes.id ?? 'x').toMatch(/^[\w.:-]{1,64}$/)
        for (const problem of problems) expect(problem.given).toMatch(/^[^\p{C}]{0,62}$/u)
      }),
      { numRuns: 500 },
    )
  })

  test('what our own addresses ask for is read as it was meant', () => {
    const wished = fc.record({
      steps: fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 10 })).map(([first, more]) => ({ first, last: Math.min(10, first + more) })),
      theme: fc.constantFrom(...THEMES),
      hide: fc.uniqueArray(fc.constantFrom(...HIDEABLE), { minLength: 1 }),
      motion: fc.constantFrom(...MOTIONS),
      autoplay: fc.boolean(),
      seed: fc.nat(999_999_999),
      id: fc.stringMatching(/^[\w.:-]{1,64}$/),
      autoHeight: fc.boolean(),
    })
    fc.assert(
      fc.property(wished, ({ steps, autoHeight, ...rest }) => {
        const query1 = embedQuery({ steps, autoHeight, ...rest })
        expect(asksForFrame(query1)).toBe(true)
        expect(read(query1)).toEqual({ wishes: { ...NONE, ...rest, range: steps, step: steps.first, height: autoHeight ? 'auto' : 'fixed' }, problems: [] })
      }),
    )
  })
})
