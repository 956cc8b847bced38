import { describe, expect, it } from 'vitest'
import { OBJECTIVES } from '../objectives.ts'
import { verify, type Task } from '../verify.ts'
import { reportJson, seedsJson } from './json.ts'
import { BYPASS, CARELESS } from './report.testdata.ts'
import type { Report } from './report.ts'
import { documentsText } from './several.ts'
import { reportText, seedsText } from './text.ts'
import { wrapped } from './layout.ts'

/** Cheap, and failed by careless caches: two people and one address. */
const IDS = ['api.authorization', 'api.cookies', 'api.set-cookie', 'realtime.leaks']
const report = (document: Task['document'], more: Partial<Task> = {}): Report => verify({ document, objectives: IDS, ...more })
const [careless, bypass] = [report(CARELESS), report(BYPASS)]

/** Two objectives whose figures and margins are given. */
function made(values: readonly (number | null)[], warnings: Report['warnings'] = []): Report {
  const assertions = OBJECTIVES.filter(({ id }) => ['api.hits', 'api.p95'].includes(id))
  const verdicts = assertions.map((assertion, i) => ({
    assertion,
    value: values[i] ?? null,
    passed: i === 0,
    margin: i === 0 ? 0.5 : null,
    counterexample: null,
    ...(i === 1 && { parts: [{ name: 'south-america', value: 12 }, { name: 'product', value: null }, { name: 'toString', value: 1 }] }),
  }))
  return { version: 1, seed: 7, workloads: ['api'], passed: false, verdicts, warnings }
}

describe('a report as text', () => {
  it('has a table per workload, what failed, and the sum as its last line', () => {
    const lines = reportText(careless, CARELESS).split('\n')
    expect(lines[0]).toMatch(/^.+: 0 of 3 objectives met$/)
    expect(lines[1]).toMatch(/^ {2}✗ failed {2}\S.* {2}3 {2,}none$/)
    expect(lines.at(-1)).toBe('')
    expect(lines.slice(-4).join(' ')).toContain(`Failed: 4 of 4 objectives are not met (seed 1): ${IDS.join(', ')}.`)
    expect(lines.filter((line) => line.includes('(this request shows it)') || line.includes('shows it)'))).toHaveLength(4)
    expect(lines.filter((line) => /^ {2}Scene \d\d teaches it\.$/.test(line))).toHaveLength(4)
    expect(lines.filter((line) => line.startsWith('  Where to look: '))).toHaveLength(4)
  })

  it('is short where all is met', () => {
    const lines = reportText(bypass, BYPASS).trimEnd().split('\n')
    expect(lines).toHaveLength(4 + 1 + 2 + 1 + 1)
    expect(lines.at(-1)).toBe('Passed: all 4 objectives are met (seed 1).')
  })

  it('keeps to its width, and cuts no address that has room', () => {
    for (const width of [70, 100, 140]) {
      const long = reportText(careless, CARELESS, { width }).split('\n').filter((line) => line.length > width)
      expect(long, String(width)).toEqual([])
    }
    expect(reportText(careless, CARELESS, { width: 5 })).toContain('https://api.shop.example/basket')
  })

  it('has colour codes only when it is asked for them, and says the same with and without', () => {
    const [plain, coloured] = [reportText(careless, CARELESS), reportText(careless, CARELESS, { colour: true })]
    expect(plain).not.toContain('\u001b')
    expect(coloured).toContain('\u001b[31m✗ failed\u001b[39m')
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain)
  })

  it('shows the parts of a figure under their names, and what was not measured', () => {
    const text = reportText(made([0.9, null]), BYPASS)
    expect(text).toMatch(/South America 12 ms, \S.* not measured, toString 1 ms/)
    expect(text).toMatch(/✗ failed .* not measured +at most/)
    expect(text).toContain('A few requests do not show it')
  })

  it('tells warnings, and counts them', () => {
    const text = reportText(made([0.9, 1], [{ kind: 'little-margin', assertion: 'api.hits', value: 0.81, bound: 0.8 }, { kind: 'cold-origin', assertion: 'api.load', value: 190, bound: 200 }]), BYPASS, { width: 400 })
    expect(text).toContain('81 % is near the bound, 80 %')
    expect(text).toMatch(/asked 190\S* ?.*, which is 95 % of the 200/)
    expect(text).toContain('with 2 warnings (seed 7)')
  })

  it('tells an example that objectives share once', () => {
    const [first, second] = careless.verdicts
    const shared = { ...careless, verdicts: [first!, { ...second!, counterexample: first!.counterexample }] }
    const text = reportText(shared, CARELESS)
    expect(text.match(/The smallest example found/g)).toHaveLength(1)
    expect(text.replaceAll(/\s+/g, ' ')).toContain('The smallest example is that of “')
  })

  it('shows no few requests for a wait that is a line before the origin', () => {
    const [first] = careless.verdicts
    const failed = OBJECTIVES.filter(({ id }) => ['realtime.load', 'realtime.p95'].includes(id)).map((assertion) => ({ ...first!, assertion, value: 1_000 }))
    const text = (verdicts: Report['verdicts']): string => reportText({ ...careless, verdicts, workloads: ['realtime'] }, CARELESS, { width: 400 })
    expect(text(failed)).toContain('stand in line before the origin. “The origin stands the load” shows what fills it.')
    expect(text(failed.slice(1))).not.toContain('many at once')
    expect(text(failed.slice(1))).toContain('The smallest example found')
  })

  it('marks bounds of somebody’s own', () => {
    expect(reportText(report(CARELESS, { bounds: { 'api.cookies': 5 } }), CARELESS)).toMatch(/at most 5 .*\n {14}bound laxer than the course’s, none\n/)
  })

  it('cuts an address that is longer than a line, and no other word', () => {
    const address = `https://video.example/live/1/7.m4s?CMCD=${'bl%3D8600%2C'.repeat(9)}`
    expect(wrapped(`ana asks for ${address}: hit`, 60)).toEqual(['ana asks for', `${address.slice(0, 58)}…:`, 'hit'])
    expect(wrapped(`a ${'b'.repeat(80)}`, 60)).toEqual(['a', 'b'.repeat(80)])
  })

  it('of several documents is a table, each with what it misses at any seed, and a sum', () => {
    const lines = documentsText([{ name: 'good.json', reports: [bypass, bypass] }, { name: `${'long/'.repeat(20)}bad.json`, reports: [bypass, careless] }, { name: 'none.json', reports: null }], ['api', 'realtime']).split('\n')
    expect(lines[0]).toContain('at the worst of 2 seeds')
    expect(lines[1]).toMatch(/^ +document +api +realtime$/)
    expect(lines[2]).toMatch(/^ {2}✓ passed +good\.json +3\/3 +1\/1$/)
    expect(lines[3]).toMatch(/^ {2}✗ failed {3}…[\w/]+\/bad\.json {2}0\/3 +0\/1$/)
    expect(lines[4]).toBe(`${' '.repeat(15)}misses ${IDS.join(', ')}`)
    expect(lines[5]).toMatch(/^ {2}– refused +none\.json +– +–$/)
    expect(lines.slice(6)).toEqual(['', 'Passed: 1. Failed: 1. Refused, and not verified: 1.', ''])
    expect(documentsText([{ name: 'a', reports: [bypass] }, { name: 'b', reports: [bypass] }], ['api'])).toContain('\nPassed: all 2 documents.\n')
  })

  it('of several seeds is the first that failed, and a line for each', () => {
    const mixed = [bypass, { ...careless, seed: 2 }]
    expect(seedsText(mixed, CARELESS)).toContain('Failed: 4 of 4')
    expect(seedsText(mixed, CARELESS)).toContain(`\n  seed 1: passed\n  seed 2: failed ${IDS.join(', ')}\n\nFailed at 1 of 2 seeds.\n`)
    expect(seedsText([bypass, bypass], BYPASS)).toContain('Passed at all 2 seeds.\n')
  })
})

