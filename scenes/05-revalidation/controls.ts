/** What a learner can do: send somebody, wait, deploy; and what can be turned at the origin and on the way to it. */
import type { Control } from '../../src/lesson/scene.ts'
import { LIFETIME_SECONDS, NEXT_LIFETIMES, POLICIES, SIZES, VALIDATORS, deploy, visits, type RevalidationSettings } from './world.ts'

type SceneControl = Control<RevalidationSettings>

/** After the press, so that what is on the stage at that moment stays as it is. */
const SOON_MS = 1

export const controls: Readonly<Record<string, SceneControl>> = {
  send: {
    kind: 'act',
    inputs: ({ atMs, trial }) => visits([atMs + SOON_MS], !trial.inputs.some((input) => input.type === 'request' && input.atMs <= atMs)),
  },
  'wait-minute': { kind: 'act', inputs: ({ atMs }) => [{ type: 'wait', atMs: atMs + LIFETIME_SECONDS * 1000 }] },
  deploy: { kind: 'act', inputs: ({ atMs }) => [deploy(atMs + SOON_MS)] },
  repack: { kind: 'act', inputs: ({ atMs }) => [deploy(atMs + SOON_MS, true)] },
  validator: { kind: 'choice', setting: 'validator', options: VALIDATORS },
  policy: { kind: 'choice', setting: 'policy', options: POLICIES },
  'next-lifetime': { kind: 'choice', setting: 'nextLifetime', options: NEXT_LIFETIMES.map(String) },
  size: { kind: 'choice', setting: 'bodyBytes', options: SIZES.map(String) },
  mbit: { kind: 'range', setting: 'mbit', min: 1, max: 100, step: 1, unit: 'Mbit/s', scale: 'log' },
  'slow-start': { kind: 'switch', setting: 'slowStart' },
}
