import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../../../src/engine/policy/document.ts'
import { EXAMPLES, SHOP, SMALLEST, VIDEO } from '../../../src/engine/policy/examples.ts'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { BURST_MS, MAX_STEPS, backToGood, edited, formOf, newDesign, redo, reduceDesign, reopened, replaced, typed, undo, type Design, type DesignState } from './design.ts'
import { written } from './written.ts'

const stateOf = ({ text, good, problems }: DesignState): DesignState => ({ text, good, problems })
const withNote = (note: string) => (document: PolicyDocument): PolicyDocument => ({ ...document, note })

/** Any step, applied to any design. */
const step = fc.oneof(
  fc.string().map((text) => (design: Design) => typed(design, text)),
  fc.constantFrom(...Object.values(EXAMPLES)).map((document) => (design: Design) => replaced(design, written(document))),
  fc.string({ maxLength: 500 }).map((note) => (design: Design) => edited(design, withNote(note))),
  fc.record({ text: fc.string(), atMs: fc.nat(3 * BURST_MS) }).map(({ text, atMs }) => (design: Design) => typed(design, text, atMs)),
)
const design = fc.array(step, { maxLength: 12 }).map((steps) => steps.reduce((before, next) => next(before), newDesign(SHOP)))

describe('history', () => {
  test('undo takes back a step, redo brings it again', () => {
    fc.assert(
      fc.property(design, step, (before, take) => {
        const rested = { ...before, burst: null }
        const after = take(rested)
        fc.pre(after.text !== before.text)
        expect(stateOf(undo(after))).toEqual(stateOf(before))
        expect(undo(after).past).toEqual(before.past)
        expect(stateOf(redo(undo(after)))).toEqual(stateOf(after))
        expect(redo(undo(after)).past).toEqual(after.past)
      }),
      { numRuns: 60 },
    )
  })

  test('where there is nothing to take back or bring again, nothing happens', () => {
    const first = newDesign(SHOP)
    expect(undo(first)).toBe(first)
    expect(redo(first)).toBe(first)
  })

  test('typing without a pause is one step; a pause, or another field, begins the next', () => {
    const first = newDesign(SMALLEST)
    const word = ['{', '{"', '{"v'].reduce((before, text, index) => typed(before, text, index * 100), first)
    expect(word.past).toHaveLength(1)
    expect(undo(word).text).toBe(first.text)
    expect(typed(word, '{"ve', 200 + BURST_MS).past).toHaveLength(2)
    const field = (text: string, of: string, atMs: number) => (before: Design) => edited(before, withNote(text), { of, atMs })
    const fields = [field('a', 'note', 0), field('ab', 'note', 10), field('abc', 'other', 20)].reduce((before, next) => next(before), first)
    expect(fields.past.map(({ good }) => good.note)).toEqual([undefined, 'ab'])
  })

  test('what is typed after an undo is not joined to what was undone', () => {
    const typing = typed(newDesign(SMALLEST), 'a', 0)
    expect(typed(undo(typing), 'b', 1).past).toHaveLength(1)
  })

  test('a change after an undo leaves nothing to bring again', () => {
    const undone = undo(typed(newDesign(SMALLEST), 'a'))
    expect(undone.future).toHaveLength(1)
    expect(typed(undone, 'b').future).toEqual([])
  })

  test('at most 200 steps are remembered', () => {
    let many = newDesign(SMALLEST)
    for (let n = 0; n < MAX_STEPS + 20; n += 1) many = typed(many, String(n))
    expect(many.past).toHaveLength(MAX_STEPS)
    expect(many.past[0]?.text).toBe('19')
  })

  test('a change that changes nothing is no step', () => {
    const first = newDesign(SHOP)
    expect(typed(first, first.text)).toBe(first)
    expect(edited(first, (document) => ({ ...document }))).toBe(first)
  })
})

