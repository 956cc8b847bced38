/** Every number that the words of this scene speak of, read from the run's log, and the stage's big numbers. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import type { Figures } from '../../src/lesson/scene.ts'
import { formatCount, formatMs, formatSeconds } from '../../src/stage/prose/message.ts'
import type { StageState } from '../../src/stage/state.ts'
import type { Meter } from '../../src/stage/topology.ts'
import { CITIES, type CityId } from '../../src/world/geo/cities.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { rttMs } from '../../src/world/physics.ts'
import { eventsOf, userRequests, type Log } from '../../src/world/report.ts'
import { convergences, peakLoads } from '../../src/world/routing/report.ts'
import type { CrowdCount } from '../../src/world/routing/events.ts'
import { runWorld } from '../../src/world/run.ts'
import type { Run } from '../../src/world/log.ts'
import { doorAt, historyOf, movedBetween, tableAt, type DoorTrial } from './doors.ts'
import { ISPS, ISP_IDS, NETWORKS, POP_CITIES, isIsp, type Isp } from './networks.ts'
import { AFTER_LINK_MS, BOTS, CLICKS_PER_SECOND, CLOSE_MS, CROWD_CLOSE_MS, CROWD_PEOPLE, FIRST_POP, FLOOD_PEOPLE, LINK_MS, OTHERS_MS, REQUESTS_PER_BOT } from './story.ts'
import { HEALTH_DELAY_MS, POP_CAPACITY, STORY_MS, cityOf, world } from './world.ts'
import { listed } from '../../src/language/lists.ts'

/** What every POP announces under anycast (RFC 5737: for documentation). */
const PREFIX = '203.0.113.0/24'

const km = (a: CityId, b: CityId): number => greatCircleKm(locate(a), locate(b))

/** The wait of the user's last request that has ended, ms; null before one has. */
export function lastTtfbMs(log: Log, user: string): number | null {
  return userRequests(log).findLast((row) => row.user === user && row.ttfbMs !== null)?.ttfbMs ?? null
}

const NOBODY: CrowdCount = { asked: 0, answered: 0, delayed: 0, failed: 0 }

/** What became of the crowd's requests by a time; nothing where there is none. */
export function crowdOf(log: Log, atMs = Infinity): CrowdCount {
  const gauge = log.findLast((event) => event.type === 'edge-gauge' && event.atMs <= atMs)
  return gauge?.type === 'edge-gauge' ? gauge.crowd : NOBODY
}

/** From a POP's closing until nobody of the crowd is led to where it was any more, whether packets arrive there or are lost before, ms. */
export function heldForMs(log: Log, closeMs: number, pop = 'tokyo'): number {
  const led = eventsOf(log, 'edge-gauge').findLast((event) => event.lostPerSecond.crowd > 0 || event.pops.some((load) => load.pop === pop && load.crowdPerSecond > 0))
  return Math.max(0, (led?.atMs ?? closeMs) - closeMs)
}

/** The POP that was asked most at once. */
export function peakOf(log: Log): { readonly door: string; readonly perSecond: number } {
  const [top] = [...peakLoads(log)].sort((a, b) => b[1] - a[1])
  return { door: top ? (CITIES[top[0] as CityId].name) : '', perSecond: Math.round(top?.[1] ?? 0) }
}

/** Does a flood arrive at one POP, at all alike (each within a tenth of the mean), or at all and not alike? */
export function spreadOf(log: Log): 'one' | 'even' | 'uneven' {
  const gauge = eventsOf(log, 'edge-gauge').find(({ pops }) => pops.some(({ floodPerSecond }) => floodPerSecond > 0))
  const rates = gauge?.pops.map(({ floodPerSecond }) => floodPerSecond) ?? []
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, rates.length)
  if (rates.filter((rate) => rate > 0).length <= 1) return 'one'
  return rates.every((rate) => Math.abs(rate - mean) <= mean / 10) ? 'even' : 'uneven'
}

/** When each story's own change of routes comes. Others are the learner's. */
const SCRIPTED: readonly number[] = [LINK_MS, CLOSE_MS, CROWD_CLOSE_MS]

