/** Fresh variants of the questions: headers and visits drawn from a seed. Answers are read from the runs, not from here. */
import { HEADERS, deploy, visit, type TtlSettings } from './world.ts'
import type { Script } from '../../src/lesson/scene.ts'
import { CAUSES, type Cause } from './causes.ts'
import { randomStream, type Random } from '../../src/world/random.ts'

const pick = <T>(random: Random, items: readonly T[]): T => items[random.integer(items.length)] as T

/** The lifetimes of one variant of "how long can the old one be seen". */
export interface Lifetimes {
  readonly browserSeconds: number
  readonly edgeSeconds: number
  readonly resetAge: boolean
}

export function lifetimesOf(seed: number): Lifetimes {
  const random = randomStream(seed, 'lifetimes')
  const browserSeconds = pick(random, [30, 60, 120, 300])
  const edgeSeconds = pick(random, [600, 900, 1800, 3600])
  return { browserSeconds, edgeSeconds, resetAge: random.integer(2) === 0 }
}

/** The same lifetimes said in one of the ways in which a header can say them. */
export function longestVariant(seed: number): Partial<TtlSettings> {
  const { browserSeconds, edgeSeconds, resetAge } = lifetimesOf(seed)
  const targeted = randomStream(seed, 'form').integer(2) === 0
  const header = targeted ? `Cache-Control: max-age=${browserSeconds}\nCDN-Cache-Control: max-age=${edgeSeconds}` : `Cache-Control: max-age=${browserSeconds}, s-maxage=${edgeSeconds}`
  return { header, resetAge }
}

/** Before the edge's copy ends by this, so that the request still finds it. */
const JUST_BEFORE_MS = 300

/**
 * The worst that can happen: a new version goes live right after the edge has fetched the old one, and somebody asks for it in the
 * edge's last moment.
 */
export function worstCase(seed: number): Script {
  const { edgeSeconds } = lifetimesOf(seed)
  const lastMs = edgeSeconds * 1000 - JUST_BEFORE_MS
  return { inputs: [visit(5), deploy(2_000), visit(lastMs), visit(lastMs + 2_000)], startMs: 0 }
}

/** The cause for which the seed's variant of the diagnosis is made. */
export function plannedCause(seed: number): Cause {
  return pick(randomStream(seed, 'cause'), CAUSES)
}

export function diagnosisVariant(seed: number): Partial<TtlSettings> {
  const { browserSeconds, edgeSeconds } = diagnosisLifetimes(seed)
  const both = `Cache-Control: max-age=${browserSeconds}, s-maxage=${edgeSeconds}`
  const headers: Readonly<Record<Cause, readonly string[]>> = {
    aged: [both],
    expired: [both],
    'no-cache': [`Cache-Control: no-cache, max-age=${browserSeconds}`, `Cache-Control: public, max-age=${browserSeconds}, no-cache`],
    'no-store': [`Cache-Control: no-store, max-age=${browserSeconds}`, `${HEADERS.one}, no-store`],
    unreadable: [`Cache-Control: max-age=${browserSeconds}s`, `Cache-Control: max-age = ${browserSeconds}`, 'Cache-Control: max-age=1h', 'Expires: never'],
  }
  return { header: pick(randomStream(seed, 'header'), headers[plannedCause(seed)]) }
}

function diagnosisLifetimes(seed: number): { readonly browserSeconds: number; readonly edgeSeconds: number } {
  const random = randomStream(seed, 'diagnosis')
  return { browserSeconds: pick(random, [60, 120, 300]), edgeSeconds: pick(random, [900, 1800, 3600]) }
}

/** Three visits. Whether the copy of the second one comes in old, or grows old, is all that tells 'aged' from 'expired'. */
export function diagnosisScript(seed: number): Script {
  const { browserSeconds } = diagnosisLifetimes(seed)
  const random = randomStream(seed, 'visits')
  const withinMs = 1000 * (5 + random.integer(15))
  const lateMs = 1000 * (browserSeconds + 30 + random.integer(60))
  const cause = plannedCause(seed)
  const times = cause === 'aged' ? [lateMs, lateMs + withinMs] : cause === 'expired' ? [withinMs, lateMs] : [withinMs, withinMs * 2]
  return { inputs: [visit(5), ...times.map((atMs) => visit(atMs))], startMs: 0 }
}
