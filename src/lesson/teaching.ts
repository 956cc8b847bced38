/** What whoever teaches a scene wants to know beyond what learners read. One file a scene and language: `teaching.en.ts`. */

import type { Settings } from './scene.ts'

/** What one does on the screen, in the words on the screen. */
export interface ToldMove {
  /** The control; empty for an answer. */
  readonly control: string
  /** What it is set to, or the answer; empty for a press. */
  readonly to: string
  readonly why?: string
}

/**
 * Says what a solution does with an instrument of the scene's own, whose setting is no text to read: `tell` in a scene's `told.en.ts`.
 * @param of the check's id, the settings before, the setting's text afterwards
 */
export type TellMoves = (of: { readonly check: string; readonly settings: Settings; readonly to: string }) => readonly ToldMove[]

export interface Teaching {
  /** What a learner can do afterwards; each goes on after "Learners can", with a verb. Three to five. */
  readonly objectives: readonly string[]
  /** What they should know before. `scene`: where the course teaches it; absent for what it doesn't. */
  readonly prerequisites: readonly { readonly text: string; readonly scene?: string }[]
  /** Questions without one short answer, and what a good answer has in it. Three to five. */
  readonly discussion: readonly { readonly question: string; readonly listenFor: string }[]
  /** What learners say who have got it wrong, why it is wrong, and the id of the beat or check that shows it. Three to five. */
  readonly misconceptions: readonly { readonly says: string; readonly because: string; readonly shownBy: string }[]
}
