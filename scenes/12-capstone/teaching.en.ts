/** What whoever teaches this scene wants to know beyond what learners read. Clauses are of RFC 5861 and 9111. */
import type { Teaching } from '../../src/lesson/teaching.ts'

export const teaching: Teaching = {
  objectives: [
    'state an objective so that it can be measured: who looks at what, which figure, which bound',
    'complete a configuration for an API so that personal data, prices and an outage are all taken care of',
    'read a smallest counter-example and name the one change that mends it',
    'design the caching of real-time data from nothing, so that nobody sees a quote older than the bound and the origin bears the load',
    'defend a choice by what the workload can bear: age, errors, load or cost',
  ],
  prerequisites: [
    { text: 'Lifetimes for browsers and for the edge', scene: '04' },
    { text: 'Stale answers while revalidating and on errors', scene: '06' },
    { text: 'Purges by tag', scene: '07' },
    { text: 'Cache key and Vary', scene: '08' },
    { text: 'Origin shield', scene: '09' },
    { text: 'Personal data and bypass', scene: '10' },
    { text: 'Hit ratio, and evidence before a change', scene: '11' },
  ],
  discussion: [
    {
      question: 'Two configurations meet all objectives. By what would you choose between them?',
      listenFor: 'How near each is to its bounds, what happens just beyond them, how many rules somebody has to understand at night, cost, how easily a change is taken back. A design that meets a deadline without a purge depends on one thing less.',
    },
    {
      question: 'Which objective is missing here that your own site would need? State it so that a machine could measure it.',
      listenFor: 'Somebody who looks at something, a figure, a bound. Examples: how fast a page must be gone after a legal order, what a crawler may cost the origin, waits on phones. “As fresh as possible” is none: there is no bound in it.',
    },
    {
      question: 'The verifier has nothing to object to. What could still go wrong on the first day, and how would you roll the configuration out?',
      listenFor: 'Traffic is different from what was tried, a vendor differs from the standard, the origin’s headers change next week. So: a part of the traffic first, measured objectives in production, requests with expected answers kept as tests, a way back.',
    },
    {
      question: 'Where in your own system would you rather show an error than an old answer, and where the opposite? Does your configuration say so today?',
      listenFor: 'Old is worse where somebody acts on it: prices to trade by, stock, permissions. An error is worse where old is merely dull. Most systems have one setting for all because nobody asked; routes make the difference.',
    },
  ],
  misconceptions: [
    {
      says: 'Whoever asks sends Authorization, so the standard keeps the answer private.',
      because: 'Only until the answer says public, s-maxage or must-revalidate (RFC 9111 §3.5). One of these in everything that a framework sends is enough for a leak.',
      shownBy: 'two',
    },
    {
      says: 'The price has changed, so we purge the product’s address.',
      because: 'The list shows the same price under another address, and a purge removes what it names. A tag names both; a short lifetime needs no naming.',
      shownBy: 'price',
    },
    {
      says: 'Real-time data can’t be cached.',
      because: 'If a quote may be a second old, everybody who asks within that second can share one answer. What bounds the lifetime is the objective, not the word “real-time”.',
      shownBy: 'realtime',
    },
    {
      says: 'stale-if-error is always kinder than an error.',
      because: 'It lets a cache show an old answer while the origin fails (RFC 5861 §4). Where somebody trades on it, an error is better. So one setting for the whole site can’t be right.',
      shownBy: 'outage',
    },
    {
      says: 'Everything lives for hours at the edge, so copies are found.',
      because: 'A long life doesn’t help a copy that the next request can’t match. Where Vary names a header that each browser writes in its own way, the same content is fetched again.',
      shownBy: 'smallest',
    },
  ],
}
