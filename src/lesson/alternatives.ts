/**
 * Worlds run under settings that are asked for again: going back, comparing, tables in which each field is a run. In: what makes a
 * world of settings. Out: runs, the last ones kept.
 */
import { runWorld } from '../world/run.ts'
import type { WorldInput, WorldSpec } from '../world/spec.ts'
import type { Settings, Trial } from './scene.ts'

/** Runs a world under settings with inputs. Pure: same arguments, same log. */
export type Runs<S extends Settings> = (settings: S, inputs: readonly WorldInput[]) => Pick<Trial, 'spec' | 'run'>

/** @param most how many runs are kept; the one asked for longest ago goes first */
export function keptRuns<S extends Settings>(world: (settings: S) => WorldSpec, most: number): Runs<S> {
  const kept = new Map<string, Pick<Trial, 'spec' | 'run'>>()
  return (settings, inputs) => {
    const name = JSON.stringify([settings, inputs])
    const known = kept.get(name) ?? played(world(settings), inputs)
    kept.delete(name)
    kept.set(name, known)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return known
  }
}

const played = (spec: WorldSpec, inputs: readonly WorldInput[]): Pick<Trial, 'spec' | 'run'> => ({ spec, run: runWorld(spec, inputs) })

/** Trials of a scene's world of no step, such as the fields of a table that compares settings. */
export function alternativesOf<S extends Settings>(world: (settings: S) => WorldSpec, most: number): (settings: S, inputs: readonly WorldInput[]) => Trial<S> {
  const runs = keptRuns(world, most)
  return (settings, inputs) => ({ settings, inputs, ...runs(settings, inputs), plan: null, traffic: null })
}
