import { firstDivergence } from '../world/compare.ts'
import { judge } from './answers.ts'
import type { KeptCheck } from './kept.ts'
import type { CheckResult, SceneProgress } from './progress.ts'
import type { AnswerValue, Beat, Check, Question, SceneDefinition, Script, Settings, SolutionStep, TrafficPlan, Trial } from './scene.ts'
import type { Step, StepRange } from './steps.ts'
import { NOTHING_MEASURED, type Measured } from './traffic/measured.ts'
import { act, inputsOf, makeTrial, NOWHERE, timelineOf, waits, type Timeline, type TrialAt } from './trial.ts'

/**
 * What the lesson's machine does to its context, as plain functions: in a context, out a new one. The states and the guards'
 * names stand in machine.ts.
 */

/** Where the learner is, and the run that is on the stage. Everything else on screen is derived from it. */
export interface LessonContext<S extends Settings = Settings> {
  readonly scene: SceneDefinition<S>
  readonly steps: readonly Step<S>[]
  /** Index of the current step. */
  readonly at: number
  /** The steps that the learner may go to, from 1. */
  readonly range: StepRange
  readonly settings: S
  readonly timeline: Timeline
  readonly trial: Trial<S>
  /** A new number each time the stage must show a new run, from `playFromMs` on. */
  readonly revision: number
  readonly playFromMs: number
  /** Predictions committed, by prediction id; null: skipped. */
  readonly guesses: Readonly<Record<string, AnswerValue | null>>
  /** Predictions whose run has been seen to its end, by prediction id: their verdict stands. */
  readonly told: Readonly<Record<string, true>>
  /** Checks that are through, by check id, as they were left; null: begun afresh since. */
  readonly kept: Readonly<Record<string, KeptCheck<S> | null>>
  readonly seed: number
  readonly hintShown: boolean
  readonly solutionShown: boolean
  /** The answer given to the current check's question. */
  readonly given: AnswerValue | null
  readonly checks: Readonly<Record<string, CheckResult>>
  readonly furthest: number
  /** The run that the learner compares with, under one changed setting. */
  readonly compared: { readonly id: string; readonly trial: Trial<S> } | null
  /** Traffic that has been measured so far. */
  readonly measured: Measured
}

export interface LessonInput {
  /** Step to begin at, from 1; clamped. */
  readonly step: number
  /** Seed of the first variant of each check. */
  readonly seed: number
  readonly progress: SceneProgress | null
  /** The learner stays inside; clamped. Left out: all steps. */
  readonly range?: StepRange | undefined
  /** Left out: nothing has been measured yet. */
  readonly measured?: Measured
}

/** The script of a step without a run of its own. */
const NOTHING: Script = { inputs: [], startMs: 0 }

/** The step that the learner is at. */
export function stepOf<S extends Settings>(context: LessonContext<S>): Step<S> {
  return context.steps[context.at] as Step<S>
}

/** The question of the current check, or null. */
export function questionOf<S extends Settings>(context: LessonContext<S>): Question<S> | null {
  const step = stepOf(context)
  return step.kind === 'check' && step.check.kind === 'question' ? step.check.question : null
}

/** The trial that a beat's prediction asks about: the beat's own script under its own settings, whatever the learner did since. */
export function predictedTrial<S extends Settings>(scene: SceneDefinition<S>, beat: Beat<S>, { seed, measured }: Pick<TrialAt, 'seed' | 'measured'> = NOWHERE): Trial<S> {
  const settings = { ...scene.settings, ...beat.settings }
  return makeTrial(scene, settings, beat.script(settings).inputs, { seed, measured, beat: beat.id })
}

/** The trial that a check begins with, for one variant of it. */
export function checkTrial<S extends Settings>(scene: SceneDefinition<S>, check: Check<S>, seed: number, measured: Measured = NOTHING_MEASURED): Trial<S> {
  const settings = { ...scene.settings, ...settingsOf({ kind: 'check', check, number: 1 }, seed) }
  return makeTrial(scene, settings, check.script(settings, seed).inputs, { seed, measured, check: check.id })
}

/** The index of a step that an address names from 1; the nearest in the range, its first for what is no number. */
export function clampStep(step: number, { first, last }: StepRange): number {
  return (Number.isNaN(step) ? first : Math.max(first, Math.min(last, Math.round(step)))) - 1
}

/** The context before any step is opened. Its run is the one that openStep will ask for, which is kept: making another first would take as long again. */
export function firstContext<S extends Settings>(scene: SceneDefinition<S>, steps: readonly Step<S>[], input: LessonInput): LessonContext<S> {
  const timeline = timelineOf(NOTHING)
  const all = { first: 1, last: steps.length }
  const range = input.range ? { first: clampStep(input.range.first, all) + 1, last: clampStep(input.range.last, all) + 1 } : all
  const bare: Omit<LessonContext<S>, 'trial'> = {
    scene,
    steps,
    at: clampStep(input.step, range),
    range,
    settings: scene.settings,
    timeline,
    revision: 0,
    playFromMs: 0,
    guesses: {},
    told: {},
    kept: {},
    seed: input.seed,
    hintShown: false,
    solutionShown: false,
    given: null,
    checks: input.progress?.checks ?? {},
    furthest: input.progress?.furthest ?? 1,
    compared: null,
    measured: input.measured ?? NOTHING_MEASURED,
  }
  return { ...bare, trial: openStep(bare, bare.at).trial }
}

