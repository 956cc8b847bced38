import type { Beat, Check, SceneDefinition, Settings } from './scene.ts'

/** The steps of a scene in order: its beats, its checks one by one, and the takeaway. Addressed from 1 in the URL. */
export type Step<S extends Settings = Settings> =
  | { readonly kind: 'beat'; readonly beat: Beat<S> }
  | { readonly kind: 'check'; readonly check: Check<S>; readonly number: number }
  | { readonly kind: 'takeaway' }

/** Steps from and to, both included, from 1. */
export interface StepRange {
  readonly first: number
  readonly last: number
}

/** A scene's steps in the order in which a learner meets them: the story, the exercises, the takeaway. */
export function stepsOf<S extends Settings>(scene: SceneDefinition<S>): readonly Step<S>[] {
  return [
    ...scene.beats.map((beat): Step<S> => ({ kind: 'beat', beat })),
    ...scene.checks.map((check, index): Step<S> => ({ kind: 'check', check, number: index + 1 })),
    { kind: 'takeaway' },
  ]
}
