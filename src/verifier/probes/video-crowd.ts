/** A new segment, and everybody wants it; and, as witness of what the origin sends, the same with a playlist and a film. */
import type { HeaderFields } from '../../engine/http/message.ts'
import { randomStream } from '../../world/random.ts'
import type { WorldInput } from '../../world/spec.ts'
import { POP_CITIES, worldOf } from '../network.ts'
import type { TracedProbe } from '../probe.ts'
import { VIDEO } from '../workloads/video.ts'
import { originArrivals } from './answers.ts'
import { needlessAtOrigin } from './needless.ts'
import { asks, visitor } from './people.ts'
import { FILM, PLAYLIST, reported, segment } from './video-things.ts'

const APPEARS_MS = 1_000
const NEW = segment(7, APPEARS_MS)
/** All of the first ones ask within so long. */
export const TOGETHER_MS = 400
/** After the segment appeared: whoever is behind. */
export const BEHIND_MS = [3_000, 12_000] as const

const EVERYWHERE = POP_CITIES.map((city, i) => visitor(i, city))
const BEHIND = (['madrid', 'tokyo', 'sao-paulo'] as const).map((city, i) => visitor(i + 3, city, { id: `${city}-2` }))

export const SEGMENT: TracedProbe = {
  kind: 'traced',
  id: 'video.segment',
  workload: 'video',
  trace(document, seed) {
    const random = randomStream(seed, 'video.segment')
    const first = EVERYWHERE.map((player, i) => asks(APPEARS_MS + 50 + random.integer(TOGETHER_MS), player, reported(NEW.url, player.id, i)))
    const later = BEHIND_MS.flatMap((afterMs) => BEHIND.map((player, i) => asks(APPEARS_MS + afterMs + random.integer(TOGETHER_MS), player, reported(NEW.url, player.id, i))))
    return { spec: worldOf(document, seed, [...EVERYWHERE, ...BEHIND], { ...VIDEO.origin, resources: [NEW] }), inputs: [...first, ...later].sort((a, b) => a.atMs - b.atMs), startMs: 0 }
  },
  read(run) {
    const arrivals = originArrivals(run)
    return { originRequests: { value: arrivals.length, request: arrivals.at(-1)?.root ?? null } }
  },
}

const CROWD = [
  ...(['frankfurt', 'madrid', 'new-york', 'sao-paulo', 'tokyo'] as const).map((city, i) => visitor(i, city)),
  visitor(5, 'madrid', { id: 'madrid-2' }),
]
const RESOURCES = [PLAYLIST, segment(3), FILM]
const START: HeaderFields = [['Range', 'bytes=0-1999999']]

/** Within one second of the clock, so that a lifetime of 1 s, which Date counts from the full second, lasts from the first to the last. */
const WAVES_MS = [1_000, 1_500] as const
const WITHIN_MS = 800

export const VIDEO_CROWD: TracedProbe = {
  kind: 'traced',
  id: 'video.crowd',
  workload: 'video',
  trace(document, seed) {
    const random = randomStream(seed, 'video.crowd')
    const wave = (atMs: number): readonly WorldInput[] =>
      CROWD.flatMap((player) => RESOURCES.map(({ url }, i) => asks(atMs + random.integer(100), player, reported(url, player.id, i), url === FILM.url ? START : []))).sort((a, b) => a.atMs - b.atMs)
    return { spec: worldOf(document, seed, CROWD, { ...VIDEO.origin, resources: RESOURCES }), inputs: WAVES_MS.flatMap(wave), startMs: 0 }
  },
  read: (run, { spec }) => ({ needlessFetches: needlessAtOrigin(run, spec, WITHIN_MS) }),
}
