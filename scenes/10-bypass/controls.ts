/** What a learner can do: send one of the two, and change what the origin says and what the operator has set. */
import type { Control } from '../../src/lesson/scene.ts'
import { CREDENTIALS, HEADERS, MENDS, MISTAKES, RULES, ask, urlOf, type BypassSettings, type Person } from './world.ts'

/** After the press, so that what is on the stage at that moment stays as it is. */
const SOON_MS = 1

const send = (person: Person): Control<BypassSettings> => ({ kind: 'act', inputs: ({ atMs, trial }) => [ask(person, urlOf(trial.settings), atMs + SOON_MS, trial.settings)] })

export const controls: Readonly<Record<string, Control<BypassSettings>>> = {
  'send-ana': send('ana'),
  'send-ben': send('ben'),
  header: { kind: 'choice', setting: 'header', options: HEADERS },
  credentials: { kind: 'choice', setting: 'credentials', options: CREDENTIALS },
  rule: { kind: 'choice', setting: 'rule', options: RULES },
  mistake: { kind: 'choice', setting: 'mistake', options: MISTAKES },
  mend: { kind: 'choice', setting: 'mend', options: MENDS },
  page: { kind: 'choice', setting: 'page', options: ['whole', 'split'] },
  warm: { kind: 'switch', setting: 'warm' },
}
