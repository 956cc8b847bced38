import { describe, expect, it } from 'vitest'
import { growth } from './growth.ts'
import { minimised } from './minimise.ts'
import { fuzz, inputOf } from './run.ts'
import { holds, type Subject } from './subject.ts'
import { SUBJECTS } from './subjects/index.ts'
import { textSubject } from './text.ts'

const PLAN = { seed: 9110, inputs: 1500, seconds: 60 }

describe.each(SUBJECTS.map((subject) => [subject.name, subject] as const))('%s', (_name, subject) => {
  it('keeps its invariants, whatever comes', { timeout: 60_000 }, () => {
    const report = fuzz([subject], PLAN)
    expect(report.failures).toEqual([])
    expect(Object.keys(report.subjects[0]?.classes ?? {}).sort()).toEqual([...subject.classes].sort())
  })

  it('takes time in proportion to the length', { timeout: 60_000 }, () => {
    expect(growth(subject, [16, 32, 16_384], 100, 7).slow).toEqual([])
  })
})

/** Breaks on every text with two brackets. */
const breakable = textSubject({
  name: 'breakable',
  classes: ['fine'],
  corpus: ['some text (in brackets), and more of it'],
  atoms: ['(', ')', 'x'],
  parse: (text) => text,
  check(text) {
    holds(!(text.includes('(') && text.includes(')')), 'no two brackets')
    return 'fine'
  },
}) as unknown as Subject

describe('the fuzzing itself', () => {
  it('finds a broken invariant and makes its input small', () => {
    const [failure] = fuzz([breakable], PLAN).failures
    expect(failure?.error).toBe('Broken: no two brackets')
    expect(failure?.smallest.slice(0, 4)).toMatch(/^"\(\)"|"\)\("$/)
  })

  it('makes the same inputs from the same seed', () => {
    const inputs = (seed: number) => Array.from({ length: 50 }, (_, number) => inputOf(breakable, seed, number))
    expect(inputs(1)).toEqual(inputs(1))
    expect(inputs(1)).not.toEqual(inputs(2))
    expect(new Set(inputs(1)).size).toBeGreaterThan(30)
  })

  it('reports what a parser throws, whatever it is', () => {
    const throwing = { ...breakable, check: () => JSON.parse('{') as string }
    expect(fuzz([throwing], PLAN).failures[0]?.error).toMatch(/^SyntaxError: /)
    expect(minimised(throwing, 'abc').input).toBe('')
  })

  it('finds an expression that takes the square of the length', () => {
    const spaces = { ...breakable, parse: (text: unknown) => String(text).replace(/\s*,/g, ','), long: (length: number) => [' '.repeat(length)] }
    expect(growth(spaces, [16, 16_384], 60).slow).toHaveLength(1)
    expect(growth({ ...spaces, parse: (text: unknown) => String(text).split(',') }, [16, 16_384], 60).slow).toEqual([])
  })
})
