import { createActor } from 'xstate'
import type { LessonEvent, LessonMachine } from '../machine.ts'
import { solutionOf, stepOf, type LessonContext, type LessonInput } from '../moves.ts'
import type { Settings, SolutionStep } from '../scene.ts'
import { measuredHere } from '../traffic/measuredHere.ts'

/** A lesson played without a screen: the stage is thought to play every run to its end at once, and traffic is measured on the spot. For tests. */
export function drive<S extends Settings>(machine: LessonMachine<S>, input: Partial<LessonInput> = {}) {
  const actor = createActor(machine, { input: { step: 1, seed: 1, progress: null, measured: measuredHere, ...input } })
  actor.start()
  const context = () => actor.getSnapshot().context as LessonContext<S>
  const state = () => actor.getSnapshot().value as string
  const send = (event: LessonEvent) => actor.send(event)
  /** The stage plays what is on it to its end. */
  const playOut = () => send({ type: 'RUN_ENDED' })
  /** Presses a control when everything so far has been played. */
  const press = (control: string) => {
    send({ type: 'PRESS', control, atMs: Math.max(context().timeline.script.startMs, context().trial.run.endMs) })
    playOut()
  }
  /** One step of a solution, played out. */
  const make = (move: SolutionStep) => {
    if ('press' in move) press(move.press)
    else if ('set' in move) {
      send({ type: 'SET', control: move.set, to: move.to })
      playOut()
    } else send({ type: 'ANSWER', value: move.answer })
  }
  /** Plays the current step by its own answer or stored solution, as a learner who knows would. */
  const solveStep = () => {
    const step = stepOf(context())
    if (step.kind === 'beat') {
      if (state() === 'predicting' && step.beat.predict) send({ type: 'ANSWER', value: step.beat.predict.answer(context().trial) })
      else if (state() === 'reading') send({ type: 'RUN' })
      playOut()
    }
    if (step.kind === 'check') solutionOf(step.check, context().trial).forEach(make)
  }
  return { context, state, send, playOut, press, make, solveStep }
}
