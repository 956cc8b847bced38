import type { SceneCopy } from '../../src/lesson/copy.ts'

/** The words of scene 01. Figures come from the run, or from the world's own functions; see src/lesson/copy.ts for the tags. */
export const copy: SceneCopy = {
  title: 'Without a CDN, every user crosses the planet',
  thesis: 'With a single origin, distance sets a floor that no faster server can lower, and the origin’s load grows with every user.',
  previously: 'You know the stops between a browser and an origin. One leg cost more than all the others together: the long one. This scene takes the edge away, so that nothing else is left.',
  promise: 'compute the floor that geography sets for any pair of places, and say what a faster server can’t buy.',
  beats: {
    distance: {
      title: 'How far is far?',
      body: [
        'Your shop runs on one machine in Virginia, the <part-origin><term-origin>origin</term-origin></part-origin>. There is no <term-cdn>CDN</term-cdn>: everybody’s browser talks to that machine itself.',
        'A message on its way is light in glass. It covers {fibreKmPerMs} km in a millisecond, and no money makes it faster. Nor do cables run straight: count about {stretch} times the distance on the globe.',
        'Run it: a bare message goes from <part-browser-probe>a person {km} km away</part-browser-probe> to the origin and back. Then move the person.',
      ],
      after: [
        '{km} km on the globe are about {fibreKm} km of fibre: {oneWay} one way. There and back, with {access} for the last mile at the person’s end each time, the message took {rtt}.',
        'This is the <term-rtt>round-trip time</term-rtt>. Everything in this scene is counted in it.',
      ],
    },
    'four-cities': {
      title: 'One request from each city',
      body: [
        'In <part-browser>Frankfurt, São Paulo, Tokyo and Sydney</part-browser> somebody opens the shop for the first time, all at the same moment.',
        'Each browser asks a <term-resolver>resolver</term-resolver> for the address, which is nearby. Three things then need the machine in Virginia: <term-tcp>TCP</term-tcp> to connect, <term-tls>TLS</term-tls> to agree on keys, and the request itself.',
        'Watch how often something crosses each line before the first byte of the page arrives.',
      ],
      after: [
        'The server worked {think} on each page. Yet the <term-ttfb>time to first byte</term-ttfb> was {frankfurtTtfb} in Frankfurt, {saoPauloTtfb} in São Paulo, {tokyoTtfb} in Tokyo and {sydneyTtfb} in Sydney.',
        'Sydney’s wait, in parts: {sydneyDns} for the name, {sydneyTcp} for TCP, {sydneyTls} for TLS, {sydneyRequest} for the request and its answer, {think} for the server. Three of the parts are each a whole <term-round-trip>round trip</term-round-trip>: together {sydneyCrossings}, {sydneyShare} % of the wait.',
      ],
    },
    crowd: {
      title: 'Everybody at once',
      body: [
        'Distance is one half of the trouble. The other: all requests in the world land on <part-origin>one machine</part-origin>. Say each person asks once in {secondsBetween} s.',
        'It has {workers} workers, each busy {think} per page: a <term-capacity>capacity</term-capacity> of {capacity} requests a second. A request that finds no worker free waits in a queue with {queueLimit} places. One that finds the queue full is refused: <code>503</code>.',
        'Run it, then move the number of people. One visitor in Frankfurt stands for all: look for the queue in her row.',
      ],
      after: [
        '{people} people in each of {cities} cities send {expected} requests a second on average; in this run {measured} a second arrived, {used} % of capacity. Twice the people are twice the requests.',
        '{level, select, light {A worker was free for nearly everybody. Try more people.} near {Nobody was refused. But requests come in bunches, and in the worst moments one in twenty waited longer than {wait}: <term-queueing>queueing</term-queueing> begins well before capacity is reached.} other {More came than could be served. The queue filled up and stayed full, in the worst moments one in twenty waited longer than {wait}, and {refused} % were refused: <term-load-shedding>load shedding</term-load-shedding>.}}',
        '{sample, select, served {The visitor in Frankfurt had her first byte after {frankfurtTtfb}, {frankfurtQueue} of it in the queue.} other {The visitor in Frankfurt crossed the ocean {frankfurtRoundTrips} times, and after {frankfurtTtfb} she had an <error>error</error>.}}',
      ],
    },
    'faster-server': {
      title: 'Buy a faster server',
      body: [
        'The crowd is gone, but people in <part-browser-sydney>Sydney</part-browser-sydney> still complain. So you buy a server that works twice as fast: it makes a page in {think} instead of {thinkBefore}.',
        'Before, Sydney’s first byte came after {sydneyBefore}. It is the same request again: a first visit, nothing known, nothing open.',
      ],
      after: [
        'Twice the server, {savedShare} % less of a wait. <term-think-time>Think time</term-think-time> is the one part that you pay the server for. The rest of Sydney’s {sydneyTtfb} is {sydneyCrossings} of ocean and {sydneyDns} for the name.',
      ],
    },
    'fewer-trips': {
      title: 'Make fewer trips',
      body: [
        'If each trip is expensive, make fewer of them. TLS 1.2 takes two round trips to agree on keys; TLS 1.3, the standard since 2018, takes one. Run it, then choose the other.',
        'And what is open stays open for a while: a <term-warm-connection>warm connection</term-warm-connection>. Ask again on it, and look at what is missing from the second row.',
      ],
      after: [
        'With TLS {tls} the first visit took {firstRoundTrips} round trips and {firstTtfb}. With TLS {otherTls} it would be {otherRoundTrips} and {otherTtfb}.',
        '{requests, plural, =1 {Now ask again, on the connection that is open.} other {The last request took {lastRoundTrips, plural, one {# round trip} other {# round trips}} and {lastTtfb}. {lastConnection, select, open {No name to look up, no TCP, no TLS: only the request and its answer, and the server’s part.} opening {It came while the connection was still being opened, and waited for that.} other {It had to connect first.}}}}',
        'Whoever comes back soon is better off. A first visit still pays for three crossings of the ocean.',
      ],
    },
    floor: {
      title: 'The floor, on paper',
      body: [
        'Take a pencil. {paperKm} km, times {stretch}: {paperFibreKm} km of fibre. Divided by {fibreKmPerMs}: {paperOneWay} one way. There and back: {paperRtt}. Three round trips: {paperThree}.',
        'This is the floor of a first visit from there. Whatever you do to your server, no first visit is quicker.',
        'Run it: <part-browser-probe>somebody at this distance</part-browser-probe> asks. Compare.',
      ],
      after: [
        'The run’s three round trips took {lastCrossings}. Paper says {paperThree}; the difference is rounding and the last mile, {accessThere} on each round trip. With name and server the first byte came after {lastTtfb}.',
        'Two numbers make the floor: how many trips, and how long each one is. The trips can hardly be fewer than three. So make them short: three round trips to something {nearOneWay} away are {nearThree}.',
      ],
    },
  },
  predictions: {
    'sydney-after': {
      question: 'When does Sydney’s first byte come with the faster server?',
      right: 'Only the server’s part has shrunk, by {saved}. The crossings are as long as they were.',
      wrong: 'You said {guess}. The faster server takes {saved} away from {sydneyBefore}, half of its own part and nothing else. The three crossings, {sydneyCrossings}, and the name, {sydneyDns}, don’t notice it.',
    },
  },
  checks: {
    'in-time': {
      title: 'A first byte in time',
      task: 'Bring a first byte to Sydney quickly enough. The origin stays in Virginia. You may change the TLS version and the server’s think time, and ask as often as you like.',
      parts: { 'in-time': 'A first byte in Sydney in less than {wanted}{tries, plural, =0 {} other {: best so far {best}}}' },
      hint: 'One round trip to Sydney takes {sydneyFloor}. How many can you afford in the time? When does a request need so few?',
      solution: 'Ask twice. The first request pays for the name and for connecting; the second finds the connection open and needs one round trip. No server and no TLS version gets a first visit under the mark.',
    },
    'on-paper': {
      title: 'Your turn with the pencil',
      task: 'Somebody {askedKm} km from the origin opens the shop for the first time, with TLS {tls}. The server’s think time is {think}; the name costs {lastDns}. Take {stretch} for the way and {fibreKmPerMs} km a millisecond.',
      question: 'What do the three round trips cost, all together, without the name and the server’s part?',
      hint: 'First the length of the fibre, then the time for one way. A round trip is there and back, and there are three: TCP, TLS, request and answer.',
      solution: '{askedOneWay} one way, {askedRtt} there and back, {askedThree} for three. The run adds {accessThere} of last mile to each round trip.',
      right: '{askedOneWay} one way, {askedRtt} there and back, {askedThree} for three; the run adds {accessThere} of last mile to each.',
      wrong: 'You said {guess}. One way is {askedOneWay}: km times {stretch}, divided by {fibreKmPerMs}. There and back {askedRtt}, three times that {askedThree}, and the last mile adds {accessThere} to each. Was a way back missing, or the detour of the cables?',
    },
    'best-change': {
      title: 'What is worth its money?',
      task: 'The origin is in Virginia and speaks TLS {tls}. Look at the last request of the person in {city}: {ttfb} to the first byte. Its row shows where the time went. A machine near the person would end connections there and ask the origin over a connection of its own that is always open; it keeps no copies.',
      question: 'Which single change shortens a request like this last one most?',
      options: { server: 'A server twice as fast', tls: 'TLS 1.3 at the origin', nearby: 'A machine {nearOneWay} from the person that ends connections' },
      hint: 'A change can only shorten a part that is there. How long is the server’s part of this row? How many round trips does it make, and for what?',
      solution: 'Run under each change, the same requests save: {serverSaves} with the faster server, {tlsSaves} with TLS 1.3, {nearbySaves} with the machine nearby.',
      right: 'The same run under each change saves {serverSaves} with the faster server, {tlsSaves} with TLS 1.3, {nearbySaves} with the machine nearby.',
      wrong: '{connection, select, warm {The connection was open already: there are no handshakes left to shorten or to move, and the one crossing that remains has to be made anyway.} other {{best, select, server {The origin is close, so its round trips are short. What takes the time is the server: {server}.} other {{roundTrips} round trips cost {crossings} here. TLS 1.3 takes away one of them; a machine nearby makes all but the last leg short. The server’s part is {server}.}}}} Saved by each: server {serverSaves}, TLS 1.3 {tlsSaves}, machine nearby {nearbySaves}.',
    },
  },
  controls: {
    distance: { label: 'Distance from the origin' },
    people: { label: 'People in each city' },
    tls: { label: 'TLS version', options: { '1.2': 'TLS 1.2', '1.3': 'TLS 1.3' } },
    think: { label: 'The server’s think time' },
    'ask-again': { label: 'Ask again on the open connection' },
    'ask-sydney': { label: 'Ask from Sydney' },
  },
  meters: {
    rtt: 'there and back',
    sydney: 'to Sydney’s first byte',
    'first-byte': 'to the first byte',
    wait: 'in the queue: one in 20 waits longer',
  },
  whatIfs: {
    'origin-in-frankfurt': {
      label: 'The origin in Frankfurt',
      finding: 'Frankfurt is glad: {frankfurtAfter} instead of {frankfurtBefore}. Sydney is not: {sydneyAfter} instead of {sydneyBefore}. One machine can stand near somebody, never near everybody.',
    },
    'twice-the-workers': {
      label: 'Twice the workers',
      finding: 'Capacity is {capacityAfter} requests a second instead of {capacityBefore}. In the worst moments one in twenty waits longer than {waitAfter} instead of {waitBefore}, and {refusedAfter} % instead of {refusedBefore} % are refused. More workers shorten the queue. They don’t shorten the ocean.',
    },
    'no-think-time': {
      label: 'A server that needs no time at all',
      finding: 'Even then Sydney waits {after} instead of {before}. This is the floor; the best server in the world is worth {saved} here.',
    },
    'origin-in-tokyo': {
      label: 'The old distance halved: the origin in Tokyo',
      finding: 'About half the distance, and Sydney waits {after} instead of {before}: {saved} saved, on each of three crossings. Distance was what mattered. But now everybody else is elsewhere.',
    },
    'machine-nearby': {
      label: 'A machine {nearOneWay} away that takes the connection',
      finding: 'The three round trips end there: {crossingsAfter} instead of {crossingsBefore}. It has no copy of the page and must ask the origin, once, over a connection that it keeps open: {onward} more. In all {after} instead of {before}. The next scene gives the machine a memory.',
    },
  },
  nodes: {
    browser: { label: '{city}', detail: '{km} km' },
    probe: { label: 'A person', name: 'the person’s browser', detail: '{km} km' },
    pop: { label: 'Machine nearby', name: 'the machine nearby', detail: '{away} away' },
    origin: { label: 'Origin · {city}' },
  },
  fieldNotes: {
    'sydney-page': {
      title: 'The page that took 1.4 seconds in Sydney',
      body: [
        'A story that is often told in teaching: a young company with its servers in Virginia finds its first customers in Australia. At home its pages load in 0.2 s; in Sydney they take 1.4 s. There 68 % leave after the first page, against 22 % at home, and three weeks go by before somebody looks at the figures by country. There is no public record of it, so take it as a parable.',
        'Its arithmetic is sound. Three crossings are {virginiaSydneyThree} before the first byte; then come a style sheet and a script that the page asks for, each at least one crossing more, and the second is soon full. As a rough guide, Google’s web.dev asks for a first byte within about 0.8 s (as of 2024).',
      ],
    },
    'not-distance': {
      title: 'What a CDN can’t fix',
      body: [
        'A CDN makes round trips short and answers from copies. A slow database query that has to run for each request takes as long behind a CDN as without one. A page that keeps a phone’s processor busy for two seconds does so wherever it came from.',
        'And bytes take time by themselves: {hugeSize} need {hugeTransfer} at the 100 Mbit/s that this course assumes, however near the machine that sends them. Measure which part is long before you pay to shorten another.',
      ],
    },
    'new-york-sydney': {
      title: 'The whole floor for New York and Sydney',
      body: [
        'The two cities are {nySydneyKm} km apart. Light in a straight fibre would be there and back in {nySydneyStraight}; with {stretch} times the way it takes {nySydneyRtt}. A first visit with TLS 1.3 makes three such trips, {nySydneyThree}; with TLS 1.2 it makes four, {nySydneyFour}. Name, server and transfer come on top.',
        'The factor {stretch} is friendly: routes wander, and each router on the way adds its share. WonderProxy published about 263 ms for a ping between Sydney and Baltimore, which is next door to Virginia, in February 2011. A study of fibre in the United States gives 2.1 as the usual rule of thumb, and 1.3 as what good routes could reach.',
      ],
    },
  },
  takeaway: [
    'A first visit makes three round trips: TCP, TLS 1.3, and the request with its answer. Distance sets the price of each, at about {stretch} × km ÷ {fibreKmPerMs} milliseconds one way.',
    'A faster server shortens its own part and nothing else. A warm connection spares the handshakes, for those who come back.',
    'With one origin, load grows with every user. Near capacity they wait; beyond it they are refused.',
    'What is left is to bring the end of the trip closer.',
  ],
}
