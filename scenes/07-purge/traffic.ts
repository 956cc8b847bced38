/** The shop in numbers: 50,000 objects at six POPs, and a purge of all that they hold. */
import type { TrafficAt, TrafficPlan } from '../../src/lesson/scene.ts'
import type { RouteSpec, TrafficInput } from '../../src/world/traffic/spec.ts'
import { floodOf, type Flood, type PurgeTrial } from './readings.ts'
import { CITY_ORDER, ORIGIN_CITY, WINDOW_SECONDS, type PurgeSettings } from './world.ts'

export const OBJECTS = 50_000
/** All requests of the beats in a second, and objects that nearly all of them are for. */
const LOAD = 1_600
const HOT = 1_500
/** In a hundred requests, those for the long tail: each POP sees such an object for the first time. */
const TAIL = 1
const THINK_MS = 50
const WORKERS = 40
/** Requests in a second that the origin can make. */
export const CAPACITY = (WORKERS * 1000) / THINK_MS
/** Requests that wait for a worker; more are turned away. */
export const QUEUE = 400
export const BUCKET_MS = 500
const PARTS = 10
const BETWEEN_PARTS_MS = 2_500

/** So many requests for each hot object of each POP fill the caches: all but e^-4.3 of the objects have been asked for by then. */
const FILLING = 4.3
/** The calm before, which the flood is compared with. */
export const CALM_MS = 5_000

/** Whoever runs the origin looks at it each second; turning requests away in so many seconds running, it is restarted. */
export const SICK_SECONDS = 3
const RESTART_MS = 30_000

interface Scale {
  readonly load: number
  readonly tail: number
  readonly hot: number
  readonly objects: number
}

const STORY: Scale = { load: LOAD, tail: TAIL, hot: HOT, objects: OBJECTS }

function scaleOf({ load, tail }: PurgeSettings): Scale {
  return load === 0 ? STORY : { load, tail, hot: 600, objects: 20_000 }
}

/** When the zone is purged in a trial's traffic, ms: as soon as the caches are full and it has been calm for a while. */
export function purgeAtMs(settings: PurgeSettings): number {
  const { load, hot } = scaleOf(settings)
  return Math.ceil((FILLING * hot * CITY_ORDER.length) / load) * 1000 + CALM_MS
}

function routes({ tail, hot, objects }: Scale): readonly RouteSpec[] {
  const common = { zipfExponent: 0, sizes: { kind: 'fixed', bytes: 20_000 }, validators: 'etag' } as const
  const control = ['Cache-Control', `max-age=86400, stale-while-revalidate=${WINDOW_SECONDS}`] as const
  return [
    { ...common, id: 'hot', share: 100 - tail, url: 'https://shop.example/hot/{object}', objects: hot, headers: Array.from({ length: PARTS }, (_, part) => ({ share: 1, headers: [control, ['Surrogate-Key', `part-${part}`]] })) },
    { ...common, id: 'tail', share: tail, url: 'https://shop.example/tail/{object}', objects: objects - hot, headers: [{ share: 1, headers: [control, ['Surrogate-Key', 'part-0']] }] },
  ]
}

function purges({ mode, parts }: PurgeSettings, atMs: number): readonly TrafficInput[] {
  if (parts === 'one') return [{ type: 'purge', atMs, selector: { by: 'everything' }, mode }]
  return Array.from({ length: PARTS }, (_, part) => ({ type: 'purge', atMs: atMs + part * BETWEEN_PARTS_MS, selector: { by: 'tag', tags: [`part-${part}`] }, mode }))
}

/**
 * Restarts of the origin, at the moment that the rule of `SICK_SECONDS` calls for. A plan is data and can't wait and see, so
 * they are set down here; that each plan's own run calls for exactly these is tested.
 */
function restarts({ load, parts }: PurgeSettings, purgeMs: number): readonly TrafficInput[] {
  return load === 0 && parts === 'one' ? [{ type: 'origin-down', atMs: purgeMs + SICK_SECONDS * 1000, durationMs: RESTART_MS }] : []
}

/** How long the flood is watched, ms. */
function watchedMs({ load, parts }: PurgeSettings): number {
  if (load > 0) return 2_000
  return parts === 'ten' ? PARTS * BETWEEN_PARTS_MS + 5_000 : SICK_SECONDS * 1000 + RESTART_MS + 8_000
}

function planOf(settings: PurgeSettings): TrafficPlan {
  const scale = scaleOf(settings)
  const purgeMs = purgeAtMs(settings)
  return {
    spec: {
      seed: 7,
      durationMs: purgeMs + watchedMs(settings),
      bucketMs: BUCKET_MS,
      regions: CITY_ORDER.map((city) => ({ id: city, place: city, accessMs: 5, people: 10_000, requestsPerSecond: scale.load / CITY_ORDER.length })),
      pops: CITY_ORDER.map((city) => ({ id: city, place: city, capacityBytes: 1e12, lookupMs: 1 })),
      origin: { place: ORIGIN_CITY, thinkMs: THINK_MS, workers: settings.load === 0 ? WORKERS : 10 * WORKERS, queueLimit: QUEUE },
      routes: routes(scale),
      clientFields: [],
      inputs: [{ type: 'deploy', atMs: purgeMs, route: 'hot' }, ...purges(settings, purgeMs), ...restarts(settings, purgeMs)],
      sampleSize: 0,
    },
  }
}

export function traffic({ settings, beat, check }: TrafficAt<PurgeSettings>): TrafficPlan | null {
  return beat === 'everything' || beat === 'soft' || check === 'peak' ? planOf(settings) : null
}

/** What the purge did to the origin; null until it has been measured. */
export function flood({ traffic: outcome, settings }: PurgeTrial): Flood | null {
  return outcome && floodOf(outcome, BUCKET_MS, { purgeMs: purgeAtMs(settings), calmMs: CALM_MS })
}
