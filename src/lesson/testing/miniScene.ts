import type { SceneDefinition } from '../scene.ts'
import { requests, originRequests } from '../../world/report.ts'
import type { WorldInput } from '../../world/spec.ts'

/** The smallest scene that uses everything a lesson can hold. For tests of the frame. */
interface MiniSettings extends Record<string, string | number | boolean> {
  readonly pops: number
  readonly thinkMs: number
}

const URL_ = 'https://www.shop.example/hero.jpg'

function ask(atMs: number): WorldInput {
  return { type: 'request', atMs, user: 'tokyo', url: URL_ }
}

export const miniScene: SceneDefinition<MiniSettings> = {
  id: '99',
  slug: '99-mini',
  settings: { pops: 1, thinkMs: 40 },
  world: ({ pops, thinkMs }) => ({
    seed: 1,
    tls: '1.3',
    users: [{ id: 'tokyo', place: 'tokyo', accessMs: 4, browserCache: false, resolver: { oneWayMs: 2, recursionMs: 20, ttlSeconds: 300 } }],
    pops: pops === 0 ? [] : [{ id: 'tokyo', place: 'tokyo', capacityBytes: 1_000_000, warmOrigin: true, lookupMs: 0.5 }],
    origin: { place: 'virginia', thinkMs, workers: 8, queueLimit: 8, resources: [{ url: URL_, lengthBytes: 1000, headers: [['Cache-Control', 'public, max-age=300']], etag: true }] },
  }),
  topology: () => ({ nodes: [], links: [], stops: [] }),
  controls: {
    send: { kind: 'act', inputs: ({ atMs }) => [ask(atMs)] },
    'send-soon': { kind: 'act', inputs: ({ atMs }) => [ask(atMs + 1)] },
    wait: { kind: 'act', inputs: ({ atMs }) => [{ type: 'wait', atMs: atMs + 60_000 }] },
    think: { kind: 'range', setting: 'thinkMs', min: 10, max: 200, step: 10, unit: 'ms' },
  },
  beats: [
    { id: 'first', plate: 'lanes', script: () => ({ inputs: [ask(0)], startMs: 0 }), controls: ['send', 'wait', 'think'], whatIf: [{ id: 'no-pop', settings: { pops: 0 } }] },
    {
      id: 'second',
      plate: 'map',
      script: () => ({ inputs: [ask(0), ask(5000)], startMs: 4000 }),
      controls: ['send'],
      predict: { id: 'origin', kind: 'one', options: () => ['1', '2'], answer: ({ run }) => String(originRequests(run.log)) },
    },
    { id: 'free', plate: 'map', script: () => ({ inputs: [], startMs: 0 }), controls: ['send', 'send-soon', 'wait'] },
  ],
  checks: [
    {
      id: 'three',
      kind: 'goal',
      plate: 'map',
      controls: ['send'],
      script: () => ({ inputs: [], startMs: 0 }),
      goal: ({ run }) => [{ id: 'asked', met: requests(run.log).filter((row) => row.parent === null && row.status !== null).length >= 2 }],
      solution: [{ press: 'send' }, { press: 'send' }],
    },
    {
      id: 'count',
      kind: 'question',
      plate: 'map',
      controls: [],
      trace: 'hidden',
      script: (_settings, seed) => ({ inputs: Array.from({ length: 1 + (seed % 3) }, (_, i) => ask(i * 400_000)), startMs: 0 }),
      question: { kind: 'one', options: () => ['1', '2', '3'], answer: ({ run }) => String(originRequests(run.log)) },
    },
  ],
  figures: ({ run }) => ({ origin: originRequests(run.log) }),
  meters: (state) => [{ id: 'origin', label: 'origin requests', value: String(state.origin.requests) }],
  fieldNotes: [],
}
