/**
 * Words of the transport and of the captions. ICU messages. In captions {node}, {from} and {to} are made of `actors`;
 * {path} is a URL's path, {left} a length of time. A caption's first letter is made a capital.
 */
import type { Outcome } from '../../engine/decision.ts'
import type { LossReason } from '../../world/routing/events.ts'

export const transportCopy = {
  transport: 'Playback',
  play: 'Play',
  pause: 'Pause',
  playAgain: 'Play again from the start',
  toStart: 'Back to the start',
  stepBack: 'Step back',
  stepForward: 'Step forward',
  time: 'Time',
  /** The readout: {seconds} has the same number of characters all through a run. */
  timeIs: 't = {seconds} s',
  timeOf: '{seconds} s of {end} s',
  /** In place of timeOf while the run has no length. */
  nothingToPlay: 'nothing to play yet',
  speed: 'Playing speed',
  speedOption: 'Pace {speed}×',
  /** {times} is how many times slower or faster than real time the stage runs just now. */
  pace: '{how, select, slower {{times}× slower than real} faster {{times}× faster than real} other {as fast as real}}',
  steppedPace: 'step by step',
} as const

/** How captions call an actor, from its label on the stage. */
export const actors = {
  browser: '{label}’s browser',
  resolver: 'the resolver',
  pop: 'the {label} edge',
  shield: 'the {label} shield',
  origin: 'the origin',
} as const

export const captions = {
  wants: '{from} wants {path}.',
  asks: '{from} asks {to} for {path}.',
  asksIfCurrent: '{from} asks {to} whether its copy of {path} is still current.',
  hops: {
    'dns-query': '{from} asks {to} for the address of {host}.',
    'dns-answer': '{from} answers.',
    'tcp-syn': '{from} asks {to} for a connection (TCP SYN).',
    'tcp-syn-ack': '{from} accepts the connection (TCP SYN-ACK).',
    'tls-client': '{from} sends its part of the TLS handshake.',
    'tls-server': '{from} sends its part of the TLS handshake.',
    request: '{from} sends {method} {path} to {to}.',
    ping: '{from} sends a ping to {to}.',
    'tcp-reset': '{from} has no such connection and refuses it (TCP RST).',
  },
  arrivals: {
    'dns-query': 'The question reaches {to}.',
    request: 'The request reaches {to}.',
    ping: 'The ping reaches {to}.',
  },
  goesStale: '{node}’s copy of {path} goes stale.',
  resolved: '{node} has the address: {address}.',
  resolvedFromMemory: '{node} has the address, which its resolver remembered: {address}.',
  connected: '{from} has a connection to {to}, after {roundTrips, plural, one {# round trip} other {# round trips}} (TCP and TLS {tls}).',
  fresh: '{node} has {path}, fresh for {left} more.',
  staleAllowed: '{node} has {path}; it went stale {left} ago and may be used all the same.',
  staleRefreshed: '{node} has {path}; it went stale {left} ago and may be used now, while a fetch behind the answer renews it.',
  standsIn: '{node} lets its stale copy of {path} answer in place of the error.',
  passesError: '{node} may not answer with its stale copy of {path}.',
  staleAsk: '{node} has {path}, but it went stale {left} ago.',
  mustAsk: '{node} has {path}, but must ask before it uses it. {reason}',
  noCopy: '{node} has no copy of {path}.',
  noVariant: '{node} has {path}, but not for a request with these headers.',
  notStored: '{node} does not keep a copy of {path}. {reason}',
  stored: '{node} stores {path}, fresh for {left}.',
  storedStale: '{node} stores {path}, stale from the start.',
  refreshed: '{node} renews its copy of {path}, fresh for {left}.',
  refreshedStale: '{node} renews its copy of {path}, which is stale again at once.',
  evicted: {
    capacity: '{node} drops {path} to make room.',
    invalidated: '{node} drops {path}, which has been changed.',
    other: '{node} drops {path}.',
  },
  waiting: '{node} lets this request wait for the fetch that is already under way.',
  queued: '{count, plural, one {# request waits} other {# requests wait}} at the origin.',
  originAnswered: 'The origin answers with version {version} of {path}.',
  originNotModified: 'The origin answers 304: {path} has not changed.',
  originFull: 'The origin is full and refuses (503).',
  originDown: 'The origin is failing: it answers {status}.',
  originFailed: 'The origin fails: {how, select, refuse {nothing answers there any more} other {from now on it answers everything with an error}}. It will take {lasts} to mend.',
  originRecovered: 'The origin works again.',
  originStatus: 'The origin answers {status}.',
  answered: {
    hit: '{node} answers from its cache: hit.',
    miss: '{node} passes the answer on: miss.',
    stale: '{node} answers with a stale copy: stale.',
    revalidated: '{node} answers with the copy it has checked: revalidated.',
    bypass: '{node} passes the answer on without using its cache: bypass.',
    collapsed: '{node} answers with what another request fetched: collapsed.',
    error: '{node} answers with an error: {status}.',
  } satisfies Record<Outcome, string>,
  answeredWithoutCache: '{node} answers: {status}.',
  finished: '{from} has its first byte after {ttfb}.',
  gaveUp: '{from} gives up after {ttfb}: {failure, select, timeout {no answer came} other {the connection was reset}}.',
  finishedInside: '{from} needs no network.',
  pong: 'There and back over {km} km took {rtt}.',
  deployed: 'Version {version} of {path} goes live at the origin.',
  purgeSent:
    'The operator purges {by, select, url {{path}} tag {everything tagged {tags}} other {everything}}, {mode, select, soft {which marks it stale: a soft purge} other {which removes it}}.',
  purged:
    '{node} carries out the purge: {removed, plural, =0 {{marked, plural, =0 {it has nothing of the kind} one {# stored response is stale from now on} other {# stored responses are stale from now on}}} one {# stored response is gone} other {# stored responses are gone}}.',
  purgeCompleted: 'The purge has been carried out everywhere.',
  popFailed: '{node} fails: what is under way there is lost, and connections to it are reset. It will take {lasts} to mend.',
  popRecovered: '{node} works again, with what it had stored.',
  wentCold: '{node} starts afresh, without connections or DNS answers.',
  routeChosen: '{node} now sends packets for {prefix} to {to}.',
  routeLost: '{node} no longer has a route to {prefix}.',
  converged: 'The routes have settled, {took} after the change.',
  popAnnounced: '{node} announces {prefix}.',
  popWithdrawn: '{node} withdraws {prefix}.',
  linkUp: '{from} and {to} are joined.',
  linkDown: 'The link between {from} and {to} is cut.',
  healthChanged: 'Health checks find {node} {healthy, select, true {back} other {gone}}; DNS answers follow.',
  stranded: '{node}’s connection no longer leads to {to}.',
  connectionReset: '{node}’s connection is reset.',
  packetLost: {
    'no-route': 'A packet from {from} is lost at {to}, which has no route for it.',
    loop: 'A packet from {from} goes in a circle at {to} and is lost.',
    'pop-down': 'A packet from {from} is lost at {to}, where nothing answers.',
    overload: 'A packet from {from} is lost at {to}, which has no room for it.',
  } satisfies Record<LossReason, string>,
  ended: 'The run ends.',
} as const
