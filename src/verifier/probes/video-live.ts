/** A live channel: players poll its playlist and ask for the newest segment, some of them a moment before it is there. */
import type { Run } from '../../world/log.ts'
import { randomStream } from '../../world/random.ts'
import type { WorldInput, WorldSpec } from '../../world/spec.ts'
import { worldOf } from '../network.ts'
import type { Reading, TracedProbe } from '../probe.ts'
import { SEGMENT_MS, VIDEO } from '../workloads/video.ts'
import { answersOf } from './answers.ts'
import { asks, visitor } from './people.ts'
import { oldestShown } from './shown.ts'
import { PLAYLIST, reported, segment, segmentUrl } from './video-things.ts'

/** Not on a full second: Date is in whole seconds (RFC 9110 §5.6.7), and lifetimes of some seconds would end with the segment by chance. */
const FIRST_MS = 2_150
const CHANGES = 6
const JITTER_MS = 60
/** Those of them that are asked for. */
const SEGMENTS = [2, 4] as const
/** Before the segment appears, by player. */
export const EARLY_MS = [250, 180] as const
/** After it has appeared, everybody. */
export const LATER_MS = [400, 2_300] as const

/**
 * Each polls once in a segment's time, so long after a segment has appeared: shortly before the next one, so that what is fetched is old
 * already, or a while after it, so that it is seen. The player in Tokyo stalls for a while.
 */
const PLAYERS = [
  { ...visitor(0, 'madrid'), phaseMs: 1_800, polls: [0, 1, 2, 3, 4], reports: true },
  { ...visitor(1, 'new-york', { browserCache: true }), phaseMs: 1_780, polls: [0, 1, 2, 3, 4], reports: false },
  { ...visitor(2, 'madrid', { id: 'madrid-2', browserCache: true }), phaseMs: 700, polls: [0, 1, 2, 3, 4], reports: false },
  { ...visitor(3, 'tokyo'), phaseMs: 1_700, polls: [0, 1, 4], reports: true },
] as const

const appearsMs = (n: number): number => FIRST_MS + n * SEGMENT_MS

export const LIVE: TracedProbe = {
  kind: 'traced',
  id: 'video.live',
  workload: 'video',
  trace(document, seed) {
    const random = randomStream(seed, 'video.live')
    let count = 0
    const ask = (atMs: number, player: (typeof PLAYERS)[number], url: string): WorldInput => asks(atMs + random.integer(JITTER_MS), player, player.reports ? reported(url, player.id, count++) : url)
    const changes = Array.from({ length: CHANGES }, (_, i): WorldInput => ({ type: 'deploy', atMs: appearsMs(i), url: PLAYLIST.url }))
    const polls = PLAYERS.flatMap((player) => player.polls.map((poll) => ask(appearsMs(poll) + player.phaseMs, player, PLAYLIST.url)))
    const wishes = SEGMENTS.flatMap((n) => [
      ...EARLY_MS.map((beforeMs, i) => ask(appearsMs(n) - beforeMs, PLAYERS[i]!, segmentUrl(n))),
      ...LATER_MS.flatMap((afterMs) => PLAYERS.map((player) => ask(appearsMs(n) + afterMs, player, segmentUrl(n)))),
    ])
    return {
      spec: worldOf(document, seed, PLAYERS, { ...VIDEO.origin, resources: [PLAYLIST, ...SEGMENTS.map((n) => segment(n, appearsMs(n)))] }),
      inputs: [...changes, ...polls, ...wishes].sort((a, b) => a.atMs - b.atMs),
      startMs: 0,
    }
  },
  read: (run, { spec }) => ({ oldestMs: oldestShown(run, spec, PLAYLIST.url), missingMs: longestMissing(run, spec) }),
}

/** For how long after it appeared a resource is still said not to be there: the latest request for it that was answered with 404; 0: none. */
function longestMissing(run: Run, spec: WorldSpec): Reading {
  const missed = answersOf(run, spec).flatMap(({ resource, response, startMs, req }) => {
    const lateMs = startMs - (resource?.fromMs ?? Infinity)
    return response.status === 404 && lateMs >= 0 ? [{ req, lateMs }] : []
  })
  const worst = missed.reduce<(typeof missed)[number] | null>((most, next) => (most && most.lateMs >= next.lateMs ? most : next), null)
  return { value: worst?.lateMs ?? 0, request: worst?.req ?? null }
}
