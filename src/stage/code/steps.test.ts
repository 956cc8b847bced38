import { describe, expect, it } from 'vitest'
import { decided, missThenHit, viewOf } from '../requests/requests.testdata.ts'
import type { LitSource } from './source.ts'
import { light, stepsOf } from './steps.ts'

/** Ladders in one file, the last handing over to the one below it. */
const ladder: LitSource = {
  path: 'src/engine/reuse.ts',
  lines: ['export function mayReuse() {', "  if (a) return no('client-no-cache')", "  if (b) return no('no-cache-response')", "  return yes('fresh')", '}', '', 'function mayReuseStale() {', "  return no('stale')", '}', '', 'export function mayStore() {', "  if (c) return no('no-store')", '  return lastly()', '}', '', 'function lastly() {', "  return no('nothing-permits-storing')", '}'].map(
    (text) => [[text, 'plain']],
  ),
  markers: [
    { id: 'client-no-cache', line: 2, section: '' },
    { id: 'no-cache-response', line: 3, section: '' },
    { id: 'fresh', line: 4, section: '' },
    { id: 'stale', line: 8, section: '' },
    { id: 'no-store', line: 12, section: '' },
    { id: 'nothing-permits-storing', line: 17, section: '' },
  ],
}

describe('stepsOf', () => {
  it('lists the files in the order they ran', () => {
    expect(stepsOf([missThenHit()[2]!]).map((step) => step.file)).toEqual(['key.ts', 'vary.ts', 'age.ts', 'reuse.ts'])
  })

  it('keeps kinds of nodes apart and puts nodes of one kind together', () => {
    const at = (node: string, atMs: number) => ({ node, atMs, decision: decided('fresh', 'reuse') })
    const steps = stepsOf([viewOf({ decisions: [at('browser:a', 0), at('pop:a', 10)] }), viewOf({ decisions: [at('browser:b', 1), at('pop:b', 9)] })])
    expect(steps.map(({ kind, nodes, decisions }) => [kind, nodes, decisions.length])).toEqual([
      ['browser', ['browser:a', 'browser:b'], 2],
      ['pop', ['pop:b', 'pop:a'], 2],
    ])
  })
})

describe('light', () => {
  const marksOf = (...decisions: Parameters<typeof light>[1]) =>
    light(ladder, decisions).functions.map(({ span, marks }) => [span.name, Object.fromEntries([...marks].map(([line, mark]) => [line, mark.state]))])

  it('marks the rungs above the one that decided as passed, in its function only', () => {
    expect(marksOf(decided('fresh', 'reuse'))).toEqual([['mayReuse', { 2: 'passed', 3: 'passed', 4: 'taken' }]])
    expect(marksOf(decided('stale', 'validate'))).toEqual([['mayReuseStale', { 8: 'taken' }]])
  })

  it('shows the ladder that handed over first, its rungs above that passed', () => {
    expect(marksOf(decided('nothing-permits-storing', 'no'))).toEqual([
      ['mayStore', { 12: 'passed', 13: 'handed' }],
      ['lastly', { 17: 'taken' }],
    ])
    const { functions } = light(ladder, [decided('nothing-permits-storing', 'no'), decided('no-store', 'no'), decided('nothing-permits-storing', 'no')])
    expect(functions[0]?.marks.get(12)?.state).toBe('taken')
    expect(functions[0]?.marks.get(13)).toEqual({ state: 'handed', count: 2, outcomes: [], to: ['lastly'] })
  })

  it('leaves the rungs below dark', () => {
    expect(marksOf(decided('client-no-cache', 'validate'))).toEqual([['mayReuse', { 2: 'taken' }]])
  })

  it('counts how often a rung decided; one that both decided and was passed shows as taken', () => {
    const { functions } = light(ladder, [decided('fresh', 'reuse'), decided('no-cache-response', 'validate'), decided('fresh', 'reuse')])
    expect(functions[0]?.marks.get(4)).toEqual({ state: 'taken', count: 2, outcomes: ['reuse'] })
    expect(functions[0]?.marks.get(3)).toEqual({ state: 'taken', count: 1, outcomes: ['validate'] })
  })

  it('names rungs that the source does not mark', () => {
    expect(light(ladder, [decided('must-revalidate', 'validate')])).toEqual({ functions: [], missing: ['must-revalidate'] })
  })
})
