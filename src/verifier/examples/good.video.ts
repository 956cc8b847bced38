/** Routes that meet the video workload's objectives, and why each says what it says. */
import type { PolicyRoute } from '../../engine/policy/schema.ts'

const hosts = ['video.example']
const DAY_SECONDS = 86_400

export const GOOD_VIDEO: readonly PolicyRoute[] = [
  {
    name: 'playlists',
    note: 'Old after a segment: half of that is shared. What players report of themselves makes no other playlist.',
    match: { hosts, extensions: ['m3u8'] },
    edge: { ttlSeconds: 1, when: 'always', errorTtlSeconds: { '4xx': 1, '5xx': 0 } },
    browser: { ttlSeconds: 0 },
    key: { query: 'none' },
  },
  {
    name: 'segments and films',
    note: 'They never change. That one is not there yet is soon untrue, so nobody remembers it for long.',
    match: { hosts },
    edge: { ttlSeconds: DAY_SECONDS, when: 'always', errorTtlSeconds: { '4xx': 1, '5xx': 0 } },
    key: { query: 'none' },
  },
]
