import type { Decision, DecisionInputs, RuleName } from './decision.ts'
import type { RungOf } from './rungs.ts'

/** A ladder's answer, for the code that asked, and the decision as the log keeps it. */
export interface Verdict<Answer> {
  readonly answer: Answer
  readonly decision: Decision
}

const NO_INPUTS: DecisionInputs = {}

/** A rung of `rule` that answers with any value, `outcome` being its name in the log; inputs that are costly to gather, as a function. */
export function verdict<Rule extends RuleName, Answer>(
  rule: Rule,
  answer: Answer,
  outcome: string | number,
  because: RungOf<Rule>,
  inputs: DecisionInputs | (() => DecisionInputs) = NO_INPUTS,
): Verdict<Answer> {
  return new Ruling(rule, answer, outcome, because, inputs)
}

/** Writes the decision when the log asks for it: most answers are wanted without. */
class Ruling<Answer> implements Verdict<Answer> {
  readonly #rule: RuleName
  readonly answer: Answer
  readonly #outcome: string | number
  readonly #because: Decision['because']
  readonly #inputs: DecisionInputs | (() => DecisionInputs)

  constructor(rule: RuleName, answer: Answer, outcome: string | number, because: Decision['because'], inputs: DecisionInputs | (() => DecisionInputs)) {
    this.#rule = rule
    this.answer = answer
    this.#outcome = outcome
    this.#because = because
    this.#inputs = inputs
  }

  get decision(): Decision {
    const inputs = typeof this.#inputs === 'function' ? this.#inputs() : this.#inputs
    return { rule: this.#rule, outcome: String(this.#outcome), because: this.#because, inputs }
  }
}

/** The rungs of `rule` that answer with one fixed word: `const no = answers('storable', 'no')`, then `no('no-store')`. */
export function answers<Rule extends RuleName, Word extends string>(
  rule: Rule,
  word: Word,
): (because: RungOf<Rule>, inputs?: DecisionInputs | (() => DecisionInputs)) => Verdict<Word> {
  return (because, inputs) => verdict(rule, word, word, because, inputs)
}

/** Seconds for a reader, to the millisecond. Decide with the exact value, show this one. */
export function shown(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}
