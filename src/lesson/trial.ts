import type { WorldInput } from '../world/spec.ts'
import { keptRuns, type Runs } from './alternatives.ts'
import type { SceneDefinition, Script, Settings, TrafficAt, Trial } from './scene.ts'
import { NOTHING_MEASURED, type Measured } from './traffic/measured.ts'

/** The script's inputs with the learner's: acting at a time drops what the script and the learner had planned after it. */
export interface Timeline {
  readonly script: Script
  readonly learner: readonly WorldInput[]
  /** Scripted inputs after this time were dropped by an act; null while nothing was. */
  readonly cutMs: number | null
}

/** A script to which the learner has added nothing yet. */
export function timelineOf(script: Script): Timeline {
  return { script, learner: [], cutMs: null }
}

/** What is left of the script, then what the learner added. */
export function inputsOf({ script, learner, cutMs }: Timeline): readonly WorldInput[] {
  const scripted = cutMs === null ? script.inputs : script.inputs.filter((input) => input.atMs <= cutMs)
  return [...scripted, ...learner]
}

/**
 * Acts at a time on the stage. In: the timeline, the time, the new inputs. Out: a timeline in which everything planned
 * after that time is gone and the new inputs stand. Acting in the past thereby forks.
 */
export function act(timeline: Timeline, atMs: number, added: readonly WorldInput[]): Timeline {
  return {
    script: timeline.script,
    cutMs: timeline.cutMs === null ? atMs : Math.min(timeline.cutMs, atMs),
    learner: [...timeline.learner.filter((input) => input.atMs <= atMs), ...added],
  }
}

/** Which step a trial is made for, and what has been measured by then. */
export type TrialAt = Omit<TrafficAt, 'settings'> & { readonly measured: Measured }

/** A trial outside of a lesson: of no step, and nothing has been measured. */
export const NOWHERE: TrialAt = { seed: 1, measured: NOTHING_MEASURED }

/** Runs the scene's world under the settings with these inputs. Pure: same arguments, same log. */
export function makeTrial<S extends Settings>(scene: SceneDefinition<S>, settings: S, inputs: readonly WorldInput[], { measured, ...at }: TrialAt = NOWHERE): Trial<S> {
  const plan = scene.traffic?.({ ...at, settings }) ?? null
  return { settings, inputs, ...runsOf(scene).of(settings, inputs), plan, traffic: plan && measured(plan) }
}

/** Makes the run of a trial ahead of it, with pauses; `makeTrial` then finds it made. */
export function runAhead<S extends Settings>(scene: SceneDefinition<S>, settings: S, inputs: readonly WorldInput[]): Generator<undefined, void, void> {
  return runsOf(scene).ahead(settings, inputs)
}

/** Runs of one scene that are kept: going back, guessing and comparing ask for the same few again and again. */
const KEPT_RUNS = 16

const runsByScene = new WeakMap<object, Runs<never>>()

function runsOf<S extends Settings>(scene: SceneDefinition<S>): Runs<S> {
  const known = runsByScene.get(scene) as Runs<S> | undefined
  const runs = known ?? keptRuns(scene.world, KEPT_RUNS)
  if (!known) runsByScene.set(scene, runs)
  return runs
}

/** Does the trial wait for its traffic to be measured? */
export function waits({ plan, traffic }: Pick<Trial, 'plan' | 'traffic'>): boolean {
  return plan !== null && traffic === null
}
