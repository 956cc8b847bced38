/** A film in ranges (RFC 9110 §14): players start, jump to the middle, go back, look at the end. What do they get, and what does the origin send? */
import { fieldValue } from '../../engine/http/message.ts'
import { formatContentRange, intervalOf, parseRange } from '../../engine/http/range.ts'
import type { Run } from '../../world/log.ts'
import { randomStream } from '../../world/random.ts'
import { eventsOf } from '../../world/report.ts'
import type { WorldSpec } from '../../world/spec.ts'
import { worldOf } from '../network.ts'
import type { Reading, TracedProbe } from '../probe.ts'
import { VIDEO } from '../workloads/video.ts'
import { answersOf, rootOf, versionOf, type Answer } from './answers.ts'
import { asks, visitor } from './people.ts'
import { FILM, reported } from './video-things.ts'

const MB = 1_000_000
const from = (megabyte: number, megabytes = 2): string => `bytes=${megabyte * MB}-${(megabyte + megabytes) * MB - 1}`

const ANA = visitor(0, 'madrid', { id: 'ana' })
const BEN = visitor(1, 'madrid', { id: 'ben' })
const CLEO = visitor(2, 'tokyo', { id: 'cleo' })

/** Who watches what, in this order. */
const VIEWINGS = [
  // The start, the middle, back to where she was, and the credits.
  { player: ANA, ranges: [from(0), from(2), from(20), from(22), from(4), `bytes=-${2 * MB}`] },
  // Nothing that the same POP has not fetched, cut in other places.
  { player: BEN, ranges: [from(0), from(1, 3), from(21), from(22), from(38)] },
  { player: CLEO, ranges: [from(0), from(2), from(20)] },
] as const
const EVERY_MS = 2_000

export const SEEKING: TracedProbe = {
  kind: 'traced',
  id: 'video.seeking',
  workload: 'video',
  trace(document, seed) {
    const random = randomStream(seed, 'video.seeking')
    const wishes = VIEWINGS.flatMap(({ player, ranges }) => ranges.map((range) => ({ player, range })))
    const inputs = wishes.map(({ player, range }, i) => asks(1_000 + i * EVERY_MS + random.integer(300), player, reported(FILM.url, player.id, i), [['Range', range]]))
    return { spec: worldOf(document, seed, [ANA, BEN, CLEO], { ...VIDEO.origin, resources: [FILM] }), inputs, startMs: 0 }
  },
  read: (run, { spec }) => ({ wrongRanges: wrongRanges(run, spec), originBytesPerFilm: originBytes(run) }),
}

/** Answers that are not exactly the bytes that were asked for: others, an error, or the whole film, which §14.2 permits and nobody can seek in. */
function wrongRanges(run: Run, spec: WorldSpec): Reading {
  const wrong = answersOf(run, spec).filter((answer) => !isRight(answer))
  return { value: wrong.length, request: wrong[0]?.req ?? null }
}

function isRight({ request, response }: Answer): boolean {
  const [range] = parseRange(fieldValue(request.headers, 'Range') ?? '') ?? []
  const due = range && intervalOf(range, FILM.lengthBytes)
  if (!due) return false
  const { status, headers, body } = response
  const inPlace = body.pieces?.reduce((atByte, piece) => (piece.firstByte === atByte ? piece.lastByte + 1 : NaN), due.firstByte) === due.lastByte + 1
  return status === 206 && fieldValue(headers, 'Content-Range') === formatContentRange(due, FILM.lengthBytes) && versionOf(response) === 1 && inPlace
}

/** Of the film's length; the request is the one whose fetch was the greatest. */
function originBytes({ log }: Run): Reading {
  const sent = eventsOf(log, 'answered').flatMap(({ node, req, response }) => (node === 'origin' ? [{ req: rootOf(req), bytes: response.body.lengthBytes }] : []))
  const greatest = sent.reduce<(typeof sent)[number] | null>((most, next) => (most && most.bytes > next.bytes ? most : next), null)
  return { value: sent.reduce((sum, { bytes }) => sum + bytes, 0) / FILM.lengthBytes, request: greatest?.req ?? null }
}
