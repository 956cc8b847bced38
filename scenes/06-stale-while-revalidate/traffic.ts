/** Who comes when: seeded arrivals by city, and the story of the bug. */
import type { Script } from '../../src/lesson/scene.ts'
import { randomStream } from '../../src/world/random.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { deploy, visit, type SceneCity } from './world.ts'

/** Visits are put on whole tenths of a second, so that what is said of them is exact. */
const GRID_MS = 100

export interface Arrivals {
  readonly seed: number
  readonly city: SceneCity
  /** The first of them comes then; the others follow by chance. */
  readonly fromMs: number
  readonly untilMs: number
  readonly meanGapMs: number
}

/** Poisson arrivals, none at the same moment as another of the same city. */
export function arrivals({ seed, city, fromMs, untilMs, meanGapMs }: Arrivals): readonly number[] {
  const random = randomStream(seed, `visits ${city}`)
  const times: number[] = []
  for (let atMs = fromMs; atMs < untilMs; atMs += Math.max(GRID_MS, Math.round((random.exponential() * meanGapMs) / GRID_MS) * GRID_MS)) times.push(atMs)
  return times
}

function visitsOf(of: Arrivals): readonly WorldInput[] {
  return arrivals(of).map((atMs) => visit(of.city, atMs))
}

/** Somebody comes to each city's empty cache at the beginning; it lies before what is played. */
const FIRST_MS = { london: 1_000, auckland: 8_000 } as const satisfies Record<SceneCity, number>

/** Seeds whose chances tell the story well; found by looking. */
const SEED = { london: 91, auckland: 31 }

const BUSY_GAP_MS = 6_000
const SPARSE_GAP_MS = 40_000

/** The bug goes live, and the fix. */
export const BUG_MS = 100_000
export const FIX_MS = 130_000

/** Whoever fills the POP's cache, and those who come from `fromMs` on: what lies between changes nothing in what is told. */
const london = (fromMs: number, untilMs: number): readonly WorldInput[] =>
  visitsOf({ seed: SEED.london, city: 'london', fromMs: FIRST_MS.london, untilMs, meanGapMs: BUSY_GAP_MS }).filter(({ atMs }) => atMs === FIRST_MS.london || atMs >= fromMs)
const auckland = (untilMs: number): readonly WorldInput[] => visitsOf({ seed: SEED.auckland, city: 'auckland', fromMs: FIRST_MS.auckland, untilMs, meanGapMs: SPARSE_GAP_MS })

/** A lifetime ends while London looks. */
export const quiet = (): Script => ({ inputs: london(50_000, 75_000), startMs: 50_000 })

/** Shortly before the first lifetime ends. */
const BEFORE_END_MS = 58_000

const deploys: readonly WorldInput[] = [deploy(BUG_MS), deploy(FIX_MS)]

export const bugInOneCity = (): Script => ({ inputs: [...london(BEFORE_END_MS, 200_000), ...deploys], startMs: BUG_MS - 3_000 })

export const BOTH_UNTIL_MS = 240_000

const inBoth = (fromMs: number): Script => ({ inputs: [...london(fromMs, 225_000), ...auckland(BOTH_UNTIL_MS), ...deploys, { type: 'wait', atMs: BOTH_UNTIL_MS }], startMs: BUG_MS - 3_000 })

export const bugInBoth = (): Script => inBoth(BEFORE_END_MS)
/** With everybody who comes, for lifetimes of any length. */
export const wholeStory = (): Script => inBoth(0)

const NIGHT_UNTIL_MS = 1_500_000

/** The same two deploys at night: fewer come, and Auckland is nearly asleep. */
export const night = (): Script => ({
  inputs: [
    ...visitsOf({ seed: 52, city: 'london', fromMs: FIRST_MS.london, untilMs: NIGHT_UNTIL_MS, meanGapMs: 45_000 }),
    ...visitsOf({ seed: 3, city: 'auckland', fromMs: BUG_MS + 10_000, untilMs: NIGHT_UNTIL_MS, meanGapMs: 600_000 }),
    ...deploys,
    { type: 'wait', atMs: NIGHT_UNTIL_MS },
  ],
  startMs: BUG_MS - 3_000,
})

/** The origin fails shortly before a lifetime ends. */
const FAILS_AT_MS = 55_000
export const FAILS_FOR_MS = 90_000

export const failure = (): Script => ({
  inputs: [...london(50_000, 160_000), { type: 'origin-down', atMs: FAILS_AT_MS, durationMs: FAILS_FOR_MS, how: 'error' }],
  startMs: FAILS_AT_MS - 3_000,
})