describe('text', () => {
  test('any text is kept as typed, and leaves the last good document alone where it does not parse', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const after = typed(newDesign(SHOP), text)
        expect(after.text).toBe(text)
        const parsed = parsePolicy(text)
        expect(after.good).toEqual(parsed.ok ? parsed.document : SHOP)
        expect(after.problems.length > 0).toBe(!parsed.ok)
      }),
    )
  })

  const hostile = ['', '{"version":1', '{"__proto__":{"polluted":true},"version":1}', '['.repeat(5000), 'x'.repeat(200_000), '{"version":2}', '{"version":1,"routes":{}}']
  test.each(hostile)('hostile text %#: a problem, and the work untouched', (text) => {
    const after = typed(newDesign(SHOP), text)
    expect(after.problems.length).toBeGreaterThan(0)
    expect(after.good).toEqual(SHOP)
    expect(formOf(after)).toEqual({ document: SHOP, live: false })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(stateOf(undo(after))).toEqual(stateOf(newDesign(SHOP)))
  })

  test('the way back to the last good document can be undone', () => {
    const broken = typed(newDesign(SHOP), '{"version":')
    const back = backToGood(broken)
    expect(back.problems).toEqual([])
    expect(back.good).toEqual(SHOP)
    expect(undo(back).text).toBe('{"version":')
  })

  test('a place where no shield may stand is a problem where places are given', () => {
    expect(typed(newDesign(SMALLEST, ['tokyo']), '{"version":1,"shield":{"on":true,"place":"tokio"}}').problems[0]?.path).toBe('shield.place')
  })
})

describe('form', () => {
  test('what the form writes parses to the same document, for any order of members', () => {
    fc.assert(
      fc.property(fc.constantFrom(SHOP, VIDEO, SMALLEST), fc.string({ maxLength: 500 }), (document, note) => {
        const backwards = Object.fromEntries(Object.entries({ ...document, note }).reverse()) as PolicyDocument
        const after = edited(newDesign(SMALLEST), () => backwards)
        expect(after.good).toEqual({ ...document, note })
        expect(after.text).toBe(written({ ...document, note }))
      }),
    )
  })

  test('members stand in the order of the schema, two blanks a level', () => {
    expect(written({ default: { purge: { mode: 'soft', by: 'tag' }, cache: true }, version: 1 })).toBe(
      '{\n  "version": 1,\n  "default": {\n    "cache": true,\n    "purge": {\n      "by": "tag",\n      "mode": "soft"\n    }\n  }\n}\n',
    )
  })

  test('what the form makes wrong stays in the form, to be mended there', () => {
    const wrong = edited(newDesign(SMALLEST), (document) => ({ ...document, default: { browser: { immutable: true } } }))
    expect(wrong.problems.map(({ path }) => path)).toEqual(['default.browser'])
    expect(formOf(wrong)).toEqual({ live: true, document: { version: 1, default: { browser: { immutable: true } } } })
    const mended = edited(wrong, (document) => ({ ...document, default: { browser: { ...document.default?.browser, ttlSeconds: 60 } } }))
    expect(mended.problems).toEqual([])
  })

  test('a form that is not live changes nothing', () => {
    const broken = typed(newDesign(SHOP), '{')
    expect(edited(broken, withNote('lost'))).toBe(broken)
  })

  test('what was kept opens with its text and its last good document', () => {
    expect(stateOf(reopened('{', SHOP))).toMatchObject({ text: '{', good: SHOP })
    expect(reopened('{"version":1}', SHOP)).toMatchObject({ good: SMALLEST, past: [] })
  })

  test('a text from another tab brings its own last good document along', () => {
    const heard = replaced(newDesign(SHOP), '{', VIDEO)
    expect(stateOf(heard)).toMatchObject({ text: '{', good: VIDEO })
    expect(undo(heard).good).toEqual(SHOP)
    expect(replaced(newDesign(SHOP), '{"version":1}', VIDEO).good).toEqual(SMALLEST)
  })

  test('actions do what the functions do', () => {
    const changed = reduceDesign(newDesign(SMALLEST), { type: 'edited', change: withNote('x') })
    expect(changed.good.note).toBe('x')
    expect(reduceDesign(reduceDesign(changed, { type: 'undo' }), { type: 'redo' }).good.note).toBe('x')
  })
})
