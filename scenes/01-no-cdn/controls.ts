import type { Control } from '../../src/lesson/scene.ts'
import { lastRequest } from './legs.ts'
import { FAR, ask, type NoCdnSettings } from './world.ts'

/** How long after the press a request leaves, so that its start is seen. */
const SOON_MS = 20

export const controls: Readonly<Record<string, Control<NoCdnSettings>>> = {
  distance: { kind: 'range', setting: 'distanceKm', min: 0, max: 20_000, step: 100, unit: 'km' },
  people: { kind: 'range', setting: 'people', min: 1, max: 100_000, step: 1, scale: 'log' },
  tls: { kind: 'choice', setting: 'tls', options: ['1.2', '1.3'] },
  think: { kind: 'range', setting: 'thinkMs', min: 20, max: 200, step: 20, unit: 'ms' },
  'ask-again': {
    kind: 'act',
    inputs: ({ atMs, trial }) => {
      const first = lastRequest(trial.run.log, FAR)
      const answeredAtMs = first ? first.startMs + (first.totalMs ?? 0) : 0
      // Before the first answer is there, the script stays, and the second request follows it.
      if (answeredAtMs > atMs) return [...trial.inputs.filter((input) => input.atMs > atMs), ask(FAR, answeredAtMs + SOON_MS)]
      return [ask(FAR, atMs + SOON_MS)]
    },
  },
  'ask-sydney': { kind: 'act', inputs: ({ atMs }) => [ask(FAR, atMs + SOON_MS)] },
}
