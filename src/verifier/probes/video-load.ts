/** A premiere: caches are empty, and people of five continents begin to watch in the same seconds. */
import type { CountedProbe } from '../probe.ts'
import { VIDEO } from '../workloads/video.ts'
import { VIDEO_FIELDS, VIDEO_REPORTS } from './steady.ts'
import { planOf, readTraffic, SECOND_MS, type Load } from './traffic.ts'

export const PREMIERE: Load = {
  requestsPerSecond: 700,
  durationMs: 6 * SECOND_MS,
  people: 20_000,
  demands: [
    { resource: 'playlist', share: 30, objects: 4, zipfExponent: 0.5, parameters: VIDEO_REPORTS },
    { resource: 'segment', share: 60, objects: 60, zipfExponent: 0.3, parameters: VIDEO_REPORTS },
    { resource: 'film', share: 10, objects: 10, zipfExponent: 0.8, parameters: VIDEO_REPORTS },
  ],
  fields: VIDEO_FIELDS,
}

export const VIDEO_COLD: CountedProbe = { kind: 'counted', id: 'video.cold', workload: 'video', plan: (document, seed) => planOf(VIDEO, PREMIERE, document, seed), read: readTraffic }
