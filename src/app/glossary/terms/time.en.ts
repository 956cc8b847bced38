import { page, rfc } from '../source.ts'
import type { Term } from '../term.ts'

/** What a request costs in time, and what a server can carry. */
export const TIME_TERMS = [
  {
    id: 'latency', name: 'Latency', also: ['delay', 'wait'],
    plain: 'The time you wait between asking for something and seeing it begin to arrive.',
    precise: 'The delay between a cause and its effect across a network: the sum of propagation, transmission, queueing and processing delays. More bandwidth shortens only the transmission part.',
    scene: '01', source: page('MDN: Latency', 'https://developer.mozilla.org/en-US/docs/Glossary/Latency'),
    related: ['rtt', 'propagation-delay', 'queueing', 'bandwidth'],
  },
  {
    id: 'round-trip', name: 'Round trip', also: ['there and back', 'exchange'],
    plain: 'One message going there and its answer coming back.',
    precise: 'A packet sent to a host and the reply to it. Setting up a connection costs whole round trips before the first request can leave.',
    scene: '01', source: rfc(2681, '1'), related: ['rtt', 'handshake', 'ttfb'],
  },
  {
    id: 'rtt', name: 'Round-trip time', also: ['RTT', 'ping', 'round-trip delay'],
    plain: 'How long it takes for a message to go there and for its answer to come back.',
    precise: 'The time from sending the first bit of a packet to receiving the last bit of the reply that the other host sends at once. Distance sets its floor.',
    scene: '01', source: rfc(2681, '2'), related: ['round-trip', 'propagation-delay', 'latency'],
  },
  {
    id: 'propagation-delay', name: 'Propagation delay', also: ['speed of light', 'light in fibre', 'distance'],
    plain: 'The time a signal spends simply travelling, which no faster computer can shorten.',
    precise: 'The one-way time that a signal needs for the length of the path: path length divided by the speed of light in the medium. The smallest delay measured on a path approaches it.',
    scene: '01', source: rfc(7679, '1.1'), related: ['rtt', 'latency', 'pop'],
  },
  {
    id: 'bandwidth', name: 'Bandwidth', also: ['throughput', 'transfer rate', 'transfer time'],
    plain: 'How much can flow through a connection in a second, as the width of a pipe and not its length.',
    precise: 'The rate, in bits per second, at which a path can carry data. It sets how long a body takes to transfer once the first byte has come.',
    scene: '05', source: page('MDN: Bandwidth', 'https://developer.mozilla.org/en-US/docs/Glossary/Bandwidth'),
    related: ['latency', 'ttfb', 'egress'],
  },
  {
    id: 'ttfb', name: 'Time to first byte', also: ['TTFB', 'first byte'],
    plain: 'The wait from asking for a page until the very first piece of the answer arrives.',
    precise: 'The time from the start of a request to the arrival of the first byte of its response, name lookup and connection set-up included where they are needed.',
    scene: '01', source: page('web.dev: Time to First Byte', 'https://web.dev/articles/ttfb'),
    related: ['rtt', 'handshake', 'think-time', 'waterfall'],
  },
  {
    id: 'think-time', name: 'Think time', also: ['server time', 'processing time'],
    plain: 'The time the server itself spends making the answer, apart from all the travelling.',
    precise: 'The interval between a server receiving the whole request and sending the first byte of the response. Halving it leaves every round trip as it was.',
    scene: '01', source: page('web.dev: Optimize Time to First Byte', 'https://web.dev/articles/optimize-ttfb'),
    related: ['ttfb', 'queueing', 'origin'],
  },
  {
    id: 'tcp', name: 'TCP', also: ['Transmission Control Protocol'],
    plain: 'The rules by which two machines pass data in order and without loss, beginning with a greeting and its reply.',
    precise: 'A connection-oriented transport that delivers a reliable, ordered byte stream. Its three-way handshake costs the client one round trip before it may send a request.',
    scene: '00', source: rfc(9293, '3.5'), related: ['handshake', 'tls', 'quic', 'warm-connection'],
  },
  {
    id: 'tls', name: 'TLS', also: ['Transport Layer Security', 'SSL', 'HTTPS', 'encryption'],
    plain: 'The sealed envelope around web traffic: it proves which site you talk to and keeps others from reading along.',
    precise: 'A protocol that authenticates the server and encrypts the connection. A full handshake takes one round trip in TLS 1.3 and two in TLS 1.2.',
    scene: '00', source: rfc(8446, '2'), related: ['handshake', 'tcp', 'tls-termination', 'session-resumption'],
  },
  {
    id: 'handshake', name: 'Handshake', also: ['connection set-up', 'three-way handshake', 'TLS handshake'],
    plain: 'The greetings two machines exchange before they can get down to business.',
    precise: 'The messages that establish shared state before application data flows: SYN, SYN-ACK and ACK for TCP, then key exchange and authentication for TLS. Each costs whole round trips.',
    scene: '00', source: rfc(8446, '2'), related: ['tcp', 'tls', 'round-trip', 'warm-connection'],
  },
  {
    id: 'session-resumption', name: 'Session resumption', also: ['0-RTT', 'pre-shared key', 'early data'],
    plain: 'Being recognised from last time, so that the greetings can be shorter.',
    precise: 'Using a pre-shared key from an earlier TLS connection to skip certificate authentication; with 0-RTT the client may send early data, which can be replayed, in its first flight.',
    scene: '01', source: rfc(8446, '2.2'), related: ['tls', 'handshake', 'quic'],
  },
  {
    id: 'warm-connection', name: 'Warm connection', also: ['persistent connection', 'keep-alive', 'connection reuse', 'connection pool'],
    plain: 'A line that was left open after the last call, so that the next one needs no greeting.',
    precise: 'An established connection that is reused for further requests, which then cost no TCP or TLS handshake. An edge keeps such connections to the origin on behalf of all its users.',
    scene: '00', source: rfc(9112, '9.3'), related: ['handshake', 'tcp', 'bypass'],
  },
  {
    id: 'quic', name: 'QUIC', also: ['HTTP/3', 'UDP transport'],
    plain: 'A newer way to carry web traffic that needs fewer greetings and copes better when packets are lost.',
    precise: 'A transport over UDP with TLS 1.3 built into its handshake, so that set-up takes one round trip; a lost packet delays only the streams whose data it carried. HTTP/3 runs on it.',
    scene: '01', source: rfc(9000, '1'), related: ['tcp', 'tls', 'handshake'],
  },
  {
    id: 'waterfall', name: 'Waterfall', also: ['request chart', 'timing chart', 'network panel'],
    plain: 'A chart with a bar for each request, in which you can see what waited for what and for how long.',
    precise: 'A time chart with one row per request, divided into phases: name lookup, connection, TLS, waiting for the first byte, and transfer.',
    scene: '00', source: page('Chrome DevTools: Network features reference', 'https://developer.chrome.com/docs/devtools/network/reference'),
    related: ['ttfb', 'latency', 'http-request'],
  },
  {
    id: 'queueing', name: 'Queueing', also: ['queue', 'queueing delay', 'utilisation'],
    plain: 'Waiting in line because others came first, as at a till.',
    precise: 'Delay between a request’s arrival and the start of its service. It stays small at low utilisation and grows steeply as the arrival rate nears capacity.',
    scene: '01', source: page('Google SRE: Addressing cascading failures', 'https://sre.google/sre-book/addressing-cascading-failures/'),
    related: ['capacity', 'load-shedding', 'latency'],
  },
  {
    id: 'capacity', name: 'Capacity', also: ['requests per second', 'RPS', 'server load', 'overload'],
    plain: 'The most work a server can do in a second before a line forms that never gets shorter.',
    precise: 'The highest sustained rate of requests that a server can complete. Above it the queue grows without bound, unless some requests are refused.',
    scene: '01', source: page('Google SRE: Handling overload', 'https://sre.google/sre-book/handling-overload/'),
    related: ['queueing', 'load-shedding', 'thundering-herd'],
  },
  {
    id: 'load-shedding', name: 'Load shedding', also: ['503', 'Service Unavailable', 'rejecting requests'],
    plain: 'Turning some visitors away at once, so that those already inside can be served.',
    precise: 'Refusing part of the load near overload, usually with 503 (Service Unavailable), so that the remainder is served within acceptable time.',
    scene: '01', source: rfc(9110, '15.6.4'), related: ['capacity', 'queueing', 'status-code'],
  },
  {
    id: 'percentile', name: 'Percentile', also: ['p95', 'p99', 'tail latency', 'median'],
    plain: 'A way to state waits without hiding the bad ones: the 95th percentile is the wait that 95 in 100 visitors don’t exceed.',
    precise: 'The value at or below which a given share of measurements falls. Unlike a mean it shows the tail, where misses and distant users sit.',
    scene: '12', source: page('Google SRE: Service level objectives', 'https://sre.google/sre-book/service-level-objectives/'),
    related: ['latency', 'objective', 'hit-ratio'],
  },
  {
    id: 'objective', name: 'Objective', also: ['service level objective', 'SLO', 'target'],
    plain: 'A promise with a number in it, so that anybody can check whether it was kept.',
    precise: 'A target value or range for a measured indicator, such as p95 time to first byte by continent, worst staleness or peak origin load.',
    scene: '12', source: page('Google SRE: Service level objectives', 'https://sre.google/sre-book/service-level-objectives/'),
    related: ['percentile', 'hit-ratio', 'capacity'],
  },
] as const satisfies readonly Term[]
