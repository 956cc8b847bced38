/** Fresh variants of the diagnosis: a short traffic in which one request, the last, misses for one of three causes. */
import type { Script } from '../../src/lesson/scene.ts'
import { randomStream, type Random } from '../../src/world/random.ts'
import { CAUSES, type MissCause } from './causes.ts'
import { CITY_ORDER, PICTURES, TTL_SECONDS, urlOf, visits, type Picture, type SceneCity, type Visit } from './world.ts'

/** Room in each cache of the variants, in pictures. */
export const VARIANT_ROOM = 2

interface Cast {
  readonly here: SceneCity
  readonly elsewhere: SceneCity
  /** The picture of the marked request, then the others. */
  readonly pictures: readonly [Picture, Picture, Picture]
}

/** The cause for which the seed's variant is made. The check's answer is read from the log, not from here. */
export function plannedCause(seed: number): MissCause {
  return CAUSES[randomStream(seed, 'cause').integer(CAUSES.length)] as MissCause
}

/** In: a seed. Out: the traffic. Every variant also has requests from another city, and some have a deploy. */
export function diagnosisScript(seed: number): Script {
  const random = randomStream(seed, 'traffic')
  const [here, elsewhere] = shuffled(random, CITY_ORDER) as [SceneCity, SceneCity]
  const pictures = shuffled(random, PICTURES) as [Picture, Picture, Picture]
  const gapMs = (): number => 15_000 + random.integer(8) * 5_000
  const list = timed(storyOf(plannedCause(seed), { here, elsewhere, pictures }), gapMs)
  const last = list.at(-1)
  const deployed = random.integer(2) === 0 && last ? [{ type: 'deploy', atMs: last.atMs - 5_000, url: urlOf(last.picture) } as const] : []
  return { inputs: [...visits(list), ...deployed], startMs: 0 }
}

type Step = Omit<Visit, 'atMs'> & { readonly afterMs?: number }

/** Each cause shows another's trait: the picture is stored next door, or the cache is full, or five minutes are nearly over. */
function storyOf(cause: MissCause, { here, elsewhere, pictures: [marked, second, third] }: Cast): readonly Step[] {
  const at = (city: SceneCity, picture: Picture): Step => ({ city, picture })
  const end = at(here, marked)
  if (cause === 'first') return [at(elsewhere, marked), at(here, second), at(elsewhere, marked), at(here, third), end]
  if (cause === 'evicted') return [at(here, marked), at(elsewhere, marked), at(here, second), at(here, third), end]
  return [at(here, marked), at(elsewhere, third), at(here, second), at(here, marked), { ...end, afterMs: (TTL_SECONDS + 10) * 1000 }]
}

/** @param gapMs the wait before each step that names none; `afterMs` counts from the first step */
function timed(steps: readonly Step[], gapMs: () => number): readonly Visit[] {
  let atMs = 1_000
  return steps.map(({ city, picture, afterMs }, index) => {
    if (index > 0) atMs = afterMs === undefined ? atMs + gapMs() : 1_000 + afterMs
    return { city, picture, atMs }
  })
}

/** Fisher and Yates. */
function shuffled<T>(random: Random, items: readonly T[]): readonly T[] {
  const out = [...items]
  for (let index = out.length - 1; index > 0; index -= 1) {
    const other = random.integer(index + 1)
    ;[out[index], out[other]] = [out[other] as T, out[index] as T]
  }
  return out
}
