import type { Meter, Topology } from '../stage/topology.ts'
import type { StageState } from '../stage/state.ts'
import type { NodeId, RequestId, Run } from '../world/log.ts'
import type { WorldInput, WorldSpec } from '../world/spec.ts'
import type { TrafficOutcome, TrafficPlan } from '../world/traffic/plan.ts'
import type { Wrong } from '../world/wrong.ts'
import type { SceneCopy } from './copy.ts'

export type { TrafficOutcome, TrafficPlan }

/** What a scene's learner can turn: plain values by name. */
export type Settings = Readonly<Record<string, string | number | boolean>>

/** A run together with what it ran on; every question a scene asks is asked of this. */
export interface Trial<S extends Settings = Settings> {
  readonly settings: S
  readonly spec: WorldSpec
  readonly inputs: readonly WorldInput[]
  readonly run: Run
  /** What is measured in numbers beside the run; null where the scene plans nothing. */
  readonly plan: TrafficPlan | null
  /**
   * What the plan's run has measured; null until it has been, and where there is no plan. While a plan waits for it, the frame
   * calls a scene's `figures`, `meters` and `goal` with null here, and nothing else.
   */
  readonly traffic: TrafficOutcome | null
}

/** Which trial a traffic plan is for. */
export interface TrafficAt<S extends Settings = Settings> {
  readonly settings: S
  readonly seed: number
  /** Id of the beat or check; neither at the takeaway. */
  readonly beat?: string
  readonly check?: string
}

/** Inputs that a beat or check begins with. The stage starts at `startMs`: what lies before is history. */
export interface Script {
  readonly inputs: readonly WorldInput[]
  readonly startMs: number
}

/** Live figures by slot name, for ICU messages: numbers stay numbers where plurals need them. */
export type Figures = Readonly<Record<string, string | number>>

/** The moment at which a control acts. */
export interface ActAt<S extends Settings = Settings> {
  /** The time on the stage, ms. */
  readonly atMs: number
  readonly trial: Trial<S>
}

export type Control<S extends Settings = Settings> =
  /** Adds inputs at the time on the stage ("Send from Tokyo"). `figures`: what its label says of that time, beside the scene's own. */
  | { readonly kind: 'act'; readonly inputs: (at: ActAt<S>) => readonly WorldInput[]; readonly figures?: (at: ActAt<S>) => Figures }
  /** Turns a setting; the beat's run is made anew. */
  | { readonly kind: 'range'; readonly setting: keyof S & string; readonly min: number; readonly max: number; readonly step: number; readonly unit?: string; readonly scale?: 'linear' | 'log' }
  | { readonly kind: 'choice'; readonly setting: keyof S & string; readonly options: readonly string[] }
  | { readonly kind: 'switch'; readonly setting: keyof S & string }
  /** Response header fields as text, one a line; the setting is the text. */
  | { readonly kind: 'headers'; readonly setting: keyof S & string }
  /** A setting that is text, turned by an instrument of the scene's own (SceneLayout's editors), e.g. a policy document and its tiles. */
  | { readonly kind: 'own'; readonly setting: keyof S & string }

export type AnswerValue = string | number | readonly string[]

/** A question whose answer is computed from the run, never stored. */
export interface Question<S extends Settings = Settings> {
  readonly kind: 'one' | 'many' | 'number' | 'order'
  /** Choices in the order shown ('one', 'many'), or the shuffled items ('order'). Labels come from copy, or are figures. */
  readonly options?: (trial: Trial<S>) => readonly string[]
  /** For 'number'. */
  readonly range?: { readonly min: number; readonly max: number; readonly step: number; readonly unit: string }
  readonly answer: (trial: Trial<S>) => AnswerValue
  /** For 'number': how far off still counts as right, in the unit. */
  readonly tolerance?: (trial: Trial<S>) => number
  /** For predictions: choices and answer are read from the run alone. Where the step has traffic measured as well, they don't wait for it. */
  readonly fromRun?: true
  /** The request whose decisions explain the answer. */
  readonly because?: (trial: Trial<S>) => RequestId | null
}

export interface WhatIf<S extends Settings = Settings> {
  readonly id: string
  /** One thing changed. */
  readonly settings: Partial<S>
  readonly figures?: (before: Trial<S>, after: Trial<S>) => Figures
}

export interface Beat<S extends Settings = Settings> {
  readonly id: string
  readonly plate: 'map' | 'lanes'
  /** Settings that this beat begins with, over the scene's. */
  readonly settings?: Partial<S>
  readonly script: (settings: S) => Script
  /** Ids of controls that the learner may use here. */
  readonly controls: readonly string[]
  readonly predict?: { readonly id: string } & Question<S>
  readonly whatIf?: readonly WhatIf<S>[]
  /** Nodes that the words speak of. */
  readonly focus?: readonly NodeId[]
  readonly meters?: readonly string[]
}

/** A step of a stored solution, in terms of the controls on screen. */
export type SolutionStep =
  | { readonly press: string }
  | { readonly set: string; readonly to: string | number | boolean }
  | { readonly answer: AnswerValue }

export type Check<S extends Settings = Settings> = {
  readonly id: string
  readonly plate: 'map' | 'lanes'
  readonly settings?: Partial<S>
  readonly controls: readonly string[]
  /** Settings drawn from the seed. */
  readonly variant?: (seed: number) => Partial<S>
  /** A new seed makes a new variant. */
  readonly script: (settings: S, seed: number) => Script
} & (
  | {
      readonly kind: 'goal'
      /** Parts of the goal, each a predicate over the log, in the order shown. Met when all are. */
      readonly goal: (trial: Trial<S>) => readonly { readonly id: string; readonly met: boolean; readonly figures?: Figures }[]
      /** A function of the trial that the check begins with, where variants have solutions of their own. */
      readonly solution: readonly SolutionStep[] | ((trial: Trial<S>) => readonly SolutionStep[])
    }
  | {
      readonly kind: 'question'
      readonly question: Question<S>
      /** 'hidden': the run is not on the stage until answered. 'shown': it is what the question asks about. */
      readonly trace: 'hidden' | 'shown'
      readonly figures?: (trial: Trial<S>) => Figures
    }
)

export interface FieldNote {
  readonly id: string
  readonly sources: readonly { readonly label: string; readonly url?: string }[]
}

/** A scene is this data, its words (copy), its machine and its component. */
export interface SceneDefinition<S extends Settings = Settings> {
  readonly id: string
  /** Folder and address, e.g. '02-hit-and-miss'. */
  readonly slug: string
  readonly settings: S
  readonly world: (settings: S) => WorldSpec
  /** Traffic to be measured beside the run, as plain data; null for a step that has none. Equal plans are run once. Left out: the scene has none at all. */
  readonly traffic?: (at: TrafficAt<S>) => TrafficPlan | null
  /** Names on the stage come from copy. */
  readonly topology: (spec: WorldSpec, settings: S, copy: SceneCopy) => Topology
  readonly controls: Readonly<Record<string, Control<S>>>
  readonly beats: readonly Beat<S>[]
  readonly checks: readonly Check<S>[]
  readonly figures: (trial: Trial<S>) => Figures
  readonly meters: (state: StageState, trial: Trial<S>, copy: SceneCopy) => readonly Meter[]
  /** Requests of the trial that got another answer than was due to them, shown beside their outcomes: `wrongKinds` of world/wrong.ts. */
  readonly wrong?: (trial: Trial<S>) => ReadonlyMap<RequestId, Wrong['kind']>
  readonly fieldNotes: readonly FieldNote[]
}
