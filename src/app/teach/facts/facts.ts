/** What instructors' pages say about scenes, as plain data: worked out when pages are written, read by pages that load no scene. */
import type { Teaching, ToldMove as Move } from '../../../lesson/teaching.ts'
import type { Rich } from './rich.ts'

export interface StepFacts {
  /** Of the beat or check; 'takeaway'. */
  readonly id: string
  readonly kind: 'beat' | 'check' | 'takeaway'
  readonly title: string
}

export interface CheckFacts {
  readonly id: string
  /** In the scene, from 1. */
  readonly step: number
  readonly title: string
  readonly kind: 'goal' | 'one' | 'many' | 'number' | 'order'
  readonly task: Rich
  /** A question's words; empty for a goal. */
  readonly question: Rich
  readonly options: readonly string[]
  /** Parts of a goal. */
  readonly parts: readonly Rich[]
  readonly hint: Rich
  /** Why, in words. */
  readonly solution: Rich
  /** A question's answer, or what is set and pressed in a goal, one after another. */
  readonly moves: readonly Move[]
  /** Other seeds give other variants. */
  readonly varies: boolean
}

export interface TermFacts {
  readonly id: string
  readonly name: string
  readonly plain: string
}

export interface SceneFacts {
  readonly slug: string
  readonly steps: readonly StepFacts[]
  readonly checks: readonly CheckFacts[]
  /** Glossary terms that this scene teaches. */
  readonly terms: readonly TermFacts[]
  /** Seeds at which a step shows what a misconception denies, by the step's id; of other steps every seed does. */
  readonly shownAt: Readonly<Record<string, number>>
  /** null while nobody has written it. */
  readonly teaching: Teaching | null
}

/** One scene in the table of all and in the builder. */
export interface SceneLine {
  readonly slug: string
  readonly steps: readonly StepFacts[]
  readonly objectives: readonly string[]
  /** Scenes by their numbers. */
  readonly buildsOn: readonly string[]
}

export interface CourseFacts {
  readonly scenes: readonly SceneLine[]
  /** Where the drill stands; null in a course without one. */
  readonly drill: { readonly scene: string; readonly slug: string; readonly step: number } | null
}

/** The variant that is read where only one is read. */
export const READ_SEED = 1

/** The scene with the drill, and which check of it that is. */
export const DRILL = { scene: '11', check: 'drill', /** What solves it where nothing is wrong: the ratio fell, and no setting is to be changed. */ noFault: 'wait' } as const
