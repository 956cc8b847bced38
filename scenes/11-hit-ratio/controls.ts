/** What a learner can do: ask for something, choose what is wrong, and change the configuration. */
import type { Control } from '../../src/lesson/scene.ts'
import { FIXES, RUNGS } from './incidents.ts'
import { FILM, LOGO, PEOPLE, visit, type RatioSettings } from './world.ts'

/** After the press, so that what is on the stage at that moment stays as it is. */
const SOON_MS = 1

const ask = (url: string): Control<RatioSettings> => ({ kind: 'act', inputs: ({ atMs, trial }) => [visit(atMs + SOON_MS, url, trial.inputs.length % PEOPLE)] })

/** Each expires at least twice in the half in which it counts. */
export const LIFETIMES = ['300', '600', '1200'] as const

export const controls: Readonly<Record<string, Control<RatioSettings>>> = {
  'ask-logo': ask(LOGO),
  'ask-film': ask(FILM),
  lifetime: { kind: 'choice', setting: 'lifetime', options: LIFETIMES },
  cause: { kind: 'choice', setting: 'cause', options: ['none', ...RUNGS] },
  fix: { kind: 'choice', setting: 'fix', options: ['undecided', ...FIXES] },
}
