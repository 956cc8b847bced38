/** Fresh variants of the questions, all drawn from the seed. */
import type { Script } from '../../src/lesson/scene.ts'
import { randomStream, type Random } from '../../src/world/random.ts'
import { runWorld } from '../../src/world/run.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { RIGHTS, bugSightings, type Right } from './readings.ts'
import { INITIAL, deploy, visit, world, type SwrSettings } from './world.ts'

const TTLS = ['30', '60', '90'] as const
const WINDOWS = ['15', '30', '60'] as const

const pick = <T>(random: Random, items: readonly T[]): T => items[random.integer(items.length)] as T

/** The header of the seed's variant. */
export function variantOf(seed: number): Pick<SwrSettings, 'ttl' | 'window'> {
  const random = randomStream(seed, 'header')
  return { ttl: pick(random, TTLS), window: pick(random, WINDOWS) }
}

const VISITORS = 6
const TRIES = 200

/** A sparse city, a bug and its fix. Somebody sees the bug after the fix, and somebody later sees the fix. */
export function lastVisitorScript(settings: SwrSettings, seed: number): Script {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const inputs = sparseStory(randomStream(seed, `visits ${attempt}`), Number(settings.ttl))
    const { log } = runWorld(world(settings), inputs)
    const seen = bugSightings(log)
    const last = inputs.findLast((input) => input.type === 'request')
    const afterFix = seen.filter((sighting) => sighting.afterFix).length
    if (afterFix > 0 && last && (seen.at(-1)?.atMs ?? 0) < last.atMs) return { inputs, startMs: 0 }
  }
  throw new Error(`Seed ${seed} gives no variant in ${TRIES} tries. Widen the gaps in sparseStory.`)
}

function sparseStory(random: Random, ttlSeconds: number): readonly WorldInput[] {
  let atMs = 1_000
  const times = Array.from({ length: VISITORS }, (_, index) => (index === 0 ? atMs : (atMs += 1_000 * Math.round(ttlSeconds * (0.2 + random.uniform() * 1.2)))))
  const bugMs = (times[1] ?? 0) - 5_000
  const fixMs = bugMs + 1_000 * (10 + random.integer(ttlSeconds))
  // A visit at the very moment of a deploy would be a question about milliseconds.
  const apart = fixMs + (times.some((time) => Math.abs(time - fixMs) < 3_000) ? 6_000 : 0)
  return [...times.map((time) => visit('london', time)), deploy(bugMs), deploy(apart)]
}

/** The right by which the seed's marked answer is to be old. The check's answer is read from the log, not from here. */
function plannedRight(seed: number): Right {
  return pick(randomStream(seed, 'right'), RIGHTS)
}

export const DIAGNOSIS: Partial<SwrSettings> = { ...INITIAL, ttl: '60', window: '30', onError: 'stale-if-error' }

/** The bug is cached, the fix goes live, and the last visitor sees the bug by the planned right. Each shows another's trait. */
export function diagnosisScript(seed: number): Script {
  const random = randomStream(seed, 'diagnosis')
  const right = plannedRight(seed)
  const storedMs = 5_000 + 1_000 * random.integer(10)
  const seconds = (from: number, to: number): number => 1_000 * (from + random.integer(to - from + 1))
  const markedMs = storedMs + (right === 'fresh' ? seconds(40, 55) : right === 'stale-while-revalidate' ? seconds(64, 84) : seconds(100, 300))
  const fixMs = storedMs + seconds(10, 30)
  const fails = right === 'stale-if-error' || random.integer(2) === 0
  return {
    inputs: [
      deploy(1_000),
      visit('london', storedMs),
      visit('london', storedMs + seconds(4, 8)),
      deploy(fixMs),
      visit('london', storedMs + seconds(32, 37)),
      ...(fails ? [{ type: 'origin-down', atMs: storedMs + 38_000, durationMs: Math.max(0, markedMs - storedMs - 38_000) + 5_000, how: 'error' } as const] : []),
      visit('london', markedMs),
    ],
    startMs: 0,
  }
}
