/**
 * Five regions ask at once, and no cache has anything: a run of the world. In: an examination. Out: how many of the requests came
 * through to the origin, then, and a little later, when the same people's neighbours ask.
 */
import { originRequests } from '../world/report.ts'
import { runWorld } from '../world/run.ts'
import type { CityId } from '../world/geo/cities.ts'
import type { WorldInput } from '../world/spec.ts'
import { PAGE_URL, popAt, userAt, worldOf } from './ageing.ts'
import type { Examination } from './examine.ts'

const REGIONS: readonly CityId[] = ['madrid', 'tokyo', 'sydney', 'mumbai', 'virginia']
/** In each region, at the same moment. */
const PEOPLE = 4
/** When others ask: long after every answer has come. */
const LATER_MS = 3_000

export interface ColdStart {
  readonly regions: number
  readonly requests: number
  /** Of these, how many the origin had to answer. */
  readonly atOnce: number
  /** As many people again, a few seconds later. */
  readonly later: number
  readonly laterSeconds: number
}

/** Runs it. Null where the method is not GET. */
export function coldStartOf(examination: Examination): ColdStart | null {
  if (examination.request.method !== 'GET') return null
  const pops = REGIONS.map((city) => popAt(city, city))
  const users = REGIONS.flatMap((city) => Array.from({ length: 2 * PEOPLE }, (_, index) => userAt(`${city}-${index}`, city, city)))
  const inputs = users.map(({ id }, index): WorldInput => ({ type: 'request', atMs: index % (2 * PEOPLE) < PEOPLE ? 5 : LATER_MS, user: id, url: PAGE_URL, headers: examination.request.headers.filter(([name]) => PASSED_ON.has(name.toLowerCase())) }))
  const { log } = runWorld(worldOf(examination, pops, users), inputs)
  const atOnce = originRequests(log.filter((event) => event.atMs < LATER_MS), PAGE_URL)
  return { regions: REGIONS.length, requests: REGIONS.length * PEOPLE, atOnce, later: originRequests(log, PAGE_URL) - atOnce, laterSeconds: LATER_MS / 1000 }
}

/** What makes an answer somebody's own. */
const PASSED_ON = new Set(['authorization', 'cookie', 'accept', 'accept-language', 'accept-encoding'])
