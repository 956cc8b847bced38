/** Who asks for what, and when. */
import type { Script } from '../../src/lesson/scene.ts'
import { randomStream } from '../../src/world/random.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { wrongIn } from './settings.ts'
import { CITY, FILM, LOGO, PEOPLE, SMALL_CITY, TRAILER, pageUrl, pictureUrl, saleUrl, visit, type RatioSettings } from './world.ts'

/** Stage time before the first request, so that its start is seen. */
const LEAD_MS = 5
/** What was asked for before is stored by then, and no older than a minute. */
const BEGIN_MS = 10_000
const STARTS_MS = BEGIN_MS - LEAD_MS

/** From when on a run's answers are counted: what lies before is history. An incident has none: what is stored would tell its cause. */
export function countedFromMs({ subject }: Pick<RatioSettings, 'subject'>): number {
  return subject === 'drill' ? 0 : STARTS_MS
}

/** Nine ask for the shop's logo, and one for a film that nobody here has seen. */
export function tenRequests(): Script {
  const logos = Array.from({ length: 9 }, (_, who) => visit(BEGIN_MS + 60 * who, LOGO, who))
  return { inputs: [visit(0, LOGO, 0), ...logos, visit(BEGIN_MS + 570, FILM, 9)], startMs: STARTS_MS }
}

/** The same page every 40 seconds, before and after its lifetime changes. */
const EVERY_MS = 40_000
export function acrossTheChange(): Script {
  const times = Array.from({ length: 10 }, (_, index) => BEGIN_MS + index * EVERY_MS)
  return { inputs: [visit(0, pageUrl(1), 5), ...times.map((atMs, who) => visit(atMs, pageUrl(1), who))], startMs: STARTS_MS }
}

const BETWEEN_MS = 7_000

/** Six people, one after another, while the incident lasts: for the same page or picture, unless it is about many. */
export function sixRequests(settings: RatioSettings): Script {
  const wrong = wrongIn(settings)
  const url = (who: number): string => {
    if (wrong?.cause === 'crowd') return saleUrl(who)
    if (wrong?.cause === 'pop') return pageUrl(who % 3)
    return wrong?.route === 'images' ? pictureUrl(1) : pageUrl(1)
  }
  const times = Array.from({ length: PEOPLE }, (_, who) => LEAD_MS + who * BETWEEN_MS)
  const purges: readonly WorldInput[] = wrong?.cause === 'purge' ? sweeps(settings, times) : []
  const down: readonly WorldInput[] = wrong?.cause === 'pop' ? [{ type: 'pop-down', atMs: 1, durationMs: 600_000, pop: CITY }] : []
  return { inputs: [...down, ...times.map((atMs, who) => visit(atMs, url(who), who)), ...purges], startMs: 0 }
}

/** Between every two requests a release purges everything; mended, by tag what it is about: another product. */
function sweeps({ fix }: RatioSettings, times: readonly number[]): readonly WorldInput[] {
  const selector = fix === 'purge' ? { by: 'tag', tags: ['product-7'] } as const : { by: 'everything' } as const
  return times.slice(1).filter((_, index) => index % 2 === 0).map((atMs) => ({ type: 'purge', atMs: atMs - 3_000, selector, mode: 'hard' }))
}

/** Three pages in turn, asked for in the two cities at once: one has room for them, the other hasn't. */
export function twoCities(): Script {
  const turns = Array.from({ length: 6 }, (_, index) => ({ atMs: BEGIN_MS + index * 800, page: pageUrl(index % 3), index }))
  const before = [0, 1, 2].flatMap((page) => [visit(page * 500, pageUrl(page), page), visit(page * 500 + 10, pageUrl(page), page, SMALL_CITY)])
  return { inputs: [...before, ...turns.flatMap(({ atMs, page, index }) => [visit(atMs, page, index), visit(atMs + 100, page, index + 1, SMALL_CITY)])], startMs: STARTS_MS }
}

/** Eight requests for things large and small, some of which are stored; drawn from a seed. */
export function answers(_settings: RatioSettings, seed: number): Script {
  const random = randomStream(seed, 'answers')
  const small = [LOGO, pageUrl(1), pageUrl(2), pictureUrl(1), pictureUrl(2), pictureUrl(3)]
  // The largest is known where the others mostly aren't, or the other way round: so that both ratios differ.
  const large = random.uniform() < 0.5
  const known = [...small.filter(() => random.uniform() < (large ? 0.25 : 0.85)), ...(large ? [TRAILER] : [])]
  const rest = [TRAILER]
  const asked = Array.from({ length: 8 - rest.length }, () => small[random.integer(small.length)]!)
  const place = random.integer(asked.length + 1)
  const urls = [...asked.slice(0, place), ...rest, ...asked.slice(place)]
  return { inputs: [...known.map((url, index) => visit(300 * index, url, index)), ...urls.map((url, index) => visit(BEGIN_MS + 6_000 * index, url, index))], startMs: STARTS_MS }
}
