import { requests } from '../../world/report.ts'
import type { SceneDefinition, TrafficPlan } from '../scene.ts'
import { miniScene } from './miniScene.ts'

interface Settings extends Record<string, string | number | boolean> {
  readonly pops: number
  readonly thinkMs: number
  readonly ttl: 'short' | 'long'
}

/** A day's traffic of a small shop, small enough to run in a test. */
export function miniPlan(ttl: 'short' | 'long', seed = 1): TrafficPlan {
  return {
    spec: {
      seed,
      durationMs: 60_000,
      bucketMs: 10_000,
      regions: [{ id: 'tokyo', place: 'tokyo', accessMs: 4, people: 20, requestsPerSecond: 20 }],
      pops: [{ id: 'tokyo', place: 'tokyo', capacityBytes: 10_000_000, lookupMs: 0.5 }],
      origin: { place: 'virginia', thinkMs: 20, workers: 8, queueLimit: 8 },
      routes: [
        {
          id: 'pages',
          share: 1,
          url: 'https://www.shop.example/{object}',
          objects: 10,
          zipfExponent: 0.8,
          sizes: { kind: 'fixed', bytes: 1000 },
          headers: [{ share: 1, headers: [['Cache-Control', ttl === 'long' ? 's-maxage=3600' : 's-maxage=1']] }],
          validators: 'none',
        },
      ],
      clientFields: [],
    },
  }
}

const HIGH = 0.9

/** The smallest scene whose beats and checks are about measured traffic. For tests of the frame. */
export const miniTraffic: SceneDefinition<Settings> = {
  ...(miniScene as unknown as SceneDefinition<Settings>),
  id: '98',
  slug: '98-mini-traffic',
  settings: { pops: 1, thinkMs: 40, ttl: 'short' },
  traffic: ({ settings, seed, beat, check }) => (beat === undefined && check === undefined ? null : miniPlan(settings.ttl, check === undefined ? 1 : seed)),
  controls: { ttl: { kind: 'choice', setting: 'ttl', options: ['short', 'long'] } },
  beats: [
    { id: 'first', plate: 'lanes', script: () => ({ inputs: [], startMs: 0 }), controls: ['ttl'], whatIf: [{ id: 'long', settings: { ttl: 'long' } }] },
    {
      id: 'second',
      plate: 'lanes',
      script: () => ({ inputs: [{ type: 'request', atMs: 0, user: 'tokyo', url: 'https://www.shop.example/hero.jpg' }], startMs: 0 }),
      controls: [],
      predict: { id: 'ratio', kind: 'number', range: { min: 0, max: 100, step: 1, unit: '%' }, answer: ({ traffic }) => 100 * (traffic?.metrics.total.requestHitRatio ?? NaN), tolerance: () => 5 },
    },
  ],
  checks: [
    {
      id: 'high',
      kind: 'goal',
      plate: 'lanes',
      controls: ['ttl'],
      script: () => ({ inputs: [], startMs: 0 }),
      goal: ({ traffic }) => [{ id: 'ratio', met: (traffic?.metrics.total.requestHitRatio ?? 0) >= HIGH }],
      solution: [{ set: 'ttl', to: 'long' }],
    },
    {
      id: 'count',
      kind: 'question',
      plate: 'lanes',
      controls: [],
      trace: 'hidden',
      script: () => ({ inputs: [], startMs: 0 }),
      question: {
        kind: 'one',
        options: ({ traffic }) => [0, 1, 2].map((more) => String((traffic?.metrics.total.requests ?? NaN) + more)),
        answer: ({ traffic }) => String(traffic?.metrics.total.requests ?? NaN),
      },
    },
  ],
  figures: ({ run, traffic }) => ({ asked: requests(run.log).length, ...(traffic && { requests: traffic.metrics.total.requests }) }),
}
