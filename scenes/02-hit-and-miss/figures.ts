/** Every number that the words of this scene speak of, read from the run's log, and the stage's big numbers. */
import { fieldValue } from '../../src/engine/http/message.ts'
import type { SceneCopy } from '../../src/lesson/copy.ts'
import type { Figures, Trial } from '../../src/lesson/scene.ts'
import { formatMs, formatSeconds } from '../../src/stage/prose/message.ts'
import type { StageState } from '../../src/stage/state.ts'
import type { Meter } from '../../src/stage/topology.ts'
import type { CityId } from '../../src/world/geo/cities.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { rttMs } from '../../src/world/physics.ts'
import { countOutcomes, eventsOf, originRequests, popsTouched, userRequests, type Log, type RequestRow } from '../../src/world/report.ts'
import { droppedForRoom, firstEvictionMiss } from './causes.ts'
import { CITY_ORDER, ORIGIN_CITY, PICTURES, TTL_SECONDS, pictureOf, type EdgeSettings, type SceneCity } from './world.ts'

export function roundTripMs(a: CityId, b: CityId): number {
  return rttMs(greatCircleKm(locate(a), locate(b)))
}

export function figures({ settings, spec, run: { log } }: Trial<EdgeSettings>): Figures {
  const outcomes = countOutcomes(log)
  const rows = userRequests(log)
  return {
    lifetime: formatSeconds(TTL_SECONDS),
    lifetimeSeconds: TTL_SECONDS,
    cities: CITY_ORDER.length,
    pictures: PICTURES.length,
    pops: spec.pops.length,
    room: settings.room,
    people: settings.people,
    requests: rows.length,
    originRequests: originRequests(log),
    hits: outcomes.hit,
    misses: outcomes.miss,
    popsTouched: popsTouched(log).length,
    saoPauloToOrigin: formatMs(roundTripMs('sao-paulo', ORIGIN_CITY)),
    saoPauloToTokyo: formatMs(roundTripMs('sao-paulo', 'tokyo')),
    ...waits(rows),
    ...ages(log),
    ...dropped(log),
  }
}

/** Waits of the first miss and the first hit in each city, e.g. `tokyoMiss`, as text. */
function waits(rows: readonly RequestRow[]): Figures {
  const entries = CITY_ORDER.flatMap((city) => {
    const missMs = firstTtfbMs(rows, city, 'miss')
    const hitMs = firstTtfbMs(rows, city, 'hit')
    const name = slotName(city)
    return [
      ...(missMs === null ? [] : [[`${name}Miss`, formatMs(missMs)] as const]),
      ...(hitMs === null ? [] : [[`${name}Hit`, formatMs(hitMs)] as const]),
      ...(missMs === null || hitMs === null ? [] : [[`${name}Saved`, formatMs(missMs - hitMs)] as const, [`${name}Ratio`, Math.round(missMs / hitMs)] as const]),
    ]
  })
  return Object.fromEntries(entries)
}

export function firstTtfbMs(rows: readonly RequestRow[], city: SceneCity, outcome: 'hit' | 'miss'): number | null {
  return rows.find((row) => row.user === city && row.outcome === outcome)?.ttfbMs ?? null
}

/** The wait of the city's last request that has ended, ms; null before one has. */
export function lastTtfbMs(log: Log, city: SceneCity): number | null {
  return userRequests(log).findLast((row) => row.user === city && row.ttfbMs !== null)?.ttfbMs ?? null
}

/** The Age that the first hit carried, in seconds, and how long its copy stayed fresh from then on. */
function ages(log: Log): Figures {
  const hit = eventsOf(log, 'request-finished').find((event) => event.outcome === 'hit')
  const age = hit && fieldValue(hit.response.headers, 'age')
  return age === undefined ? {} : { hitAge: age, hitLeft: formatSeconds(TTL_SECONDS - Number(age)) }
}

function dropped(log: Log): Figures {
  const drops = droppedForRoom(log)
  const first = drops[0]
  const picture = first && pictureOf(first.url)
  const miss = firstEvictionMiss(log)
  return { evictions: drops.length, tooSoon: miss ? 1 : 0, ...(first && picture && { droppedPicture: picture, droppedLeft: formatSeconds(Math.round(first.leftSeconds)) }), ...(miss && { missedLeft: formatSeconds(Math.round(miss.leftSeconds)) }) }
}

/** 'sao-paulo' as a slot's name: 'saoPaulo'. */
function slotName(city: SceneCity): string {
  return city.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

export function meters(state: StageState, { run }: Trial<EdgeSettings>, copy: SceneCopy): readonly Meter[] {
  const hits = state.requests.filter((request) => request.parent === null && request.finished?.outcome === 'hit').length
  const evictions = droppedForRoom(run.log.slice(0, state.seen)).length
  const label = (id: string): string => copy.meters[id] ?? id
  return [
    { id: 'origin', label: label('origin'), value: String(state.origin.requests), tone: state.origin.requests > 0 ? 'miss' : 'quiet' },
    { id: 'hits', label: label('hits'), value: String(hits), tone: hits > 0 ? 'hit' : 'quiet' },
    { id: 'evictions', label: label('evictions'), value: String(evictions), tone: evictions > 0 ? 'ink' : 'quiet' },
  ]
}
