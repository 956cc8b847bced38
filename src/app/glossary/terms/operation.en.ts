import { page, rfc } from '../source.ts'
import type { Term } from '../term.ts'

/** Herds, shields, bypasses, ratios, and the workloads of the last scene. */
export const OPERATION_TERMS = [
  {
    id: 'origin-shield', name: 'Origin shield', also: ['shield', 'shield POP', 'mid-tier cache'],
    plain: 'One chosen store in front of the website through which all the others ask, so that the website is asked once.',
    precise: 'A shared cache between the other POPs and the origin to which their misses are forwarded. It is also a shared dependency: when it fails, all of them feel it.',
    scene: '09', source: page('AWS: Using CloudFront Origin Shield', 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html'),
    related: ['tiered-cache', 'request-collapsing', 'thundering-herd', 'origin'],
  },
  {
    id: 'tiered-cache', name: 'Tiered cache', also: ['tiered caching', 'cache hierarchy', 'parent cache', 'regional cache'],
    plain: 'Stores in layers: the small nearby ones ask bigger regional ones before anybody bothers the website.',
    precise: 'A topology in which a cache forwards its misses to a parent cache instead of the origin. The shares that miss at each tier multiply.',
    scene: '09', source: page('Cloudflare: Tiered cache', 'https://developers.cloudflare.com/cache/how-to/tiered-cache/'),
    related: ['origin-shield', 'cache-miss', 'hit-ratio'],
  },
  {
    id: 'request-collapsing', name: 'Request collapsing', also: ['collapsed forwarding', 'coalescing', 'cache lock', 'single flight'],
    plain: 'When many ask the same thing at once, one goes to fetch it and the rest wait for what it brings.',
    precise: 'Holding later requests for a key while one forward request is under way, and answering them from its response if that may be reused for them; otherwise each is forwarded after all.',
    scene: '09', source: rfc(9211, '2.6'), related: ['origin-shield', 'thundering-herd', 'cache-miss'],
  },
  {
    id: 'thundering-herd', name: 'Thundering herd', also: ['stampede', 'cache stampede', 'dogpile'],
    plain: 'Everybody asking the website at the same moment because all the copies ran out together.',
    precise: 'A burst of simultaneous forward requests for the same content, set off by synchronised expiry or by a purge, that can exceed the origin’s capacity.',
    scene: '09', source: page('Varnish: Grace mode', 'https://varnish-cache.org/docs/trunk/users-guide/vcl-grace.html'),
    related: ['request-collapsing', 'origin-shield', 'capacity', 'purge'],
  },
  {
    id: 'bypass', name: 'Bypass', also: ['pass-through', 'pass', 'uncached route'],
    plain: 'Some questions are never answered from copies: the delivery network carries them straight through.',
    precise: 'A rule by which an edge neither reads nor fills its cache for a request and forwards it. Cache-Status reports fwd=bypass; TLS termination, routing and filtering still take place.',
    scene: '10', source: rfc(9211, '2.2'), related: ['private', 'no-store', 'tls-termination', 'warm-connection'],
  },
  {
    id: 'tls-termination', name: 'TLS termination', also: ['SSL termination', 'TLS offload'],
    plain: 'Opening the sealed envelope close to the visitor, so that the greetings needn’t cross the world.',
    precise: 'Ending the client’s TLS connection at the reverse proxy. The handshake then costs round trips to the POP only, and a separate, usually warm, connection leads to the origin.',
    scene: '10', source: rfc(9440, '1'), related: ['tls', 'reverse-proxy', 'bypass', 'warm-connection'],
  },
  {
    id: 'leak', name: 'Leaked response', also: ['data leak', 'cross-user leak', 'cached personal data'],
    plain: 'One person being shown a page that was made for somebody else.',
    precise: 'A per-user response that a shared cache stored and then served to another user. The mend is private or no-store, or keeping user data out of the shared response.',
    scene: '10', source: rfc(9111, '7.3'), related: ['private', 'no-store', 'cookie', 'authorization'],
  },
  {
    id: 'esi', name: 'ESI', also: ['Edge Side Includes', 'fragment', 'page assembly'],
    plain: 'Building a page near the visitor from shared parts and personal parts that are kept apart.',
    precise: 'Edge Side Includes: markup by which a surrogate assembles a response from fragments, each with its own URL and its own cache lifetime.',
    scene: '10', source: page('W3C Note: ESI language specification', 'https://www.w3.org/TR/esi-lang/'),
    related: ['edge', 'private', 'edge-compute'],
  },
  {
    id: 'edge-compute', name: 'Edge compute', also: ['edge function', 'worker', 'serverless at the edge'],
    plain: 'Running some of a website’s own program at the delivery network’s computers near the visitor.',
    precise: 'Application code that runs on edge servers. It saves the trip to the origin only while it needs nothing from there; each query to a distant database brings the trip back.',
    scene: '10', source: page('Cloudflare: How Workers works', 'https://developers.cloudflare.com/workers/reference/how-workers-works/'),
    related: ['edge', 'esi', 'rtt'],
  },
  {
    id: 'hit-ratio', name: 'Hit ratio', also: ['cache hit ratio', 'CHR', 'request hit ratio', 'hit rate'],
    plain: 'Out of all the questions asked, the share that was answered from copies.',
    precise: 'Cache hits divided by all requests counted. The origin sees what is left, so going from 90 % to 99 % leaves it a tenth of its requests.',
    scene: '11', source: page('Cloudflare: What is a cache hit ratio?', 'https://www.cloudflare.com/learning/cdn/what-is-a-cache-hit-ratio/'),
    related: ['byte-hit-ratio', 'cache-hit', 'cache-miss', 'cardinality'],
  },
  {
    id: 'byte-hit-ratio', name: 'Byte hit ratio', also: ['origin offload', 'bandwidth hit ratio'],
    plain: 'Out of all the data sent to visitors, the share that came from copies.',
    precise: 'Bytes served from stored responses divided by all bytes served. A few large misses can lower it while the request hit ratio hardly moves.',
    scene: '11', source: page('Fastly: Origin offload', 'https://www.fastly.com/blog/origin-offload-a-measure-of-cdn-efficiency-for-reducing-egress-cost'),
    related: ['hit-ratio', 'egress', 'bandwidth'],
  },
  {
    id: 'egress', name: 'Egress', also: ['outbound traffic', 'data transfer out', 'egress cost'],
    plain: 'The data that leaves a provider’s computers, which is what providers usually charge for.',
    precise: 'Outbound traffic, billed by volume. On a miss the bytes are billed twice: once from the origin to the edge, once from the edge to the user.',
    scene: '11', source: page('Fastly: Origin offload', 'https://www.fastly.com/blog/origin-offload-a-measure-of-cdn-efficiency-for-reducing-egress-cost'),
    related: ['byte-hit-ratio', 'origin', 'bandwidth'],
  },
  {
    id: 'zipf', name: 'Zipf distribution', also: ['Zipf-like popularity', 'popularity', 'long tail'],
    plain: 'The pattern in which a few things are asked for all the time and most things hardly ever.',
    precise: 'A popularity law in which the request rate of the i-th most popular object is roughly proportional to 1 ÷ i to some power. It is why a small cache can still answer a large share.',
    scene: '11', source: page('Breslau et al., Web caching and Zipf-like distributions (1999)', 'https://doi.org/10.1109/INFCOM.1999.749260'),
    related: ['hit-ratio', 'lru', 'eviction'],
  },
  {
    id: 'range-request', name: 'Range request', also: ['Range', 'byte range', 'partial request'],
    plain: 'Asking for one part of a big file, as a player does when you skip ahead in a film.',
    precise: 'A GET with a Range field that asks for one or more parts of the selected representation. A server may ignore it and send the whole with 200.',
    scene: '12', source: rfc(9110, '14.2'), related: ['partial-content', 'segment', 'strong-validator'],
  },
  {
    id: 'partial-content', name: '206 Partial Content', also: ['206', 'Content-Range', 'partial response'],
    plain: 'An answer that holds only the asked-for part of a big file and says which part it is.',
    precise: 'The status of a successful range request, with Content-Range for a single part. A cache may combine stored parts only if they share the same strong validator.',
    scene: '12', source: rfc(9110, '15.3.7'), related: ['range-request', 'strong-validator', 'status-code'],
  },
  {
    id: 'segment', name: 'Segment', also: ['media segment', 'video chunk', 'HLS', 'DASH'],
    plain: 'A few seconds of a video as a file of its own, so that it can be copied and kept like any picture.',
    precise: 'A piece of a media stream with its own URI, listed in a playlist. Its content doesn’t change once published, so it can be cached long.',
    scene: '12', source: rfc(8216, '3'), related: ['playlist', 'range-request', 'versioned-url'],
  },
  {
    id: 'playlist', name: 'Playlist', also: ['manifest', 'media playlist', 'm3u8'],
    plain: 'The list that tells a video player which piece comes next; for a live broadcast it grows all the time.',
    precise: 'A text file that lists the URIs of media segments in order. That of a live stream is replaced every few seconds, so its freshness lifetime must be short.',
    scene: '12', source: rfc(8216, '4'), related: ['segment', 'ttl'],
  },
] as const satisfies readonly Term[]
