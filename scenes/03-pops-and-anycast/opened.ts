/** Which network is open, for the map and the table below it; and what must not be told yet. */
import { createContext } from 'react'
import { questionOf, stepOf } from '../../src/lesson/moves.ts'
import type { Lesson } from '../../src/lesson/useLesson.ts'
import { lastAsker } from './figures.ts'
import { WIRINGS } from './variants.ts'
import type { DoorSettings } from './world.ts'

export interface Opened {
  /** Its id in the graph; null: none. */
  readonly network: string | null
  readonly open: (network: string) => void
  /** Ways, doors and verdicts would tell what is being asked. */
  readonly hidden: boolean
  /** The ISP whose door a later step asks for: not to be told yet. */
  readonly secret: string | null
}

export const OpenedContext = createContext<Opened>({ network: null, open: () => {}, hidden: false, secret: null })

/** The network that a step's words speak of first. */
const FIRST: Readonly<Record<string, string>> = { spread: 'atlantic', follow: 'highveld', far: 'paulista', peering: 'paulista', closes: 'pacific', 'by-name': 'kanto', flood: 'virginia', 'to-singapore': 'pacific' }

export function firstOpened({ context }: Lesson<DoorSettings>): string {
  const step = stepOf(context)
  if (step.kind === 'check' && step.check.id === 'which-door') return WIRINGS[context.settings.wiring]?.asks ?? 'paulista'
  if (step.kind === 'check' && step.check.id === 'why-far') return lastAsker(context.trial.run.log) ?? 'kanto'
  return FIRST[step.kind === 'beat' ? step.beat.id : step.kind === 'check' ? step.check.id : ''] ?? 'pacific'
}

/** Before the step that asks for it. */
export function secretOf({ context }: Lesson<DoorSettings>): string | null {
  const step = stepOf(context)
  return step.kind === 'beat' && (step.beat.id === 'spread' || step.beat.id === 'follow') && !('far' in context.guesses) ? 'paulista' : null
}

/** Where the routes as they stand are what the question asks for. */
const ASKS_ROUTES: ReadonlySet<string> = new Set(['far', 'which-door'])

export function isHidden({ context, state }: Lesson<DoorSettings>): boolean {
  const step = stepOf(context)
  if (step.kind === 'beat') return state === 'predicting' && ASKS_ROUTES.has(step.beat.id)
  return step.kind === 'check' && state === 'attempting' && questionOf(context) !== null && ASKS_ROUTES.has(step.check.id)
}
