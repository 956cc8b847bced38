/** What a learner can do: change the header, send somebody, wait, deploy. */
import type { Control } from '../../src/lesson/scene.ts'
import { ON_ERROR, deploy, visit, type SceneCity, type SwrSettings } from './world.ts'

type SceneControl = Control<SwrSettings>

/** After the press, so that what is on the stage at that moment stays as it is. */
const SOON_MS = 1

const visits = (city: SceneCity): SceneControl => ({ kind: 'act', inputs: ({ atMs }) => [visit(city, atMs + SOON_MS)] })
const wait = (seconds: number): SceneControl => ({ kind: 'act', inputs: ({ atMs }) => [{ type: 'wait', atMs: atMs + seconds * 1000 }] })

/** The windows that the scene sets beside one another. */
export const WINDOWS = ['0', '30', '3600'] as const

export const controls: Readonly<Record<string, SceneControl>> = {
  window: { kind: 'choice', setting: 'window', options: WINDOWS },
  'any-window': { kind: 'choice', setting: 'window', options: ['0', '2', '15', '120', '3600'] },
  ttl: { kind: 'choice', setting: 'ttl', options: ['5', '30', '60', '120'] },
  'on-error': { kind: 'choice', setting: 'onError', options: ON_ERROR },
  'visit-london': visits('london'),
  'visit-auckland': visits('auckland'),
  'wait-half': wait(30),
  'wait-ten': wait(600),
  deploy: { kind: 'act', inputs: ({ atMs }) => [deploy(atMs + SOON_MS)] },
}
