/** Does everybody get the form that is due to them: language, coding, width? And does one request decide what others get? */
import type { WorldInput } from '../../world/spec.ts'
import { wrongsOf } from '../../world/wrong.ts'
import { worldOf } from '../network.ts'
import type { TracedProbe } from '../probe.ts'
import { LANGUAGES, REFLECTED, STATIC, WIDTHS } from '../workloads/static.ts'
import { asks, SPELLED, visitor, type Visitor } from './people.ts'
import { shuffled } from './random.ts'
import { bundle, bundleUrl, page, pageUrl, picture, pictureUrl } from './static-things.ts'

/** What the browsers take: br and gzip, gzip alone, nothing. */
const TAKEN = ['gzip, deflate, br, zstd', 'gzip, deflate', null] as const
const ROUNDS = 2
const EVERY_MS = 2_000
const LINK = 'utm_source=newsletter&'

const CALLED = { en: 'english', de: 'german', ja: 'japanese' } as const

/** One for each language and coding. */
const READERS: readonly Visitor[] = LANGUAGES.flatMap((language, i) =>
  TAKEN.map((acceptEncoding, j) => visitor(i * TAKEN.length + j, 'frankfurt', { id: `${CALLED[language]}-${['br', 'gzip', 'plain'][j]!}`, acceptEncoding, acceptLanguage: SPELLED[language][j]! })),
)

interface Wish {
  readonly reader: Visitor
  readonly url: string
}

const WISHES: readonly Wish[] = [
  ...READERS.map((reader) => ({ reader, url: pageUrl(1) })),
  ...WIDTHS.map((width, i) => ({ reader: READERS[i]!, url: pictureUrl(1, width) })),
  ...WIDTHS.map((width, i) => ({ reader: READERS[i + WIDTHS.length]!, url: pictureUrl(1, width, LINK) })),
  ...TAKEN.map((_, i) => ({ reader: READERS[i]!, url: bundleUrl(1) })),
]

export const VARIANTS: TracedProbe = {
  kind: 'traced',
  id: 'static.variants',
  workload: 'static',
  trace(document, seed) {
    const wishes = Array.from({ length: ROUNDS }, (_, round) => shuffled(WISHES, seed, `static.variants ${round}`)).flat()
    const inputs = wishes.map(({ reader, url }, i): WorldInput => asks(1_000 + i * EVERY_MS, reader, url))
    return { spec: worldOf(document, seed, READERS, { ...STATIC.origin, resources: [page(1), picture(1), bundle(1)] }), inputs, startMs: 0 }
  },
  read(run, { spec }) {
    const wrongs = wrongsOf(run, spec)
    return { wrong: { value: wrongs.length, request: wrongs[0]?.req ?? null } }
  },
}

const ATTACKER = visitor(0, 'madrid', { id: 'attacker' })
const VICTIMS = ['ana', 'ben'].map((id, i) => visitor(i + 1, 'madrid', { id }))
const PAGES = 4
const EVIL = [[REFLECTED, 'evil.example']] as const

/** Of half of the pages the attacker is the first to ask. */
export const POISONING: TracedProbe = {
  kind: 'traced',
  id: 'static.poisoning',
  workload: 'static',
  trace(document, seed) {
    const order = shuffled(Array.from({ length: PAGES }, (_, i) => i + 1), seed, 'static.poisoning')
    const inputs = order.flatMap((n, i): WorldInput[] => {
      const fromMs = 1_000 + i * 10_000
      const attack = asks(fromMs + (i % 2) * 2_000, ATTACKER, pageUrl(n), EVIL)
      const visits = VICTIMS.map((victim, j) => asks(fromMs + 1_000 + j * 2_000, victim, pageUrl(n)))
      return [attack, ...visits].sort((a, b) => a.atMs - b.atMs)
    })
    return { spec: worldOf(document, seed, [ATTACKER, ...VICTIMS], { ...STATIC.origin, resources: order.map(page) }), inputs, startMs: 0 }
  },
  read(run, { spec }) {
    const poisoned = wrongsOf(run, spec).filter(({ user }) => user !== ATTACKER.id)
    return { poisoned: { value: poisoned.length, request: poisoned[0]?.req ?? null } }
  },
}
