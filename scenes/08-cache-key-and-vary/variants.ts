/** Fresh variants of the checks, all drawn from the seed. */
import type { HeaderFields, HeaderLine } from '../../src/engine/http/message.ts'
import type { Script } from '../../src/lesson/scene.ts'
import { randomStream, type Random } from '../../src/world/random.ts'
import { PEOPLE, fieldsOf } from './people.ts'
import { EVIL_HOST } from './story.ts'
import { CITY, OTHER_PAGE, PAGE, PICTURE, visit } from './world.ts'
import { PICTURE_VALUES } from './traffic.ts'

const pick = <T>(random: Random, items: readonly T[]): T => items[random.integer(items.length)] as T

/** As many of the items as wanted, in the order drawn. */
function some<T>(random: Random, items: readonly T[], count: number): readonly T[] {
  const left = [...items]
  return Array.from({ length: count }, () => left.splice(random.integer(left.length), 1)[0] as T)
}

const APART_MS = 400

/** Which parameters the image service looks at: width, or its density, and one or two more. */
export function mattersOf(seed: number): string {
  const random = randomStream(seed, 'matters')
  const first = pick(random, ['width', 'dpr'])
  const others = some(random, ['crop', 'format', 'theme'], 1 + random.integer(2))
  return [first, ...others].sort().join(',')
}

/** A few of the visitors of the first check: pictures with all their parameters, and pages. */
export function shopScript(seed: number): Script {
  const random = randomStream(seed, 'shop')
  const address = (): string => {
    const query = Object.entries(PICTURE_VALUES).map(([name, values]) => `${name}=${pick(random, values.slice(0, 2))}`)
    return `${PICTURE}?${[...query, `gclid=Cj0K${random.uint32().toString(36)}`].join('&')}`
  }
  const asked = PEOPLE.slice(0, 6).map((person, i) => visit(2 * i * APART_MS, PAGE, fieldsOf(person)))
  return { inputs: [...asked, ...Array.from({ length: 6 }, (_, i) => visit((2 * i + 1) * APART_MS, address()))].sort((a, b) => a.atMs - b.atMs), startMs: 0 }
}

/** Fields by which frameworks and proxies let a request say which host it means (PortSwigger, "Web cache poisoning"). */
export const ODD_FIELDS = ['X-Forwarded-Host', 'X-Host', 'X-Forwarded-Server', 'X-HTTP-Host-Override', 'X-Original-Host'] as const

/** The field that the origin writes into its pages in the seed's variant. The answer is read from the log, not from here. */
export function reflectedOf(seed: number): string {
  return pick(randomStream(seed, 'reflected'), ODD_FIELDS).toLowerCase()
}

/**
 * A stranger tries several odd fields: all of them on one page, where one works, and all but that one on another, where none does.
 * Both fill the cache; the visitors after that get what was stored.
 */
export function poisonScript(seed: number): Script {
  const random = randomStream(seed, 'poison')
  const works = reflectedOf(seed)
  const decoys = some(random, ODD_FIELDS.filter((name) => name.toLowerCase() !== works), 2)
  const common: HeaderFields = [['Accept-Encoding', 'gzip, deflate, br'], ['Accept-Language', 'es-ES,es;q=0.9']]
  const odd = (names: readonly string[]): readonly HeaderLine[] => some(random, names, names.length).map((name) => [name, EVIL_HOST])
  const name = ODD_FIELDS.find((each) => each.toLowerCase() === works) ?? works
  const bad = { url: PAGE, headers: [...common, ...odd([name, ...decoys])] }
  const harmless = { url: OTHER_PAGE, headers: [...common, ...odd(decoys)] }
  const [first, second] = random.integer(2) === 0 ? [bad, harmless] : [harmless, bad]
  const fills = [first, second].map(({ url, headers }, i) => visit(i * APART_MS, url, headers, 'stranger'))
  const visitors = Array.from({ length: 5 }, (_, i) => visit((i + 2) * APART_MS, pick(random, i === 0 ? [PAGE] : [PAGE, OTHER_PAGE]), common))
  return { inputs: [...fills, ...visitors], startMs: 0 }
}

/** How the last request of the selection check is like one that came before. */
export const LIKENESSES = ['same', 'spaced', 'other browser', 'other weights', 'no language', 'other address'] as const
export type Likeness = (typeof LIKENESSES)[number]

export function likenessOf(seed: number): Likeness {
  return pick(randomStream(seed, 'likeness'), LIKENESSES)
}

const ENCODINGS = ['gzip, deflate, br, zstd', 'gzip, deflate, br', 'gzip'] as const
const TONGUES = ['es-ES,es;q=0.9', 'de-DE,de;q=0.9', 'es-ES,es;q=0.9,en;q=0.8'] as const

/** Three visitors have filled the cache with three variants; a fourth comes, who is like one of them in some way. */
export function selectionScript(seed: number): Script {
  const random = randomStream(seed, 'selection')
  const encodings = some(random, ENCODINGS, 2)
  const tongues = some(random, TONGUES, 2)
  const pairs = some(random, encodings.flatMap((encoding) => tongues.map((tongue) => [encoding, tongue] as const)), 3)
  const [encoding, tongue] = pick(random, pairs)
  const fields = (coding: string, language: string | null, agent: string): HeaderFields => [['Accept-Encoding', coding], ...(language === null ? [] : [['Accept-Language', language] as const]), ['User-Agent', agent]]
  const last: Readonly<Record<Likeness, { readonly url: string; readonly headers: HeaderFields }>> = {
    same: { url: PAGE, headers: fields(encoding, tongue, 'Chrome/142') },
    spaced: { url: PAGE, headers: fields(encoding.replaceAll(', ', ','), tongue.replaceAll(',', ', '), 'Chrome/142') },
    'other browser': { url: PAGE, headers: fields(encoding, tongue, 'Firefox/144') },
    'other weights': { url: PAGE, headers: fields(encoding, tongue.replace('q=0.9', 'q=0.7'), 'Chrome/142') },
    'no language': { url: PAGE, headers: fields(encoding, null, 'Chrome/142') },
    'other address': { url: `${PAGE}?from=mail`, headers: fields(encoding, tongue, 'Chrome/142') },
  }
  const { url, headers } = last[likenessOf(seed)]
  return { inputs: [...pairs.map(([coding, language], i) => visit(i * APART_MS, PAGE, fields(coding, language, 'Chrome/142'))), visit(pairs.length * APART_MS, url, headers, CITY)], startMs: pairs.length * APART_MS - 1 }
}
