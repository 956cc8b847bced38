import { runWorld } from '../world/run.ts'
import type { WorldInput } from '../world/spec.ts'
import type { SceneDefinition, Script, Settings, Trial } from './scene.ts'

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

/** Runs the scene's world under the settings with these inputs. Pure: same arguments, same log. */
export function makeTrial<S extends Settings>(scene: SceneDefinition<S>, settings: S, inputs: readonly WorldInput[]): Trial<S> {
  const spec = scene.world(settings)
  return { settings, spec, inputs, run: runWorld(spec, inputs) }
}
