/** Fresh variants of the two questions, drawn from a seed. */
import type { Script } from '../../src/lesson/scene.ts'
import { randomStream, type Random } from '../../src/world/random.ts'
import type { Cause } from './readings.ts'
import { CREDENTIALS, HEADERS, ME, PEOPLE, RULES, ask, urlOf, type BypassSettings } from './world.ts'

const START_MS = 1_000
/** Within a lifetime, and once in a while beyond it. No sum of up to three comes near to it: what is fresh can be told by head. */
const GAPS_MS = [5_000, 25_000, 45_000, 70_000] as const
const VISITS = 4

const pick = <T>(random: Random, all: readonly T[]): T => all[random.integer(all.length)] as T

/** What the account says, how people are known, and what the operator has set. */
export function countedSettings(seed: number): Partial<BypassSettings> {
  const random = randomStream(seed, 'counted settings')
  // Half of the variants are of the kind that leaks; what it comes to is for the run to say.
  if (random.integer(2) === 0) return { countedFromMs: 0, header: pick(random, ['max-age=60', 'public, max-age=60', 's-maxage=60']), credentials: 'cookie', rule: 'none' }
  return { countedFromMs: 0, header: pick(random, HEADERS), credentials: pick(random, CREDENTIALS), rule: pick(random, RULES.slice(0, 2)) }
}

/** Four visits in any order, some of each of the two: of one person alone, none can leak. */
export function countedScript(settings: BypassSettings, seed: number): Script {
  const random = randomStream(seed, 'counted visits')
  let atMs = START_MS
  const people = Array.from({ length: VISITS }, () => pick(random, PEOPLE))
  if (people.every((person) => person === people[0])) people[1 + random.integer(VISITS - 1)] = people[0] === 'ana' ? 'ben' : 'ana'
  const inputs = people.map((person, index) => {
    if (index > 0) atMs += pick(random, GAPS_MS)
    return ask(person, ME, atMs, settings)
  })
  return { inputs, startMs: 0 }
}

const CAUSE_SETTINGS: Readonly<Record<Cause, Partial<BypassSettings>>> = {
  public: { mistake: 'public' },
  lifetime: { mistake: 'lifetime' },
  cookie: { mistake: 'cookie' },
  plain: { header: 'max-age=60', credentials: 'cookie' },
}

/** The settings of one cause. The check's answer is read from the log, not from here. */
export function leakedSettings(seed: number): Partial<BypassSettings> {
  const causes = Object.keys(CAUSE_SETTINGS) as Cause[]
  return { ...CAUSE_SETTINGS[pick(randomStream(seed, 'cause'), causes)], disguised: true, countedFromMs: 0 }
}

/** One fills the POP's cache, the other meets what is there; either may come once more. */
export function leakedScript(settings: BypassSettings, seed: number): Script {
  const random = randomStream(seed, 'leaked visits')
  const [first, second] = random.integer(2) === 0 ? PEOPLE : [PEOPLE[1], PEOPLE[0]]
  const url = urlOf(settings)
  const later = START_MS + 2_000 + random.integer(5) * 4_000
  return { inputs: [ask(first, url, START_MS, settings), ask(second, url, later, settings), ask(pick(random, PEOPLE), url, later + 3_000, settings)], startMs: 0 }
}
