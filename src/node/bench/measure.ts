/** Measures one thing. In: what, and how often. Out: the figures, a few lines that say them, and what misses its target. */
import type { BenchCase, Side } from './cases.ts'
import { measureProxy } from './proxy.ts'
import { alternate, spreadOf, type Round, type Spread } from './rounds.ts'
import { simulateIncident } from './incident.ts'
import { simulateOnce, type WorldRound } from './world.ts'

export interface Settings {
  readonly rounds: number
  /** Of load in each round of `proxy`. */
  readonly seconds: number
  /** How much of a target is enough: 1 without slack. */
  readonly allowed: number
  readonly trace: boolean
}

export interface Measured {
  readonly name: string
  readonly figures: unknown
  readonly lines: readonly string[]
  readonly missed: readonly string[]
}

const WORLD_PER_SECOND = 500_000
const INCIDENT_PER_SECOND = 250_000
const PROXY_SHARE = 0.5

const whole = (value: number): string => Math.round(value).toLocaleString('en')
const range = ({ least, most }: Spread, written: (value: number) => string): string => `(${written(least)} to ${written(most)})`
const mark = (reached: boolean): string => (reached ? '  reached ' : '  MISSED  ')

/** The engine against http-cache-semantics on one kind of traffic. */
export function measureCase({ name, what, atLeast, decisions, prepare }: BenchCase, { rounds, allowed, trace }: Settings): Measured {
  const { works, differences } = prepare(trace)
  const differ = differences()
  const measured = alternate(works, rounds, decisions)
  const spread = (figure: (round: Round<Side>) => number): Spread => spreadOf(measured.map(figure))
  const [engineMicros, libraryMicros, aroundMicros] = [spread(({ engine }) => engine), spread(({ library }) => library), spread((round) => round.around)]
  const ratio = spread(({ engine, library }) => library / engine)
  const aroundRatio = spread((round) => round.around / round.engine)
  const reached = ratio.median >= atLeast * allowed
  const micros = (value: number): string => value.toFixed(3)
  const side = (title: string, taken: Spread): string =>
    `  ${title.padEnd(27)} ${micros(taken.median)} µs ${range(taken, micros)}   ${whole(1_000_000 / taken.median)}/s`
  const times = (value: number): string => value.toFixed(2)
  return {
    name,
    figures: { what, decisions, rounds: measured, engineMicros, libraryMicros, aroundMicros, ratio, aroundRatio, atLeast, reached, sameAnswers: differ.length === 0 },
    lines: [
      `${name}: ${what}`,
      side('engine', engineMicros),
      side('http-cache-semantics alone', libraryMicros),
      side('a cache around it', aroundMicros),
      `${mark(reached)}${times(ratio.median)} times as fast ${range(ratio, times)} as the calls alone, wanted ${atLeast}   ${differ.length === 0 ? 'same answers' : 'ANSWERS DIFFER'}`,
      `${mark(aroundRatio.median >= atLeast * allowed)}${times(aroundRatio.median)} times as fast ${range(aroundRatio, times)} as the cache around it`,
    ],
    missed: [
      ...(reached ? [] : [`${name}: ${times(ratio.median)} times as fast, ${atLeast} wanted`]),
      ...(differ.length === 0 ? [] : [`${name}: the answers differ. ${differ.join('; ')}`]),
    ],
  }
}

/** The metrics-only world. */
export function measureWorld(settings: Settings): Measured {
  return measureRuns('world', '4 POPs and a shield, metrics only', simulateOnce, WORLD_PER_SECOND, settings)
}

/** The same with a policy and questions to the access log; a million requests are wanted in four seconds. */
export function measureIncident(settings: Settings): Measured {
  return measureRuns('incident', '3 POPs and a shield under a policy, eight questions to the log', simulateIncident, INCIDENT_PER_SECOND, settings)
}

function measureRuns(name: string, what: string, simulate: () => WorldRound, atLeast: number, { rounds, allowed }: Settings): Measured {
  simulate()
  const measured = Array.from({ length: rounds }, simulate)
  const rate = spreadOf(measured.map(({ requests, seconds }) => requests / seconds))
  const reached = rate.median >= atLeast * allowed
  const [{ requests, requestHitRatio }] = measured as [WorldRound]
  return {
    name,
    figures: { rounds: measured, requestsPerSecond: rate, atLeast, reached },
    lines: [
      `${name}: ${whole(requests)} requests, ${what}, hit ratio ${(100 * requestHitRatio).toFixed(1)} %`,
      `${mark(reached)}${whole(rate.median)} simulated requests a second ${range(rate, whole)}, wanted ${whole(atLeast)}`,
    ],
    missed: reached ? [] : [`${name}: ${whole(rate.median)} simulated requests a second, ${whole(atLeast)} wanted`],
  }
}

/** The reverse proxy against a bare server. */
export async function measureServers({ rounds, seconds, allowed }: Settings): Promise<Measured> {
  const { rounds: measured, sameBody } = await measureProxy(rounds, seconds)
  const bare = spreadOf(measured.map((round) => round.bare.perSecond))
  const edge = spreadOf(measured.map((round) => round.edge.perSecond))
  const share = spreadOf(measured.map((round) => round.edge.perSecond / round.bare.perSecond))
  const reached = share.median >= PROXY_SHARE * allowed
  const processor = (side: 'bare' | 'edge'): string => {
    const micros = measured.flatMap((round) => round[side].microsEach ?? [])
    return micros.length === 0 ? '' : `, ${spreadOf(micros).median.toFixed(1)} µs of processor time each`
  }
  const part = (value: number): string => value.toFixed(2)
  return {
    name: 'proxy',
    figures: { rounds: measured, barePerSecond: bare, edgePerSecond: edge, share, atLeast: PROXY_SHARE, reached, sameBody },
    lines: [
      `proxy: 100 stored objects of 1 kB over 32 connections, ${seconds} s a round`,
      `  bare server   ${whole(bare.median)} requests a second ${range(bare, whole)}${processor('bare')}`,
      `  proxy         ${whole(edge.median)} requests a second ${range(edge, whole)}${processor('edge')}`,
      `${mark(reached)}${part(share.median)} of the bare server's rate ${range(share, part)}, wanted ${PROXY_SHARE}   ${sameBody ? 'same bytes' : 'BYTES DIFFER'}`,
    ],
    missed: [
      ...(reached ? [] : [`proxy: ${part(share.median)} of the bare server's rate, ${PROXY_SHARE} wanted`]),
      ...(sameBody ? [] : ['proxy: the proxy and the bare server did not answer the same']),
    ],
  }
}
