import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHOP } from '../../engine/policy/examples.ts'
import { figureOf, WORKLOADS } from '../assertion.ts'
import { sealed } from '../link/sealed.ts'
import { OBJECTIVES } from '../objectives.ts'
import { assignmentText, MAX_NAME, MAX_WORD, objectivesOf, plain, shortList, workloadsOf, type Assignment } from './assignment.ts'
import { fromAssignmentLink, holdsAssignment, toAssignmentLink } from './link.ts'
import { looksLikeAssignment, readAssignment } from './read.ts'

const HOSTILE = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '{name, select, other {x}}', '\u202Egnp.exe', '__proto__', '%00', "'; DROP TABLE students; --", '＜ｓ＞', '‮‏مرحبا']
const readable = (text: string) => !/[\p{Cc}\u2028\u2029]/u.test(text)
const name = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })).filter((text) => text.trim() !== '' && text.length <= MAX_NAME && readable(text))
const word = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 200 }).filter(readable), fc.constant('one\n\ttwo'))
const chosen = fc.subarray([...WORKLOADS, ...OBJECTIVES.map(({ id }) => String(id))], { minLength: 1 })

const assignments: fc.Arbitrary<Assignment> = fc
  .record({ name, word, objectives: fc.option(chosen, { nil: undefined }), begin: fc.constantFrom<NonNullable<Assignment['begin']>>('blank', 'complete', 'worked', SHOP), seed: fc.integer({ min: 1, max: 10 }), figures: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 39, maxLength: 39 }) })
  .map(({ objectives, figures, ...rest }) => {
    const list = objectives && { objectives }
    const counted = objectivesOf(list ?? {})
    return { ...rest, ...list, bounds: Object.fromEntries(counted.flatMap(({ id }, at) => (at % 3 === 0 ? [[id, Object.is(figures[at], -0) ? 0 : figures[at]!]] : []))) }
  })

