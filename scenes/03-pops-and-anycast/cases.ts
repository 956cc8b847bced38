/** Fresh variants of the diagnosis: one short story a cause, told of different people. */
import type { Script } from '../../src/lesson/scene.ts'
import { randomStream } from '../../src/world/random.ts'
import { CAUSES, type FarCause } from './causes.ts'
import type { Isp, PopCity } from './networks.ts'
import { WIRINGS } from './variants.ts'
import { STORY_MS, anew, ask, type DoorSettings } from './world.ts'

/** ISPs whose door is the same under both designs, and that door. */
const PAIRS: readonly (readonly [Isp, PopCity])[] = [['kanto', 'tokyo'], ['southern', 'sydney'], ['rhein', 'frankfurt'], ['hudson', 'virginia']]
/** ISPs that a best route leads far away, each in a wiring; -1 is that of the story. */
const FAR: readonly (readonly [Isp, number])[] = [['paulista', -1], ...WIRINGS.flatMap(({ asks, added }, i) => (added?.kind === 'peering' && asks !== 'southern' && asks !== 'kanto' ? [[asks, i] as const] : []))]

/** The cause for which the seed's case is made. The check's answer is read from the log, not from here. */
export function plannedCause(seed: number): FarCause {
  return CAUSES[randomStream(seed, 'cause').integer(CAUSES.length)] ?? 'moved'
}

function pick<T>(seed: number, items: readonly T[]): T {
  return items[randomStream(seed, 'people').integer(items.length)] as T
}

export function caseSettings(seed: number): Partial<DoorSettings> {
  const cause = plannedCause(seed)
  if (cause === 'resolver') return { design: 'geodns', resolver: 'public' }
  if (cause === 'held-name') return { design: 'geodns' }
  return cause === 'best-route' ? { wiring: pick(seed, FAR)[1] } : {}
}

export function caseScript(seed: number): Script {
  const cause = plannedCause(seed)
  const story = (): Script['inputs'] => {
    if (cause === 'resolver') return anew('southern', STORY_MS + 1_000)
    if (cause === 'best-route') return anew(pick(seed, FAR)[0], STORY_MS + 1_000)
    const [isp, pop] = pick(seed, PAIRS)
    const gapMs = cause === 'moved' ? 300 : 5_000
    return [ask(isp, STORY_MS + 1_000), { type: 'withdraw-pop', atMs: STORY_MS + 6_000, pop }, ask(isp, STORY_MS + 6_000 + gapMs)]
  }
  return { inputs: story(), startMs: STORY_MS }
}
