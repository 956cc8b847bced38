import type { WorkloadWords } from './words.ts'

export const realtimeWords: WorkloadWords = {
  name: 'Real-time data',
  about:
    'Quotes that change every second and that everybody looks at, and each customer’s own holdings. The origin is small: it can’t answer everybody, so a cache has to share one answer among many for as long as a second, and no longer. An old quote that looks current is worse than none.',
  resources: {
    quote: {
      name: 'Quotes',
      about: 'New content every second under the same address. The origin sends max-age=0: it wants to be asked each time, and can’t stand it.',
    },
    holdings: {
      name: 'Holdings',
      about: 'One customer’s shares. The session cookie says whose. The origin sends max-age=10 and doesn’t say private.',
    },
  },
  assertions: {
    staleness: {
      label: 'Quotes are of this moment',
      measures: 'The age of the oldest quote that anybody is shown, from the moment when that quote was made to the moment when it is shown. Browsers’ caches count.',
      hint: 'Up to a second is the quote’s own. What comes on top is the lifetimes of all caches that it passes, and windows in which they may answer after that. Who looks seldom finds what was left longest.',
      fix: 'On the quotes’ route: edge.ttlSeconds 1 with when "always", edge.staleWhileRevalidateSeconds 0 or left out, and browser.ttlSeconds 0.',
    },
    load: {
      label: 'The origin stands the load',
      measures: 'The most requests that reach the origin within a second of ordinary traffic; the bound is what it can make in a second.',
      hint: 'Eight POPs, fourteen quotes, and an answer that is good for about a second: how many caches ask the origin for each of them?',
      fix: 'On the quotes’ route: edge.ttlSeconds 1 with when "always"; and shield {"on": true}, so that eight POPs ask as one.',
    },
    p95: {
      label: 'Quotes come fast, everywhere',
      measures: 'The time to the first byte that 95 % of the requests stay below, on the continent where it is longest.',
      hint: 'A wait far longer than a round trip around the world is a line. Where do requests stand in line?',
      fix: 'Keep the origin below what it can make: edge.ttlSeconds 1 with when "always" for quotes, and shield {"on": true}.',
    },
    leaks: {
      label: 'Holdings reach their owner alone',
      measures: 'Requests for holdings that are answered with anything but the asker’s own: somebody else’s, or nobody’s.',
      hint: 'Two people, one address. What tells their requests apart, does it reach the origin, and does the cache look at it?',
      fix: 'A route for the holdings with cache false, or with the session cookie in key.cookies; Cookie has to stay in the request.',
    },
    own: {
      label: 'One’s own holdings are the newest',
      measures: 'The time from a change of the holdings to the last request with which their owner was still shown the old ones, POPs and browsers included.',
      hint: 'A key with the session in it keeps others out. For how long does it keep the owner from what is new, and who tells the browser?',
      fix: 'A route for the holdings with cache false, or with edge.ttlSeconds and browser.ttlSeconds of a few seconds.',
    },
    outage: {
      label: 'An outage shows no old quotes as new',
      measures: 'The age of the oldest quote that anybody is shown around and during an outage of the origin, from the moment when it was made to the moment when it is shown. Errors don’t count: they say what they are.',
      hint: 'For a page, an old copy is better than an error. Is it, for a price that somebody trades on? Which window lets caches answer while the origin fails?',
      fix: 'On the quotes’ route: edge.staleIfErrorSeconds of a few seconds, or 0.',
    },
  },
  probes: {
    ticks: {
      name: 'Quotes, second by second',
      does: 'A quote changes every second, nine times. Five people, two in Madrid, the others in Frankfurt, Tokyo and Sydney, look eight times each, every 0.9 s; somebody in New York looks once and again 5 s later. One in Madrid and the one in Tokyo have a browser cache.',
    },
    steady: {
      name: 'Ordinary traffic',
      does: '320 requests a second from five continents for 20 s, of which the first 6 s fill the caches and don’t count: 95 % for 14 quotes, 5 % for holdings. Quotes change every second. Each request carries its person’s session cookie; User-Agents are as people have them.',
    },
    holdings: {
      name: 'Two people and their holdings',
      does: 'Two people in Madrid ask for the same address, by turns, three times each, a second apart. Each sends a session cookie of their own. Both have a browser cache.',
    },
    own: {
      name: 'Holdings change',
      does: 'Two people with browser caches, one in Madrid and one in Tokyo, each with a session cookie, look at their holdings. Some 3 s later these change at the origin, for both. 1 s after that they are purged as their route says: by their address, by the route’s own tags, everything, or not at all. The purge needs 1 s to the shield, and 1 s more from there to the POPs. The two look again 0.5 s, 5 s, 11 s, 16 s, 1 min and 1 h after the change.',
    },
    outage: {
      name: 'The origin fails for 90 s',
      does: 'A quote changes every second, five times; then the origin answers all requests with 503 for 90 s. Four people, two in Madrid, the others in Frankfurt and Sydney, look 2.5 s and 1.3 s before the failure, and 2, 6, 10, 17, 30, 60 and 85 s after it began. One in Madrid has a browser cache.',
    },
    crowd: {
      name: 'A small crowd',
      does: 'Ten people, two in Madrid, two in Tokyo, and one at each other POP, look at the same quote within 0.1 s, and once more half a second later. It counts requests at the origin for what it was asked for within the last 0.8 s.',
    },
  },
}
