/** The plan of what is measured beside each step's run. */
import type { TrafficAt, TrafficPlan } from '../../src/lesson/scene.ts'
import type { RouteSpec } from '../../src/world/traffic/spec.ts'
import { drillPlan } from './drill.ts'
import { quiet } from './incidents.ts'
import { wrongIn, type RatioSettings } from './settings.ts'
import { clientFields, CONFIGURATION, MINUTE_MS, ORIGIN, origin, pops, regions, routes, type Scale } from './site.ts'

const DAY_HOURS = 24
const HOUR_MS = 60 * MINUTE_MS
export const DAY_REQUESTS = 1_000_000

/** As many as a day's mean over a day comes to. */
const DAY: Scale = { requestsPerSecond: DAY_REQUESTS / (DAY_HOURS * 3_600), pages: 40, images: 500 }
/** A site's load over local hours, as a factor of the mean: a trough before dawn, a peak in the evening. */
const HOURLY = [0.55, 0.4, 0.3, 0.26, 0.26, 0.32, 0.5, 0.75, 0.95, 1.1, 1.2, 1.25, 1.3, 1.3, 1.25, 1.22, 1.22, 1.3, 1.42, 1.55, 1.62, 1.55, 1.25, 0.87]
/** Local time at the beginning, hours. */
const START_HOUR = { europe: 1, america: 19, asia: 9, nordics: 1 } as const

/** Installers and films: few requests, nearly all bytes. */
const DOWNLOADS: RouteSpec = {
  id: 'downloads',
  share: 0.4,
  url: `${ORIGIN}/download/{object}.zip`,
  objects: 400,
  zipfExponent: 0.5,
  sizes: { kind: 'pareto', leastBytes: 1_000_000, mostBytes: 4_000_000_000, shape: 0.3 },
  headers: [{ share: 1, headers: [['Cache-Control', 'max-age=86400'], ['Content-Type', 'application/zip']] }],
  validators: 'etag',
}

function day(): TrafficPlan {
  return {
    spec: {
      seed: 11,
      durationMs: DAY_HOURS * HOUR_MS,
      bucketMs: HOUR_MS,
      regions: regions(DAY).map((region) => ({ ...region, hourly: HOURLY, startHour: START_HOUR[region.id as keyof typeof START_HOUR] })),
      // Room for a film or two in the large ones, for pages and pictures in the smallest.
      pops: pops.map((pop) => ({ ...pop, capacityBytes: pop.id === 'stockholm' ? 2_000_000 : 24_000_000_000 })),
      origin,
      routes: [...routes(DAY), DOWNLOADS],
      clientFields,
      sampleSize: 1_500,
    },
    policies: { shop: CONFIGURATION },
    policy: 'shop',
    evidence: { parts: { by: ['region', 'route'] }, files: { by: ['path'], where: { route: ['downloads'] }, order: 'bytes', top: 1 } },
  }
}

/** Half the time under a short lifetime, half under another. */
export const HALF_MINUTES = 50
export const SHORT_SECONDS = 60
const BUCKET_MINUTES = 10

/** Only what is shared; nothing but its lifetime changes. */
function halves(lifetimeSeconds: number): TrafficPlan {
  const scale: Scale = { requestsPerSecond: 50, pages: 20, images: 40 }
  const lived = (seconds: number) => [['Cache-Control', `max-age=${seconds}`], ['Vary', 'Accept-Encoding'], ['Content-Type', 'text/html']] as const
  return {
    spec: {
      seed: 11,
      durationMs: 2 * HALF_MINUTES * MINUTE_MS,
      bucketMs: BUCKET_MINUTES * MINUTE_MS,
      regions: regions(scale),
      pops: pops.map((pop) => ({ ...pop, capacityBytes: 1e12 })),
      origin,
      routes: routes(scale)
        .filter(({ id }) => id === 'pages' || id === 'images')
        .map((route) => ({ ...route, headers: [{ share: 1, headers: lived(SHORT_SECONDS) }] })),
      clientFields,
      inputs: ['pages', 'images'].map((route) => ({ type: 'headers', atMs: HALF_MINUTES * MINUTE_MS, route, headers: lived(lifetimeSeconds) })),
      sampleSize: 0,
    },
    policies: { shop: CONFIGURATION },
    policy: 'shop',
  }
}

/** Made once each: a plan is known again by being the same object. */
const plans = new Map<string, TrafficPlan>()

function kept(name: string, make: () => TrafficPlan): TrafficPlan {
  const known = plans.get(name)
  if (known) return known
  const plan = make()
  plans.set(name, plan)
  return plan
}

export function traffic({ settings }: Pick<TrafficAt<RatioSettings>, 'settings'>): TrafficPlan | null {
  const { subject, drill, cause, fix, lifetime } = settings
  switch (subject) {
    case 'day':
      return kept('day', day)
    case 'lifetime':
      return kept(`lifetime ${lifetime}`, () => halves(Number(lifetime)))
    case 'drill':
      return kept(`drill ${drill} ${cause} ${fix}`, () => drillPlan(wrongIn(settings) ?? quiet(drill), drill, fix === 'undecided' ? null : fix))
    case 'answers':
      return null
  }
}
