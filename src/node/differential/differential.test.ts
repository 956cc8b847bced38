import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from './case.ts'
import { wholeCase } from './difference.ts'
import { DIFFERENCES } from './differences/index.ts'
import { compared } from './model.ts'
import { differencesPage } from './page.ts'

describe('the engine beside http-cache-semantics', () => {
  it('agrees in every story but for the differences that have a name', { timeout: 120_000 }, () => {
    let alike = 0
    fc.assert(
      fc.property(cases, (given) => {
        const { ours, expected, needed } = compared(given)
        expect(ours).toEqual(expected)
        if (needed.length === 0) alike += 1
      }),
      { numRuns: 3000, seed: 9111 },
    )
    expect(alike).toBeGreaterThan(300)
  })

  it.each(DIFFERENCES.map((difference) => [difference.id, difference] as const))('still differs in %s', (id, { example }) => {
    const { ours, expected, needed } = compared(wholeCase(example))
    expect(ours).toEqual(expected)
    expect(needed).toContain(id)
  })

  it('fails without one of them', () => {
    const [first, ...others] = DIFFERENCES
    const { ours, expected } = compared(wholeCase(first?.example ?? {}), others)
    expect(ours).not.toEqual(expected)
  })

  it('tells them apart by their names, and on their page', () => {
    expect(new Set(DIFFERENCES.map(({ id }) => id)).size).toBe(DIFFERENCES.length)
    // `npm run differential` writes the page.
    expect(readFileSync('docs/differences.md', 'utf8')).toBe(differencesPage(DIFFERENCES))
  })
})
