/** The player in React: a thin adapter. What runs, when and how fast is the player's business (createPlayer.ts). */
import { createContext, useContext, useEffect, useEffectEvent, useLayoutEffect, useMemo, useSyncExternalStore, type ReactNode, type RefObject } from 'react'
import type { Player, PlayerSnapshot } from './player.ts'
import { createFrameLoop, type FrameLoop } from './useStage.frames.ts'
import { handleStageKey } from './useStage.keys.ts'
import type { StageState } from './state.ts'
import { createStateStore } from './useStage.store.ts'

interface Stage {
  readonly player: Player
  /** The stage's state now; the same object until something discrete changes. */
  readonly getState: () => StageState
  readonly frames: FrameLoop
}

const StageContext = createContext<Stage | null>(null)

/** Drives the player by animation frames while it plays, is in view (useStageKeys) and the tab is shown. */
export function StageProvider({ player, children }: { readonly player: Player; readonly children: ReactNode }): ReactNode {
  const stage = useMemo<Stage>(
    () => ({ player, getState: createStateStore(player), frames: createFrameLoop(player) }),
    [player],
  )
  useEffect(() => stage.frames.start(), [stage])
  return <StageContext value={stage}>{children}</StageContext>
}

function useStage(): Stage {
  const stage = useContext(StageContext)
  if (!stage) throw new Error('No stage around this component. Put it inside <StageProvider player={…}>.')
  return stage
}

/** @throws outside a StageProvider, as do all hooks here */
export function usePlayer(): Player {
  return useStage().player
}

/** Renders anew when anything in the snapshot but tMs changes; tMs is as of then. */
export function usePlayerSnapshot(): PlayerSnapshot {
  const { subscribe, getSnapshot } = usePlayer()
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot)
}

/** Renders anew when an event, an arrival or an expiry was passed, not each frame; its tMs is the time of that change. */
export function useStageState(): StageState {
  const { player, getState } = useStage()
  return useSyncExternalStore(player.onTime, getState, getState)
}

/** Calls back with every new time, each frame while playing, without rendering; and once after each render. */
export function useStageTime(callback: (tMs: number) => void): void {
  const player = usePlayer()
  const onTime = useEffectEvent(callback)
  useLayoutEffect(() => {
    onTime(player.getSnapshot().tMs)
  })
  useEffect(() => player.onTime((tMs) => onTime(tMs)), [player])
}

/** Makes the element the one that has to be in view for the run to go on. Without any, the run always does. */
function useStageFigure(ref: RefObject<Element | null>): void {
  const { frames } = useStage()
  useEffect(() => (ref.current ? frames.watch(ref.current) : undefined), [frames, ref])
}

/**
 * Makes the element the stage: with the focus inside, space plays and pauses, comma and full stop step; out of view, the run
 * waits (useStageFigure).
 */
export function useStageKeys(ref: RefObject<HTMLElement | null>): void {
  const player = usePlayer()
  useStageFigure(ref)
  useEffect(() => {
    const element = ref.current
    const onKey = (event: KeyboardEvent): void => handleStageKey(event, player)
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [player, ref])
}