/** Which step a trial of this context is made for. */
function placeOf<S extends Settings>(step: Step<S>, { seed, measured }: Pick<LessonContext<S>, 'seed' | 'measured'>): TrialAt {
  return { seed, measured, ...(step.kind === 'beat' && { beat: step.beat.id }), ...(step.kind === 'check' && { check: step.check.id }) }
}

/** The world of a step anew: its settings, its script, nothing done by the learner yet. */
export function openStep<S extends Settings>(context: Omit<LessonContext<S>, 'trial'>, at: number): LessonContext<S> {
  const { scene, steps, seed } = context
  const step = steps[at] as Step<S>
  const settings = { ...scene.settings, ...settingsOf(step, seed) }
  const script = scriptOf(step, settings, seed)
  const trial = makeTrial(scene, settings, script.inputs, placeOf(step, context))
  return {
    ...context,
    at,
    settings,
    timeline: timelineOf(script),
    trial,
    revision: context.revision + 1,
    // What a check's question shows is there to be read; everything else waits at its start.
    playFromMs: step.kind === 'check' && step.check.kind === 'question' && step.check.trace === 'shown' ? trial.run.endMs : script.startMs,
    hintShown: false,
    solutionShown: false,
    given: null,
    compared: null,
    furthest: Math.max(context.furthest, at + 1),
  }
}

function settingsOf<S extends Settings>(step: Step<S>, seed: number): Partial<S> {
  if (step.kind === 'beat') return step.beat.settings ?? {}
  if (step.kind === 'check') return { ...step.check.settings, ...step.check.variant?.(seed) } as Partial<S>
  return {}
}

function scriptOf<S extends Settings>(step: Step<S>, settings: S, seed: number): Script {
  if (step.kind === 'beat') return step.beat.script(settings)
  return step.kind === 'check' ? step.check.script(settings, seed) : NOTHING
}

/** The guesses with one for the current beat's prediction; null: skipped. Unchanged where nothing is predicted. */
export function withGuess<S extends Settings>(context: LessonContext<S>, guess: AnswerValue | null): LessonContext<S>['guesses'] {
  const step = stepOf(context)
  return step.kind === 'beat' && step.beat.predict ? { ...context.guesses, [step.beat.predict.id]: guess } : context.guesses
}

/** May the control be used in the current step? */
export function offered<S extends Settings>(context: LessonContext<S>, control: string): boolean {
  const step = stepOf(context)
  if (step.kind === 'beat') return step.beat.controls.includes(control)
  return step.kind === 'check' && step.check.controls.includes(control)
}

type Changed<S extends Settings> = Partial<LessonContext<S>>

/** A control's inputs may stand this long after the press, ms of stage time, and still count as begun by it. */
const SOON_MS = 20

/** Acts at a time on the stage, ms. @returns what changes; nothing for an id that is no act */
export function press<S extends Settings>(context: LessonContext<S>, id: string, atMs: number): Changed<S> {
  const control = context.scene.controls[id]
  if (control?.kind !== 'act') return {}
  const added = control.inputs({ atMs, trial: context.trial })
  const timeline = act(context.timeline, atMs, added)
  const startsMs = Math.min(...added.map((input) => input.atMs))
  // What was pressed is on the stage at once. If it still lay ahead, the next press, a double click's, would drop it as the future.
  const playFromMs = startsMs <= atMs + SOON_MS ? startsMs : atMs
  return { timeline, trial: makeTrial(context.scene, context.settings, inputsOf(timeline), placeOf(stepOf(context), context)), revision: context.revision + 1, playFromMs, compared: null }
}

/** Sets a control's setting and makes the run anew. @returns what changes; nothing for an id that sets nothing */
export function turn<S extends Settings>(context: LessonContext<S>, id: string, to: string | number | boolean): Changed<S> {
  const control = context.scene.controls[id]
  if (!control || control.kind === 'act') return {}
  const settings = { ...context.settings, [control.setting]: to }
  const step = stepOf(context)
  const script = scriptOf(step, settings, context.seed)
  const timeline = { ...context.timeline, script }
  const trial = makeTrial(context.scene, settings, inputsOf(timeline), placeOf(step, context))
  // What only chooses for a later press leaves the run, and the place in it, as they are.
  if (control.kind !== 'range' && firstDivergence(trial.run, context.trial.run) === null) return { settings, timeline, trial: { ...trial, run: context.trial.run }, compared: null }
  // A range moves many times while it is dragged, text while it is typed, and so may an instrument: their run is shown whole at once, the others play.
  const playFromMs = control.kind === 'range' || control.kind === 'headers' || control.kind === 'own' ? trial.run.endMs : script.startMs
  return { settings, timeline, trial, revision: context.revision + 1, playFromMs, compared: null }
}

