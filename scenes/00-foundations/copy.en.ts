import type { SceneCopy } from '../../src/lesson/copy.ts'

/** The words of scene 00. Figures come from the run; see src/lesson/copy.ts for the tags. */
export const copy: SceneCopy = {
  title: 'Foundations',
  thesis: 'The journey a request takes, and the words you will hear.',
  previously: 'Nothing yet: this is where the course begins. You open a web page, and a moment later it is there. What happened in that moment?',
  promise: 'name every stop between a browser and an origin, in order, and say what each one costs.',
  beats: {
    path: {
      title: 'The path, before anything moves',
      body: [
        'Mika in Tokyo is about to open <code>www.shop.example</code>. The server that makes the page, the <term-origin>origin</term-origin>, stands in Virginia, {km} km away.',
        'Between them: her <term-browser-cache>browser’s own cache</term-browser-cache>, a <term-resolver>resolver</term-resolver> that turns the name into an address, one <term-anycast>anycast</term-anycast> address that many places share, and the nearest of those places, a <term-pop>POP</term-pop> with a cache: the <term-edge>edge</term-edge>.',
        'Tap any stop that you don’t know. Every word with a dotted line has a card as well.',
      ],
    },
    'first-visit': {
      title: 'First visit, everything cold',
      body: [
        'Nobody has asked for this page before. Her browser must find the address, open a <term-tcp>TCP</term-tcp> connection, agree on encryption with <term-tls>TLS</term-tls>, and only then send its <term-http-request>request</term-http-request>.',
        'A <term-round-trip>round trip</term-round-trip> is once there and once back. Watch what crosses between the browser and the edge, and what the edge does when its cache is empty.',
      ],
      after: [
        'The first byte came after {firstTtfb}: {firstDns} for the name, {firstTcp} for TCP, {firstTls} for TLS, then the request. The edge had nothing stored, a <miss>miss</miss>, and asked the origin over a connection that it always keeps open. It waited {firstUpstream}: that one long leg costs more than everything else together.',
        'On its way back the answer was kept twice: at the edge and in her browser, each for {maxAge}.',
      ],
    },
    again: {
      title: 'Again, at once',
      body: [
        'Three seconds later she presses reload. Reload tells her browser not to use its own copy before it has asked.',
        'The connection from the first visit is still open, a <term-warm-connection>warm connection</term-warm-connection>, and the address is still known.',
      ],
      after: [
        '{lastRoundTrips, plural, one {# round trip} other {# round trips}}, {lastTtfb}, and the origin never heard of it. The edge had a copy younger than {maxAge} and answered from it: a <hit>hit</hit>.',
        'Open the request below to see each decision the edge took, and the line of code that took it.',
      ],
    },
    'own-copy': {
      title: 'Again, within her own copy’s time',
      body: [
        'A few seconds later she comes back to the page by a link, without reload. Her browser holds a copy with <code>Cache-Control: max-age=60</code>: it may be used for {maxAge} without asking anyone.',
        'Watch the wires.',
      ],
      after: ['Nothing crossed any of them. The answer took {lastTtfb} and came from her own browser. The fastest request is the one that is never sent.'],
    },
    stale: {
      title: 'After the minute is over',
      body: [
        'At {lastAt} both copies are older than {maxAge}: <stale>stale</stale>. Stale does not mean wrong. It means: ask before you use it.',
        'So her browser asks the edge, and the edge asks the origin: “I have the version with this <term-etag>ETag</term-etag>. Is it still good?”',
      ],
      after: [
        'The origin answered <code>304 Not Modified</code>: {lastOriginBytes} of headers instead of a page of {pageSize}. Both copies are fresh again: <revalidated>revalidated</revalidated>.',
        'Few bytes, but the long way all the same: {lastTtfb}. Scene 05 is about this bargain.',
      ],
    },
    'three-answers': {
      title: 'Three kinds of answer',
      body: [
        'Every answer on this path came from one of three places: <b>her own browser</b>, without a network; <b>the edge</b>, one short round trip away; or <b>the origin</b>, by the long way, whole or as a 304.',
        'Now everything is empty and cold again. Make each kind of answer happen: visit, reload, or let time pass, in any order. The counters tell who answered.',
      ],
    },
  },
  predictions: {
    'round-trips': {
      question: 'How many round trips between her browser and the edge before the first byte arrives? (The resolver does not count.)',
      options: { '1': 'One', '2': 'Two', '3': 'Three', '4': 'Four' },
      right: 'TCP takes one, TLS 1.3 takes one, the request and its answer are the last.',
      wrong: 'TCP takes one round trip, TLS 1.3 takes one, the request with its answer one more. The edge’s own trip to the origin is a different leg, and it happens once.',
    },
    stops: {
      question: 'Besides her browser: which stops does this second request touch?',
      options: { resolver: 'The resolver', pop: 'The POP (edge cache)', origin: 'The origin' },
      right: 'The name is known, the connection is open, and the edge has a fresh copy. It has nobody else to ask.',
      wrong: 'The address is remembered, so the resolver rests. The edge stored the page a moment ago and may use it for {maxAge}, so the origin rests too.',
    },
  },
  checks: {
    order: {
      title: 'Put the stops in order',
      task: '{before, select, held {Mika opened this page a moment ago on her phone. Now she opens it on a new laptop that has never seen it: no copy, no address, no connection.} other {Nobody in Tokyo has opened this page today. Mika’s laptop is new, too: no copy, no address, no connection.}}',
      question: 'Which stops does her request touch, in which order?',
      options: { browser: 'Her browser’s cache', resolver: 'The resolver', anycast: 'The anycast address', pop: 'The POP (edge cache)', origin: 'The origin' },
      hint: 'A browser looks in its own cache first. To send anything it needs an address; to have a connection it needs something at that address.',
      solution: 'Her own cache is empty, so the browser asks the resolver, gets the anycast address, connects to it and thereby reaches the nearest POP. Only a POP without a fresh copy goes on to the origin.',
      right: 'That is the way the log shows.',
      wrong: 'The log shows: {answer}. Her own cache has no copy. Without an address there is nowhere to send anything; the address leads to the nearest POP; and only a POP without a fresh copy asks the origin.',
    },
    'edge-only': {
      title: 'As far as the edge, and no further',
      task: 'Make one request that reaches the edge and does not reach the origin.',
      parts: {
        'reaches-edge': 'A request reached the edge',
        'not-origin': 'It was answered there; the origin was not asked',
      },
      hint: 'The edge can only answer what it has stored. And her browser must have a reason to ask the edge at all.',
      solution: 'The first visit fills the edge’s cache. A reload makes the browser ask again although it has a copy of its own, and the edge answers from its cache.',
    },
    'who-answered': {
      title: 'Read a trace',
      task: 'Two requests have been made. Open the last one in the list of requests and read what happened to it.',
      question: 'Who made sure that the last answer was good?',
      options: { browser: 'Her browser alone', pop: 'The edge, without the origin', origin: 'The origin' },
      hint: 'Look at the phases of the last request. Is there any network in it? Is there a row from the POP to the origin under it?',
      solution: 'No phase on the network: the browser. A round trip to the edge and no row from the POP below it: the edge. A row from the POP, which asked the origin: the origin had the last word.',
      right: 'The phases show it, and so do the rows below the request.',
      wrong: 'The last stop that was asked is the one that decided. A row from the POP under the request: the edge had to ask the origin. No such row, but time on the network: the edge alone. No time at all: her browser alone.',
    },
  },
  controls: {
    visit: { label: 'Visit the page' },
    reload: { label: 'Reload' },
    wait: { label: 'Wait 20 s' },
  },
  meters: {
    'first-byte': 'to the first byte',
    'by-browser': 'answered by the browser',
    'by-pop': 'answered by the edge',
    'by-origin': 'answered by the origin',
  },
  whatIfs: {
    'tls-1-2': {
      label: 'TLS 1.2 instead of 1.3',
      finding: 'TLS 1.2 needs one round trip more to agree on keys: {roundTripsAfter} instead of {roundTripsBefore}. The first byte comes after {after} instead of {before}.',
    },
    'no-pop': {
      label: 'No edge at all',
      finding: 'The same {roundTripsAfter, plural, one {# round trip} other {# round trips}}, but each one now crosses the ocean: {after} instead of {before}. The edge helped even though it had nothing stored, because the handshakes ended nearby. Scene 01 takes this apart.',
    },
  },
  nodes: {
    browser: { label: 'Mika’s browser', name: 'Mika’s browser', detail: 'Tokyo' },
    resolver: { label: 'DNS resolver', detail: 'names to addresses' },
    anycast: { label: 'Anycast address' },
    pop: { label: 'POP Tokyo', name: 'the Tokyo edge', detail: 'edge cache' },
    origin: { label: 'Origin', detail: 'Virginia, {away} away' },
  },
  fieldNotes: {
    quic: {
      title: 'What about HTTP/3?',
      body: [
        'HTTP/3 runs over <term-quic>QUIC</term-quic>, which opens the connection and agrees on keys in the same round trip: one less than TCP with TLS 1.3. Somebody who has been there before can even send the first request along with the first packet (0-RTT), at the price that it might be replayed.',
        'The path stays the same, stop for stop. This course counts TCP and TLS because they can be seen apart.',
      ],
    },
    reload: {
      title: 'Reload says “no-cache”. Why did the edge answer from its cache?',
      body: [
        'A browser that reloads sends <code>Cache-Control: no-cache</code> or <code>max-age=0</code>, depending on the browser and on how it is told to reload. In a request such directives are advisory: a cache may implement them or not. Browsers obey their own user; most CDNs ignore strangers, or anybody could send every request to your origin by holding a key down.',
      ],
    },
    'cache-status': {
      title: 'Hit or miss, on the wire',
      body: [
        'For decades each vendor had its own header to say what its cache did. The standard answer is <term-cache-status>Cache-Status</term-cache-status>: each cache on the way adds a member such as <code>tokyo; hit; ttl=57</code>. In this course every answer that comes through an edge carries it; open such a request and look.',
      ],
    },
  },
  takeaway: [
    'A request stops at the first place that may answer it: the browser, then the edge, then the origin.',
    'Each stop it doesn’t need is time saved. Crossing the ocean is the expensive part, and everything in this course is about crossing it less often.',
  ],
}
