import type { ComponentType } from 'react'
import type { RungId } from '../engine/rungs.ts'
import type { SceneCopy } from './copy.ts'
import type { Player } from '../stage/player.ts'
import type { SceneProgress } from './progress.ts'
import type { StepRange } from './steps.ts'

/** What a page that shows a scene in a frame asks of it. */
export interface SceneFrame {
  /** The learner stays inside; the steps are numbered from its first. Left out: all steps. */
  readonly range?: StepRange
  /** Hands over the scene's player, for hosts that start and stop it. */
  readonly onPlayer: (player: Player) => void
  /** Hears what is recorded of this visit, whatever else the same storage holds. */
  readonly onProgress?: (progress: SceneProgress) => void
}

/** What the app hands to a scene's component. */
export interface SceneProps {
  /** From the address, from 1. */
  readonly step: number
  readonly onStep: (step: number, how: { readonly replace: boolean }) => void
  readonly progress: SceneProgress | null
  readonly onProgress: (progress: SceneProgress) => void
  /** Seed of the checks' first variants; left out: a new one each visit. */
  readonly seed?: number
  readonly locale: string
  /** Left out: the scene stands on a page of the course. */
  readonly frame?: SceneFrame
  readonly motion: 'full' | 'reduced'
  /** The next scene in the teaching order; no href while it is not open yet. */
  readonly next: { readonly title: string; readonly href: string | null } | null
  readonly homeHref: string
  readonly openTerm: (termId: string) => void
  readonly taughtBy: (rung: RungId) => { readonly scene: string; readonly title: string; readonly href: string | null } | null
  /** A scene of the course by its number; no href while it is not open yet. */
  readonly sceneBy: (id: string) => { readonly title: string; readonly href: string | null } | null
}

/** What a scene's folder exports. */
export interface SceneModule {
  readonly definition: { readonly id: string; readonly slug: string }
  readonly copy: SceneCopy
  readonly Scene: ComponentType<SceneProps>
  /** Makes the run of its first step, which the first drawing asks for, with pauses in which the page can answer. */
  readonly prepare: () => Generator<undefined, void, void>
}
