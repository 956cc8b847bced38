import { assign, setup } from 'xstate'
import { arriveAt, isSettled, isTold, keepCheck, withTold } from './kept.ts'
import {
  answerIsRight, clampStep, compareWith, demonstrate, firstContext, given, goalReached, leavesRun, offered, openStep, press, questionOf, stepOf, turn, withGuess, withMeasured, withResult,
  type LessonContext, type LessonInput,
} from './moves.ts'
import type { AnswerValue, SceneDefinition, Settings } from './scene.ts'
import { stepsOf } from './steps.ts'
import type { Measured } from './traffic/measured.ts'
import { waits } from './trial.ts'

export type LessonEvent =
  | { readonly type: 'NEXT' }
  | { readonly type: 'BACK' }
  | { readonly type: 'GO'; readonly step: number }
  /** Plays the beat's run from its start. */
  | { readonly type: 'RUN' }
  /** The stage has played the run to its end. */
  | { readonly type: 'RUN_ENDED' }
  | { readonly type: 'ANSWER'; readonly value: AnswerValue }
  /** Passes over a prediction or a check. */
  | { readonly type: 'SKIP' }
  /** Uses an acting control at the time on the stage. */
  | { readonly type: 'PRESS'; readonly control: string; readonly atMs: number }
  | { readonly type: 'SET'; readonly control: string; readonly to: string | number | boolean }
  | { readonly type: 'HINT' }
  | { readonly type: 'SHOW_SOLUTION' }
  | { readonly type: 'TRY_AGAIN'; readonly seed: number }
  | { readonly type: 'COMPARE'; readonly whatIf: string | null }
  /** More traffic has been measured; what was known is among it. */
  | { readonly type: 'MEASURED'; readonly measured: Measured }

/**
 * The machine of a lesson: reading → predicting → running → observing for each beat; attempting → demonstrating → settled for
 * each check; done at the takeaway. In: a scene's definition. Out: an XState machine that drives the engine by making trials
 * and says, by `revision`, when the stage must show a new one.
 */
