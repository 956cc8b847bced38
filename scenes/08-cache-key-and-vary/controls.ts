/** What a learner can do: move parts of the key, say what the origin varies by, send somebody, choose a defence. */
import type { Control } from '../../src/lesson/scene.ts'
import { PEOPLE, fieldsOf } from './people.ts'
import { BOTH, DEFENCES, PAGE, PICTURE, VARIES, visit, type KeySettings } from './world.ts'

type SceneControl = Control<KeySettings>

/** After the press, so that what is on the stage at that moment stays as it is. */
const SOON_MS = 1

export const controls: Readonly<Record<string, SceneControl>> = {
  rule: { kind: 'own', setting: 'policy' },
  links: { kind: 'choice', setting: 'links', options: ['plain', 'email', 'ads'] },
  vary: { kind: 'choice', setting: 'vary', options: [...VARIES, BOTH] },
  defence: { kind: 'choice', setting: 'defence', options: DEFENCES },
  'ask-large': { kind: 'act', inputs: ({ atMs }) => [visit(atMs + SOON_MS, `${PICTURE}?width=1600`)] },
  // Another click each time: its number is that of the requests before it.
  'ask-click': { kind: 'act', inputs: ({ atMs, trial }) => [visit(atMs + SOON_MS, `${PICTURE}?width=800&gclid=Cj0K${String(trial.inputs.length).padStart(4, '0')}`)] },
  'ask-page': { kind: 'act', inputs: ({ atMs, trial }) => [visit(atMs + SOON_MS, PAGE, fieldsOf(PEOPLE[trial.inputs.length % PEOPLE.length] ?? PEOPLE[0]!))] },
}
