/** Targeted cache control (RFC 9213): what CDN-Cache-Control says counts in place of Cache-Control and Expires, if it is well formed. */
import type { Answer, Expectation, Fields, Scene } from '../scene.ts'

const CACHED: Expectation = { from: 'cache' }
const ASKED_AGAIN: Expectation = { from: 'origin' }
const PAST = 'Thu, 01 Jan 2015 00:00:00 GMT'
const FUTURE = 'Fri, 01 Jan 2100 00:00:00 GMT'

/** The origin answers with these fields, and then the same is asked for again. */
function twice(id: string, name: string, section: string, headers: Fields, then: Expectation, more: Answer = {}): Scene {
  return { id, name, section, steps: [{ origin: { headers, ...more }, expect: { from: 'origin' } }, { origin: { headers, ...more }, expect: then }] }
}

const counts = '§2.2'

export const targetedScenes: readonly Scene[] = [
  twice('targeted-lifetime', 'A lifetime in CDN-Cache-Control is one', `RFC 9213 ${counts}`, { 'CDN-Cache-Control': 'max-age=60' }, CACHED),
  twice('targeted-lifts-no-store', 'It counts in place of no-store in Cache-Control', `RFC 9213 ${counts}`, { 'Cache-Control': 'no-store', 'CDN-Cache-Control': 'max-age=60' }, CACHED),
  twice('targeted-lifts-private', 'It counts in place of private in Cache-Control', `RFC 9213 ${counts}`, { 'Cache-Control': 'private', 'CDN-Cache-Control': 'max-age=60' }, CACHED),
  twice('targeted-longer', 'Longer than Cache-Control, it counts', `RFC 9213 ${counts}`, { Age: '50', 'Cache-Control': 'max-age=10', 'CDN-Cache-Control': 'max-age=100' }, CACHED),
  twice('targeted-shorter', 'Shorter than Cache-Control, it counts', `RFC 9213 ${counts}`, { Age: '50', 'Cache-Control': 'max-age=100', 'CDN-Cache-Control': 'max-age=10' }, ASKED_AGAIN),
  twice('targeted-over-s-maxage', 'It counts in place of s-maxage in Cache-Control', `RFC 9213 ${counts}`, { Age: '50', 'Cache-Control': 's-maxage=100', 'CDN-Cache-Control': 'max-age=10' }, ASKED_AGAIN),
  twice('targeted-over-past-expires', 'It counts in place of an Expires in the past', `RFC 9213 ${counts}`, { Expires: PAST, 'CDN-Cache-Control': 'max-age=60' }, CACHED),
  twice('targeted-over-invalid-expires', 'It counts in place of an Expires that is no date', `RFC 9213 ${counts}`, { Expires: '0', 'CDN-Cache-Control': 'max-age=60' }, CACHED),
  twice('targeted-over-future-expires', 'It counts in place of an Expires in the future', `RFC 9213 ${counts}`, { Expires: FUTURE, 'CDN-Cache-Control': 'max-age=0' }, ASKED_AGAIN),
  twice('targeted-s-maxage', 'Its s-maxage goes before its max-age, as in Cache-Control', `RFC 9213 ${counts}`, { Age: '50', 'CDN-Cache-Control': 'max-age=10, s-maxage=100' }, CACHED),
  twice('targeted-age', 'Age counts against its lifetime', `RFC 9213 ${counts}`, { Age: '7200', 'CDN-Cache-Control': 'max-age=3600' }, ASKED_AGAIN),
  twice('targeted-no-store', 'Its no-store bars storing', `RFC 9213 ${counts}`, { 'Cache-Control': 'max-age=60', Expires: FUTURE, 'CDN-Cache-Control': 'no-store' }, ASKED_AGAIN),
  twice('targeted-private', 'Its private bars a shared cache', `RFC 9213 ${counts}`, { 'Cache-Control': 'max-age=60', Expires: FUTURE, 'CDN-Cache-Control': 'private' }, ASKED_AGAIN),
  twice('targeted-no-cache', 'Its no-cache asks for validation', `RFC 9213 ${counts}`, { ETag: '"a"', 'Cache-Control': 'max-age=60', 'CDN-Cache-Control': 'no-cache' }, { from: 'validation' }, { validates: true }),
  twice('targeted-swr', 'Its stale-while-revalidate opens a window', `RFC 9213 ${counts}`, { Age: '70', 'Cache-Control': 'max-age=60', 'CDN-Cache-Control': 'max-age=60, stale-while-revalidate=60' }, { from: 'cache', background: true }),
  twice('targeted-lines', 'Several lines of it are one field', 'RFC 9213 §2.1', { 'Cache-Control': 'no-store', 'CDN-Cache-Control': ['extension', 'max-age=60'] }, CACHED),
  twice('targeted-unknown-directive', 'Directives that it does not know mean nothing', 'RFC 9213 §2.1', { 'Cache-Control': 'no-store', 'CDN-Cache-Control': 'extension, other="x", max-age=60' }, CACHED),
  twice('targeted-parameters', 'Parameters of a directive mean nothing', 'RFC 9213 §2.1', { 'Cache-Control': 'no-store', 'CDN-Cache-Control': 'max-age=60;extension=1' }, CACHED),
  twice('targeted-last-counts', 'Of a directive that comes twice the last counts, as in every dictionary', 'RFC 9651 §4.2.2', { Age: '50', 'CDN-Cache-Control': 'max-age=10, max-age=100' }, CACHED),
  twice('targeted-false', 'A directive that is false is not there', 'RFC 9213 §2.1', { 'CDN-Cache-Control': 'max-age=60, no-store=?0' }, CACHED),
  twice('targeted-wrong-type', 'A lifetime that is no integer is no lifetime', 'RFC 9213 §2.1', { 'Cache-Control': 'no-store', 'CDN-Cache-Control': 'max-age="60"' }, ASKED_AGAIN),
  twice('targeted-empty', 'Empty, it is as if it were not there', 'RFC 9213 §2.1', { 'Cache-Control': 'max-age=60', 'CDN-Cache-Control': '' }, CACHED),
  twice('targeted-empty-bars-nothing', 'Empty, it lifts nothing', 'RFC 9213 §2.1', { 'Cache-Control': 'no-store', 'CDN-Cache-Control': '' }, ASKED_AGAIN),
  twice('targeted-unparsable', 'What cannot be parsed is ignored whole', 'RFC 9213 §2.1', { 'Cache-Control': 'no-store', 'CDN-Cache-Control': 'max-age=60, &&&' }, ASKED_AGAIN),
  twice('targeted-unparsable-no-store', 'What cannot be parsed bars nothing', 'RFC 9213 §2.1', { 'Cache-Control': 'max-age=60', 'CDN-Cache-Control': 'no-store, &&&' }, CACHED),
  twice('targeted-upper-case', 'Upper case cannot be parsed: keys of a dictionary are lower case', 'RFC 9651 §3.1.2', { 'Cache-Control': 'no-store', 'CDN-Cache-Control': 'MaX-aGe=60' }, ASKED_AGAIN),
  twice('targeted-space', 'Space around the equals sign cannot be parsed', 'RFC 9651 §4.2.2', { 'Cache-Control': 'no-store', 'CDN-Cache-Control': 'max-age =60' }, ASKED_AGAIN),
  twice('targeted-other-target', 'A field for another target means nothing here', 'RFC 9213 §2.1', { 'Cache-Control': 'no-store', 'Example-Cache-Control': 'max-age=60' }, ASKED_AGAIN),
  twice('targeted-passed-on', 'It travels on, and so does the Cache-Control that it stood in for', 'RFC 9213 §2.2', { 'Cache-Control': 'max-age=5', 'CDN-Cache-Control': 'max-age=60' }, {
    from: 'cache',
    fields: { 'CDN-Cache-Control': 'max-age=60', 'Cache-Control': 'max-age=5' },
  }),
  {
    id: 'targeted-renewed',
    name: 'A 304 that brings it renews by it',
    section: 'RFC 9111 §4.3.4',
    steps: [
      { origin: { headers: { ETag: '"a"', Age: '20', 'CDN-Cache-Control': 'max-age=10' } }, expect: { from: 'origin' } },
      { origin: { headers: { ETag: '"a"', 'Cache-Control': 'max-age=0', 'CDN-Cache-Control': 'max-age=60', Age: '0' }, validates: true }, expect: { from: 'validation' } },
      { expect: CACHED },
    ],
  },
]
