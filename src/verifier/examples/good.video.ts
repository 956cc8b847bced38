/** Routes that meet the video workload's objectives. Why each says what it says: notes.en.ts. */
import type { PolicyRoute } from '../../engine/policy/schema.ts'

const hosts = ['video.example']
const DAY_SECONDS = 86_400

export const GOOD_VIDEO: readonly PolicyRoute[] = [
  {
    name: 'playlists',
    match: { hosts, extensions: ['m3u8'] },
    edge: { ttlSeconds: 1, when: 'always', errorTtlSeconds: { '4xx': 1, '5xx': 0 } },
    browser: { ttlSeconds: 0 },
    key: { query: 'none' },
  },
  {
    name: 'segments and films',
    match: { hosts },
    edge: { ttlSeconds: DAY_SECONDS, when: 'always', errorTtlSeconds: { '4xx': 1, '5xx': 0 } },
    key: { query: 'none' },
  },
]
