/**
 * What is measured: four kinds of traffic, each played by the engine, by the library's calls alone, and by a cache around the library. A decision is a request from its arrival to the headers of
 * its answer, with the origin's answer in between where one is needed.
 */
import { around } from './around.ts'
import { ours, type Ours } from './ours.ts'
import type { Work } from './rounds.ts'
import { theirs, type Theirs } from './theirs.ts'
import { notModified, shuffled, START_MS, traffic, varied, type Exchange } from './traffic.ts'

export interface BenchCase {
  readonly name: string
  readonly what: string
  /** How many times as fast as the calls of http-cache-semantics alone the engine has to be. */
  readonly atLeast: number
  /** Decisions of each side in one round. */
  readonly decisions: number
  readonly prepare: (trace: boolean) => Prepared
}

/** The engine; the calls of http-cache-semantics alone; a cache around it. */
export type Side = 'engine' | 'library' | 'around'

export interface Prepared {
  readonly works: Readonly<Record<Side, Work>>
  /** Plays a part of the traffic in all of them and says where their answers differ; empty when nowhere. */
  readonly differences: () => readonly string[]
}

/** A request a side plays once: the number of the exchange, and when. */
type Ask<Cache> = (cache: Cache, exchange: Exchange, nowMs: number) => { readonly status: number; readonly headers: unknown }

/** A busy node's pace: 20,000 requests a second. */
const GAP_MS = 0.05

const askOurs: Ask<Ours> = (cache, { ours: { request } }, nowMs) => cache.ask(request, null, nowMs)
const askTheirs: Ask<Theirs> = (cache, { theirs: { request } }, nowMs) => cache.ask(request, null, nowMs)
const fillOurs: Ask<Ours> = (cache, { ours: { request, response } }, nowMs) => cache.ask(request, response, nowMs)
const fillTheirs: Ask<Theirs> = (cache, { theirs: { request, response } }, nowMs) => cache.ask(request, response, nowMs)

/** Everything is stored before the clock starts, and stays fresh. */
function freshHits(exchanges: readonly Exchange[], trace: boolean): Prepared {
  const first = [...new Map(exchanges.map((exchange) => [`${exchange.ours.request.url} ${JSON.stringify(exchange.ours.request.headers)}`, exchange])).values()]
  const filled = <Cache>(cache: Cache, fill: Ask<Cache>): Cache => {
    for (const exchange of first) fill(cache, exchange, START_MS)
    return cache
  }
  const play = <Cache>(cache: Cache, ask: Ask<Cache>): Work => {
    let nowMs = START_MS + 1000
    let next = 0
    return (decisions) => {
      let sum = 0
      for (let i = 0; i < decisions; i++) {
        sum += ask(cache, exchanges[next]!, (nowMs += GAP_MS)).status
        next = next + 1 === exchanges.length ? 0 : next + 1
      }
      return sum
    }
  }
  const [engine, library, cache] = [filled(ours(trace), fillOurs), filled(theirs(), fillTheirs), filled(around(), fillTheirs)]
  const atMs = START_MS + 5000
  return {
    works: { engine: play(engine, askOurs), library: play(library, askTheirs), around: play(cache, askTheirs) },
    differences: () => differences(exchanges, (one) => [askOurs(engine, one, atMs), askTheirs(library, one, atMs), askTheirs(cache, one, atMs)]),
  }
}

/** Caches that are empty at the beginning of each pass over the addresses. */
function misses(exchanges: readonly Exchange[], trace: boolean): Prepared {
  const play = <Cache>(empty: () => Cache, ask: Ask<Cache>): Work => {
    let cache = empty()
    let next = 0
    return (decisions) => {
      let sum = 0
      for (let i = 0; i < decisions; i++) {
        sum += ask(cache, exchanges[next]!, START_MS).status
        next++
        if (next === exchanges.length) {
          next = 0
          cache = empty()
        }
      }
      return sum
    }
  }
  const differ = () => {
    const [engine, library, cache] = [ours(trace), theirs(), around()]
    const atMs = START_MS + 5000
    return [
      ...differences(exchanges, (one) => [fillOurs(engine, one, START_MS), fillTheirs(library, one, START_MS), fillTheirs(cache, one, START_MS)]),
      ...differences(exchanges, (one) => [askOurs(engine, one, atMs), askTheirs(library, one, atMs), askTheirs(cache, one, atMs)]),
    ]
  }
  const works = { engine: play(() => ours(trace), fillOurs), library: play(theirs, fillTheirs), around: play(around, fillTheirs) }
  return { works, differences: differ }
}

const LIFETIME = 'max-age=60'
const PASS_MS = 61_000

