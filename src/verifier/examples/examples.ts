/**
 * Configurations that ship with the course: good ones, one that is nearly good, and each classic mistake. In: nothing. Out: documents
 * with what they fail, which tests hold them to at ten seeds. public/configurations/ has them as files.
 */
import type { PolicyDocument, PolicyRoute } from '../../engine/policy/schema.ts'
import { GAMED } from './gamed.ts'
import { GOOD_API } from './good.api.ts'
import { GOOD_REALTIME } from './good.realtime.ts'
import { GOOD_STATIC } from './good.static.ts'
import { GOOD_VIDEO } from './good.video.ts'
import { withNotes } from './notes.en.ts'

export interface Example {
  /** Also the name of its file. */
  readonly id: string
  readonly document: PolicyDocument
  /** Ids of the objectives that it misses; none: it passes. */
  readonly misses: readonly string[]
}

/** Meets every objective. */
export const GOOD: PolicyDocument = { version: 1, shield: { on: true, place: 'virginia' }, routes: withNotes([...GOOD_STATIC, ...GOOD_API, ...GOOD_VIDEO, ...GOOD_REALTIME]), default: { cache: false } }

type Change = (route: PolicyRoute) => PolicyRoute

const noted = (document: PolicyDocument, note: string): PolicyDocument => ({ ...document, note })

/** The good configuration with its routes of these names changed. */
function changed(note: string, names: readonly string[], change: Change): PolicyDocument {
  const missing = names.find((name) => !GOOD.routes?.some((route) => route.name === name))
  if (missing !== undefined) throw new Error(`The good configuration has no route "${missing}".`)
  return noted({ ...GOOD, routes: (GOOD.routes ?? []).map((route) => (names.includes(route.name) ? change(route) : route)) }, note)
}

const cached = (GOOD.routes ?? []).filter(({ cache }) => cache !== false).map(({ name }) => name)

function document(note: string, rest: Omit<PolicyDocument, 'version' | 'note'>): PolicyDocument {
  return { version: 1, note, ...rest }
}

const WHOLE_DAY_SECONDS = 86_400

