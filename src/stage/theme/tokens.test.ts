import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { GLYPHS } from '../plates/glyphs.tsx'
import { contrast, difference, linearRgb, seenBy, type Vision } from './colour.testkit.ts'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

/** The custom properties of the block that follows `head`. */
function block(head: string): Map<string, string> {
  const start = css.indexOf(head)
  if (start < 0) throw new Error(`tokens.css has no block "${head}".`)
  const body = css.slice(css.indexOf('{', start + head.length - 1) + 1)
  return new Map([...body.slice(0, body.indexOf('}')).matchAll(/(--[\w-]+|color-scheme):\s*([^;]+);/g)].map((m) => [m[1] ?? '', m[2] ?? '']))
}

const light = block(':root {')
const themes = { light, dark: new Map([...light, ...block(":root[data-theme='dark'] {")]) }
const OUTCOMES = ['hit', 'miss', 'stale', 'revalidated', 'bypass', 'collapsed', 'error'] as const
const GROUNDS = ['ground', 'raised', 'sunken', 'sea', 'land'] as const
const TEXT = ['ink', 'ink-soft', ...OUTCOMES.map((outcome) => `${outcome}-text`)]
const CODE = ['keyword', 'string', 'comment', 'function', 'number', 'type'].map((name) => `code-${name}`)
const MARKS = ['line-strong', 'focus', ...OUTCOMES]

describe.each(Object.entries(themes))('the %s theme', (_name, tokens) => {
  const colour = (name: string): string => tokens.get(`--${name}`) ?? ''

  it.each(TEXT)('writes %s at 4.5 : 1 or more on every ground', (name) => {
    for (const ground of GROUNDS) expect(contrast(colour(name), colour(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })

  it.each(CODE)('writes %s at 4.5 : 1 or more on the grounds of code', (name) => {
    for (const ground of ['ground', 'raised', 'sunken']) expect(contrast(colour(name), colour(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })

  it('writes on ink at 4.5 : 1 or more', () => {
    expect(contrast(colour('on-ink'), colour('ink'))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(MARKS)('draws %s at 3 : 1 or more on every ground', (name) => {
    for (const ground of GROUNDS) expect(contrast(colour(name), colour(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(3)
  })

  it.each(OUTCOMES)('draws the glyph inside a mark of %s at 3 : 1 or more', (name) => {
    expect(contrast(colour('raised'), colour(name))).toBeGreaterThanOrEqual(3)
  })

  it.each<Vision>(['normal', 'protanopia', 'deuteranopia', 'tritanopia'])('keeps the colours of outcomes apart for %s', (vision) => {
    const seen = OUTCOMES.map((name) => ({ name, rgb: seenBy(vision, linearRgb(colour(name))) }))
    for (const [index, one] of seen.entries()) {
      for (const other of seen.slice(index + 1)) {
        expect(difference(one.rgb, other.rgb), `${one.name} and ${other.name}`).toBeGreaterThan(8)
      }
    }
  })
})

describe('outcomes in grey', () => {
  it('are not told apart by colour, so every one has a glyph of its own', () => {
    for (const tokens of Object.values(themes)) {
      const greys = OUTCOMES.map((name) => seenBy('grey', linearRgb(tokens.get(`--${name}`) ?? '')))
      const closest = Math.min(...greys.flatMap((one, index) => greys.slice(index + 1).map((other) => difference(one, other))))
      expect(closest).toBeLessThan(8)
    }
    expect(new Set(OUTCOMES.map((name) => GLYPHS[name])).size).toBe(OUTCOMES.length)
  })
})

describe('tokens.css', () => {
  it('is light on paper whatever the screen shows', () => {
    const outsideScreen = css.replace(/@media screen[^{]*\{[\s\S]*?\n\}\n/g, '')
    expect(outsideScreen).not.toContain('color-scheme: dark')
  })

  it('says the same dark values for the learner and for the system', () => {
    expect(block(":root:not([data-theme='light']) {")).toEqual(block(":root[data-theme='dark'] {"))
  })
})