export function createLessonMachine<S extends Settings>(scene: SceneDefinition<S>) {
  type Context = LessonContext<S>
  const steps = stepsOf(scene)
  return setup({
    types: { context: {} as Context, events: {} as LessonEvent, input: {} as LessonInput },
    actions: {
      arrive: assign(({ context }) => arriveAt(context)),
      keepVerdict: assign(({ context }) => ({ told: withTold(context) })),
      keepCheck: assign(({ context }) => ({ kept: keepCheck(context) })),
      advance: assign(({ context }) => ({ at: clampStep(context.at + 2, context.range) })),
      retreat: assign(({ context }) => ({ at: clampStep(context.at, context.range) })),
      jump: assign(({ context, event }) => (event.type === 'GO' ? { at: clampStep(event.step, context.range) } : {})),
      commitGuess: assign(({ context, event }) => ({ guesses: withGuess(context, event.type === 'ANSWER' ? event.value : null) })),
      playFromStart: assign(({ context }) => ({ revision: context.revision + 1, playFromMs: context.timeline.script.startMs })),
      press: assign(({ context, event }) => (event.type === 'PRESS' ? press(context, event.control, event.atMs) : {})),
      turn: assign(({ context, event }) => (event.type === 'SET' ? turn(context, event.control, event.to) : {})),
      give: assign(({ context, event }) => (event.type === 'ANSWER' ? given(context, event.value) : {})),
      showHint: assign({ hintShown: true }),
      showSolution: assign(({ context }) => demonstrate(context)),
      startAfresh: assign(({ context, event }) => (event.type === 'TRY_AGAIN' ? openStep({ ...context, seed: event.seed, kept: keepCheck(context, true) }, context.at) : {})),
      recordSolved: assign(({ context }) => ({ checks: withResult(context, 'solved') })),
      recordShown: assign(({ context }) => ({ checks: withResult(context, 'shown') })),
      recordSkipped: assign(({ context }) => ({ checks: withResult(context, 'skipped') })),
      takeMeasured: assign(({ context, event }) => (event.type === 'MEASURED' ? withMeasured(context, event.measured) : {})),
      compare: assign(({ context, event }) => (event.type === 'COMPARE' ? { compared: compareWith(context, event.whatIf) } : {})),
    },
    guards: {
      'there is a step after this': ({ context }) => context.at + 1 < context.range.last,
      'there is a step before this': ({ context }) => context.at + 1 > context.range.first,
      'the step is the takeaway': ({ context }) => stepOf(context).kind === 'takeaway',
      'the step is a check': ({ context }) => stepOf(context).kind === 'check',
      'the check is through': ({ context }) => isSettled(context),
      'the run has told': ({ context }) => isTold(context),
      'a prediction waits for its guess': ({ context }) => {
        const step = stepOf(context)
        return step.kind === 'beat' && step.beat.predict !== undefined && !(step.beat.predict.id in context.guesses)
      },
      'nothing is scripted to happen': ({ context }) => context.trial.run.endMs <= context.timeline.script.startMs,
      'the control is offered and acts': ({ context, event }) => event.type === 'PRESS' && offered(context, event.control) && scene.controls[event.control]?.kind === 'act',
      'the control is offered and turns': ({ context, event }) => event.type === 'SET' && offered(context, event.control) && scene.controls[event.control]?.kind !== 'act',
      'the control only chooses for a later press': ({ context, event }) =>
        event.type === 'SET' && offered(context, event.control) && scene.controls[event.control]?.kind !== 'act' && leavesRun(context, event.control, event.to),
      'the log reaches the goal': ({ context }) => goalReached(context),
      'the answer agrees with the log': ({ context, event }) => event.type === 'ANSWER' && answerIsRight(context, event.value),
      'its traffic is being measured': ({ context }) => waits(context.trial),
      'the check asks a question': ({ context }) => questionOf(context) !== null,
      'the compared run belongs to this beat': ({ context, event }) => {
        const step = stepOf(context)
        return event.type === 'COMPARE' && (event.whatIf === null || (step.kind === 'beat' && (step.beat.whatIf ?? []).some((w) => w.id === event.whatIf)))
      },
    },
  }).createMachine({
    id: `scene-${scene.id}`,
    context: ({ input }) => firstContext(scene, steps, input),
    initial: 'arriving',
    on: {
      // At either end it stays as it is: its run is not begun anew.
      NEXT: { guard: 'there is a step after this', target: '.arriving', actions: 'advance' },
      BACK: { guard: 'there is a step before this', target: '.arriving', actions: 'retreat' },
      GO: { target: '.arriving', actions: 'jump' },
      COMPARE: { guard: 'the compared run belongs to this beat', actions: 'compare' },
      MEASURED: { actions: 'takeMeasured' },
    },
    states: {
      arriving: {
        entry: 'arrive',
        always: [
          { guard: 'the step is the takeaway', target: 'done' },
          { guard: 'the check is through', target: 'settled' },
          { guard: 'the step is a check', target: 'attempting' },
          { guard: 'a prediction waits for its guess', target: 'predicting' },
          { guard: 'the run has told', target: 'observing' },
          { guard: 'nothing is scripted to happen', target: 'observing' },
          { target: 'reading' },
        ],
      },
      predicting: {
        on: {
          ANSWER: { target: 'running', actions: ['commitGuess', 'playFromStart'] },
          SKIP: { target: 'running', actions: ['commitGuess', 'playFromStart'] },
        },
      },
      reading: {
        on: {
          RUN: { target: 'running', actions: 'playFromStart' },
          // The transport plays it, too.
          RUN_ENDED: 'observing',
          PRESS: { guard: 'the control is offered and acts', target: 'running', actions: 'press' },
          SET: [
            { guard: 'the control only chooses for a later press', actions: 'turn' },
            { guard: 'the control is offered and turns', target: 'running', actions: 'turn' },
          ],
        },
      },
      running: {
        on: {
          RUN_ENDED: 'observing',
          RUN: { actions: 'playFromStart' },
          PRESS: { guard: 'the control is offered and acts', actions: 'press' },
          SET: { guard: 'the control is offered and turns', actions: 'turn' },
        },
      },
      observing: {
        entry: 'keepVerdict',
        on: {
          RUN: { target: 'running', actions: 'playFromStart' },
          PRESS: { guard: 'the control is offered and acts', target: 'running', actions: 'press' },
          SET: [
            { guard: 'the control only chooses for a later press', actions: 'turn' },
            { guard: 'the control is offered and turns', target: 'running', actions: 'turn' },
          ],
        },
      },
      attempting: {
        on: {
          PRESS: { guard: 'the control is offered and acts', actions: 'press' },
          SET: { guard: 'the control is offered and turns', actions: 'turn' },
          RUN_ENDED: { guard: 'the log reaches the goal', target: 'settled', actions: 'recordSolved' },
          ANSWER: [
            // Nobody can say yet whether it is right.
            { guard: 'its traffic is being measured' },
            { guard: 'the answer agrees with the log', target: 'settled', actions: ['give', 'recordSolved'] },
            { guard: 'the check asks a question', target: 'settled', actions: 'give' },
          ],
          HINT: { actions: 'showHint' },
          SHOW_SOLUTION: { target: 'settled', actions: ['showSolution', 'recordShown'] },
          TRY_AGAIN: { actions: 'startAfresh' },
          SKIP: { target: 'arriving', actions: ['recordSkipped', 'advance'] },
        },
      },
      settled: {
        entry: 'keepCheck',
        on: {
          TRY_AGAIN: { target: 'attempting', actions: 'startAfresh' },
          RUN: { actions: 'playFromStart' },
        },
      },
      done: {},
    },
  })
}

export type LessonMachine<S extends Settings = Settings> = ReturnType<typeof createLessonMachine<S>>
