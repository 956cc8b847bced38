/** What a learner can do: write the header, visit, wait, deploy. */
import type { Control } from '../../src/lesson/scene.ts'
import { HEADERS, WORDS, visit, type TtlSettings } from './world.ts'

type SceneControl = Control<TtlSettings>

/** After the press, so that what is on the stage at that moment stays as it is. */
const SOON_MS = 1

const wait = (seconds: number): SceneControl => ({ kind: 'act', inputs: ({ atMs }) => [{ type: 'wait', atMs: atMs + seconds * 1000 }] })

export const controls: Readonly<Record<string, SceneControl>> = {
  header: { kind: 'headers', setting: 'header' },
  way: { kind: 'choice', setting: 'header', options: [HEADERS.two, HEADERS.targeted, HEADERS.shorter, HEADERS.longer] },
  reset: { kind: 'switch', setting: 'resetAge' },
  word: { kind: 'choice', setting: 'header', options: Object.values(WORDS) },
  visit: { kind: 'act', inputs: ({ atMs }) => [visit(atMs + SOON_MS)] },
  'wait-half': wait(30),
  'wait-ten': wait(600),
}
