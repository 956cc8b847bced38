import { solutionOf, stepOf } from '../../src/lesson/moves.ts'
import { positionOf } from '../../src/lesson/ranges.ts'
import type { AnswerValue, Question, SceneDefinition, Settings, SolutionStep } from '../../src/lesson/scene.ts'
import { stepsOf } from '../../src/lesson/steps.ts'
import { drive } from '../../src/lesson/testing/drive.ts'
import { readScene } from '../course.ts'

/** Seeds the variants of the checks, here and in the page's address. */
export const SEED = 7

/** What hands do on a page; names as the page's own attributes have them. */
export type Act =
  | { readonly do: 'press'; readonly control: string }
  /** To the end of the run, as a learner in a hurry goes. */
  | { readonly do: 'play to the end' }
  /** Puts a control's slider at a position. */
  | { readonly do: 'slide'; readonly control: string; readonly to: number }
  | { readonly do: 'type'; readonly control: string; readonly text: string }
  | { readonly do: 'switch'; readonly control: string; readonly on: boolean }
  | { readonly do: 'choose'; readonly control: string; readonly value: string }
  /** Presses what turns a scene's own instrument to that. */
  | { readonly do: 'press in'; readonly control: string; readonly to: string }
  /** Answers the question that is asked; a number answered on a slider is the slider's position. */
  | { readonly do: 'answer'; readonly options: readonly string[] }
  | { readonly do: 'answer in order'; readonly items: readonly string[] }
  | { readonly do: 'answer on the slider'; readonly position: number }

export interface PlannedStep {
  /** The lesson's state when the step has been reached. */
  readonly arrives: string
  readonly acts: readonly Act[]
  /** The state after that; the same when there is nothing to do. */
  readonly ends: string
  /** A prediction or a check is answered here, and the page must say that it is right. */
  readonly isJudged: boolean
}

/** How a scene is played from its first step to its takeaway, which is the last entry and has nothing to do. */
export interface Plan {
  readonly slug: string
  readonly steps: readonly PlannedStep[]
}

const plans = new Map<string, Promise<Plan>>()

/** The plan of a scene, made once: its runs take a while to simulate. */
export function planOf(slug: string): Promise<Plan> {
  const plan = plans.get(slug) ?? makePlan(slug)
  plans.set(slug, plan)
  return plan
}

/** Plays the lesson without a screen, by its own answers and stored solutions, and writes down what it takes on one. */
async function makePlan(slug: string): Promise<Plan> {
  const { definition, machine } = await readScene(slug)
  const lesson = drive(machine, { seed: SEED })
  const steps: PlannedStep[] = []
  for (const last = stepsOf(definition).length; steps.length < last - 1; lesson.send({ type: 'NEXT' })) {
    const step = stepOf(lesson.context())
    const arrives = lesson.state()
    const acts: Act[] = []
    let isJudged = step.kind === 'check'
    if (step.kind === 'beat') {
      isJudged = step.beat.predict !== undefined
      if (arrives === 'predicting' && step.beat.predict) acts.push(...answering(step.beat.predict, step.beat.predict.answer(lesson.context().trial)))
      else if (arrives === 'reading') acts.push({ do: 'press', control: 'run' })
      // A step in which nothing has been sent has nothing to play.
      const { trial, timeline } = lesson.context()
      if (trial.run.endMs > timeline.script.startMs) acts.push({ do: 'play to the end' })
    } else if (step.kind === 'check') {
      const question = step.check.kind === 'question' ? step.check.question : null
      for (const move of solutionOf(step.check, lesson.context().trial)) {
        acts.push(...making(definition, question, move))
        lesson.make(move)
        const { trial, timeline } = lesson.context()
        if (!('answer' in move) && trial.run.endMs > timeline.script.startMs) acts.push({ do: 'play to the end' })
      }
    }
    if (step.kind === 'beat') lesson.solveStep()
    steps.push({ arrives, acts, ends: step.kind === 'beat' ? 'observing' : 'settled', isJudged })
  }
  return { slug, steps: [...steps, { arrives: 'done', acts: [], ends: 'done', isJudged: false }] }
}

function making<S extends Settings>(definition: SceneDefinition<S>, question: Question<S> | null, move: SolutionStep): readonly Act[] {
  if ('press' in move) return [{ do: 'press', control: move.press }]
  if ('set' in move) return [turning(definition, move.set, move.to)]
  return question ? answering(question, move.answer) : []
}

function turning<S extends Settings>(definition: SceneDefinition<S>, control: string, to: string | number | boolean): Act {
  const turned = definition.controls[control]
  if (turned?.kind === 'range') return { do: 'slide', control, to: positionOf(turned, Number(to)) }
  if (turned?.kind === 'headers') return { do: 'type', control, text: String(to) }
  if (turned?.kind === 'own') return { do: 'press in', control, to: String(to) }
  if (turned?.kind === 'switch') return { do: 'switch', control, on: to === true }
  return { do: 'choose', control, value: String(to) }
}

function answering<S extends Settings>(question: Question<S>, value: AnswerValue): readonly Act[] {
  const press: Act = { do: 'press', control: 'answer' }
  if (question.kind === 'number' && question.range) {
    const { min, step } = question.range
    return [{ do: 'answer on the slider', position: min + Math.round((Number(value) - min) / step) * step }, press]
  }
  const values = Array.isArray(value) ? (value as readonly string[]) : [String(value)]
  return [question.kind === 'order' ? { do: 'answer in order', items: values } : { do: 'answer', options: values }, press]
}
