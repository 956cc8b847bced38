/** Fresh variants of the two questions, drawn from a seed. */
import type { Script } from '../../src/lesson/scene.ts'
import { randomStream, type Random } from '../../src/world/random.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import type { Cause } from './readings.ts'
import { acquainted, COUNTED_FROM_MS } from './scripts.ts'
import { CITY_ORDER, SHIELD_CITIES, SHIELD_PLACES, visit, type ShieldSettings } from './world.ts'

const START_MS = COUNTED_FROM_MS + 1_000
/** No sum of up to four of them comes near to the copies' lifetime: what is fresh and what isn't can be told by head. */
const GAPS_MS = [3_000, 22_000, 45_000, 80_000] as const
const VISITS = 5
/** Few, so that some come again. */
const CITIES = 3

const pick = <T>(random: Random, all: readonly T[]): T => all[random.integer(all.length)] as T

/** As many of them as asked for, in any order. */
function some<T>(random: Random, all: readonly T[], many: number): readonly T[] {
  const left = [...all]
  return Array.from({ length: many }, () => left.splice(random.integer(left.length), 1)[0] as T)
}

export function countedSettings(seed: number): Partial<ShieldSettings> {
  return { shield: pick(randomStream(seed, 'counted shield'), SHIELD_PLACES) }
}

/** Five visits from three cities, seconds or a minute apart. */
export function countedScript(settings: ShieldSettings, seed: number): Script {
  const random = randomStream(seed, 'counted visits')
  const cities = some(random, CITY_ORDER, CITIES)
  let atMs = START_MS
  const visits = Array.from({ length: VISITS }, (_, index) => {
    if (index > 0) atMs += pick(random, GAPS_MS)
    return visit(pick(random, cities), atMs, settings)
  })
  return { inputs: [...acquainted(), ...visits], startMs: START_MS - 5 }
}

const CAUSE_SETTINGS: Readonly<Record<Cause, Partial<ShieldSettings>>> = {
  down: { failover: true },
  uncacheable: { page: 'private' },
  keys: { address: 'by-city' },
  short: { page: 'short' },
}

/** The settings of one cause. The check's answer is read from the log, not from here. */
export function causedSettings(seed: number): Partial<ShieldSettings> {
  const random = randomStream(seed, 'cause')
  return { ...CAUSE_SETTINGS[pick(random, Object.keys(CAUSE_SETTINGS) as Cause[])], shield: pick(random, SHIELD_CITIES) }
}

/** Whole seconds, as the text says them and the list shows them; longer than the short lifetime. */
const LEAST_GAP_SECONDS = 2
const GAPS = 3

/** Cities one after another, each once, well within a minute; the shield is down before them where it can be done without. */
export function causedScript(settings: ShieldSettings, seed: number): Script {
  const random = randomStream(seed, 'caused visits')
  let atMs = START_MS
  const visits = some(random, CITY_ORDER, 4 + random.integer(3)).map((city, index) => {
    if (index > 0) atMs += (LEAST_GAP_SECONDS + random.integer(GAPS)) * 1000
    return visit(city, atMs, settings)
  })
  const down: readonly WorldInput[] = settings.failover ? [{ type: 'pop-down', atMs: START_MS - 200, durationMs: 60_000, pop: 'shield' }] : []
  return { inputs: [...acquainted(), ...down, ...visits], startMs: START_MS - 205 }
}