/** The story as it was told: without what came of doors and links that the learner opened or closed afterwards. */
function asTold(trial: DoorTrial): DoorTrial {
  const own = trial.inputs.find(({ type, atMs }) => /^(announce|withdraw|link)-/.test(type) && atMs >= STORY_MS && !SCRIPTED.includes(atMs))
  return own ? { ...trial, run: { log: trial.run.log.filter(({ atMs }) => atMs < own.atMs), endMs: own.atMs - 1 } } : trial
}

export function figures(played: DoorTrial): Figures {
  const trial = asTold(played)
  const { settings, run } = trial
  return {
    prefix: PREFIX,
    stem: PREFIX.split('.').slice(0, 3).join('.'),
    address: eventsOf(run.log, 'dns-resolved').at(-1)?.address ?? '',
    // The POPs stand beside them.
    networks: NETWORKS.length - POP_CITIES.length,
    others: POP_CITIES.length - 1,
    dnsTtl: formatSeconds(settings.dnsTtlSeconds),
    healthDelay: formatMs(HEALTH_DELAY_MS),
    people: formatCount(CROWD_PEOPLE),
    clickEvery: formatSeconds(1 / CLICKS_PER_SECOND),
    floodPeople: formatCount(FLOOD_PEOPLE),
    bots: formatCount(BOTS),
    perBot: REQUESTS_PER_BOT,
    floodTotal: formatCount(BOTS * REQUESTS_PER_BOT),
    capacity: formatCount(POP_CAPACITY),
    saoPauloKm: formatCount(Math.round(km('sao-paulo', 'virginia'))),
    sydneyKm: formatCount(Math.round(km('tokyo', 'sydney'))),
    singaporeKm: formatCount(Math.round(km('tokyo', 'singapore'))),
    linkGap: formatSeconds((AFTER_LINK_MS - LINK_MS) / 1000),
    virginiaRtt: formatMs(rttMs(km('sao-paulo', 'virginia'))),
    ...spreading(trial),
    ...doors(trial),
    ...closing(trial),
    ...crowds(trial),
  }
}

function spreading({ run }: DoorTrial): Figures {
  const [first, then] = convergences(run.log)
  const moved = new Set(eventsOf(run.log, 'route-decided').flatMap(({ atMs, changed, node }) => (changed && atMs > OTHERS_MS && node.startsWith('net:') ? [node] : [])))
  return { firstCity: cityOf(FIRST_POP), firstTook: first ? formatMs(first.tookMs) : '', secondTook: then ? formatMs(then.tookMs) : '', moved: moved.size }
}

/** For each ISP its door, its wait and its number of candidates, such as `paulistaDoor`. */
function doors(trial: DoorTrial): Figures {
  const { log, endMs } = trial.run
  const entries = ISP_IDS.flatMap((isp) => {
    const door = doorAt(trial, endMs, isp)
    const table = tableAt(trial, endMs, isp)
    const waits = userRequests(log).filter((row) => row.user === isp && row.startMs >= STORY_MS && row.ttfbMs !== null)
    return [
      [`${isp}Door`, door ? cityOf(door) : 'none'],
      [`${isp}Candidates`, table?.candidates.length ?? 0],
      ...waits.map((row, i) => [`${isp}Wait${i + 1}`, formatMs(row.ttfbMs ?? 0)] as const),
      ...(waits.length > 0 ? [[`${isp}Wait`, formatMs(waits.at(-1)?.ttfbMs ?? 0)] as const] : []),
    ] as const
  })
  const moved = movedBetween(trial, LINK_MS - 1, endMs)
  return { ...Object.fromEntries(entries), movedIsps: moved.length, movedCities: listed(moved.map(cityOf)) || '–', ...numbers(trial) }
}

/** AS numbers and path lengths that a reason turns on. */
function numbers(trial: DoorTrial): Figures {
  const chosen = tableAt(trial, STORY_MS, 'highveld')?.candidates ?? []
  const winner = chosen.find(({ verdict }) => verdict === 'chosen')
  const loser = chosen.find(({ verdict }) => verdict !== 'chosen')
  const table = tableAt(trial, trial.run.endMs, 'pacific')?.candidates ?? []
  const lengthBy = (pop: string): number => table.find(({ via }) => via.at(-1) === pop)?.asPath.length ?? 0
  return { winnerAsn: winner?.asn ?? 0, loserAsn: loser?.asn ?? 0, tiedLength: winner?.asPath.length ?? 0, sydneyHops: lengthBy('sydney'), singaporeHops: lengthBy('singapore') }
}

