import type { Decision, DecisionInputs, RuleName } from './decision.ts'
import type { RungOf } from './rungs.ts'

/** A ladder's answer, for the code that asked, and the decision as the log keeps it. */
export interface Verdict<Answer> {
  readonly answer: Answer
  readonly decision: Decision
}

/** A rung of `rule` that answers with any value, `outcome` being its name in the log. */
export function verdict<Rule extends RuleName, Answer>(
  rule: Rule,
  answer: Answer,
  outcome: string,
  because: RungOf<Rule>,
  inputs: DecisionInputs = {},
): Verdict<Answer> {
  return { answer, decision: { rule, outcome, because, inputs } }
}

/** The rungs of `rule` that answer with one fixed word: `const no = answers('storable', 'no')`, then `no('no-store')`. */
export function answers<Rule extends RuleName, Word extends string>(
  rule: Rule,
  word: Word,
): (because: RungOf<Rule>, inputs?: DecisionInputs) => Verdict<Word> {
  return (because, inputs) => verdict(rule, word, word, because, inputs)
}

/** Seconds for a reader, to the millisecond. Decide with the exact value, show this one. */
export function shown(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}
