import type { Outcome } from '../../engine/decision.ts'
import type { LogEvent, RequestId } from '../../world/log.ts'
import type { PaceMap } from '../pace.ts'

export interface Tick {
  /** null: no cache took part. */
  readonly outcome: Outcome | null
  /** The answer was not the one due. */
  readonly wrong: boolean
  /** When it was known, and that as a position on the wall scale, 0 to 1. */
  readonly atMs: number
  readonly part: number
}

/** A purge from its sending until every POP has carried it out, as parts of the wall scale; to the end where that lies beyond. */
export interface PurgeMark {
  readonly purge: number
  /** It stands for so many, one soon after another. */
  readonly count: number
  readonly fromPart: number
  readonly toPart: number
}

/** Purges sent nearer to the end of the one before than this are drawn as one. */
const PURGES_APART = 0.03

/** The purges that are under way within the map's range. */
export function purgesOf(log: readonly LogEvent[], map: PaceMap): readonly PurgeMark[] {
  if (map.wallMs === 0) return []
  const endMs = new Map(log.flatMap((event) => (event.type === 'purge-completed' ? [[event.purge, event.atMs] as const] : [])))
  const marks: PurgeMark[] = []
  for (const event of log) {
    if (event.type !== 'purge-sent') continue
    const untilMs = endMs.get(event.purge) ?? map.endMs
    if (untilMs < map.startMs || event.atMs > map.endMs) continue
    const fromPart = map.toWall(event.atMs) / map.wallMs
    const toPart = map.toWall(untilMs) / map.wallMs
    const last = marks.at(-1)
    if (last && fromPart < last.toPart + PURGES_APART) marks[marks.length - 1] = { ...last, count: last.count + 1, toPart: Math.max(last.toPart, toPart) }
    else marks.push({ purge: event.purge, count: 1, fromPart, toPart })
  }
  return marks
}

/** Ticks of one outcome nearer than this are drawn as one. */
const PLACES = 100

/** One tick for each outcome, right or wrong, and place at which requests of users ended within the map's range; in order of time. */
export function ticksOf(log: readonly LogEvent[], map: PaceMap, wrongs: Pick<ReadonlySet<RequestId>, 'has'> | null = null): readonly Tick[] {
  const ticks = new Map<string, Tick>()
  for (const event of log) {
    if (event.type !== 'request-finished' || !event.from.startsWith('browser:')) continue
    if (event.atMs < map.startMs || event.atMs > map.endMs || map.wallMs === 0) continue
    const part = map.toWall(event.atMs) / map.wallMs
    const wrong = wrongs?.has(event.req) ?? false
    const place = `${event.outcome} ${wrong} ${Math.round(part * PLACES)}`
    if (!ticks.has(place)) ticks.set(place, { outcome: event.outcome, wrong, atMs: event.atMs, part })
  }
  return [...ticks.values()]
}

/** Counts, asked again and again as time goes, how many of the ticks have been reached so far: going back takes none away. */
export function reachedOf(ticks: readonly Tick[]): (tMs: number) => number {
  let reached = 0
  return (tMs) => {
    while (tMs >= (ticks[reached]?.atMs ?? Infinity)) reached += 1
    return reached
  }
}