export const EXAMPLES: readonly Example[] = [
  { id: 'good', document: noted(GOOD, 'Meets every objective. Each route says why.'), misses: [] },
  {
    id: 'good-without-purges',
    document: changed('Nothing is ever purged: what changes lives so short that nobody has to wait for it.', ['pictures', 'pages', 'catalogue'], ({ purge: _purge, ...route }) => ({
      ...route,
      edge: { ...route.edge, ttlSeconds: 20, when: 'always', staleWhileRevalidateSeconds: 20 },
      browser: { ttlSeconds: 0 },
    })),
    misses: ['static.p95'],
  },
  { id: 'nearly-good', document: noted({ ...GOOD, shield: { on: false } }, 'Everything is right but one thing: no shield. All is well until all POPs ask at once.'), misses: ['static.expiry', 'static.cold', 'static.zone-purge', 'video.segment', 'video.cold', 'realtime.load', 'realtime.p95'] },
  { id: 'nothing-configured', document: document('The standard alone decides, from what the origins happen to say.', {}), misses: ['static.poisoned', 'static.deploy', 'static.return', 'static.expiry', 'static.outage', 'static.hits', 'static.bytes', 'static.p95', 'static.cold', 'static.zone-purge', 'static.cost', 'api.authorization', 'api.cookies', 'api.price', 'api.outage', 'api.hits', 'video.segment', 'video.seeking', 'video.bytes', 'video.egress', 'video.cost', 'video.cold', 'realtime.load', 'realtime.p95', 'realtime.leaks'] },
  { id: 'everything-bypassed', document: document('Caches that cache nothing: safe, slow, and more than the origins can bear.', { default: { cache: false } }), misses: ['static.deploy', 'static.return', 'static.expiry', 'static.outage', 'static.hits', 'static.bytes', 'static.p95', 'static.cold', 'static.zone-purge', 'static.cost', 'api.price', 'api.outage', 'api.hits', 'api.p95', 'api.load', 'video.segment', 'video.seeking', 'video.bytes', 'video.egress', 'video.cost', 'video.cold', 'realtime.load', 'realtime.p95'] },
  {
    id: 'everything-cached',
    document: document('One rule for all: everything for an hour, whoever it belongs to.', { shield: { on: true }, default: { edge: { ttlSeconds: 3_600, when: 'always' }, setCookie: 'store', key: { query: 'none' } } }),
    misses: ['static.wrong', 'static.poisoned', 'static.deploy', 'static.return', 'static.outage', 'static.error', 'static.hits', 'static.bytes', 'static.p95', 'static.cold', 'static.zone-purge', 'api.authorization', 'api.cookies', 'api.set-cookie', 'api.session', 'api.own', 'api.price', 'api.error', 'api.outage', 'video.playlist', 'video.missing', 'realtime.staleness', 'realtime.leaks', 'realtime.own', 'realtime.outage'],
  },
  { id: 'whole-query-in-the-key', document: changed('Whole addresses as keys: each campaign link has a copy of its own.', cached, ({ key: _key, ...route }) => route), misses: ['static.hits', 'static.bytes', 'static.p95', 'static.cold', 'static.zone-purge', 'static.cost', 'api.hits', 'video.segment', 'video.seeking', 'video.bytes', 'video.egress', 'video.cost', 'video.cold'] },
  { id: 'query-ignored', document: changed('No parameter counts, the width of a picture neither.', ['pictures'], (route) => ({ ...route, key: { query: 'none' } })), misses: ['static.wrong'] },
  { id: 'user-agent-in-the-key', document: changed('Pages by User-Agent, of which there are thousands.', ['pages', 'pictures'], (route) => ({ ...route, key: { ...route.key, headers: ['user-agent'] } })), misses: ['static.expiry', 'static.hits', 'static.bytes', 'static.p95', 'static.cold', 'static.zone-purge', 'static.cost'] },
  { id: 'personal-cached', document: changed('What belongs to one person is kept like everything else, where the origin says nothing against it.', ['personal', 'holdings'], ({ cache: _cache, ...route }) => ({ ...route, edge: { ttlSeconds: 60 } })), misses: ['api.authorization', 'api.cookies', 'realtime.leaks'] },
  { id: 'set-cookie-stored', document: changed('Responses are stored with their Set-Cookie.', ['personal'], ({ cache: _cache, ...route }) => ({ ...route, setCookie: 'store' })), misses: ['api.authorization', 'api.cookies', 'api.set-cookie', 'api.session'] },
  { id: 'purge-by-address', document: changed('A change purges the address that changed, and no list that shows it.', ['catalogue', 'pages', 'pictures'], (route) => ({ ...route, purge: { by: 'url' } })), misses: ['static.deploy', 'api.price'] },
  { id: 'long-in-browsers', document: changed('Browsers keep pages, pictures and prices for a day, where no purge reaches them.', ['catalogue', 'pages', 'pictures'], (route) => ({ ...route, browser: { ttlSeconds: WHOLE_DAY_SECONDS } })), misses: ['static.deploy', 'api.price'] },
  { id: 'errors-cached', document: changed('Errors live as long as everything else.', ['bundles', 'pictures', 'pages', 'catalogue', 'segments and films'], ({ edge: { errorTtlSeconds: _errors, ...edge } = {}, ...route }) => ({ ...route, edge })), misses: ['static.error', 'api.error', 'video.missing'] },
  { id: 'stale-for-all', document: changed('A day of grace for everything while an origin fails, quotes too.', cached, (route) => ({ ...route, edge: { ...route.edge, staleIfErrorSeconds: WHOLE_DAY_SECONDS } })), misses: ['realtime.outage'] },
  { id: 'no-grace', document: changed('No grace at all while an origin fails.', cached, ({ edge: { staleIfErrorSeconds: _grace, ...edge } = {}, ...route }) => ({ ...route, edge: { ...edge, staleIfErrorSeconds: 0 } })), misses: ['static.outage', 'api.outage'] },
  { id: 'poisonable', document: changed('A field that any client may send decides what everybody reads.', ['pages'], ({ normalise: { values: _values, ...normalise } = {}, ...route }) => ({ ...route, normalise })), misses: ['static.poisoned'] },
  { id: 'live-as-if-on-demand', document: changed('A live playlist is kept like a segment.', ['playlists'], (route) => ({ ...route, edge: { ...route.edge, ttlSeconds: 60 } })), misses: ['video.playlist'] },
  { id: 'far-shield', document: noted({ ...GOOD, shield: { on: true, place: 'sydney' } }, 'The shield stands as far from the origin as it can.'), misses: ['api.p95', 'realtime.p95'] },
  { id: 'gamed', document: noted(GAMED, 'Good figures, bad service: what belongs to one person, and what failed, is kept for a year.'), misses: ['static.error', 'api.session', 'api.own', 'realtime.own'] },
]

