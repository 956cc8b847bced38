/**
 * How long a scene takes a learner, worked out from the scene itself: its words, its runs, and what it asks. The one place of the
 * formula. scenes/outline.en.ts holds what comes out, and a test holds it to that. Runs in tests alone.
 */
import { RUNGS } from '../../../../scenes/11-hit-ratio/incidents.ts'
import type { QuestionCopy, SceneCopy } from '../../../lesson/copy.ts'
import { checkTrial, predictedTrial } from '../../../lesson/moves.ts'
import type { Beat, Check, SceneDefinition, Settings, Trial } from '../../../lesson/scene.ts'
import { createPaceMap } from '../../../stage/pace.ts'
import { OBJECTIVES } from '../../../verifier/objectives.ts'
import { STUDIO_SLUG } from '../assignment/studio.ts'
import { DRILL, READ_SEED } from './facts.ts'
import { plainOf, richOf } from './rich.ts'

/** Adults read plain prose at about 240 words a minute (Brysbaert 2019); here are new terms, figures and pictures between the words. */
const WORDS_PER_MINUTE = 180
/** To make a guess, besides reading what is asked. */
const PREDICTION_SECONDS = 15
/** To find an answer in what was seen. */
const QUESTION_SECONDS = 45
/** To think a goal over, and for each part of it to try, look and try again. */
const GOAL_SECONDS = 60
const GOAL_PART_SECONDS = 30
/** To open one of a drill's looks and read it. */
const LOOK_SECONDS = 20
/** For each objective that counts in the studio: to read it, to set what meets it, to look at the verdict. An estimate: designs differ widely. */
const OBJECTIVE_SECONDS = 45

export interface Load {
  readonly words: number
  /** Of all runs that a learner watches once, at speed 1. */
  readonly runSeconds: number
  readonly predictions: number
  readonly questions: number
  readonly goals: number
  readonly goalParts: number
  /** Of incidents that are drawn by the seed. */
  readonly looks: number
  /** Of the studio. */
  readonly objectives: number
}

/** Whole minutes, at least 1. */
export function minutesOf({ words, runSeconds, predictions, questions, goals, goalParts, looks, objectives }: Load): number {
  const seconds = (words / WORDS_PER_MINUTE) * 60 + runSeconds + predictions * PREDICTION_SECONDS + questions * QUESTION_SECONDS + goals * GOAL_SECONDS + goalParts * GOAL_PART_SECONDS + looks * LOOK_SECONDS + objectives * OBJECTIVE_SECONDS
  return Math.max(1, Math.round(seconds / 60))
}

/** What a learner reads, watches and is asked who takes every step once and turns nothing else. Folded notes aren't counted. */
export function loadOf(definition: SceneDefinition, copy: SceneCopy): Load {
  const { beats, checks, id, slug } = definition
  const goals = checks.flatMap((check) => (check.kind === 'goal' ? [check.goal(checkTrial(definition, check, READ_SEED)).length] : []))
  const texts = [copy.previously, copy.promise, ...copy.takeaway, ...beats.flatMap((beat) => textsOfBeat(beat, copy)), ...checks.flatMap((check) => textsOfCheck(check, copy))]
  return {
    words: texts.reduce((sum, text) => sum + wordsIn(text), 0),
    runSeconds: sum(beats.map((beat) => secondsOf(predictedTrial(definition, beat), beat.script({ ...definition.settings, ...beat.settings } as Settings).startMs))) + sum(checks.map((check) => secondsOfCheck(definition, check))),
    predictions: beats.filter(({ predict }) => predict).length,
    questions: checks.length - goals.length,
    goals: goals.length,
    goalParts: sum(goals),
    looks: id === DRILL.scene ? checks.filter(({ variant }) => variant).length * RUNGS.length : 0,
    objectives: slug === STUDIO_SLUG ? OBJECTIVES.length : 0,
  }
}

function textsOfBeat({ id, predict }: Beat, copy: SceneCopy): readonly string[] {
  const said = copy.beats[id]
  return [said?.title ?? '', ...(said?.body ?? []), ...(said?.after ?? []), ...(predict ? textsOfQuestion(copy.predictions[predict.id]) : [])]
}

function textsOfCheck({ id }: Check, copy: SceneCopy): readonly string[] {
  const said = copy.checks[id]
  return said ? [said.title, said.task, ...Object.values(said.parts ?? {}), said.solution, ...textsOfQuestion(said)] : []
}

/** With one of the two replies. */
function textsOfQuestion(said: Partial<QuestionCopy> | undefined): readonly string[] {
  return said ? [said.question ?? '', ...Object.values(said.options ?? {}), said.right ?? ''] : []
}

/** Of a message with branches one is read. */
function wordsIn(message: string): number {
  return plainOf(richOf(message, {})).split(/\s+/).filter((word) => word !== '').length
}

function secondsOfCheck(definition: SceneDefinition, check: Check): number {
  const trial = checkTrial(definition, check, READ_SEED)
  return secondsOf(trial, check.script(trial.settings, READ_SEED).startMs)
}

function secondsOf({ run: { log, endMs } }: Trial, startMs: number): number {
  return createPaceMap(log, { startMs, endMs }).wallMs / 1000
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
