/** Fresh variants of the two questions, drawn from a seed. */
import type { Script } from '../../src/lesson/scene.ts'
import { randomStream, type Random } from '../../src/world/random.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { HOME, PRICE_PAGES, PRODUCT, SALE, STYLES } from './pages.ts'
import { CAUSES, type Cause } from './readings.ts'
import { PRICE_MS, PURGE_MS, purge } from './scripts.ts'
import { CITY_ORDER, visit, type PurgeSettings } from './world.ts'

const pick = <T>(random: Random, all: readonly T[]): T => all[random.integer(all.length)] as T

/** Few enough that what is measured for one seed serves others. */
export function peakSettings(seed: number): Partial<PurgeSettings> {
  const random = randomStream(seed, 'peak')
  return { load: pick(random, [400, 600, 800]), tail: pick(random, [2, 4]) }
}

const MISTAKES: Readonly<Record<Cause, Partial<PurgeSettings>>> = {
  'other-url': { mistake: 'other-url' },
  'other-tag': { mistake: 'other-tag', tag: 'category-shoes' },
  'on-its-way': { mistake: 'on-its-way', network: 'slow' },
  browser: { mistake: 'browser', ownCopies: true },
}

/** One way to be shown the old version. The check's answer is read from the log, not from here. */
export function oldSettings(seed: number): Partial<PurgeSettings> {
  return { ...MISTAKES[pick(randomStream(seed, 'mistake'), CAUSES)], hasPast: false }
}

/** A page is changed, something is purged, and two people come who had been there before. */
export function oldScript(settings: PurgeSettings, seed: number): Script {
  const random = randomStream(seed, 'old')
  const { mistake } = settings
  const far = pick(random, ['mumbai', 'sydney', 'tokyo'] as const)
  const near = pick(random, CITY_ORDER.filter((city) => city !== far))
  const url = mistake === 'browser' ? STYLES : mistake === 'other-tag' ? pick(random, [HOME, SALE]) : mistake === 'other-url' ? pick(random, PRICE_PAGES.slice(2)) : pick(random, [HOME, SALE, PRODUCT])
  const selector = mistake === 'other-url' ? { by: 'url', url: PRODUCT } as const : mistake === 'browser' ? { by: 'url', url } as const : { by: 'tag', tags: [settings.tag] } as const
  const before: readonly WorldInput[] = [visit(near, url, 1_000), visit(far, url, 1_500)]
  // The one nearby is reached by then even through the slow queues; the one far away is not.
  const again = mistake === 'on-its-way' ? [visit(far, url, PURGE_MS + 3_000 + random.integer(10) * 1_000)] : [visit(near, url, PURGE_MS + 2_000 + random.integer(5) * 1_000), visit(far, url, PURGE_MS + 9_000)]
  return { inputs: [...before, { type: 'deploy', atMs: PRICE_MS, url }, purge(selector, PURGE_MS, settings), ...again], startMs: 0 }
}
