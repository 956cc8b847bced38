/** What whoever teaches this scene wants to know beyond what learners read. Clauses are of RFC 5861 and 9111. */
import type { Teaching } from '../../src/lesson/teaching.ts'

export const teaching: Teaching = {
  objectives: [
    'say who waits at the end of a lifetime, with a window for stale-while-revalidate and without one',
    'compute the latest moment at which a cached bug can be shown: fix, lifetime and window added',
    'choose a lifetime and a window for a busy and a sparse audience, and defend the choice by who waits and who sees the bug',
    'tell by what right a copy answered: fresh, stale-while-revalidate or stale-if-error',
  ],
  prerequisites: [
    { text: 'Lifetime, fresh and stale, and that a deploy tells no cache anything', scene: '04' },
    { text: 'That asking the origin costs a round trip, even if nothing has changed', scene: '05' },
  ],
  discussion: [
    {
      question: 'You find that a bug went out this morning on pages with a window of a day. What do you do in the first ten minutes, and in which order?',
      listenFor: 'Mend the origin first, or caches fetch the bug again. Then remove the copies: a purge that removes, not one that marks stale, since stale copies may still answer (scene 07). Shortening the header helps only copies fetched from now on. Browsers may have windows, too.',
    },
    {
      question: 'Take three pages of your own. For how long may each be shown old while all is well, and for how long while the origin fails? Who should decide?',
      listenFor: 'Two different questions with different answers. News may be old rather than missing; a bank balance may not. The harm of a wrong answer decides, so somebody who knows the content should. Routes need their own headers.',
    },
    {
      question: 'stale-if-error of ten days: a safety net, or a way to hide an outage from yourself?',
      listenFor: 'Both. Visitors are spared, and so is whoever should be woken. Alerts must watch the origin’s errors, not what visitors get. Whatever nobody asked for before the failure is not there to stand in.',
    },
    {
      question: 'A framework sends s-maxage with stale-while-revalidate. What may a strict shared cache make of that? How would you find out what yours does?',
      listenFor: 'Strictly read, s-maxage forbids a shared cache to answer stale (RFC 9111 §4.2.4, §5.2.2.10), so the window may do nothing. Many CDNs serve stale all the same. Try it: let a copy go stale, ask twice, read Age and Cache-Status.',
    },
    {
      question: 'Which lifetime should your 404 and your 500 have?',
      listenFor: 'A 404 that is asked for often can be kept briefly, so that the origin isn’t asked each time. A 500 should not be stored, or for seconds only. A header set for everything covers errors as well: RFC 9111 §3 lets a cache store them.',
    },
  ],
  misconceptions: [
    {
      says: 'The fix is live, so nobody sees the bug any more.',
      because: 'The fix is at the origin. A POP may use its copy of the bug while that is fresh, and within the window it may still show it while it fetches the fix.',
      shownBy: 'bug',
    },
    {
      says: 'The POP renews its copy by itself as soon as the lifetime is over.',
      because: 'RFC 5861 §3 lets a cache answer stale and revalidate behind that answer. Without a visitor there is no answer, and the old copy lies there until somebody comes.',
      shownBy: 'sparse',
    },
    {
      says: 'A window of an hour means that people see the old page for an hour.',
      because: 'It is a limit. The first visitor after the lifetime sets off the fetch, and in a busy city that is a moment later. In a sparse one the limit may be reached.',
      shownBy: 'windows',
    },
    {
      says: 'Stale-while-revalidate spares the origin requests.',
      because: 'The origin is asked about as often as before. The asking has moved behind an answer, so that nobody waits for it.',
      shownBy: 'behind',
    },
    {
      says: 'With must-revalidate the cache asks first, and if the origin is down it uses its copy.',
      because: 'Once stale, a copy must not be used unless the origin confirms it (RFC 9111 §5.2.2.2), so people see the error. It rules out both stale directives. While a copy is fresh, it changes nothing.',
      shownBy: 'failure',
    },
  ],
}