/** Everything is stored and has just gone stale; the origin answers 304. */
function revalidations(exchanges: readonly Exchange[], trace: boolean): Prepared {
  const play = <Cache>(cache: Cache, fill: Ask<Cache>, ask: (cache: Cache, exchange: Exchange, nowMs: number, unchanged: ReturnType<typeof notModified>) => { status: number }): Work => {
    for (const exchange of exchanges) fill(cache, exchange, START_MS)
    let nowMs = START_MS + PASS_MS
    let unchanged = notModified(LIFETIME, nowMs)
    let next = 0
    return (decisions) => {
      let sum = 0
      for (let i = 0; i < decisions; i++) {
        sum += ask(cache, exchanges[next]!, nowMs, unchanged).status
        next++
        if (next < exchanges.length) continue
        next = 0
        nowMs += PASS_MS
        unchanged = notModified(LIFETIME, nowMs)
      }
      return sum
    }
  }
  const renewOurs = (cache: Ours, { ours: { request }, kind }: Exchange, nowMs: number, unchanged: ReturnType<typeof notModified>) => cache.ask(request, unchanged[kind]!.ours, nowMs)
  const renewTheirs = (cache: Theirs, { theirs: { request }, kind }: Exchange, nowMs: number, unchanged: ReturnType<typeof notModified>) => cache.ask(request, unchanged[kind]!.theirs, nowMs)
  const differ = () => {
    const [engine, library, cache] = [ours(trace), theirs(), around()]
    const atMs = START_MS + PASS_MS
    const unchanged = notModified(LIFETIME, atMs)
    for (const exchange of exchanges) {
      fillOurs(engine, exchange, START_MS)
      fillTheirs(library, exchange, START_MS)
      fillTheirs(cache, exchange, START_MS)
    }
    const renew = (one: Exchange) => [renewOurs(engine, one, atMs, unchanged), renewTheirs(library, one, atMs, unchanged), renewTheirs(cache, one, atMs, unchanged)]
    return [
      ...differences(exchanges, renew),
      // Renewed: fresh again.
      ...differences(exchanges, (one) => [askOurs(engine, one, atMs + 5000), askTheirs(library, one, atMs + 5000), askTheirs(cache, one, atMs + 5000)]),
    ]
  }
  const works = {
    engine: play(ours(trace), fillOurs, renewOurs),
    library: play(theirs(), fillTheirs, renewTheirs),
    around: play(around(), fillTheirs, renewTheirs),
  }
  return { works, differences: differ }
}

type Answered = { readonly status: number; readonly headers: unknown }

/** The first few exchanges whose answers differ in status or headers, in words. */
function differences(exchanges: readonly Exchange[], play: (exchange: Exchange) => readonly Answered[]): string[] {
  const found: string[] = []
  for (const exchange of exchanges) {
    const [a, ...others] = play(exchange).map(essence)
    const other = others.find((b) => b !== a)
    if (other !== undefined && found.length < 3) found.push(`${exchange.ours.request.url}: engine ${a}, library ${other}`)
  }
  return found
}

/**
 * What both must agree on. The library writes Age in every answer and Date anew, both rounded in its own way; the engine adds
 * Cache-Status.
 */
function essence({ status, headers }: Answered): string {
  const lines = (Array.isArray(headers) ? headers : Object.entries(headers as object)) as readonly (readonly [string, string])[]
  const own = new Set(['age', 'date', 'cache-status'])
  const kept = lines.map(([name, value]) => [name.toLowerCase(), value] as const).filter(([name]) => !own.has(name))
  return `${status} ${kept.map(([name, value]) => `${name}: ${value}`).sort().join(' | ')}`
}

export const CASES: readonly BenchCase[] = [
  {
    name: 'fresh hit',
    what: '1,000 objects stored, 512 requests by popularity, all fresh',
    atLeast: 5,
    decisions: 200_000,
    prepare: (trace) => freshHits(traffic(512, 1000, 'max-age=86400', 'popular'), trace),
  },
  {
    name: 'miss and store',
    what: '2,048 objects, nothing stored, every answer storable',
    atLeast: 1,
    decisions: 40_960,
    prepare: (trace) => misses(traffic(2048, 2048, 'max-age=86400', 'each'), trace),
  },
  {
    name: 'revalidation',
    what: '2,048 objects, all stale, the origin answers 304',
    atLeast: 1,
    decisions: 40_960,
    prepare: (trace) => revalidations(traffic(2048, 2048, LIFETIME, 'each'), trace),
  },
  {
    name: 'many variants',
    what: '10 objects in 200 languages each (Vary: Accept-Encoding, Accept-Language), all fresh',
    atLeast: 1,
    decisions: 40_000,
    prepare: (trace) => freshHits(shuffled(varied(10, 200)), trace),
  },
]
