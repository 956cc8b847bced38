import { useMachine } from '@xstate/react'
import { useEffect, useEffectEvent, useState } from 'react'
import { createPlayer } from '../stage/createPlayer.ts'
import type { Player } from '../stage/player.ts'
import type { Run } from '../world/log.ts'
import type { SceneCopy } from './copy.ts'
import type { LessonEvent, LessonMachine } from './machine.ts'
import { questionOf, stepOf, type LessonContext } from './moves.ts'
import type { SceneDefinition, Settings } from './scene.ts'
import type { SceneProps } from './sceneProps.ts'
import { freshSeed } from './seed.ts'

/** Names of the machine's states that the frame tells apart. */
export type LessonState = 'arriving' | 'predicting' | 'reading' | 'running' | 'observing' | 'attempting' | 'settled' | 'done'

export interface Lesson<S extends Settings = Settings> {
  readonly definition: SceneDefinition<S>
  readonly copy: SceneCopy
  readonly props: SceneProps
  readonly state: LessonState
  readonly context: LessonContext<S>
  readonly send: (event: LessonEvent) => void
  readonly player: Player
}

/**
 * Joins a scene's machine with the stage's player, the address and the app's progress. In: the machine, its definition and
 * words, and what the app hands over. Out: everything the scene's component draws from.
 */
export function useLesson<S extends Settings>(machine: LessonMachine<S>, definition: SceneDefinition<S>, copy: SceneCopy, props: SceneProps): Lesson<S> {
  // Fixed for the visit; no seed reaches the first paint, so server and client may differ.
  const [seed] = useState(() => props.seed ?? freshSeed())
  const [snapshot, send] = useMachine(machine, { input: { step: props.step, seed, progress: props.progress, range: props.frame?.range } })
  const context = snapshot.context as LessonContext<S>
  const state = snapshot.value as LessonState
  const [player] = useState(() => createPlayer(shownRun(state, context), { startMs: context.timeline.script.startMs, tMs: context.playFromMs }))

  useEffect(() => {
    player.setMotion(props.motion === 'reduced' ? 'stepped' : 'smooth')
  }, [player, props.motion])

  const show = useEffectEvent(() => {
    player.setRun(shownRun(state, context), { startMs: context.timeline.script.startMs, tMs: context.playFromMs, playing: plays(state, context) })
    // A run with nothing left to play has ended already; the player only tells of endings that it plays.
    if (context.playFromMs >= context.trial.run.endMs && player.getSnapshot().ended) send({ type: 'RUN_ENDED' })
  })
  useEffect(() => show(), [context.revision])

  const heard = useEffectEvent(() => {
    if (player.getSnapshot().ended) send({ type: 'RUN_ENDED' })
  })
  useEffect(() => player.subscribe(() => heard()), [player])

  const handOver = props.frame?.onPlayer
  useEffect(() => handOver?.(player), [handOver, player])

  // A goal that only waited for its figures is reached when they come.
  const reconsider = useEffectEvent(() => {
    if (context.trial.traffic && player.getSnapshot().ended) send({ type: 'RUN_ENDED' })
  })
  useEffect(() => reconsider(), [context.trial])

  // The step in the address and the machine's follow each other; whichever moved tells the other.
  const tellAddress = useEffectEvent((step: number) => {
    if (step !== props.step) props.onStep(step, { replace: false })
  })
  useEffect(() => tellAddress(context.at + 1), [context.at])
  const tellMachine = useEffectEvent((step: number) => {
    if (step !== context.at + 1) send({ type: 'GO', step })
  })
  useEffect(() => tellMachine(props.step), [props.step])

  const keep = useEffectEvent(() => {
    props.onProgress({ furthest: context.furthest, steps: context.steps.length, checks: context.checks, done: context.furthest >= context.steps.length })
  })
  useEffect(() => keep(), [context.furthest, context.checks])

  return { definition, copy, props, state, context, send, player }
}

function plays<S extends Settings>(state: LessonState, context: LessonContext<S>): boolean {
  if (context.playFromMs >= context.trial.run.endMs) return false
  if (state === 'attempting') return context.timeline.cutMs !== null
  return state === 'running' || state === 'settled'
}

/** What the stage may show: before a guess is given only what lies before the question's run, so that playing can't tell it. */
function shownRun<S extends Settings>(state: LessonState, context: LessonContext<S>): Run {
  const step = stepOf(context)
  const asking = state === 'predicting' || (state === 'attempting' && questionOf(context) !== null)
  const hidden = step.kind === 'beat' || (step.kind === 'check' && step.check.kind === 'question' && step.check.trace === 'hidden')
  if (!asking || !hidden) return context.trial.run
  const { startMs } = context.timeline.script
  return { log: context.trial.run.log.filter((event) => event.atMs < startMs), endMs: startMs }
}
