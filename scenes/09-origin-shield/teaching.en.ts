/** What whoever teaches this scene wants to know beyond what learners read. Clauses are of RFC 9111. */
import type { Teaching } from '../../src/lesson/teaching.ts'

export const teaching: Teaching = {
  objectives: [
    'count the requests that reach the origin when copies expire together, with an origin shield and without one',
    'place a shield so that no city waits too long, and say who pays for a detour',
    'explain request collapsing: who fetches, who waits, and what happens to those who waited if the answer may not be shared',
    'say what a failed shield does to readers and to the origin, with failover and without',
    'find out from a list of requests why a shield did not help',
  ],
  prerequisites: [
    { text: 'Capacity and queueing at the origin', scene: '01' },
    { text: 'That POPs share nothing', scene: '02' },
    { text: 'Lifetime, and that Age goes along from cache to cache', scene: '04' },
    { text: 'Cache key and Vary', scene: '08' },
  ],
  discussion: [
    {
      question: 'A wrong copy lies in the shield and in every POP. In which order do you mend things, and what happens in another order?',
      listenFor: 'First the origin, then the shield, then the POPs. A POP that is purged before the shield takes the wrong copy from it again; a shield purged before the origin is mended fetches it again. CDNs may order this for you: worth asking. Browsers come on top.',
    },
    {
      question: 'Behind a warm shield your origin is idle, and somebody wants to make it smaller. What do you ask before you agree?',
      listenFor: 'What it meets with cold caches: after a purge of everything, a deploy that renames all, a failed shield with failover. Whether anybody has measured that. Whether the herd could be limited, or answered from stale copies in the meantime.',
    },
    {
      question: 'For which of your answers does a shield do nothing, or harm? Would you send those around it?',
      listenFor: 'Private answers, those that live shorter than the gap between two questions, addresses asked for once. They pay for the detour and perhaps for the request. Going around it is a rule to maintain, and gives up the shield’s warm connection.',
    },
    {
      question: 'Collapsing has many wait for one fetch. When would you rather not have them wait?',
      listenFor: 'When the fetch hangs, everybody hangs; so there is a limit, then they are sent on. When the answer is likely to be private, waiting is in vain; caches can remember that. Stale-while-revalidate takes the waiting away where a stale copy is there.',
    },
  ],
  misconceptions: [
    {
      says: 'When a copy expires, the CDN fetches the new one once.',
      because: 'Every POP has a copy of its own and fetches for itself. It is one fetch only where they ask through a cache that they share.',
      shownBy: 'herd',
    },
    {
      says: 'The shield should be close to the users.',
      because: 'Users have their own POPs. A miss goes from there to the shield and then to the origin; the nearer the shield is to the origin, the smaller the detour.',
      shownBy: 'move',
    },
    {
      says: 'A shield makes the site more robust, it is one cache more.',
      because: 'It takes load off the origin, but all POPs now depend on one place. Without failover, what POPs have no usable copy of can’t be answered, although the origin is well. With failover the origin meets the herd.',
      shownBy: 'fails',
    },
    {
      says: 'With collapsing, people could be given each other’s private pages.',
      because: 'One response may answer several requests only if it may be reused for each of them (RFC 9111 §4). Those who waited for a private one are sent on to the origin. They lose time, nothing else.',
      shownBy: 'inside',
    },
    {
      says: 'A wrong answer in one POP stays there, and the shield catches it for the others.',
      because: 'A shield finds copies as every cache does, by key and Vary (RFC 9111 §4.1). If both leave out what the answer was chosen by, it gives one reader’s answer to every POP that asks.',
      shownBy: 'wrong-key',
    },
  ],
}