describe('a report as JSON', () => {
  it('is plain data with the words of the text', () => {
    const json = reportJson(careless, CARELESS)
    expect(JSON.parse(JSON.stringify(json))).toEqual(json)
    expect(json).toMatchObject({ version: 1, seed: 1, passed: false, workloads: [{ id: 'api', passed: false }, { id: 'realtime', passed: false }] })
    expect(json.objectives.map(({ id }) => id)).toEqual(IDS)
    expect(json.objectives[1]).toMatchObject({ workload: 'api', probe: 'api.cookies', measure: OBJECTIVES.find(({ id }) => id === 'api.cookies')?.measure, unit: 'count', value: 3, text: '3', bound: { atMost: 0 }, strictness: 'same', passed: false, margin: null, scene: '10', parts: [] })
    for (const { label, measures, hint, fix } of json.objectives) expect([label, measures, hint, fix].every((words) => words !== '')).toBe(true)
  })

  it('holds each counter-example with its story', () => {
    const { counterexample } = reportJson(careless, CARELESS).objectives[1]!
    expect(counterexample).toMatchObject({ probe: 'api.cookies', requests: 2, request: 'r2', value: 1 })
    expect(counterexample?.story.map(({ request, shows }) => [request, shows])).toEqual([['r1', false], ['r2', true]])
    expect(reportJson(bypass, BYPASS).objectives.every((objective) => objective.counterexample === null)).toBe(true)
  })

  it('has these members and no others, which docs/verify.md describes', () => {
    const json = reportJson(careless, CARELESS)
    expect(Object.keys(json)).toEqual(['version', 'seed', 'passed', 'workloads', 'objectives', 'warnings'])
    expect(Object.keys(json.objectives[0]!)).toEqual(['id', 'workload', 'label', 'measures', 'probe', 'measure', 'unit', 'value', 'text', 'bound', 'strictness', 'passed', 'margin', 'parts', 'scene', 'hint', 'fix', 'counterexample'])
    expect(Object.keys(json.objectives[0]!.counterexample!)).toEqual(['probe', 'name', 'requests', 'inputs', 'request', 'measure', 'value', 'story'])
  })

  it('of several seeds holds a report for each', () => {
    expect(seedsJson([bypass, careless], CARELESS)).toMatchObject({ version: 1, passed: false, reports: [{ passed: true }, { passed: false }] })
  })
})
