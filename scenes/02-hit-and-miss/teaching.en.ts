/** What whoever teaches this scene wants to know beyond what learners read. */
import type { Teaching } from '../../src/lesson/teaching.ts'

export const teaching: Teaching = {
  objectives: [
    'say of any request whether it will be a hit or a miss, by three questions: stored here, still there, still fresh?',
    'count the requests that reach the origin from a crowd: one for each POP that was asked, while copies are fresh and stay',
    'make a request miss before the copy’s TTL is over, and say which copy was dropped and why that one',
    'tell from a list of requests why one missed: never stored at this POP, expired, or evicted',
  ],
  prerequisites: [
    { text: 'Browser, edge and origin, and who can answer a request', scene: '00' },
    { text: 'Why each trip to a far origin is expensive, and that load grows with users', scene: '01' },
  ],
  discussion: [
    {
      question: 'Your CDN offers twice as many POPs for the same price. What becomes better, what becomes worse, and for which of your files?',
      listenFor: 'Users are nearer. But each POP has a cold cache of its own, so there are more first requests, and each store sees fewer requests, so that rare files are seldom found there. Popular files gain, the long tail may lose. One more cache behind the POPs is scene 09.',
    },
    {
      question: 'Before a launch somebody wants to warm the cache with a script that fetches every page once. What would it do, and what would it not do?',
      listenFor: 'It fills the POP that the script reaches, not the others. Pages that nobody wants push out ones that are wanted. Whatever is short-lived is stale again by the launch. For a few large things with a known moment it can be worth it, from many places.',
    },
    {
      question: 'Which of your files are hits nearly always, and which hardly ever, whatever their TTL? How could you check?',
      listenFor: 'It depends on how often one POP is asked within one lifetime, and on the room that others leave. Popular in one city and unknown in another is common. Checked per POP and path, by hits measured, not by configuration.',
    },
    {
      question: 'Somebody adds very large downloads to the site, and hits on small pictures become fewer, though nobody touched their TTL. How can that be, and what could be done?',
      listenFor: 'Downloads take the room, and small copies are evicted while fresh. Evidence: misses on copies younger than their lifetime. Ways out: another store or host for large files, not keeping what is asked for once, more room.',
    },
  ],
  misconceptions: [
    {
      says: 'It’s on the CDN now, so everybody gets a hit.',
      because: 'It is in one POP’s store. Each POP looks into its own, so that each pays for a first request.',
      shownBy: 'elsewhere',
    },
    {
      says: 'max-age=300 means that the CDN keeps it for five minutes.',
      because: 'It says after what age the response counts as stale (RFC 9111 §5.2.2.1). Nothing in RFC 9111 obliges a cache to keep what it has stored. A copy may leave earlier to make room.',
      shownBy: 'miss-too-soon',
    },
    {
      says: 'Every hit starts the lifetime anew.',
      because: 'A hit is no news from the origin. Age counts from when the origin generated the response, or last validated it (RFC 9111 §4.2), and the answer’s Age field tells it. A hit changes only which copy is the next to be dropped.',
      shownBy: 'second',
    },
    {
      says: 'When the cache is full, the oldest copy goes.',
      because: 'Under LRU it is the one whose last use lies furthest back, whenever it was stored. Which copy goes is the cache’s own choice; no standard says.',
      shownBy: 'shelf',
    },
    {
      says: 'We have deployed, so the POPs have the new version.',
      because: 'A deploy at the origin tells no cache anything. A POP goes on using its copy while that is fresh. Let them press deploy and send from a city that has a copy.',
      shownBy: 'play',
    },
  ],
}
