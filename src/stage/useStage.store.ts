import type { LogEvent } from '../world/log.ts'
import type { Player } from './player.ts'
import { createProjector, type Projector } from './projection.ts'
import type { StageState } from './state.ts'

/**
 * The state of a player's stage, for useSyncExternalStore: one projector a run, and one object a state.
 * @returns the state as of the last change at or before the player's time; its tMs is never before the run's start on stage
 */
export function createStateStore(player: Player): () => StageState {
  let log: readonly LogEvent[] | null = null
  let projector: Projector | null = null
  let history: { readonly settled: StageState; readonly state: StageState } | null = null
  return () => {
    const { run, startMs, tMs } = player.getSnapshot()
    if (!projector || run.log !== log) {
      log = run.log
      projector = createProjector(run.log)
    }
    const settled = projector.settledAt(tMs)
    if (settled.tMs >= startMs) return settled
    if (history?.settled !== settled || history.state.tMs !== startMs) history = { settled, state: { ...settled, tMs: startMs } }
    return history.state
  }
}
