/** What whoever teaches a scene wants to know beyond what learners read. One file a scene and language: `teaching.en.ts`. */

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
