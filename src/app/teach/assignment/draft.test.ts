import { expect, it } from 'vitest'
import { OBJECTIVES } from '../../../verifier/objectives.ts'
import { copy } from './copy.en.ts'
import { NEW_DRAFT, readDraft, type Draft } from './draft.ts'

const draft = (changes: Partial<Draft>): Draft => ({ ...NEW_DRAFT, name: 'Week 3', ...changes })
const of = (workload: string) => new Set(OBJECTIVES.filter(({ subject }) => subject.workload === workload).map(({ id }) => String(id)))

it('is the shortest assignment that says the same', () => {
  expect(readDraft(draft({})).assignment).toEqual({ name: 'Week 3' })
  const read = readDraft(draft({ name: ' Week\t3 ', word: 'a\r\nb\u0007 ', chosen: of('api'), figures: { 'api.price': ' 60000 ', 'static.hits': '95', 'api.hits': '' }, begin: 'worked', seed: 4 }))
  expect(read).toMatchObject({ assignment: { name: 'Week 3', word: 'a\nb', objectives: ['api'], bounds: { 'api.price': 60_000 }, begin: 'worked', seed: 4 }, problems: [], notes: [] })
})

it('takes a document to begin from', () => {
  expect(readDraft(draft({ begin: 'document', document: '{"version":1,"note":"mine"}' })).assignment).toEqual({ name: 'Week 3', begin: { version: 1, note: 'mine' } })
  expect(readDraft(draft({ begin: 'document', document: '{"version":1,"routs":[]}' })).problems).toEqual([copy.begin.wrong, expect.stringContaining('Did you mean routes?')])
})

it('says all that is wrong, with its mend', () => {
  const { assignment, problems, wrongFigures } = readDraft(draft({ name: ' ', chosen: new Set(['static.hits', 'static.deploy']), figures: { 'static.hits': '95', 'static.deploy': '30 s' } }))
  expect(assignment).toBeNull()
  expect(problems).toEqual([copy.name.missing, expect.stringContaining('in ms'), expect.stringContaining('Write 0.95 for 95 %.')])
  expect([...wrongFigures.keys()]).toEqual(['static.deploy', 'static.hits'])
  expect(readDraft(draft({ chosen: new Set() })).problems).toEqual([copy.objectives.none])
})

it('notes a bound that is likelier in another unit', () => {
  expect(readDraft(draft({ figures: { 'static.deploy': '30' } })).notes).toEqual([expect.stringContaining('static.deploy is at most 30 ms here')])
})
