/** What whoever teaches this scene wants to know beyond what learners read. */
import type { Teaching } from '../../src/lesson/teaching.ts'

export const teaching: Teaching = {
  objectives: [
    'predict from a network’s candidates which POP its packets reach: rank first, then path length, then the neighbour’s number, then the nearest exit',
    'explain with one network’s table why the nearest door by route need not be the nearest on the map',
    'move users to another POP by what a CDN can do: closing doors, opening them, and joining networks',
    'compare what happens to users when a POP closes under anycast and under GeoDNS: who waits, who fails, and for how long',
    'tell apart a far resolver, an address held too long, routes that moved, and a best route that simply leads far',
  ],
  prerequisites: [
    { text: 'Resolver, address and connection, and in which order a browser needs them', scene: '00' },
    { text: 'That each POP has a cache of its own', scene: '02' },
    { text: 'That the internet is made of many networks with different owners' },
  ],
  discussion: [
    {
      question: 'A customer complains that your site is slow, though your CDN has a POP in their city. What would you ask for, and who could change anything?',
      listenFor: 'Which POP answered, which ISP they have, which resolver, what path. The CDN can announce and peer differently, the ISP can change its preference or accept a link; neither the customer nor the site’s owner can choose. Sometimes nothing is wrong.',
    },
    {
      question: 'Real routers compare more than the four steps of this scene. Look up BGP’s decision process. What did the scene leave out, and does its lesson still hold?',
      listenFor: 'After preference and path length come origin, MED, external over internal and the distance to the exit; identifiers only break what is left (RFC 4271 §9.1.2.2). The scene has fewer steps, and lets a number decide before the exit. The lesson holds: policy first, distance late, each network by itself.',
    },
    {
      question: 'You have to take a POP out of service tonight for maintenance. How would you do it so that nobody notices, and who will notice all the same?',
      listenFor: 'Make its route worse or withdraw it at a quiet hour, and let open connections end first where that is possible. Others get its users with colder caches and more load. Long connections suffer most. Under GeoDNS: stop naming it and wait out the DNS TTL.',
    },
    {
      question: 'How short should the TTL of your DNS answers be?',
      listenFor: 'Shorter: the old address is forgotten sooner. But name lookups come more often and users wait for them, name servers get more load, and some resolvers hold answers longer anyway. Below the time that a health check needs to notice, little is gained.',
    },
  ],
  misconceptions: [
    {
      says: 'Anycast sends everybody to the nearest POP.',
      because: 'Each network keeps the route that its own policy prefers; among equals, the one with the fewest networks in its path (RFC 4271 §9.1). Kilometres are not among what routers tell each other.',
      shownBy: 'far',
    },
    {
      says: 'The CDN balances users over its POPs, so a flood comes to all in equal parts.',
      because: 'Nobody shares anything out. Each machine comes in where its own network’s best route ends, so that a POP with many networks behind it gets much, and another little.',
      shownBy: 'flood',
    },
    {
      says: 'With a low DNS TTL, failover by name takes just that TTL.',
      because: 'First a health check must notice the failure. Only then does the name server answer differently, and only then do the last old answers begin to run out.',
      shownBy: 'by-name',
    },
    {
      says: 'With anycast nobody notices when a POP fails.',
      because: 'Until routes have settled, packets are lost. And a connection lives in one POP: the next one has never heard of it and resets it, so that the browser must begin anew.',
      shownBy: 'closes',
    },
    {
      says: 'GeoDNS sees where the user is.',
      because: 'The name server sees the resolver that asks. A resolver far from its user gets a far POP, unless it passes on a part of the user’s address (RFC 7871). Two what-ifs in this step compare them.',
      shownBy: 'by-name',
    },
  ],
}
