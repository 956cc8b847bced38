/** The same site in numbers: hundreds of POPs, and tens of thousands of requests for pages that are popular, and for many that are not. */
import type { TrafficAt, TrafficPlan } from '../../src/lesson/scene.ts'
import { CITIES, CITY_IDS } from '../../src/world/geo/cities.ts'
import { randomStream } from '../../src/world/random.ts'
import type { Place } from '../../src/world/spec.ts'
import type { RouteSpec, TrafficSpec } from '../../src/world/traffic/spec.ts'
import { ORIGIN_CITY, SHIELD, THINK_MS, type ShieldCity, type ShieldSettings } from './world.ts'

export const POPS = 300
const SEED = 9
const FOR_MS = 300_000
const PER_SECOND_AND_POP = 1 / 3
/** Nothing expires or is evicted within the run: what misses is what a cache has not met. */
const LIFETIME_SECONDS = 3600
const ROOM_BYTES = 1e12

/** A few pages that everybody opens, and an archive in which each is opened here and there. */
const FRONT = { objects: 2, share: 0.92 }
const ARCHIVE = { objects: 600, share: 0.08, zipfExponent: 0.65 }

/** How far from its city a POP may stand, degrees. */
const SCATTER_DEG = 3

/** Towns around the known cities, the same in every run. */
function places(): readonly Place[] {
  const random = randomStream(SEED, 'places of POPs')
  const off = (): number => Math.round((2 * random.uniform() - 1) * SCATTER_DEG * 1000) / 1000
  return Array.from({ length: POPS }, (_, index) => {
    const { name, latitudeDeg, longitudeDeg } = CITIES[CITY_IDS[index % CITY_IDS.length]!]
    return { label: `${name} ${String(Math.floor(index / CITY_IDS.length) + 1)}`, latitudeDeg: latitudeDeg + off(), longitudeDeg: longitudeDeg + off() }
  })
}

function pages(id: string, { share, objects, zipfExponent = 0 }: { readonly share: number; readonly objects: number; readonly zipfExponent?: number }): RouteSpec {
  return {
    id,
    share,
    url: `https://www.news.example/${id}/{object}`,
    objects,
    zipfExponent,
    sizes: { kind: 'fixed', bytes: 40_000 },
    headers: [{ share: 1, headers: [['Cache-Control', `max-age=${LIFETIME_SECONDS}`], ['Content-Type', 'text/html']] }],
    validators: 'none',
  }
}

function spec(shield: ShieldCity): TrafficSpec {
  const everywhere = places()
  return {
    seed: SEED,
    durationMs: FOR_MS,
    bucketMs: FOR_MS / 20,
    regions: everywhere.map((place, index) => ({ id: `town-${String(index)}`, place, accessMs: 5, people: 1_000, requestsPerSecond: PER_SECOND_AND_POP })),
    pops: everywhere.map((place, index) => ({ id: `pop-${String(index)}`, place, capacityBytes: ROOM_BYTES, lookupMs: 1 })),
    shield: { id: SHIELD, place: shield, capacityBytes: ROOM_BYTES, lookupMs: 1 },
    origin: { place: ORIGIN_CITY, thinkMs: THINK_MS, workers: 1_000, queueLimit: 10_000 },
    routes: [pages('front', FRONT), pages('archive', ARCHIVE)],
    clientFields: [],
    sampleSize: 0,
  }
}

const plans = new Map<string, TrafficPlan>()

/** Only where there is a shield: without one, the origin would have met whatever the POPs missed. */
export function traffic({ settings: { shield }, beat }: TrafficAt<ShieldSettings>): TrafficPlan | null {
  if (beat !== 'later' || shield === 'none') return null
  const plan = plans.get(shield) ?? { spec: spec(shield) }
  plans.set(shield, plan)
  return plan
}
