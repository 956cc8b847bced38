/** What whoever teaches this scene wants to know beyond what learners read. Clauses are of RFC 9110 and 9111. */
import type { Teaching } from '../../src/lesson/teaching.ts'

export const teaching: Teaching = {
  objectives: [
    'build a key rule that holds what changes the answer and nothing else, and show by measured traffic that it has neither too much nor too little in it',
    'tell which stored response answers a request, in two steps: the cache key, then each candidate’s own Vary',
    'put request headers in the order of how many copies they make, and bring them to few values before the lookup',
    'find the unkeyed input by which a page was poisoned, from a list of requests',
  ],
  prerequisites: [
    { text: 'Request and response headers, and where to read them in the list of requests', scene: '00' },
    { text: 'Hit, miss and a stored response', scene: '02' },
    { text: 'The parts of a web address: host, path, query string' },
  ],
  discussion: [
    {
      question: 'Include list or exclude list: with which of the two mistakes would you rather live, and does that depend on who adds parameters in your organisation?',
      listenFor: 'An exclude list fails towards misses whenever somebody invents a new parameter. An include list fails towards wrong answers whenever developers add one that matters and tell nobody. Misses cost money; wrong answers can do harm. So an include list needs a way to get on it.',
    },
    {
      question: 'Write down the parameters that reach your own pages. How would you find out, without a risk to anybody, which of them change the answer?',
      listenFor: 'Ask who reads them, and compare bodies with and without each on a test system or straight at the origin, for several values. A live cache is the wrong place to try it. Some matter for a few pages only, so rules by path.',
    },
    {
      question: 'A site in four languages: one address and Vary, or one address for each language?',
      listenFor: 'Addresses of their own: plain keys, links that can be shared, nothing to normalise. One address: nicer links, but Vary must be right everywhere, and headers be brought to few values. Users who choose against their browser’s language need a cookie or an address anyway.',
    },
    {
      question: 'Which request headers does your framework believe that no visitor needs to send? Where would you stop them, and how could you test this without poisoning your own users?',
      listenFor: 'Forwarded host and scheme, method overrides, internal flags. Stopped at the edge by letting in only what is needed. Tested with an address that nobody else asks for, or on a test system: on a live address the test itself is the attack.',
    },
  ],
  misconceptions: [
    {
      says: 'Our hit ratio is splendid, so the key must be right.',
      because: 'A ratio counts how often a copy was found. A key with too little in it finds one nearly always, and somebody else’s.',
      shownBy: 'no-query',
    },
    {
      says: 'The CDN knows that utm parameters don’t matter.',
      because: 'The key is at least the method and the target URI (RFC 9111 §2), and the query is part of the URI. Leaving something out is a rule that somebody has to write.',
      shownBy: 'clicks',
    },
    {
      says: 'Vary: User-Agent makes two copies, one for phones and one for computers.',
      because: 'Vary names a header, not a class. Header values that differ are different unless they are known to mean the same (RFC 9111 §4.1), and User-Agent has thousands.',
      shownBy: 'vary',
    },
    {
      says: 'The cache picks the language that suits the visitor best.',
      because: 'The origin chooses; the cache compares. It looks whether the headers named by Vary match those of the request for which a copy was made (RFC 9111 §4.1), and need not understand what they ask for.',
      shownBy: 'which-copy',
    },
    {
      says: 'What is in the cache came from our origin, so nobody can have tampered with it.',
      because: 'The origin made it for a request, and a stranger may have written that request. If a part of it changes the answer and is not keyed, everybody gets what was made for the stranger (RFC 9111 §7.1).',
      shownBy: 'poison',
    },
  ],
}
