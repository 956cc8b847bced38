/** What whoever teaches this scene wants to know beyond what learners read. */
import type { Teaching } from '../../src/lesson/teaching.ts'

export const teaching: Teaching = {
  objectives: [
    'put the stops of a request in order: the browser’s cache, the resolver, the anycast address, the POP, the origin',
    'count the round trips before the first byte of a first visit, and say what each is for',
    'make a request end in the browser or at the edge on purpose, by visiting, reloading or waiting',
    'read from a request’s phases, and from the rows under it, who made sure that the answer was good',
  ],
  prerequisites: [
    { text: 'Using a browser: an address, a link, the reload button' },
    { text: 'That a page comes from some other computer. No programming, no networking and no command line is needed' },
  ],
  discussion: [
    {
      question: 'Open the network panel of your browser on a site that you use, and reload. Which requests ended in the browser, which at an edge, which at the origin, and how do you know?',
      listenFor: 'The panel marks what came from the browser’s own cache. Age or Cache-Status, or a vendor’s field, tells of a cache on the way. Good answers say where the evidence ends: that an answer was quick doesn’t prove a hit.',
    },
    {
      question: 'The resolver gives no answers for an hour. For whom does the shop break, and when? What would its owner see?',
      listenFor: 'Whoever already knows the address, or has a connection open, goes on for a while, and so do fresh copies in browsers. New visitors fail at the first stop. Edge and origin are well: the owner sees fewer visitors and no errors.',
    },
    {
      question: 'Nearly every stop remembers something: copies, addresses, open connections. Which of these memories can be out of date, and who pays for it?',
      listenFor: 'A copy may be old until its lifetime ends, an address may lead where nobody is any more, a connection may have been closed at the other end. Each spares a trip at the price of sometimes being wrong; the rest of the course is about choosing that price.',
    },
    {
      question: 'Should a CDN go to the origin whenever a visitor presses reload? Argue for both sides.',
      listenFor: 'For: the visitor asks for what is newest. Against: anybody could then put load on the origin. In requests these directives are advisory (RFC 9111 §5.2.1). Whoever owns the content has other ways to end a copy: lifetimes (scene 04) and purges (scene 07).',
    },
  ],
  misconceptions: [
    {
      says: 'The page comes through DNS.',
      because: 'The resolver gives an address and no more. The request itself goes to that address, over a connection of its own, and never passes the resolver.',
      shownBy: 'first-visit',
    },
    {
      says: 'Reload fetches the page from the origin.',
      because: 'Reload makes the browser ask instead of using its own copy. An edge with a fresh copy may answer that: directives in requests are advisory (RFC 9111 §5.2.1).',
      shownBy: 'again',
    },
    {
      says: 'Opening a page always uses the network.',
      because: 'A fresh copy in the browser may be used without asking anybody (RFC 9111 §4.2). Then no stop after the browser learns of the visit.',
      shownBy: 'own-copy',
    },
    {
      says: 'Stale means that it is wrong.',
      because: 'It means that the copy’s age has reached its lifetime (RFC 9111 §4.2). What it says may be as true as before, and a cache can ask (§4.3).',
      shownBy: 'stale',
    },
    {
      says: 'A CDN only helps if it has the page.',
      because: 'Even on a miss the handshakes end nearby, and only the request goes on, over a connection that is open. This step’s what-if without an edge shows the difference.',
      shownBy: 'first-visit',
    },
  ],
}
