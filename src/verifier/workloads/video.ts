/** Video: live channels, whose playlists change with every segment, and films that players ask for in ranges. */
import type { Workload } from './workload.ts'

const HOST = 'video.example'

/** A segment of a live stream, and how often its playlist changes. */
export const SEGMENT_MS = 2_000

export const VIDEO: Workload = {
  id: 'video',
  host: HOST,
  resources: [
    { id: 'playlist', url: `https://${HOST}/live/{n}/index.m3u8`, headers: [['Content-Type', 'application/vnd.apple.mpegurl']], lengthBytes: 1_200, validators: 'both', changes: { everyMs: SEGMENT_MS }, differsBy: [] },
    { id: 'segment', url: `https://${HOST}/live/1/{n}.m4s`, headers: [['Content-Type', 'video/iso.segment']], lengthBytes: 1_000_000, validators: 'both', changes: 'never', differsBy: [] },
    { id: 'film', url: `https://${HOST}/films/{n}.mp4`, headers: [['Content-Type', 'video/mp4'], ['Accept-Ranges', 'bytes']], lengthBytes: 40_000_000, validators: 'both', changes: 'never', differsBy: [] },
  ],
  origin: { thinkMs: 30, workers: 6, queueLimit: 400 },
}
