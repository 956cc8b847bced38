/** Every word that a learner of this scene reads. ICU messages; the slots are filled by figures.ts, beats.ts and checks.ts. */
import type { SceneCopy } from '../../src/lesson/copy.ts'

/** Words of the strip under the map that shows one POP's store. */
export const shelfCopy = {
  title: '{city}’s cache, room for {room}:',
  untouched: 'A POP’s cache, room for {room}:',
  order: 'last used first',
  next: 'next to go',
  free: 'free',
} as const

export const copy: SceneCopy = {
  title: 'An edge near the user: hit and miss',
  thesis: 'A cache in each region spares the origin every request after the first, while its copy is fresh and still there. Regions share nothing.',
  previously: 'With one origin, every new visitor pays for several ocean crossings, and every request lands on the same machine. A faster server changes neither.',
  promise: 'say of any request whether it will be a hit or a miss, and count the requests that reach the origin.',
  beats: {
    first: {
      title: 'The first one pays',
      body: [
        'A <term-cdn>CDN</term-cdn> puts a <part-pop>machine in each city</part-pop>, called a <term-pop>POP</term-pop>, between the people there and your <part-origin><term-origin>origin</term-origin></part-origin>. In it is a <term-shared-cache>shared cache</term-shared-cache>: a store of copies that serves everybody who comes in by that door. At first it is empty.',
        'Somebody in Tokyo asks for <code>/hero.jpg</code>. Watch who has to answer.',
      ],
      after: [
        'The <part-pop-tokyo>Tokyo POP</part-pop-tokyo> had no copy: a <miss>miss</miss>. It asked the origin and passed the answer on; the first byte took {tokyoMiss} in all. It also kept a copy, because the answer said <code>Cache-Control: public, max-age={lifetimeSeconds}</code>. Until its <term-age>age</term-age> reaches {lifetime}, its <term-ttl>TTL</term-ttl>, that copy is <term-fresh>fresh</term-fresh>.',
      ],
    },
    second: {
      title: 'The next one doesn’t',
      body: [
        'A little later another person in Tokyo wants the same picture. In this scene each request is another person, with a browser that holds no copies and no open connection. Whatever gets faster now is the work of the POP’s cache alone.',
      ],
      after: [
        'A <hit>hit</hit>: {tokyoHit} instead of {tokyoMiss}. The {tokyoSaved} that are gone are the trip to Virginia and back, and the origin’s work. The origin was not told that anybody asked.',
        'The answer carried <code>Age: {hitAge}</code>. The copy is {hitAge} seconds old, so it stays fresh for {hitLeft} more.',
      ],
    },
    elsewhere: {
      title: 'Another city',
      body: ['Tokyo’s copy is still fresh. Now somebody in São Paulo asks for the same picture and comes in by <part-pop-sao-paulo>São Paulo’s own POP</part-pop-sao-paulo>.'],
      after: [
        'A <miss>miss</miss>, in {saoPauloMiss}. A POP looks into its own store only; São Paulo’s was <term-cold-cache>cold</term-cold-cache>. Tokyo would not have been a good one to ask, either: {saoPauloToTokyo} there and back, against {saoPauloToOrigin} to the origin. Now each of the two holds a copy of its own, with an age of its own.',
      ],
    },
    everywhere: {
      title: 'Everybody asks',
      body: [
        'All {cities} caches are empty again. {people, plural, one {One person asks} other {# people ask}} in each of {cities} cities: {requests} requests for one picture in one rush. The first in each city is a moment ahead of the others.',
      ],
      after: [
        'Of {requests} requests, <b>{originRequests}</b> reached the origin; {hits} were hits. Turn the number of people and look at the origin: it counts <part-pop>POPs</part-pop>, not people.',
        'So, while the copies are fresh and stay where they are: origin requests = POPs that were asked.',
      ],
    },
    shelf: {
      title: 'A shelf that is too short',
      body: [
        'A cache has an end. Here each one has room for {room, plural, one {# picture} other {# pictures}}, and Tokyo has been asked for <code>hero.jpg</code>, then <code>shoe.jpg</code>, then <code>hero.jpg</code> again. When a new copy doesn’t fit, the one whose last use lies furthest back must go: <term-lru>least recently used</term-lru>, LRU for short.',
        'Now somebody wants <code>bag.jpg</code>, and after that somebody wants <code>shoe.jpg</code>.',
      ],
      after: [
        '{evictions, plural, =0 {Everything had room, so nothing was dropped.} other {<code>{droppedPicture}</code> went first, with {droppedLeft} of its TTL left. A copy that leaves for want of room is <term-eviction>evicted</term-eviction>.}}{tooSoon, plural, =0 {} other { When it was asked for again, that was a <miss>miss</miss>, though the copy would have been fresh for {missedLeft} more.}}',
        'A TTL says how long a cache <i>may</i> use a copy, not how long it will keep it.',
      ],
    },
    play: {
      title: 'Yours to try',
      body: [
        '{cities} cities, {pictures} pictures, room for {room, plural, one {# picture} other {# pictures}} in each POP. Before each press say it aloud: hit or miss? Three questions settle it. Has this POP stored the picture? Is the copy still there? Is it still fresh?',
        'Press twice quickly and the second request may join the first one’s fetch: <collapsed>collapsed</collapsed>, and still one origin request. Deploy a new version and see who goes on getting the old one.',
      ],
    },
  },
  predictions: {
    elsewhere: {
      question: 'Where does São Paulo’s answer come from?',
      options: {
        own: 'From São Paulo’s POP at once: the CDN has the picture (hit)',
        neighbour: 'From Tokyo’s POP, which has a copy (miss)',
        origin: 'From the origin in Virginia (miss)',
      },
      right: 'The copy is in Tokyo’s store. São Paulo’s knows nothing of it.',
      wrong: '“The CDN has it” is too coarse: one POP has it. Nothing in Tokyo’s store is visible from São Paulo, and here a POP that misses asks the origin.',
    },
    everywhere: {
      question: '{requests} people in {cities} cities ask for the picture. How many of these requests reach the origin?',
      right: 'One for each POP. Everybody else in the city is served from the copy that the first one paid for.',
      wrong: 'You said {guess}. One person in each city finds an empty cache and pays; those who follow there are served from that copy. POPs don’t share, so it takes one fetch each: {answer}.',
    },
    shelf: {
      question: 'Which copy has to leave when <code>bag.jpg</code> comes in?',
      options: { 'hero.jpg': 'hero.jpg, which was stored first', 'shoe.jpg': 'shoe.jpg', 'bag.jpg': 'bag.jpg itself is not kept', none: 'None: all of them are fresh' },
      right: 'hero.jpg was stored first, but used again since. The copy that lay unused for longest is shoe.jpg.',
      wrong: 'What counts is the last use, neither the time of storing nor the freshness. hero.jpg was asked for again after shoe.jpg, which leaves {answer} at the end of the line; and a new copy is let in.',
    },
  },
  checks: {
    'spare-the-origin': {
      title: 'Spare the origin',
      task: 'Send people for <code>hero.jpg</code>, from more than one city, so that the origin hardly notices. All caches are empty.',
      hint: 'Each city that you open costs one origin request. How many may you open?',
      solution: '{requests} people, but only {popsTouched} cities: {misses} misses, {hits} hits. Fewer cities would do as well. One city more would be one fetch too many.',
      parts: {
        requests: 'At least {wanted} requests answered: {done} so far',
        cities: 'From at least {wanted} cities: {done} so far',
        origin: 'At most {most} origin requests: {done} so far',
      },
    },
    'why-it-missed': {
      title: 'Why did it miss?',
      task: 'Each POP has room for {room, plural, one {# picture} other {# pictures}}; every answer says <code>max-age={lifetimeSeconds}</code>. The whole run is on the stage and in the list of requests. Look at the last one: {markedAt} into the run, {markedCity} asks for <code>{markedPicture}</code> and misses.',
      question: 'Why did {markedCity}’s POP have no copy that it could use?',
      options: {
        first: 'This POP had never stored the picture',
        expired: 'Its copy was past its TTL',
        evicted: 'Its copy had been dropped to make room',
        deployed: 'The origin had put a new version live',
      },
      hint: 'Read this city’s rows only, from the top. Was the picture ever stored here? Which copies did this POP hold after each row, with its room? How old would the copy be?',
      solution: '{cause, select, first {No earlier row is a request of {markedCity} for {markedPicture}. A copy in another city doesn’t help.} expired {{markedCity} stored {markedPicture} more than {lifetimeSeconds} seconds before. A hit in between does not make a copy younger.} evicted {{markedCity} stored {markedPicture} less than {lifetimeSeconds} seconds before, but other pictures have come in since, and the store has room for {room} only.} other {}}',
      right: '{cause, select, first {Other POPs’ copies don’t count: this one had to fetch its own.} expired {A hit in between does not make a copy younger. Its age counts from the origin’s answer.} evicted {The copy was young enough, but it was the least recently used when room was needed.} other {}}',
      wrong: '{cause, select, first {There is no earlier request for {markedPicture} from {markedCity}, so this POP can’t have stored it; and whatever happens elsewhere, or at the origin, it isn’t told.} expired {This POP did store it, and nothing pushed it out. Compare the times: more than {lifetimeSeconds} seconds lie between the storing and this request. A hit in between does not make a copy younger, and a deploy tells the edges nothing.} evicted {This POP did store it, less than {lifetimeSeconds} seconds before. But other pictures came in since, and there is room for {room} only. A deploy tells the edges nothing.} other {}}',
    },
    'miss-too-soon': {
      title: 'Too soon gone',
      task: 'Tokyo’s cache has room for {room, plural, one {# picture} other {# pictures}}. Make a request <miss>miss</miss> although this POP stored the picture before and the TTL of {lifetime} is not over.',
      hint: 'Fill the cache, then ask for something else. Which copy has just been dropped? Ask for that one, soon.',
      solution: 'hero.jpg and shoe.jpg fill the cache. bag.jpg pushes out hero.jpg, the least recently used. Ask for hero.jpg again: a miss, with most of its TTL still to run.',
      parts: {
        dropped: '{seen, plural, =0 {A copy is dropped for want of room while it is fresh} other {{picture} was dropped with {left} of its TTL left}}',
        missed: '{seen, plural, =0 {The same picture is asked for again, and misses, before its TTL ends} other {{picture} missed with {left} of its TTL left}}',
      },
    },
  },
  controls: {
    'send-tokyo': { label: 'Send from Tokyo' },
    'send-frankfurt': { label: 'Send from Frankfurt' },
    'send-sao-paulo': { label: 'Send from São Paulo' },
    'send-sydney': { label: 'Send from Sydney' },
    'tokyo-hero': { label: 'Ask for hero.jpg' },
    'tokyo-shoe': { label: 'Ask for shoe.jpg' },
    'tokyo-bag': { label: 'Ask for bag.jpg' },
    'tokyo-coat': { label: 'Ask for coat.jpg' },
    picture: { label: 'Picture to ask for' },
    people: { label: 'People in each city' },
    room: { label: 'Room in each cache, in pictures' },
    'wait-minute': { label: 'Wait 1 minute' },
    'wait-lifetime': { label: 'Wait {lifetime}' },
    deploy: { label: 'Deploy a new version of it' },
  },
  meters: { origin: 'origin requests', hits: 'hits', evictions: 'evictions' },
  whatIfs: {
    'second-without-pops': {
      label: 'No POPs at all',
      finding: 'There is no copy on the way, so this request goes to the origin itself, and its handshakes cross the ocean as well: {tokyoAfter} instead of {tokyoBefore}.',
    },
    'no-pops': {
      label: 'No POPs at all',
      finding: 'Every request goes to the origin itself: {originAfter} instead of {originBefore}. The last person in Tokyo waits {tokyoAfter} instead of {tokyoBefore}, since the handshakes cross the ocean as well.',
    },
    'one-pop': {
      label: 'One POP for the world, in Frankfurt',
      finding: 'One store, one fetch: {originAfter} origin {originAfter, plural, one {request} other {requests}} instead of {originBefore}. But it is near Frankfurt only: the last person in Sydney waits {sydneyAfter} for a hit, instead of {sydneyBefore}. The {popsBefore} caches cost {originMore} fetches more, and save Sydney the ocean.',
    },
    'twice-the-room': {
      label: 'A cache twice as large',
      finding: 'With room for {roomAfter} pictures instead of {roomBefore}, {evictionsAfter, plural, =0 {nothing is dropped} one {# copy is dropped} other {# copies are dropped}}, where {evictionsBefore, plural, one {# copy was} other {# copies were}}. From here on the origin has {originAfter, plural, one {# request} other {# requests}} instead of {originBefore}. The TTL is the same in both runs.',
    },
  },
  nodes: {
    browser: { label: '{city}' },
    pop: { label: '{city}', detail: '{rtt} to the origin and back' },
    origin: { label: 'Origin · {city}' },
  },
  fieldNotes: {
    'upper-bound': {
      title: '“max-age means it will be cached that long”',
      body: [
        '<code>max-age={lifetimeSeconds}</code> says that a copy may be used for {lifetime} without asking, and no more than that. RFC 9111 defines a time after which a response counts as stale. It nowhere obliges a cache to store a response, or to keep one that it stored.',
        'Caches drop what is little used when they need the room, restart with empty stores, and may have limits of their own. A picture on the home page of a busy shop is likely to live out its TTL. One that is asked for twice an hour may be gone long before. Judge a configuration by the hits that you measure, path by path, not by the TTL that you set.',
      ],
    },
    tiers: {
      title: 'A store in two layers: memory and flash',
      body: [
        'An edge server usually has more than one shelf: a small, quick one in memory (DRAM) and a large one on flash drives (NVMe). Apache Traffic Server, for one, keeps a RAM cache of its most requested objects in front of its disks. An object may leave the first layer and still be a hit from the second; only one that is in neither is a miss.',
        'Which objects deserve the memory is less plain than it looks. In 2020 Cloudflare reported that it had begun to hold assets there that are asked for only once, so that they are never written to flash: writing wears the drives out and slows the reading of everything else.',
      ],
    },
  },
  takeaway: [
    'A request is a <hit>hit</hit> when the POP that it reaches has stored the answer, still has it, and it is fresh. Otherwise it is a <miss>miss</miss>, and the origin pays.',
    'While copies last, origin requests count the POPs that were asked, not the people who asked. POPs share nothing.',
    'A TTL is a limit, not a promise: a copy may leave before it ends.',
  ],
}