describe('an assignment in a link', () => {
  it('comes out as it went in, whatever its texts say', async () => {
    await fc.assert(
      fc.asyncProperty(assignments, async (assignment) => {
        const read = await fromAssignmentLink(await toAssignmentLink(assignment))
        expect(read).toEqual({ ok: true, assignment: plain(assignment) })
        const again = read.ok ? read.assignment : assignment
        expect(objectivesOf(again)).toEqual(objectivesOf(assignment))
        expect(plain(again)).toEqual(again)
      }),
      { numRuns: 60 },
    )
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('is read from a whole address, and from lines that mail broke', async () => {
    const fragment = await toAssignmentLink({ name: 'Week 3', objectives: ['static'] })
    for (const link of [`https://course.example/scenes/12-capstone/?step=6${fragment}`, fragment.slice(1), fragment.replace(/(.{20})/g, '$1\r\n')]) expect(await fromAssignmentLink(link)).toEqual({ ok: true, assignment: { name: 'Week 3', objectives: ['static'] } })
  })

  it('cut at any place, or with a letter changed, says so', async () => {
    const whole = await toAssignmentLink({ name: 'Week 3', objectives: ['static'], bounds: { 'static.deploy': 30_000 } })
    for (let at = 3; at < whole.length; at += 1) {
      expect((await fromAssignmentLink(whole.slice(0, at))).ok).toBe(false)
      expect((await fromAssignmentLink(whole.slice(0, at) + (whole[at] === 'A' ? 'B' : 'A') + whole.slice(at + 1))).ok).toBe(false)
    }
  })

  it('of another kind or with too much in it says why', async () => {
    const says = async (link: string) => {
      const read = await fromAssignmentLink(link)
      return read.ok ? '' : read.problems.join(' ')
    }
    expect(await says('#a=7.AAAA.BBBB')).toContain('does not know')
    expect(await says('#c=1.AAAA.BBBB')).toContain('has #a= in it')
    expect(await says(await sealed('a', ' '.repeat(5_000_000)))).toContain('unpacks to')
    expect(await says(`#a=1.${'A'.repeat(600_000)}`)).toContain('longer than')
    expect([holdsAssignment('https://x.example/?step=6#a=1.x'), holdsAssignment('#a=1'), holdsAssignment('bounds.json'), holdsAssignment('#c=1.x')]).toEqual([true, true, false, false])
  })
})

describe('what is no assignment', () => {
  const with_ = (members: object) => JSON.stringify({ assignment: 1, name: 'Week 3', ...members })
  it.each([
    ['{"assignment": 1,', 'It is no JSON'],
    ['[1]', 'holds no assignment'],
    ['{"version": 1}', 'holds no assignment'],
    ['{"assignment": 2, "name": "x"}', 'does not know: "assignment": 2'],
    ['{"assignment": 1}', 'name: A text of 1 to 80'],
    [with_({ name: ' ' }), 'name: A text'],
    [with_({ name: 'a\u001b[31m' }), 'name: A text'],
    [with_({ name: 'x'.repeat(MAX_NAME + 1) }), 'name: A text'],
    [with_({ word: 'x'.repeat(MAX_WORD + 1) }), 'word: A text of at most 2000'],
    [with_({ word: 'a\u0007' }), 'word: A text'],
    [with_({ objective: ['static'] }), 'There is no member "objective" here. Did you mean objectives?'],
    [with_({ objectives: [] }), 'The list is empty'],
    [with_({ objectives: 'static' }), 'A list of workloads'],
    [with_({ objectives: ['static.deplo', 'nonsense'] }), 'There is no workload or objective static.deplo. Did you mean static.deploy? objectives: There is no workload or objective nonsense.'],
    [with_({ bounds: { 'static.hits': 95 } }), 'bounds: static.hits: 95 stands where a share of 1'],
    [with_({ bounds: { 'static.deploy': -1 } }), 'in ms'],
    [with_({ bounds: [1] }), 'An object of figures'],
    [with_({ objectives: ['api'], bounds: { 'static.deploy': 1 } }), 'static.deploy has a bound and does not count'],
    [with_({ begin: 'empty' }), '"blank", "complete", "worked"'],
    [with_({ begin: { version: 1, default: { edge: { ttl: 1 } } } }), 'begin.default.edge.ttl: There is no member "ttl"'],
    [with_({ begin: { version: 1, shield: { on: true, place: 'atlantis' } } }), 'begin.shield.place'],
    [with_({ seed: 11 }), 'from 1 to 10'],
    ['{"assignment":1,"name":"x","__proto__":{"polluted":1}}', /\S/],
    [`{"assignment":1,"name":"x","word":"${' '.repeat(120_000)}"}`, 'at most 120000 are read'],
  ] as const)('%.70s is told of', (text, says) => {
    const read = readAssignment(text)
    expect(read.ok ? '' : read.problems.join(' ')).toMatch(says)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('is told apart from bounds and documents', () => {
    expect([assignmentText({ name: 'x' }), '{"assignment": 9}', '{"static.hits": 0.9}', '{"version": 1}', '{'].map(looksLikeAssignment)).toEqual([true, true, false, false, false])
  })
})

it('names whole workloads, and leaves out what stands for itself', () => {
  const all = OBJECTIVES.map(({ id }) => String(id))
  expect(shortList(all)).toBeUndefined()
  expect(shortList([...all.filter((id) => id.startsWith('api.')), 'static.hits'])).toEqual(['static.hits', 'api'])
  expect(workloadsOf({ objectives: ['video', 'static.hits'] })).toEqual(['static', 'video'])
  const deploy = OBJECTIVES.find(({ id }) => id === 'static.deploy')!
  expect(assignmentText({ name: 'x', word: '', begin: 'blank', seed: 1, bounds: { 'static.deploy': figureOf(deploy.bound) } })).toBe('{"assignment":1,"name":"x"}')
})
