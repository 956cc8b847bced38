import { expect, test } from 'vitest'
import type { SceneProgress } from '../../lesson/progress.ts'
import type { Step } from '../../lesson/steps.ts'
import { outcomeOf } from './outcome.ts'

const check = (id: string) => ({ kind: 'check', check: { id }, number: 1 }) as unknown as Step
const beat = { kind: 'beat', beat: { id: 'b' } } as unknown as Step
const STEPS: readonly Step[] = [beat, beat, check('one'), check('two'), { kind: 'takeaway' }]
const ALL = { first: 1, last: 5 }
const at = (furthest: number, checks: SceneProgress['checks'] = {}): SceneProgress => ({ furthest, steps: 5, checks, done: furthest >= 5 })

test.each<readonly [string, Parameters<typeof outcomeOf>, ReturnType<typeof outcomeOf>]>([
  ['nothing recorded', [null, null, STEPS, ALL], { completed: false, passed: false, score: 0 }],
  ['halfway', [at(3, { one: 'solved' }), null, STEPS, ALL], { completed: false, passed: false, score: 50 }],
  ['at the end, one shown', [null, at(5, { one: 'solved', two: 'shown' }), STEPS, ALL], { completed: true, passed: false, score: 50 }],
  ['one solved before, one now', [at(3, { one: 'solved' }), at(4, { one: 'shown', two: 'solved' }), STEPS, ALL], { completed: false, passed: true, score: 100 }],
  ['a range without a task', [at(2), at(1), STEPS, { first: 1, last: 2 }], { completed: true, passed: false, score: null }],
  ['a range with one', [at(3, { one: 'solved' }), null, STEPS, { first: 2, last: 3 }], { completed: true, passed: true, score: 100 }],
  ['a task with the name of an object’s own', [null, at(3), [check('constructor')], { first: 1, last: 1 }], { completed: true, passed: false, score: 0 }],
])('%s', (_, given, outcome) => expect(outcomeOf(...given)).toEqual(outcome))
