import { useSyncExternalStore, type ComponentType } from 'react'
import type { SceneEndProps } from '../../lesson/sceneProps.ts'
import type { Held } from '../../scorm/session.ts'
import { lmsCopy } from './copy.en.ts'

/** What the platform holds, for those who show it. Null: it was told nothing, or refused something. */
export interface HeldLine {
  readonly now: () => Held | null
  readonly subscribe: (listener: () => void) => () => void
}

/** A value, and who is told when it changes. */
export function heldLine(): HeldLine & { readonly say: (held: Held | null) => void } {
  const listeners = new Set<() => void>()
  let held: Held | null = null
  return {
    now: () => held,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    say(next) {
      held = next
      for (const listener of listeners) listener()
    },
  }
}

/** The end of a scene in a package of its own: what the platform was told, and whether anything is left to do. */
export function sceneEnd({ now, subscribe }: HeldLine): ComponentType<SceneEndProps> {
  return function SceneEnd({ unsolved }) {
    const held = useSyncExternalStore(subscribe, now, () => null)
    return (
      <>
        <p role="status">{held?.status === 'completed' || held?.status === 'passed' ? lmsCopy.told[held.status](held.raw) : ''}</p>
        <p>{unsolved === 0 ? lmsCopy.nothingLeft : held ? lmsCopy.left : lmsCopy.leftUnrecorded}</p>
      </>
    )
  }
}
