/** What whoever teaches this scene wants to know beyond what learners read. Clauses are of RFC 9110, 9111 and 9213. */
import type { Teaching } from '../../src/lesson/teaching.ts'

export const teaching: Teaching = {
  objectives: [
    'write a response header that gives browsers and the CDN different lifetimes, and prove it by visits on either side of each end',
    'mark the moment at which a browser’s copy goes stale, counting the Age with which it arrived',
    'state until when any cache can show an old version, with Age counted and with Age reset',
    'tell from a list of requests why a browser asked: stale on arrival, gone stale since, no-cache, no-store, or a lifetime that can’t be read',
  ],
  prerequisites: [
    { text: 'The stops of a request, and that the browser’s cache and the edge can each answer', scene: '00' },
    { text: 'Hit and miss, and why a copy may leave before its time is over', scene: '02' },
    { text: 'Reading HTTP header fields as lines of text' },
  ],
  discussion: [
    {
      question: 'Which answer of your own systems would hurt most if browsers kept it for a day? What lifetimes would you give it, and who has to agree?',
      listenFor: 'Copies in browsers can’t be purged, so max-age is the time for which they could bear to be wrong. The CDN’s lifetime may be longer where they can purge. Files whose names change with their content can have both long. The number belongs to whoever answers for the mistake, not to operations alone.',
    },
    {
      question: 'Your CDN offers to reset Age. When would you switch that on, and what else would you change on the same day?',
      listenFor: 'Browsers get their whole lifetime each time, and the edge fewer requests. In return the lifetimes add up, so both have to be chosen anew. Whoever debugs can no longer read the copy’s true age, and caches further down are misled in the same way.',
    },
    {
      question: 'A colleague proposes max-age=0 everywhere, to be safe. What becomes safer, what becomes worse, and for whom?',
      listenFor: 'Browsers show fewer old pages, but every use costs at least a round trip to the edge. With s-maxage beside it the origin can stay out of it. It does not keep anything from being stored, so it protects no secrets. Scene 05 prices the question that each visit then asks.',
    },
    {
      question: 'What would break if the clock of one cache on the way were ten minutes ahead?',
      listenFor: 'max-age is a length; Expires is a moment, read against the answer’s own Date (RFC 9111 §4.2.1). A cache’s clock comes in when it compares its own time with Date (§4.2.3): running ahead, it takes new copies for old ones and asks too often. Running behind counts for nothing there, since that age can’t be below 0.',
    },
  ],
  misconceptions: [
    {
      says: 'no-cache means that it isn’t stored.',
      because: 'It may be stored, but not used again before the origin has been asked and has confirmed it (RFC 9111 §5.2.2.4). The word that forbids storing is no-store (§5.2.2.5).',
      shownBy: 'words',
    },
    {
      says: 'max-age=60 gives every browser sixty seconds from the moment it gets the page.',
      because: 'A cache that answers from its copy must send the copy’s Age (RFC 9111 §4), and the receiver counts on from there (§4.2.3). A copy that has lain at the edge for longer than that is stale when it arrives.',
      shownBy: 'trap',
    },
    {
      says: 'We send no Cache-Control, so nothing is cached.',
      because: 'Where no lifetime is stated, a cache may estimate one for many status codes, 200 among them (RFC 9111 §4.2.2, RFC 9110 §15.1). A tenth of the time since Last-Modified is the usual estimate: pages that rest longest get the longest.',
      shownBy: 'no-ttl',
    },
    {
      says: 'With CDN-Cache-Control, browsers get their full max-age.',
      because: 'It changes which lifetime the CDN goes by (RFC 9213 §2.2), not how old the copy is when it leaves the edge. Its Age goes along, and browsers count on from it.',
      shownBy: 'ways-out',
    },
    {
      says: 'The worst case is always the two lifetimes added.',
      because: 'Only where the edge resets Age. Where Age is passed on, both lifetimes count from the same answer of the origin (RFC 9111 §4.2.3), and the longer one is the limit.',
      shownBy: 'deploy',
    },
  ],
}
