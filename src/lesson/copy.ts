/**
 * A scene's words: one file a language (`copy.en.ts`). Every string is an ICU message: `{slot}` for figures, plurals as
 * `{n, plural, one {# request} other {# requests}}`, and tags: <code>…</code>, <b>…</b>, <i>…</i>,
 * outcome words <hit>…</hit> <miss> <stale> <revalidated> <bypass> <collapsed> <error>,
 * glossary terms <term-cache-key>…</term-cache-key>, and parts of the picture <part-pop>…</part-pop>.
 */
export type Message = string

export interface SceneCopy {
  readonly title: string
  readonly thesis: string
  /** Names the gap the last scene left; one or two sentences. */
  readonly previously: Message
  /** What the learner will be able to do. */
  readonly promise: Message
  readonly beats: Readonly<Record<string, { readonly title: string; readonly body: readonly Message[]; /** Shown when the run has ended. */ readonly after?: readonly Message[] }>>
  readonly predictions: Readonly<Record<string, QuestionCopy>>
  readonly checks: Readonly<Record<string, { readonly title: string; readonly task: Message; readonly hint: Message; readonly solution: Message; readonly parts?: Readonly<Record<string, Message>> } & Partial<QuestionCopy>>>
  readonly controls: Readonly<Record<string, { readonly label: string; readonly options?: Readonly<Record<string, string>>; readonly help?: string }>>
  readonly meters: Readonly<Record<string, string>>
  readonly whatIfs: Readonly<Record<string, { readonly label: string; readonly finding: Message }>>
  /** `name` is what a sentence calls it, where kind and label don't make one. */
  readonly nodes: Readonly<Record<string, { readonly label: string; readonly name?: string; readonly detail?: Message }>>
  readonly fieldNotes: Readonly<Record<string, { readonly title: string; readonly body: readonly Message[] }>>
  readonly takeaway: readonly Message[]
}

export interface QuestionCopy {
  readonly question: Message
  readonly options?: Readonly<Record<string, string>>
  /** Said after a right and after a wrong answer; slots {guess} and {answer} besides the figures. */
  readonly right: Message
  readonly wrong: Message
}
