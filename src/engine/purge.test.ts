import { describe, expect, it } from 'vitest'
import { reached, rungsIn } from './engine.testkit.ts'
import { overtakenAnswer, purge, softPurgedLifetime, type RemovedInFlight } from './purge.ts'
import type { RungId } from './rungs.ts'

const purges = [
  { mode: 'hard', selected: 2, outcome: 'remove', because: 'hard-purge' },
  { mode: 'soft', selected: 2, outcome: 'mark-stale', because: 'soft-purge' },
  { mode: 'hard', selected: 0, outcome: 'nothing', because: 'nothing-selected' },
  { mode: 'soft', selected: 0, outcome: 'nothing', because: 'nothing-selected' },
] as const

const marked: RemovedInFlight = { purged: false, invalidated: false, begun: false, background: false, overtaken: 0 }
const answersOvertaken: readonly { name: string; removed: RemovedInFlight; outcome: string; because: RungId }[] = [
  { name: 'a hard purge', removed: { ...marked, purged: true }, outcome: 'fetch-again', because: 'purged-in-flight' },
  { name: 'a hard purge, and a change', removed: { ...marked, purged: true, invalidated: true }, outcome: 'fetch-again', because: 'purged-in-flight' },
  { name: 'a third hard purge', removed: { ...marked, purged: true, overtaken: 2 }, outcome: 'fetch-again', because: 'purged-in-flight' },
  { name: 'a fourth hard purge', removed: { ...marked, purged: true, overtaken: 3 }, outcome: 'give-up', because: 'purged-too-often' },
  { name: 'a hard purge, in the background', removed: { ...marked, purged: true, background: true }, outcome: 'drop', because: 'purged-in-background' },
  { name: 'a hard purge, in the middle of the body', removed: { ...marked, purged: true, begun: true }, outcome: 'drop', because: 'removed-while-arriving' },
  { name: 'a change, in the middle of the body', removed: { ...marked, invalidated: true, begun: true }, outcome: 'drop', because: 'removed-while-arriving' },
  { name: 'a change', removed: { ...marked, invalidated: true }, outcome: 'serve-only', because: 'invalidated-in-flight' },
  { name: 'a soft purge', removed: marked, outcome: 'store-stale', because: 'soft-purged-in-flight' },
  { name: 'a soft purge, in the middle of the body', removed: { ...marked, begun: true }, outcome: 'store-stale', because: 'soft-purged-in-flight' },
]

describe('a purge', () => {
  it.each(purges)('$mode, $selected selected: $outcome', ({ mode, selected, outcome, because }) => {
    expect(purge({ by: 'tag', mode, selected })).toMatchObject({ answer: outcome, decision: { rule: 'purge', outcome, because, inputs: { by: 'tag', selected } } })
  })

  it.each(answersOvertaken)('an answer overtaken by $name: $outcome', ({ removed, outcome, because }) => {
    expect(overtakenAnswer(removed)).toMatchObject({ answer: outcome, decision: { rule: 'purge', outcome, because } })
  })

  it('ends a lifetime at the age reached', () => {
    expect(softPurgedLifetime(12.3456)).toMatchObject({
      answer: 12.3456,
      decision: { rule: 'freshness', outcome: '12.346', because: 'soft-purged', inputs: { ageSeconds: 12.346 } },
    })
  })

  it('reaches every rung', () => {
    const cases = [...purges, ...answersOvertaken, softPurgedLifetime(0).decision]
    expect(reached(cases)).toEqual(rungsIn('purge.ts'))
  })
})
