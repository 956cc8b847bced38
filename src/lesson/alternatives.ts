/**
 * Worlds run under settings that are asked for again: going back, comparing, tables in which each field is a run. In: what makes a
 * world of settings. Out: runs, the last ones kept.
 */
import { runWorld, runWorldInParts } from '../world/run.ts'
import type { WorldInput, WorldSpec } from '../world/spec.ts'
import type { Settings, Trial } from './scene.ts'

type Played = Pick<Trial, 'spec' | 'run'>

export interface Runs<S extends Settings> {
  /** Runs a world under settings with inputs. Pure: same arguments, same log. */
  readonly of: (settings: S, inputs: readonly WorldInput[]) => Played
  /** Runs it ahead of the time when it is asked for, with pauses in which the page can do something else. */
  readonly ahead: (settings: S, inputs: readonly WorldInput[]) => Generator<undefined, void, void>
}

/** @param most how many runs are kept; the one asked for longest ago goes first */
export function keptRuns<S extends Settings>(world: (settings: S) => WorldSpec, most: number): Runs<S> {
  const kept = new Map<string, Played>()
  const keep = (name: string, played: Played): Played => {
    kept.delete(name)
    kept.set(name, played)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return played
  }
  return {
    of(settings, inputs) {
      const name = nameOf(settings, inputs)
      const known = kept.get(name)
      if (known) return keep(name, known)
      const spec = world(settings)
      return keep(name, { spec, run: runWorld(spec, inputs) })
    },
    *ahead(settings, inputs) {
      const spec = world(settings)
      keep(nameOf(settings, inputs), { spec, run: yield* runWorldInParts(spec, inputs) })
    },
  }
}

const nameOf = (settings: Settings, inputs: readonly WorldInput[]): string => JSON.stringify([settings, inputs])

/** Trials of a scene's world of no step, such as the fields of a table that compares settings. */
export function alternativesOf<S extends Settings>(world: (settings: S) => WorldSpec, most: number): (settings: S, inputs: readonly WorldInput[]) => Trial<S> {
  const runs = keptRuns(world, most)
  return (settings, inputs) => ({ settings, inputs, ...runs.of(settings, inputs), plan: null, traffic: null })
}
