import type { RungOf } from '../../engine/rungs.ts'
import type { BarPhase } from '../requests/phases.ts'

/** Words of the waterfall, and the reasons that captions give. ICU messages; slots stand in braces. */
export const requestsCopy = {
  caption: 'Requests',
  empty: 'No request has been sent yet.',
  columns: { time: 'Time, s', who: 'Who', request: 'Request', outcome: 'Outcome', phases: 'Phases', total: 'Total' },
  legend: 'What the patterns in the bars mean',
  inFlight: 'in flight',
  /** After method and URL, for those who hear the row's button and don't see the row. */
  openRow: ', {who}, at {time} s',
  fetchFor: 'fetch behind the request above',
  noPhases: 'no time spent yet',
  phaseLength: '{phase} {length}',
  phases: {
    dns: 'DNS lookup',
    tcp: 'TCP handshake',
    tls: 'TLS handshake',
    request: 'request on its way',
    lookup: 'cache lookup',
    wait: 'waiting for another request',
    upstream: 'waiting for upstream',
    queue: 'queue at the origin',
    think: 'origin at work',
    response: 'response on its way',
    body: 'body arriving',
  } satisfies Record<BarPhase, string>,
}

/** Why a rung that captions tell of decided, in words for somebody who meets it for the first time. Slots are the decision's own inputs. */
export const toldReasons: Readonly<Record<RungOf<'select' | 'reuse' | 'storable'>, string>> = {
  'no-stored-response': 'Nothing is stored under this key.',
  'vary-star': 'What is stored says Vary: *, which means that it fits no other request.',
  'vary-mismatch': 'Something is stored, but it was made for {storedFor}; this request says {presented}.',
  'no-vary': 'The stored response has no Vary, so it fits every request with this key.',
  'vary-match': 'Every header that Vary names says the same now as in the request that it was made for: {variant}.',

  'client-no-cache': 'The client asked with no-cache: the origin must be asked before anything stored may answer.',
  'no-cache-response': 'The response says no-cache: it may be stored, but the origin must be asked before each use.',
  'must-revalidate': 'Its age, {ageSeconds} s, has reached its lifetime, {lifetimeSeconds} s, and must-revalidate allows no use after that without asking the origin.',
  'proxy-revalidate': 'Its age, {ageSeconds} s, has reached its lifetime, {lifetimeSeconds} s, and s-maxage or proxy-revalidate lets no shared cache use it after that without asking the origin.',
  'stale-while-revalidate': 'It is {staleSeconds} s past its lifetime, and stale-while-revalidate allows {windowSeconds} s: it may be used now while a fetch renews it.',
  'client-max-stale': 'It is {staleSeconds} s past its lifetime, and the client said with max-stale that this is good enough.',
  'stale-too-long': 'It is {staleSeconds} s past its lifetime, more than the {windowSeconds} s that stale-while-revalidate allows: the origin must be asked first.',
  'stale': 'Its age, {ageSeconds} s, has reached its lifetime, {lifetimeSeconds} s: the origin must be asked first.',
  'immutable': 'The page was reloaded, but the response says immutable: while it is fresh ({ageSeconds} s of {lifetimeSeconds} s) there is nothing to ask.',
  'client-max-age': 'Its age, {ageSeconds} s, is more than the {maxAgeSeconds} s that the client accepts with its max-age.',
  'client-min-fresh': 'The client wants {minFreshSeconds} s of freshness to be left; at an age of {ageSeconds} s of {lifetimeSeconds} s there is less.',
  'client-no-cache-ignored': 'The client asked with no-cache, but this cache takes no orders from clients: at {ageSeconds} s of {lifetimeSeconds} s it is fresh and may be used.',
  'fresh': 'Its age, {ageSeconds} s, is below its lifetime, {lifetimeSeconds} s: it may be used without asking.',
  'only-if-cached': 'The client wants a stored response or none, and none may be used: the answer is 504.',
  'only-if-cached-ignored': 'The client asked for a stored response only, but this cache takes no orders from clients and asks upstream.',

  'method-not-stored': 'Responses to {method} are not stored.',
  'post-not-for-get': 'The response to POST does not say that a GET would get the same, and for how long.',
  'status-not-final': 'Status {status} is interim: the real response is still to come.',
  'status-not-understood': 'This cache does not know what status {status} asks of it, so it stores nothing.',
  'no-store': '{control} says {cacheControl}: with no-store no cache may keep it.',
  'client-no-store': 'The request says no-store: nothing of this exchange may be kept.',
  'private-in-shared-cache': '{control} says {cacheControl}: with private only the user’s own cache may keep it, and this one is shared.',
  'authorization': 'The request was made with Authorization, and the response allows no sharing of such answers: it may not be kept here.',
  'set-cookie-refused': 'The response sets a cookie, which is meant for one user, and the operator keeps no such response here.',
  'policy-keeps-no-error': 'The operator keeps no answers with status {status}.',
  'policy-keeps-error': 'The operator keeps answers with status {status} for {errorTtlSeconds} s, so that an error is not asked for again and again.',
  'explicit-lifetime': 'The response states its own lifetime, so it may be stored.',
  'marked-public': 'It states no lifetime, but it is marked public, so it may be stored.',
  'private-in-own-cache': 'It is marked private, and this is the user’s own cache, so it may be stored.',
  'heuristic-status': 'It states no lifetime, but a response with status {status} may be stored with a guessed one.',
  'policy-ttl': 'Nothing in the response permits storing it, but the operator keeps such responses for {edgeTtlSeconds} s.',
  'nothing-permits-storing': 'It states no lifetime, and status {status} permits no guess, so it is not stored.',

  'older-than-part': 'Its Date is {olderSeconds} s older than that of what is stored, but of that only a part is here: it takes its place.',
  'older-than-stale': 'Its Date is {olderSeconds} s older than that of what is stored, but that is stale: it takes its place.',
  'older-than-stored': 'Its Date is {olderSeconds} s older than that of what is stored, which is fresh: the newer one stays.',
}
