import { page, rfc } from '../source.ts'
import type { Term } from '../term.ts'

/** What a cache is, what it stores, and how a request finds it again. */
export const CACHE_TERMS = [
  {
    id: 'cache', name: 'Cache', also: ['HTTP cache', 'caching', 'store'],
    plain: 'A place that keeps copies of answers, so that the same question need not travel all the way again.',
    precise: 'A local store of earlier responses together with the rules for storing, retrieving and deleting them. It may reuse a response only where RFC 9111 allows it.',
    scene: '00', source: rfc(9110, '3.8'), related: ['private-cache', 'shared-cache', 'stored-response'],
  },
  {
    id: 'private-cache', name: 'Private cache', also: ['single-user cache'],
    plain: 'A store of copies that serves one person only.',
    precise: 'A cache dedicated to a single user, most often a component of a user agent. It may store responses marked private, and it ignores s-maxage.',
    scene: '00', source: rfc(9111, '1'), related: ['browser-cache', 'shared-cache', 'private'],
  },
  {
    id: 'shared-cache', name: 'Shared cache', also: ['public cache', 'proxy cache', 'CDN cache'],
    plain: 'A store of copies from which many different people are served.',
    precise: 'A cache whose stored responses are reused by more than one user. It is bound by private, by s-maxage and by the limits on responses to requests with Authorization.',
    scene: '00', source: rfc(9111, '1'), related: ['private-cache', 'edge', 'private', 's-maxage'],
  },
  {
    id: 'stored-response', name: 'Stored response', also: ['cache entry', 'cached object', 'copy'],
    plain: 'One kept copy: the answer itself and the notes about how long and for whom it is good.',
    precise: 'A response that a cache has kept, with its header fields, content and time of receipt, so that it can satisfy later requests once it is selected and allowed.',
    scene: '02', source: rfc(9111, '3'), related: ['cache', 'cache-key', 'freshness-lifetime'],
  },
  {
    id: 'cache-key', name: 'Cache key', also: ['primary cache key', 'key', 'key rule'],
    plain: 'The label under which a copy is filed, and by which the next request finds it or doesn’t.',
    precise: 'What a cache uses to choose a stored response: at least the method and the target URI, and where a stored response has Vary, the named request fields too.',
    scene: '08', source: rfc(9111, '2'), related: ['vary', 'variant', 'query-string', 'normalisation'],
  },
  {
    id: 'cache-hit', name: 'Cache hit', also: ['hit'],
    plain: 'The copy was there and good enough, so the answer came straight from it.',
    precise: 'A request that a cache satisfies from a stored response without forwarding it; Cache-Status reports it with the hit parameter.',
    scene: '02', source: rfc(9211, '2.1'), related: ['cache-miss', 'hit-ratio', 'fresh'],
  },
  {
    id: 'cache-miss', name: 'Cache miss', also: ['miss'],
    plain: 'There was no copy that would do, so the question had to travel on.',
    precise: 'A request for which a cache could select no stored response, so that it forwarded the request towards the origin; Cache-Status gives the reason as uri-miss, vary-miss or miss.',
    scene: '02', source: rfc(9211, '2.2'), related: ['cache-hit', 'cold-cache', 'origin'],
  },
  {
    id: 'cold-cache', name: 'Cold cache', also: ['cold start', 'empty cache', 'cache warming'],
    plain: 'A store with nothing in it yet, so that the first visitor always waits.',
    precise: 'A cache that holds no stored response for the URI asked for. Each POP is cold until a request there has filled it; Cache-Status names the case uri-miss.',
    scene: '02', source: rfc(9211, '2.2'), related: ['cache-miss', 'pop', 'warm-connection'],
  },
  {
    id: 'eviction', name: 'Eviction', also: ['evicted', 'replacement policy', 'cache size'],
    plain: 'Throwing out a copy that is still good because the shelf is full.',
    precise: 'Removal of a stored response to free space, at the cache’s own choice and possibly long before it becomes stale. A freshness lifetime is an upper bound, never a promise to keep.',
    scene: '02', source: page('Cloudflare: Retention versus freshness', 'https://developers.cloudflare.com/cache/concepts/retention-vs-freshness/'),
    related: ['lru', 'freshness-lifetime', 'cache-miss'],
  },
  {
    id: 'lru', name: 'LRU', also: ['least recently used'],
    plain: 'When the shelf is full, the thing that nobody has asked for longest goes first.',
    precise: 'Least recently used: an eviction policy that removes the stored response whose last use lies furthest back.',
    scene: '02', source: page('nginx: proxy_cache_path', 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_path'),
    related: ['eviction', 'zipf'],
  },
  {
    id: 'query-string', name: 'Query string', also: ['query', 'query parameter', 'utm', 'gclid', 'tracking parameter'],
    plain: 'The part of a web address after the question mark, which may change the page or may only say where you clicked.',
    precise: 'The query component of a URI. It belongs to the cache key by default, so parameters that don’t change the response split one object into many entries.',
    scene: '08', source: rfc(3986, '3.4'), related: ['cache-key', 'normalisation', 'hit-ratio'],
  },
  {
    id: 'vary', name: 'Vary', also: ['Vary header'],
    plain: 'A note on an answer that says which details of the question it depended on.',
    precise: 'A response field that names the request fields which influenced the choice of representation. A cache reuses the response only if those fields match the original request’s; the value * never matches.',
    scene: '08', source: rfc(9110, '12.5.5'), related: ['variant', 'cache-key', 'content-negotiation', 'cardinality'],
  },
  {
    id: 'variant', name: 'Variant', also: ['representation', 'secondary key', 'selecting among stored responses'],
    plain: 'One of several versions of the same page, such as the German one or the compressed one.',
    precise: 'One of the stored responses under a single primary cache key, told apart by the request fields that its own Vary names.',
    scene: '08', source: rfc(9111, '4.1'), related: ['vary', 'cache-key', 'content-negotiation'],
  },
  {
    id: 'content-negotiation', name: 'Content negotiation', also: ['Accept-Encoding', 'Accept-Language', 'Accept'],
    plain: 'The browser says what it likes best, for example French and compressed, and the server picks the version to send.',
    precise: 'Choosing among representations of a resource by request fields such as Accept-Encoding or Accept-Language. A cacheable response that was chosen so should name those fields in Vary.',
    scene: '08', source: rfc(9110, '12'), related: ['vary', 'variant', 'compression'],
  },
  {
    id: 'compression', name: 'Compression', also: ['Content-Encoding', 'gzip', 'Brotli', 'content coding'],
    plain: 'Squeezing an answer for the journey so that fewer bytes travel, and unfolding it on arrival.',
    precise: 'A content coding named by Content-Encoding. The coded form is a different representation, so it needs its own strong ETag and a Vary on Accept-Encoding.',
    scene: '08', source: rfc(9110, '8.4'), related: ['content-negotiation', 'etag', 'strong-validator'],
  },
  {
    id: 'cardinality', name: 'Cardinality', also: ['fragmentation', 'number of variants', 'distinct values'],
    plain: 'How many different values something takes: languages come in dozens, browser names in thousands.',
    precise: 'The number of distinct values of a key part. Every distinct combination is its own cache entry, so a part of high cardinality, such as User-Agent, divides the traffic each entry sees.',
    scene: '08', source: page('Fastly: Best practices for using the Vary header', 'https://www.fastly.com/blog/best-practices-using-vary-header'),
    related: ['vary', 'cache-key', 'normalisation', 'hit-ratio'],
  },
  {
    id: 'normalisation', name: 'Normalisation', also: ['normalization', 'normalise', 'canonical form'],
    plain: 'Writing the same wish in the same way every time, so that one copy serves everybody who means it.',
    precise: 'Bringing request fields or the URI to a canonical form before the cache key is computed, for example reducing Accept-Language to the languages that the site has.',
    scene: '08', source: rfc(9111, '4.1'), related: ['cache-key', 'vary', 'cardinality', 'query-string'],
  },
  {
    id: 'unkeyed-input', name: 'Unkeyed input', also: ['unkeyed header', 'hidden input'],
    plain: 'A detail of the question that changes the answer but isn’t written on the label the answer is filed under.',
    precise: 'A part of a request that influences the response and is in neither the cache key nor Vary. Whoever sends it decides what others are served.',
    scene: '08', source: page('PortSwigger: Web cache poisoning', 'https://portswigger.net/web-security/web-cache-poisoning'),
    related: ['cache-poisoning', 'cache-key', 'vary'],
  },
  {
    id: 'cache-poisoning', name: 'Cache poisoning', also: ['web cache poisoning', 'poisoned cache'],
    plain: 'Tricking a shared store into keeping a bad answer, which it then hands to everybody.',
    precise: 'Causing a shared cache to store a harmful response under a key that other users’ requests select, for instance by means of an unkeyed input.',
    scene: '08', source: rfc(9111, '7.1'), related: ['unkeyed-input', 'shared-cache', 'cache-key'],
  },
  {
    id: 'negative-caching', name: 'Negative caching', also: ['caching errors', 'cached 404', 'cached 500'],
    plain: 'Remembering that something wasn’t there or went wrong, so as not to ask again at once.',
    precise: 'Storing and reusing negative results such as 404 (Not Found). An error response with a long lifetime outlives the error.',
    scene: '06', source: rfc(9111, '2'), related: ['status-code', 'ttl', 'stored-response'],
  },
  {
    id: 'cache-status', name: 'Cache-Status', also: ['Cache-Status header', 'X-Cache', 'hit or miss header'],
    plain: 'A line that stores add to an answer to say what they did: had it, hadn’t it, or had it too old.',
    precise: 'A response field to which each cache on the path appends one member, the one nearest the origin first, with parameters such as hit, fwd, ttl, stored and collapsed.',
    scene: '02', source: rfc(9211, '2'), related: ['cache-hit', 'cache-miss', 'bypass', 'request-collapsing'],
  },
] as const satisfies readonly Term[]
