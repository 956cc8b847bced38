/** Purging: no standard, an operator's promise. After a purge nothing from before it is served, whatever was under way. */
import type { Answer, Scene } from '../scene.ts'

const section = 'operation'
const fresh: Answer = { headers: { 'Cache-Control': 'max-age=60' } }
const tagged = (tags: string): Answer => ({ headers: { 'Cache-Control': 'max-age=60', 'Surrogate-Key': tags } })

export const purgeScenes: readonly Scene[] = [
  { id: 'purge-url', name: 'A purged URL is fetched anew', section, steps: [{ origin: fresh, expect: { from: 'origin' } }, { purge: { path: '/' } }, { origin: fresh, expect: { from: 'origin' } }] },
  {
    id: 'purge-url-only',
    name: 'Other URLs stay',
    section,
    steps: [{ ask: { path: '/a' }, origin: fresh, expect: { from: 'origin' } }, { purge: { path: '/b' } }, { ask: { path: '/a' }, expect: { from: 'cache' } }],
  },
  {
    id: 'purge-variants',
    name: 'Every variant of the URL goes',
    section,
    steps: [
      { ask: { headers: { Accept: 'a/a' } }, origin: { headers: { 'Cache-Control': 'max-age=60', Vary: 'Accept' } }, expect: { from: 'origin' } },
      { ask: { headers: { Accept: 'b/b' } }, origin: { headers: { 'Cache-Control': 'max-age=60', Vary: 'Accept' } }, expect: { from: 'origin' } },
      { purge: { path: '/' } },
      { ask: { headers: { Accept: 'a/a' } }, expect: { from: 'origin' } },
      { ask: { headers: { Accept: 'b/b' } }, expect: { from: 'origin' } },
    ],
  },
  {
    id: 'purge-tag',
    name: 'A tag selects what carries it, and no client sees the tags',
    section,
    steps: [
      { ask: { path: '/a' }, origin: tagged('one two'), expect: { from: 'origin', fields: { 'Surrogate-Key': null } } },
      { ask: { path: '/b' }, origin: tagged('three'), expect: { from: 'origin' } },
      { purge: { tag: 'two' } },
      { ask: { path: '/b' }, expect: { from: 'cache', body: 'answer 2', fields: { 'Surrogate-Key': null } } },
      { ask: { path: '/a' }, expect: { from: 'origin' } },
    ],
  },
  {
    id: 'purge-everything',
    name: 'Everything goes',
    section,
    steps: [
      { ask: { path: '/a' }, origin: fresh, expect: { from: 'origin' } },
      { ask: { path: '/b' }, origin: fresh, expect: { from: 'origin' } },
      { purge: { everything: true } },
      { ask: { path: '/a' }, expect: { from: 'origin' } },
      { ask: { path: '/b' }, expect: { from: 'origin' } },
    ],
  },
  {
    id: 'purge-soft',
    name: 'Softly purged, a response is validated before it answers again',
    section,
    steps: [
      { origin: { headers: { 'Cache-Control': 'max-age=60', ETag: '"a"' } }, expect: { from: 'origin' } },
      { purge: { path: '/', soft: true } },
      { origin: { headers: { 'Cache-Control': 'max-age=60', ETag: '"a"' }, validates: true }, expect: { from: 'validation' } },
      { expect: { from: 'cache' } },
    ],
  },
  {
    id: 'purge-soft-error',
    name: 'Softly purged, it still stands in for an error that it may stand in for',
    section,
    steps: [
      { origin: { headers: { 'Cache-Control': 'max-age=60, stale-if-error=60' } }, expect: { from: 'origin' } },
      { purge: { path: '/', soft: true } },
      { origin: { status: 503 }, expect: { from: 'cache', background: true } },
    ],
  },
  {
    id: 'purge-race',
    name: 'An answer that left the origin before the purge is neither served nor stored',
    section,
    steps: [
      { begin: 'before', origin: { ...fresh, held: true } },
      { purge: { path: '/' } },
      // What the origin says from now on is for the request that is sent anew.
      { begin: 'other', ask: { path: '/other' }, origin: fresh },
      { finish: 'other', expect: { from: 'origin' } },
      { release: true },
      { finish: 'before', expect: { from: 'proxy', body: 'answer 3' } },
      { expect: { from: 'cache', body: 'answer 3' } },
    ],
  },
  {
    id: 'purge-race-304',
    name: 'A 304 that left the origin before the purge renews nothing',
    section,
    steps: [
      { origin: { headers: { 'Cache-Control': 'no-cache', ETag: '"a"' } }, expect: { from: 'origin' } },
      { begin: 'before', origin: { headers: { 'Cache-Control': 'no-cache', ETag: '"a"' }, validates: true, held: true } },
      { purge: { path: '/' } },
      { begin: 'other', ask: { path: '/other' }, origin: fresh },
      { finish: 'other', expect: { from: 'origin' } },
      { release: true },
      { finish: 'before', expect: { from: 'proxy', body: 'answer 4' } },
    ],
  },
  {
    id: 'purge-race-tag',
    name: 'Nor is one whose tag was purged before it told its tags',
    section,
    steps: [
      { begin: 'before', origin: { ...tagged('one'), held: true } },
      { purge: { tag: 'one' } },
      { begin: 'other', ask: { path: '/other' }, origin: fresh },
      { finish: 'other', expect: { from: 'origin' } },
      { release: true },
      { finish: 'before', expect: { from: 'proxy', body: 'answer 3' } },
    ],
  },
]
