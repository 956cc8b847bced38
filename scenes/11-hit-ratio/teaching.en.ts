/** What whoever teaches this scene wants to know beyond what learners read. */
import type { Teaching } from '../../src/lesson/teaching.ts'

export const teaching: Teaching = {
  objectives: [
    'compute the request hit ratio and the byte hit ratio of a list of answers, and say what each is good for',
    'turn a change of the hit ratio into a change of the origin’s load, by way of the misses',
    'find out in at most five looks why a ratio fell, and recognise a fall that is no fault',
    'choose the one change that answers the evidence, and show by the same traffic that the ratio is back',
    'break an average down by region and by route, and find who is worse off',
  ],
  prerequisites: [
    { text: 'Hit, miss and eviction', scene: '02' },
    { text: 'Lifetimes, and what an origin can say about them', scene: '04' },
    { text: 'Purges, by tag and of everything', scene: '07' },
    { text: 'Cache key and Vary', scene: '08' },
    { text: 'Bypass rules, and what must not be shared', scene: '10' },
  ],
  discussion: [
    {
      question: 'What exactly does the hit ratio on your own dashboard count? Requests or bytes, revalidated answers, bypassed requests, hits in a shield?',
      listenFor: 'No standard defines it, so vendors differ, and some figures look better by leaving things out. Cache-Status (RFC 9211) says for one response what each cache did; logs that keep it can be counted either way. Not knowing is a common and honest answer.',
    },
    {
      question: 'Your team is given a hit ratio as its goal for the quarter. Which bad things could you do to reach it?',
      listenFor: 'Keep personal answers, leave parameters out of the key that matter, make lifetimes too long, serve stale without limit, send what can’t be cached by another host. Better goals: the origin’s load, waits by region, how old answers may be, wrong answers at zero.',
    },
    {
      question: 'It is Monday morning, the ratio has fallen by a few points, and all five looks are as they were. What do you do, and what do you tell those who ask?',
      listenFor: 'Ask who comes and for what: a campaign, new pages, a crawler, a POP that is silent. Compare with the same hour a week ago. Watch whether the origin bears it. Changing nothing is a decision, and has to be explained with evidence.',
    },
    {
      question: 'Which three alerts would you set, who gets each, and what could wake them for nothing?',
      listenFor: 'By what hurts: origin load and errors for those who run it, bytes for those who pay, ratios per route and region for those who configure. Nights, releases and small regions make false alarms; compare with the same hour, and ask for a least number of requests.',
    },
  ],
  misconceptions: [
    {
      says: 'From ninety to ninety-nine per cent is a small step.',
      because: 'The origin sees what is missing from a hundred. That falls from ten to one, so that its load falls to a tenth.',
      shownBy: 'ninety-nine',
    },
    {
      says: 'Nine of ten requests are hits, so the origin sends a tenth of the bytes.',
      because: 'Requests are counted alike, whatever they weigh. One large file that misses can be more than all the hits together.',
      shownBy: 'two-ratios',
    },
    {
      says: 'The ratio fell, so raise the TTL.',
      because: 'It helps only if copies expire before they are asked for again. It does nothing for copies that nobody else can find, that are purged, or that are never looked up.',
      shownBy: 'fix',
    },
    {
      says: 'If the ratio falls, something in the configuration is wrong.',
      because: 'A crowd at new pages or a POP that is down lowers it as well. Then all five looks are as before, and a change made in haste adds a fault. Some seeds of the drill are such falls.',
      shownBy: 'drill',
    },
    {
      says: 'The overall ratio is good, so our users are well served.',
      because: 'It is an average, weighted by who asks most. A small region can miss most of the time and hardly move it.',
      shownBy: 'breakdown',
    },
  ],
}
