import type { RequestId } from '../world/log.ts'
import type { AnswerValue, Question, Settings, Trial } from './scene.ts'

/** How a guess compares with what the run says. */
export interface Verdict {
  readonly guess: AnswerValue
  readonly answer: AnswerValue
  readonly right: boolean
  /** Numbers only: guess − answer, in the question's unit. */
  readonly gap: number | null
  /** The request whose decisions explain the answer. */
  readonly because: RequestId | null
}

/** Compares a guess with the answer, which is computed from the trial here and nowhere kept. */
export function judge<S extends Settings>(question: Question<S>, trial: Trial<S>, guess: AnswerValue): Verdict {
  const answer = question.answer(trial)
  const because = question.because?.(trial) ?? null
  if (question.kind === 'number') {
    const gap = Number(guess) - Number(answer)
    return { guess, answer, gap, because, right: Math.abs(gap) <= (question.tolerance?.(trial) ?? 0) }
  }
  return { guess, answer, gap: null, because, right: sameAnswer(question.kind, guess, answer) }
}

function sameAnswer(kind: Question['kind'], guess: AnswerValue, answer: AnswerValue): boolean {
  if (!isList(guess) || !isList(answer)) return String(guess) === String(answer)
  const wanted = kind === 'order' ? answer : [...answer].sort()
  const given = kind === 'order' ? guess : [...guess].sort()
  return given.length === wanted.length && given.every((item, index) => item === wanted[index])
}

function isList(value: AnswerValue): value is readonly string[] {
  return Array.isArray(value)
}
