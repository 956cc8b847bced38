// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest'
import { SHOP } from '../../../engine/policy/examples.ts'
import { figureOf } from '../../../verifier/assertion.ts'
import { OBJECTIVES } from '../../../verifier/objectives.ts'
import { copy } from './copy.en.ts'
import { draftOf, NEW_DRAFT, readDraft, type Draft } from './draft.ts'
import { figureIn, textOf } from './figures.ts'
import { DRAFT_KEY, keepDraft, loadDraft } from './kept.ts'

const draft = (changes: Partial<Draft>): Draft => ({ ...NEW_DRAFT, name: 'Week 3', ...changes })
const of = (workload: string) => new Set(OBJECTIVES.filter(({ subject }) => subject.workload === workload).map(({ id }) => String(id)))
const objective = (id: string) => OBJECTIVES.find((one) => one.id === id)!

beforeEach(() => sessionStorage.clear())

it('is the shortest assignment that says the same', () => {
  expect(readDraft(draft({})).assignment).toEqual({ name: 'Week 3' })
  const read = readDraft(draft({ name: ' Week\t3 ', word: 'a\r\nb\u0007 ', chosen: of('api'), figures: { 'api.price': ' 60 ', 'static.hits': '95', 'api.hits': '' }, begin: 'worked', seed: 4 }))
  expect(read).toMatchObject({ assignment: { name: 'Week 3', word: 'a\nb', objectives: ['api'], bounds: { 'api.price': 60_000 }, begin: 'worked', seed: 4 }, problems: [] })
})

it('takes a document to begin from', () => {
  expect(readDraft(draft({ begin: 'document', document: '{"version":1,"note":"mine"}' })).assignment).toEqual({ name: 'Week 3', begin: { version: 1, note: 'mine' } })
  expect(readDraft(draft({ begin: 'document', document: '{"version":1,"routs":[]}' })).problems).toEqual([copy.begin.wrong, expect.stringContaining('Did you mean routes?')])
})

it('says all that is wrong, with its mend', () => {
  const { assignment, problems, wrongFigures } = readDraft(draft({ name: ' ', chosen: new Set(['static.hits', 'static.deploy']), figures: { 'static.hits': '195', 'static.deploy': 'soon' } }))
  expect(assignment).toBeNull()
  expect(problems).toEqual([copy.name.missing, copy.objectives.noFigure('soon', 's', '60'), copy.objectives.aboveAll('195')])
  expect([...wrongFigures.keys()]).toEqual(['static.deploy', 'static.hits'])
  expect(readDraft(draft({ chosen: new Set() })).problems).toEqual([copy.objectives.none])
})

it.each([
  ['static.deploy', '30', 30_000],
  ['static.deploy', '30 s', 30_000],
  ['static.deploy', '1.5min', 90_000],
  ['static.deploy', '1.1', 1_100],
  ['static.p95', '90', 90],
  ['static.p95', '0.2 s', 200],
  ['static.hits', '92', 0.92],
  ['static.hits', '92 %', 0.92],
  ['static.hits', '100', 1],
  ['static.cost', '$4000', 4_000],
  ['static.cold', '150', 150],
  ['video.egress', '15', 15e12],
  ['video.egress', '800 GB', 800e9],
  ['static.wrong', '0', 0],
] as const)('%s: %s is %d', (id, text, figure) => {
  expect(figureIn(text, objective(id))).toEqual({ ok: true, figure })
})

it.each([
  ['static.deploy', '1e400'],
  ['static.deploy', '-1'],
  ['static.deploy', '30 kB'],
  ['static.hits', '101'],
  ['static.hits', '92 s'],
  ['static.cost', 'Infinity'],
  ['static.wrong', '1,000'],
])('%s: %s is no bound, and is said as it was typed', (id, text) => {
  expect(figureIn(text, objective(id))).toEqual({ ok: false, why: expect.stringContaining(text) as string })
})

it('every bound of the course, written as it would be typed, is read as itself', () => {
  for (const one of OBJECTIVES) expect(figureIn(textOf(figureOf(one.bound), one), one)).toEqual({ ok: true, figure: Number(figureOf(one.bound).toPrecision(12)) })
})

it('an assignment that exists comes back from the fields it is put into', () => {
  for (const assignment of [{ name: 'Week 3' }, { name: 'A', word: 'b\nc', objectives: ['static.hits', 'api'], bounds: { 'static.hits': 0.95, 'api.price': 90_000 }, begin: 'complete' as const, seed: 7 }, { name: 'B', begin: SHOP }]) expect(readDraft(draftOf(assignment)).assignment).toEqual(assignment)
})

it('is kept for the tab, whatever stands in the storage', () => {
  const typed = draft({ word: 'hello', chosen: of('api'), figures: { 'api.price': 'not yet' }, begin: 'document', document: '{', seed: 3 })
  expect(keepDraft(typed)).toBe(true)
  expect(loadDraft()).toEqual(typed)
  for (const broken of ['{', 'null', '7', '[]', '{"name":7,"chosen":"x","figures":[1],"begin":"x","seed":99}']) {
    sessionStorage.setItem(DRAFT_KEY, broken)
    expect(loadDraft(), broken).toEqual(NEW_DRAFT)
  }
})
