import type { Trial } from '../../src/lesson/scene.ts'
import { causeOf, incidentOf, type Cause, type Fix, type Incident } from './incidents.ts'

/** Which of the scene's runs is on the stage and in the numbers. */
export type Subject = 'day' | 'lifetime' | 'drill' | 'answers'

export type RatioSettings = {
  /** 'day': a whole day of the shop. 'lifetime': it changes halfway. 'drill': an incident. 'answers': a few requests and nothing else. */
  readonly subject: Subject
  /** The seed that an incident is drawn from. */
  readonly drill: number
  /** 'drawn': the seed says; else that one. 'none': nothing is wrong. */
  readonly cause: 'drawn' | 'none' | Cause
  /** What is done about it; 'undecided': nobody has looked yet, and the traffic ends there. */
  readonly fix: 'undecided' | Fix
  /** The Nordics are on the stage too. */
  readonly regions: boolean
  /** max-age from halfway on, seconds, as text. */
  readonly lifetime: string
}

export type RatioTrial = Trial<RatioSettings>

export const INITIAL: RatioSettings = { subject: 'day', drill: 1, cause: 'none', fix: 'undecided', lifetime: '1200', regions: false }

/** What is wrong in a trial; null: nothing. */
export function wrongIn({ drill, cause }: RatioSettings): Incident | null {
  return cause === 'none' ? null : incidentOf(drill, cause === 'drawn' ? causeOf(drill) : cause)
}