function closing(trial: DoorTrial): Figures {
  const settled = convergences(trial.run.log).at(-1)
  const found = historyOf(trial).moments.find(({ sinceMs }) => sinceMs > CLOSE_MS && ![null, 'tokyo'].includes(doorAt(trial, sinceMs, 'kanto')))
  return { failover: found ? formatMs(found.sinceMs - CLOSE_MS) : '', converged: settled ? formatMs(settled.tookMs) : '' }
}

/** A crowd's or a flood's outcome, and that of the same inputs under the other design. */
function crowds(trial: DoorTrial): Figures {
  const crowd = crowdOf(trial.run.log)
  if (crowd.asked === 0) return {}
  const [anycast, named] = (['anycast', 'geodns'] as const).map((design) => runUnder(trial, design)) as [Run, Run]
  const [well, ill] = [crowdOf(anycast.log), crowdOf(named.log)]
  const [spread, one] = [peakOf(anycast.log), peakOf(named.log)]
  return {
    heldFor: formatSeconds(Math.round(heldForMs(named.log, CROWD_CLOSE_MS) / 1000)),
    failedByName: formatCount(ill.failed),
    lateByName: formatCount(ill.delayed),
    failedAnycast: formatCount(well.failed),
    lateAnycast: formatCount(well.delayed),
    busiest: spread.door,
    busiestRate: formatCount(spread.perSecond),
    overAnycast: [...peakLoads(anycast.log).values()].filter((rate) => rate > POP_CAPACITY).length,
    onlyDoor: one.door,
    onlyRate: formatCount(one.perSecond),
    dropped: formatCount(Math.max(0, one.perSecond - POP_CAPACITY)),
  }
}

const others = new WeakMap<Run, Run>()

/** The same inputs under a design: this run itself, or the other one. */
export function runUnder({ settings, inputs, run }: DoorTrial, design: 'anycast' | 'geodns'): Run {
  if (settings.design === design) return run
  const known = others.get(run)
  if (known) return known
  const other = runWorld(world({ ...settings, design }), inputs)
  others.set(run, other)
  return other
}

/** When somebody else would have asked: the last request's user, for the diagnosis. */
export function lastAsker(log: Log): Isp | null {
  const user = userRequests(log).at(-1)?.user
  return user != null && isIsp(user) ? user : null
}

export function meters(state: StageState, trial: DoorTrial, copy: SceneCopy): readonly Meter[] {
  const { log } = trial.run
  const seen = log.slice(0, state.seen)
  const label = (id: string): string => copy.meters[id] ?? id
  const crowd = crowdOf(seen)
  const wait = state.requests.findLast((request) => request.parent === null && request.startMs >= STORY_MS && request.finished)?.finished
  const reached = new Set(ISP_IDS.flatMap((isp) => doorAt(trial, state.tMs, isp) ?? []))
  const peak = peakOf(seen)
  const since = seen.length > 0 && (log[0]?.atMs ?? 0) < STORY_MS ? STORY_MS : 0
  return [
    // Steps that name no numbers of their own show the last three.
    { id: 'busiest', label: label('busiest'), value: peak.perSecond > 0 ? `${formatCount(peak.perSecond)}/s` : '–', tone: peak.perSecond > POP_CAPACITY ? 'error' : peak.perSecond > 0 ? 'ink' : 'quiet' },
    { id: 'late', label: label('late'), value: formatCount(crowd.delayed), tone: crowd.delayed > 0 ? 'stale' : 'quiet' },
    { id: 'failed', label: label('failed'), value: formatCount(crowd.failed), tone: crowd.failed > 0 ? 'error' : 'quiet' },
    { id: 'messages', label: label('messages'), value: formatCount(eventsOf(seen, 'route-sent').filter(({ atMs }) => atMs >= since || trial.settings.start === 'silent').length) },
    { id: 'doors', label: label('doors'), value: String(reached.size), tone: reached.size > 0 ? 'ink' : 'quiet' },
    { id: 'wait', label: label('wait'), value: wait ? formatMs(wait.ttfbMs) : '–', tone: wait ? (wait.outcome === 'error' ? 'error' : 'ink') : 'quiet' },
  ]
}

/** The straight distance between an ISP's city and a POP's, km. */
export function distanceKm(isp: Isp, pop: CityId): number {
  return km(ISPS[isp].city, pop)
}