/** Does turning the control only choose for a later press, so that the run on the stage stays the same? */
export function leavesRun<S extends Settings>(context: LessonContext<S>, id: string, to: string | number | boolean): boolean {
  return turn(context, id, to).revision === undefined
}

/** The checks with the current one's result; what was solved stays solved. */
export function withResult<S extends Settings>(context: LessonContext<S>, result: CheckResult): LessonContext<S>['checks'] {
  const step = stepOf(context)
  if (step.kind !== 'check' || context.checks[step.check.id] === 'solved') return context.checks
  return { ...context.checks, [step.check.id]: result }
}

/** An answer to a check's question. What was hidden plays now; a trace that was there to be read stays as it is. */
export function given<S extends Settings>(context: LessonContext<S>, value: AnswerValue): Changed<S> {
  const step = stepOf(context)
  if (step.kind === 'check' && step.check.kind === 'question' && step.check.trace === 'shown') return { given: value }
  return { given: value, revision: context.revision + 1, playFromMs: context.timeline.script.startMs }
}

/** Are all parts of the current check's goal met by the run so far? False where there is no goal. */
export function goalReached<S extends Settings>(context: LessonContext<S>): boolean {
  const step = stepOf(context)
  return step.kind === 'check' && step.check.kind === 'goal' && step.check.goal(context.trial).every((part) => part.met)
}

/** Is this the answer to the current check's question, as the run gives it? False where there is no question. */
export function answerIsRight<S extends Settings>(context: LessonContext<S>, value: AnswerValue): boolean {
  const question = questionOf(context)
  return question !== null && judge(question, context.trial, value).right
}

/** Steps of the stored solution of a check: for a question, the answer that the run gives. */
export function solutionOf<S extends Settings>(check: Check<S>, trial: Trial<S>): readonly SolutionStep[] {
  if (check.kind === 'goal') return typeof check.solution === 'function' ? check.solution(trial) : check.solution
  return [{ answer: check.question.answer(trial) }]
}

/** Plays the stored solution from the check's start: a goal's presses one after another, each when the last has ended. */
export function demonstrate<S extends Settings>(context: LessonContext<S>): LessonContext<S> {
  const step = stepOf(context)
  if (step.kind !== 'check') return context
  let shown: LessonContext<S> = openStep(context, context.at)
  const startMs = shown.timeline.script.startMs
  for (const move of solutionOf(step.check, shown.trial)) {
    if ('press' in move) shown = { ...shown, ...press(shown, move.press, Math.max(startMs, shown.trial.run.endMs)) }
    else if ('set' in move) shown = { ...shown, ...turn(shown, move.set, move.to) }
    else shown = { ...shown, given: move.answer }
  }
  return { ...shown, solutionShown: true, hintShown: context.hintShown, revision: context.revision + 1, playFromMs: startMs }
}

/** The same traffic with one thing changed. */
export function compareWith<S extends Settings>(context: LessonContext<S>, id: string | null): LessonContext<S>['compared'] {
  const step = stepOf(context)
  const whatIf = step.kind === 'beat' ? step.beat.whatIf?.find((candidate) => candidate.id === id) : undefined
  if (!whatIf) return null
  const settings = { ...context.settings, ...whatIf.settings }
  return { id: whatIf.id, trial: makeTrial(context.scene, settings, inputsOf(context.timeline), placeOf(step, context)) }
}

/** More has been measured: what waited for it has it. */
export function withMeasured<S extends Settings>(context: LessonContext<S>, measured: Measured): Changed<S> {
  const filled = (trial: Trial<S>): Trial<S> => (trial.plan && waits(trial) ? { ...trial, traffic: measured(trial.plan) } : trial)
  const { trial, compared } = context
  return { measured, trial: filled(trial), compared: compared && { ...compared, trial: filled(compared.trial) } }
}

/** The plans that what is on screen waits for, the stage's own first: of the run, of the beat's own run that its prediction asks about, of the compared run. */
export function plansAwaited<S extends Settings>(context: LessonContext<S>): readonly TrafficPlan[] {
  const { trial, compared, measured } = context
  const step = stepOf(context)
  const asked = step.kind === 'beat' && step.beat.predict ? planOf(context, step.beat) : null
  return [trial.plan, asked, compared?.trial.plan ?? null].filter((plan) => plan !== null).filter((plan) => measured(plan) === null)
}

/** The plans of the story's beats that have not been measured yet. */
export function plansAhead<S extends Settings>(context: LessonContext<S>): readonly TrafficPlan[] {
  return context.scene.beats.map((beat) => planOf(context, beat)).filter((plan) => plan !== null).filter((plan) => context.measured(plan) === null)
}

function planOf<S extends Settings>({ scene, seed }: Pick<LessonContext<S>, 'scene' | 'seed'>, beat: Beat<S>): TrafficPlan | null {
  return scene.traffic?.({ settings: { ...scene.settings, ...beat.settings }, seed, beat: beat.id }) ?? null
}
