import { page, rfc } from '../source.ts'
import type { Term } from '../term.ts'

/** How long a copy may be trusted, and the directives that say so. */
export const FRESHNESS_TERMS = [
  {
    id: 'ttl', name: 'TTL', also: ['time to live', 'lifetime', 'cache duration'],
    plain: 'How long a copy may be used before somebody must ask whether it is still right.',
    precise: 'Common name for the freshness lifetime of a stored response, or for what is left of it. A TTL of 0 allows storing and asks for validation before each use.',
    scene: '04', source: rfc(9111, '4.2'), related: ['freshness-lifetime', 'max-age', 's-maxage', 'dns-ttl'],
  },
  {
    id: 'freshness-lifetime', name: 'Freshness lifetime', also: ['expiration time', 'lifetime'],
    plain: 'The span for which an answer counts as good, starting when the website’s own server made it.',
    precise: 'The time between generation of a response by the origin and its expiration: s-maxage in a shared cache, else max-age, else Expires minus Date, else perhaps a heuristic value.',
    scene: '04', source: rfc(9111, '4.2.1'), related: ['ttl', 'age', 'fresh', 'heuristic-freshness'],
  },
  {
    id: 'age', name: 'Age', also: ['current age', 'Age header'],
    plain: 'How long ago the answer was made by, or checked with, the website’s own server.',
    precise: 'The estimated time since a response was generated or validated at the origin. A cache sends it in the Age field, and the next cache counts on from there.',
    scene: '04', source: rfc(9111, '4.2.3'), related: ['freshness-lifetime', 'stale', 'max-age'],
  },
  {
    id: 'fresh', name: 'Fresh', also: ['freshness', 'fresh response'],
    plain: 'Still within the time for which it may be used without asking.',
    precise: 'Said of a response whose freshness lifetime is greater than its current age. A cache may reuse it without validation, unless no-cache or the request says otherwise.',
    scene: '04', source: rfc(9111, '4.2'), related: ['stale', 'age', 'freshness-lifetime'],
  },
  {
    id: 'stale', name: 'Stale', also: ['expired', 'out of date', 'staleness'],
    plain: 'Past its date: the copy is still there but should be checked before use.',
    precise: 'Said of a response whose current age has reached its freshness lifetime. It is not deleted; it may be validated, or served as it is where that is permitted.',
    scene: '04', source: rfc(9111, '4.2.4'), related: ['fresh', 'revalidation', 'stale-while-revalidate', 'stale-if-error'],
  },
  {
    id: 'cache-control', name: 'Cache-Control', also: ['Cache-Control header', 'cache directive', 'directive'],
    plain: 'The line in an answer where the website says who may keep a copy and for how long.',
    precise: 'A field with a comma-separated list of directives that caches along the request and response chain must obey. Unknown directives are ignored.',
    scene: '04', source: rfc(9111, '5.2'), related: ['max-age', 's-maxage', 'no-store', 'no-cache', 'private'],
  },
  {
    id: 'request-directive', name: 'Request directive', also: ['max-stale', 'min-fresh', 'only-if-cached', 'reload'],
    plain: 'A wish the browser sends along about copies, such as not wanting one that is older than a minute.',
    precise: 'A Cache-Control directive in a request, such as max-age, max-stale, min-fresh, no-cache or only-if-cached. These are advisory: a cache may implement them but is not required to.',
    scene: '04', source: rfc(9111, '5.2.1'), related: ['cache-control', 'http-request'],
  },
  {
    id: 'max-age', name: 'max-age', also: ['max-age directive'],
    plain: 'The number of seconds for which every store on the way, your browser included, may use the answer.',
    precise: 'A response directive: the response is stale once its age is greater than the given seconds. It binds private and shared caches alike, save where s-maxage overrides it.',
    scene: '04', source: rfc(9111, '5.2.2.1'), related: ['s-maxage', 'age', 'expires', 'freshness-lifetime'],
  },
  {
    id: 's-maxage', name: 's-maxage', also: ['smaxage', 'shared max-age'],
    plain: 'A separate number of seconds meant only for stores that serve many people, not for your own browser.',
    precise: 'A response directive that in a shared cache overrides max-age and Expires, and that brings the meaning of proxy-revalidate with it. Private caches ignore it.',
    scene: '04', source: rfc(9111, '5.2.2.10'), related: ['max-age', 'shared-cache', 'proxy-revalidate', 'cdn-cache-control'],
  },
  {
    id: 'expires', name: 'Expires', also: ['Expires header', 'expiry date'],
    plain: 'The older way to say how long an answer is good: a date and time instead of a number of seconds.',
    precise: 'A response field with the date after which the response is stale. max-age, and in a shared cache s-maxage, take precedence; an invalid date, such as 0, means already expired.',
    scene: '04', source: rfc(9111, '5.3'), related: ['max-age', 'freshness-lifetime'],
  },
  {
    id: 'no-store', name: 'no-store', also: ['no-store directive', 'do not store'],
    plain: 'Nobody may keep a copy of this, not even your own browser.',
    precise: 'A response directive: a cache must not store any part of the request or of the response, and must not use the response to satisfy another request.',
    scene: '04', source: rfc(9111, '5.2.2.5'), related: ['no-cache', 'private', 'bypass'],
  },
  {
    id: 'no-cache', name: 'no-cache', also: ['no-cache directive', 'always revalidate'],
    plain: 'Copies may be kept, but each time one is wanted somebody must ask first whether it is still right.',
    precise: 'A response directive, here without field names: the response may be stored, but must not satisfy another request without successful validation at the origin.',
    scene: '04', source: rfc(9111, '5.2.2.4'), related: ['no-store', 'revalidation', 'must-revalidate'],
  },
  {
    id: 'private', name: 'private', also: ['private directive', 'per-user'],
    plain: 'Meant for one person: that person’s browser may keep it, stores that serve many may not.',
    precise: 'A response directive, here without field names: a shared cache must not store the response, a private cache may. It governs where a message is stored, not its secrecy.',
    scene: '04', source: rfc(9111, '5.2.2.7'), related: ['private-cache', 'public', 'leak', 'no-store'],
  },
  {
    id: 'public', name: 'public', also: ['public directive'],
    plain: 'Meant for everybody: any store may keep it, even where it would otherwise hold back.',
    precise: 'A response directive that lets a cache store a response it would otherwise have to leave, within the limits of RFC 9111 §3, such as one to a request with Authorization.',
    scene: '10', source: rfc(9111, '5.2.2.9'), related: ['private', 'authorization', 'leak'],
  },
  {
    id: 'must-revalidate', name: 'must-revalidate', also: ['must-revalidate directive'],
    plain: 'Once the time is up the copy is worth nothing until the website has confirmed it, whatever happens.',
    precise: 'A response directive: once stale, the response must not be reused without successful validation. A cache that can’t reach the origin must answer with an error, so stale serving is ruled out.',
    scene: '04', source: rfc(9111, '5.2.2.2'), related: ['stale', 'proxy-revalidate', 'stale-if-error', 'no-cache'],
  },
  {
    id: 'proxy-revalidate', name: 'proxy-revalidate', also: ['proxy-revalidate directive'],
    plain: 'The same strict rule about copies past their date, but only for stores that serve many people.',
    precise: 'A response directive with the meaning of must-revalidate that applies to shared caches and leaves private caches free.',
    scene: '06', source: rfc(9111, '5.2.2.8'), related: ['must-revalidate', 's-maxage', 'shared-cache'],
  },
  {
    id: 'immutable', name: 'immutable', also: ['immutable directive'],
    plain: 'A promise that this exact thing won’t change while it is good, so that even a reload need not ask.',
    precise: 'A response directive: clients should not revalidate the response during its freshness lifetime, for example on reload. It fits only where the URL changes with the content.',
    scene: '04', source: rfc(8246, '2'), related: ['versioned-url', 'max-age', 'revalidation'],
  },
  {
    id: 'heuristic', name: 'Heuristic', also: ['rule of thumb', 'guess'],
    plain: 'A rule of thumb, used when nobody has said what to do.',
    precise: 'In caching, an algorithm that estimates a plausible expiration time from other fields, such as Last-Modified. It must not be used where an explicit expiration time is present.',
    scene: '04', source: rfc(9111, '4.2.2'), related: ['heuristic-freshness', 'last-modified'],
  },
  {
    id: 'heuristic-freshness', name: 'Heuristic freshness', also: ['heuristic expiration', 'no TTL', 'implicit caching'],
    plain: 'A store’s own guess how long an answer is good, made because the website didn’t say.',
    precise: 'A lifetime that a cache assigns to a response without explicit expiration, if its status is heuristically cacheable or it is marked public. A fraction such as 10 % of the time since Last-Modified is typical.',
    scene: '04', source: rfc(9111, '4.2.2'), related: ['heuristic', 'freshness-lifetime', 'last-modified'],
  },
  {
    id: 'cdn-cache-control', name: 'CDN-Cache-Control', also: ['targeted cache control', 'CDN-Cache-Control header'],
    plain: 'A line of instructions that only the delivery network reads, so that browsers can be told something else.',
    precise: 'A targeted response field with cache directives for CDN caches. A CDN that implements it and finds a valid value uses that and ignores Cache-Control and Expires.',
    scene: '04', source: rfc(9213, '3'), related: ['cache-control', 's-maxage', 'edge-ttl-override'],
  },
  {
    id: 'edge-ttl-override', name: 'Edge TTL override', also: ['forced edge TTL', 'edge cache TTL', 'browser cache TTL'],
    plain: 'A setting at the delivery network that keeps things for a time of its own, whatever the website said.',
    precise: 'A CDN rule that replaces the origin’s freshness lifetime at the edge. Applied to a response without directives it can turn per-user content into a shared copy.',
    scene: '10', source: page('Cloudflare: Edge and browser cache TTL', 'https://developers.cloudflare.com/cache/how-to/edge-browser-cache-ttl/'),
    related: ['cdn-cache-control', 'ttl', 'leak'],
  },
  {
    id: 'stale-while-revalidate', name: 'stale-while-revalidate', also: ['SWR', 'background refresh'],
    plain: 'For a while after its date the old copy is still handed out at once, and a new one is fetched behind the scenes.',
    precise: 'A response directive: for the given seconds after the response becomes stale a cache may serve it while it revalidates in the background. Whatever was wrong in it is served as long.',
    scene: '06', source: rfc(5861, '3'), related: ['stale', 'revalidation', 'stale-if-error', 'must-revalidate'],
  },
  {
    id: 'stale-if-error', name: 'stale-if-error', also: ['SIE', 'serve stale on error'],
    plain: 'If the website is broken, an old copy may be handed out for a while rather than an error page.',
    precise: 'A directive: for the given seconds after a response becomes stale a cache may serve it when it meets an error, meaning a 500, 502, 503 or 504 status, instead of passing the error on.',
    scene: '06', source: rfc(5861, '4'), related: ['stale', 'stale-while-revalidate', 'must-revalidate'],
  },
] as const satisfies readonly Term[]
