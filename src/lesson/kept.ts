import { openStep, stepOf, type LessonContext } from './moves.ts'
import type { Settings } from './scene.ts'
import { inputsOf, makeTrial } from './trial.ts'

/** What of a check that is through is there again when the learner comes back to it; its run is made anew from this. */
export type KeptCheck<S extends Settings = Settings> = Pick<LessonContext<S>, 'seed' | 'settings' | 'timeline' | 'given' | 'hintShown' | 'solutionShown'>

/** The checks that are through, with the current one as it stands; `null` in place of it where it is begun afresh. */
export function keepCheck<S extends Settings>(context: LessonContext<S>, afresh = false): LessonContext<S>['kept'] {
  const step = stepOf(context)
  if (step.kind !== 'check') return context.kept
  const { seed, settings, timeline, given, hintShown, solutionShown } = context
  return { ...context.kept, [step.check.id]: afresh ? null : { seed, settings, timeline, given, hintShown, solutionShown } }
}

/** Has the current check been settled before, and not been begun afresh since? */
export function isSettled<S extends Settings>(context: LessonContext<S>): boolean {
  const step = stepOf(context)
  return step.kind === 'check' && Boolean(context.kept[step.check.id])
}

/** The predictions whose run has been seen to its end, with the current beat's. */
export function withTold<S extends Settings>(context: LessonContext<S>): LessonContext<S>['told'] {
  const step = stepOf(context)
  return step.kind === 'beat' && step.beat.predict ? { ...context.told, [step.beat.predict.id]: true } : context.told
}

/** Has the run told what the current beat's prediction asks? */
export function isTold<S extends Settings>(context: LessonContext<S>): boolean {
  const step = stepOf(context)
  return step.kind === 'beat' && step.beat.predict !== undefined && step.beat.predict.id in context.told
}

/**
 * Opens the current step for somebody who may have been there before: a check that is through stands as it was left, a
 * prediction that has been told about stands at the end of its run; everything else begins anew.
 */
export function arriveAt<S extends Settings>(context: LessonContext<S>): LessonContext<S> {
  const step = stepOf(context)
  const kept = step.kind === 'check' ? context.kept[step.check.id] : null
  const opened = openStep(kept ? { ...context, seed: kept.seed } : context, context.at)
  if (isTold(opened)) return { ...opened, playFromMs: opened.trial.run.endMs }
  if (step.kind !== 'check' || !kept) return opened
  const { seed, measured } = opened
  const trial = makeTrial(context.scene, kept.settings, inputsOf(kept.timeline), { seed: kept.seed, measured, check: step.check.id })
  return { ...opened, ...kept, seed, trial, playFromMs: trial.run.endMs }
}
