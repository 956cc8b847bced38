/** What whoever teaches this scene wants to know beyond what learners read. Clauses are of RFC 5861, 8246 and 9111. */
import type { Teaching } from '../../src/lesson/teaching.ts'

export const teaching: Teaching = {
  objectives: [
    'choose for each kind of content between a purge by URL, a purge by surrogate key, a new name and no storing, and meet a deadline with it',
    'estimate the origin’s peak after a purge of everything from the load on a normal day and the hit ratio',
    'explain how an answer that left before a purge can come in after it, and what a cache must remember to be safe from it',
    'tell from the requests and the table of purges why an old page was shown after a purge',
  ],
  prerequisites: [
    { text: 'What happens to an origin beyond its capacity', scene: '01' },
    { text: 'Lifetimes in browsers and at the edge, and immutable', scene: '04' },
    { text: 'Stale copies that answer while a new one is fetched', scene: '06' },
  ],
  discussion: [
    {
      question: 'What does your own deploy script purge? What would be shown wrongly, and for how long, if it purged only what has changed?',
      listenFor: 'Often everything, by habit. Files with versioned URLs need no purge; pages go by tag. What is left are things whose dependencies nobody knows: these are the real reason for the sledgehammer, and can be given a short lifetime.',
    },
    {
      question: 'Who in your system knows all pages that show one price? How would you turn that into surrogate keys, and what goes wrong if the tags are too coarse or too fine?',
      listenFor: 'Whatever makes the page knows what it reads, so the tags belong there; lists and search results are easily forgotten. Too coarse: each change purges half the site. Too fine: long headers, limits, and one tag missed leaves old pages that nobody notices.',
    },
    {
      question: 'Hard or soft: a wrong price, a document published by mistake, a new article on the front page?',
      listenFor: 'Hard where one more old answer does harm: price and document. The document may also be in browsers and elsewhere, where no purge reaches. Soft for the article: nobody waits, one more reader sees the old page, and if the origin fails something is there.',
    },
    {
      question: 'Imagine that tomorrow your CDN’s purge is out of order for a day. What breaks, and what would you want to have prepared?',
      listenFor: 'Lifetimes are then the only end of a copy; those counted in days look different now. Prepared: moderate lifetimes for pages, new names for files, a rule to bypass single addresses. What needs an instant purge to be correct was never safe.',
    },
  ],
  misconceptions: [
    {
      says: 'We have purged it, so it’s gone everywhere.',
      because: 'A purge ends at the CDN’s POPs. A browser with a fresh copy asks nobody (RFC 9111 §4.2), and with immutable not even on reload (RFC 8246 §2).',
      shownBy: 'new-name',
    },
    {
      says: 'When I purge the product, the lists with the product are renewed as well.',
      because: 'A cache files answers under method and address (RFC 9111 §2) and doesn’t know what they are made of. A purge by URL removes one address.',
      shownBy: 'one-url',
    },
    {
      says: 'Purging everything is the safe choice.',
      because: 'It is safe against old pages only. Nearly all that copies kept away from the origin comes to it at once, and an origin built for the misses can break.',
      shownBy: 'everything',
    },
    {
      says: 'Once the purge is confirmed, nothing old can come back.',
      because: 'A fetch may be on its way, with an answer from before the change. A POP that doesn’t remember the purge stores it afterwards, for a whole lifetime.',
      shownBy: 'race',
    },
    {
      says: 'A soft purge fetches the new version into the caches.',
      because: 'It only marks copies as stale. The next visitor sets off the fetch, and where stale-while-revalidate allows it that visitor is still given the old one (RFC 5861 §3).',
      shownBy: 'soft',
    },
  ],
}
