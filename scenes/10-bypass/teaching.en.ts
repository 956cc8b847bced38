/** What whoever teaches this scene wants to know beyond what learners read. Clauses are of RFC 9111. */
import type { Teaching } from '../../src/lesson/teaching.ts'

export const teaching: Teaching = {
  objectives: [
    'decide from a request and its answer whether a shared cache may keep it, and whether a browser may',
    'choose a header or a rule that keeps one person’s data out of the POP and still lets that person’s own browser reuse it',
    'count the leaked responses of a row of visits, and trace each to the mistake behind it',
    'list what a POP does for a request that bypasses its cache: TLS, the nearest door, a warm connection, protection from floods',
    'split a page into a part that everybody shares and a part that is one person’s',
  ],
  prerequisites: [
    { text: 'What handshakes cost over a distance', scene: '01' },
    { text: 'max-age, s-maxage, private, no-store, no-cache', scene: '04' },
    { text: 'That a cache finds copies by method and address, then by Vary', scene: '08' },
    { text: 'How a site knows who asks: cookies, the Authorization header' },
  ],
  discussion: [
    {
      question: 'Which addresses of your own system answer differently depending on who asks? How would you find one that you had forgotten?',
      listenFor: 'Fetch every route as two people and as nobody, and compare. Look for Set-Cookie, and for names in templates. Better than finding them all: private by default, and shared only where somebody has said so.',
    },
    {
      question: 'private from the application or a bypass rule at the CDN: who should keep one person’s data out of the cache?',
      listenFor: 'The application knows what it has made, and its header holds in every cache on the way. A rule by path is blind to new routes, but stands when an application forgets. Each covers a different mistake, so many want both, and a test that tries two people.',
    },
    {
      question: 'private lets a person’s own browser keep the account page. When would you forbid even that?',
      listenFor: 'Shared computers, the back button after signing out, anything that shouldn’t lie on a disk: no-store, at the price of asking each time. Neither word is a lock: RFC 9111 says that private can’t ensure privacy (§5.2.2.7), and that no-store alone doesn’t suffice (§5.2.2.5).',
    },
    {
      question: 'Your API can’t be cached at all. Would you still send it through a CDN? What speaks against it?',
      listenFor: 'For: handshakes end nearby, connections to the origin stay warm, floods stop earlier. Against: a price for each request, somebody else who reads what is encrypted, one more thing that can fail. And it protects only if attackers can’t reach the origin by its own address.',
    },
  ],
  misconceptions: [
    {
      says: 'Our users are signed in by a cookie, so the CDN won’t cache their pages.',
      because: 'Nothing in the rules for storing looks at a Cookie header (RFC 9111 §3). To a cache it is a header like any other, unless Vary names it.',
      shownBy: 'leak',
    },
    {
      says: 'What was asked for with Authorization is never stored in a shared cache.',
      because: 'It may be if the answer says public, s-maxage or must-revalidate (RFC 9111 §3.5). A framework that adds one of these to everything takes the guard away.',
      shownBy: 'classifier',
    },
    {
      says: 'An answer with Set-Cookie isn’t cached.',
      because: 'RFC 9111 §7.3 says in so many words that Set-Cookie doesn’t inhibit caching. Some CDNs are more careful by themselves. If the answer is kept, the cookie is kept with it and handed on.',
      shownBy: 'three-ways',
    },
    {
      says: 'To be safe, personal answers must be no-store.',
      because: 'private keeps shared caches out (RFC 9111 §5.2.2.7) and leaves the person’s own browser its copy. no-store is safe as well, but every use then goes all the way.',
      shownBy: 'safe-and-quick',
    },
    {
      says: 'What isn’t cached gains nothing from a CDN.',
      because: 'The handshakes end at a POP nearby, and a connection to the origin is open already. On a first visit that is most of the wait.',
      shownBy: 'two-ways',
    },
  ],
}
