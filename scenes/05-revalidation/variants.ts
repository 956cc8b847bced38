/** Fresh variants of the two questions: short traffics of one city, drawn from a seed. */
import type { Script } from '../../src/lesson/scene.ts'
import { randomStream } from '../../src/world/random.ts'
import { CAUSES, type BodyCause } from './crossings.ts'
import { deploy, visits, type RevalidationSettings, type Validator } from './world.ts'

const START_MS = 1_000
/** Gaps between visits: no sum of them comes near the lifetime of a minute. */
const GAPS_MS = [25_000, 45_000, 75_000, 95_000] as const
const COUNTED: readonly Validator[] = ['etag', 'etag', 'servers', 'none']
const VISITS = 4

/** What marks the versions where bodies are to be counted. */
export function countedSettings(seed: number): Partial<RevalidationSettings> {
  return { validator: COUNTED[randomStream(seed, 'marks').integer(COUNTED.length)] ?? 'etag' }
}

/** Four visits, and mostly a deploy between two of them. */
export function countedScript(seed: number): Script {
  const random = randomStream(seed, 'counted')
  const timesMs = timesAfter(START_MS, Array.from({ length: VISITS - 1 }, () => GAPS_MS[random.integer(GAPS_MS.length)] ?? 0))
  const before = timesMs[1 + random.integer(VISITS - 1)] ?? 0
  const deploys = random.integer(4) > 0 ? [deploy(before - 10_000)] : []
  return { inputs: [...visits(timesMs), ...deploys], startMs: 0 }
}

/** The cause for which the seed's variant is made. The check's answer is read from the log, not from here. */
export function plannedCause(seed: number): BodyCause {
  return CAUSES[randomStream(seed, 'cause').integer(CAUSES.length)] as BodyCause
}

const MARKS: Readonly<Record<BodyCause, Validator>> = { blind: 'none', changed: 'etag', servers: 'servers' }

export function diagnosisSettings(seed: number): Partial<RevalidationSettings> {
  return { validator: MARKS[plannedCause(seed)] }
}

/** Three or four visits, each after the copy's lifetime. The last gets a body; a deploy may lie before an earlier one. */
export function diagnosisScript(seed: number): Script {
  const random = randomStream(seed, 'diagnosis')
  const count = 3 + random.integer(2)
  const timesMs = timesAfter(START_MS, Array.from({ length: count - 1 }, () => 70_000 + random.integer(6) * 5_000))
  const last = timesMs.at(-1) ?? 0
  const earlier = timesMs.at(-2) ?? 0
  const deploys = [...(random.integer(2) === 0 ? [deploy(earlier - 8_000)] : []), ...(plannedCause(seed) === 'changed' ? [deploy(last - 12_000)] : [])]
  return { inputs: [...visits(timesMs), ...deploys], startMs: 0 }
}

function timesAfter(startMs: number, gapsMs: readonly number[]): readonly number[] {
  return gapsMs.reduce<readonly number[]>((times, gapMs) => [...times, (times.at(-1) ?? startMs) + gapMs], [startMs])
}
