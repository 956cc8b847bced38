import { page, rfc } from '../source.ts'
import type { Term } from '../term.ts'

/** Asking whether a copy is still right, and taking copies away. */
export const VALIDATION_TERMS = [
  {
    id: 'validator', name: 'Validator', also: ['version mark'],
    plain: 'A mark on an answer, like an edition number, by which one can ask later whether it has changed.',
    precise: 'Metadata, namely an entity tag or a modification date, that tells one representation of a resource from another and so can serve as the precondition of a request.',
    scene: '05', source: rfc(9110, '8.8'), related: ['etag', 'last-modified', 'conditional-request', 'strong-validator'],
  },
  {
    id: 'strong-validator', name: 'Strong and weak validators', also: ['weak validator', 'strong ETag', 'weak ETag', 'W/'],
    plain: 'A strong mark changes with every byte; a weak one only when the difference matters.',
    precise: 'A strong validator changes whenever a change to the representation would be visible in the content of a 200 response to GET; a weak one, written W/ in an ETag, might not. Ranges need strong comparison.',
    scene: '05', source: rfc(9110, '8.8.1'), related: ['validator', 'etag', 'range-request'],
  },
  {
    id: 'etag', name: 'ETag', also: ['entity tag', 'ETag header'],
    plain: 'A short label for one exact version of a thing, made up by the server.',
    precise: 'A response field with an opaque entity tag for the selected representation. A cache returns it in If-None-Match to ask whether its copy is current.',
    scene: '05', source: rfc(9110, '8.8.3'), related: ['validator', 'if-none-match', 'last-modified', 'strong-validator'],
  },
  {
    id: 'last-modified', name: 'Last-Modified', also: ['modification date', 'Last-Modified header'],
    plain: 'The date and time at which the server believes the thing last changed.',
    precise: 'A response field with a date in whole seconds. It is a weak validator unless certain conditions hold, since two changes can fall within one second.',
    scene: '05', source: rfc(9110, '8.8.2'), related: ['etag', 'validator', 'heuristic-freshness', 'if-modified-since'],
  },
  {
    id: 'conditional-request', name: 'Conditional request', also: ['conditional GET', 'precondition', 'validation request'],
    plain: 'A question of the form: send it to me only if it is no longer the version I have.',
    precise: 'A request with a precondition field such as If-None-Match or If-Modified-Since. If the representation is unchanged, a GET gets 304 (Not Modified) instead of the content.',
    scene: '05', source: rfc(9110, '13'), related: ['if-none-match', 'if-modified-since', 'not-modified', 'revalidation'],
  },
  {
    id: 'if-none-match', name: 'If-None-Match', also: ['If-None-Match header'],
    plain: 'The line in a question that lists the versions one already has.',
    precise: 'A request field with entity tags, compared weakly. For GET and HEAD a match yields 304 (Not Modified); a recipient then ignores If-Modified-Since.',
    scene: '05', source: rfc(9110, '13.1.2'), related: ['etag', 'conditional-request', 'not-modified'],
  },
  {
    id: 'if-modified-since', name: 'If-Modified-Since', also: ['IMS', 'If-Modified-Since header'],
    plain: 'The line in a question that says: only if it has changed since this moment.',
    precise: 'A request field with a date, usually the Last-Modified of the stored response, that makes a GET or HEAD conditional on a later modification.',
    scene: '05', source: rfc(9110, '13.1.3'), related: ['last-modified', 'conditional-request', 'if-none-match'],
  },
  {
    id: 'revalidation', name: 'Revalidation', also: ['validation', 'revalidate', 'freshness check'],
    plain: 'Asking the website whether an old copy is still right instead of fetching it all again.',
    precise: 'Sending a conditional request for a stored response and acting on the answer: 304 freshens the stored response, any full response is used in its place. It costs the whole round trip either way.',
    scene: '05', source: rfc(9111, '4.3'), related: ['conditional-request', 'not-modified', 'stale', 'round-trip'],
  },
  {
    id: 'not-modified', name: '304 Not Modified', also: ['304', 'Not Modified', 'not changed'],
    plain: 'The short answer that says: what you have is still right, keep using it.',
    precise: 'The status of a conditional GET or HEAD whose condition was false; it has no content. The cache updates the stored header fields from it and computes freshness anew.',
    scene: '05', source: rfc(9110, '15.4.5'), related: ['revalidation', 'conditional-request', 'updating-stored-headers'],
  },
  {
    id: 'updating-stored-headers', name: 'Updating stored headers', also: ['freshening', '304 update'],
    plain: 'When the website confirms a copy, the notes on the copy are replaced by the newer ones.',
    precise: 'On a 304 a cache adds the response’s header fields to the stored response and replaces those already there, with a few exceptions. A new Cache-Control may so change the lifetime.',
    scene: '05', source: rfc(9111, '3.2'), related: ['not-modified', 'freshness-lifetime', 'cache-control'],
  },
  {
    id: 'invalidation', name: 'Invalidation', also: ['invalidate', 'marking as invalid'],
    plain: 'Declaring a copy no longer good before its time is up.',
    precise: 'Removing stored responses, or marking them as in need of validation. RFC 9111 requires it for the target URI after a non-error response to an unsafe method; purging does it on demand.',
    scene: '07', source: rfc(9111, '4.4'), related: ['purge', 'soft-purge', 'safe-method'],
  },
  {
    id: 'purge', name: 'Purge', also: ['cache clear', 'flush', 'URL purge', 'purge all', 'zone-wide purge'],
    plain: 'Telling the delivery network to throw away its copies of something now.',
    precise: 'A CDN operation, outside the HTTP standard, that removes stored responses by URL, by surrogate key or altogether. It reaches each POP after a delay, and it does not reach browser caches.',
    scene: '07', source: page('Varnish: Purging and banning', 'https://varnish-cache.org/docs/trunk/users-guide/purging.html'),
    related: ['surrogate-key', 'soft-purge', 'versioned-url', 'thundering-herd'],
  },
  {
    id: 'surrogate-key', name: 'Surrogate key', also: ['cache tag', 'cache group', 'tag purge'],
    plain: 'A tag that the website puts on many pages, so that all pages with the tag can be thrown out together.',
    precise: 'A label from the origin’s response, by vendors’ Surrogate-Key or Cache-Tag fields, under which stored responses can be purged as a group. The edge removes it before it answers the browser.',
    scene: '07', source: page('Fastly: Purging', 'https://www.fastly.com/documentation/guides/full-site-delivery/purging/'),
    related: ['purge', 'soft-purge', 'stored-response'],
  },
  {
    id: 'soft-purge', name: 'Soft purge', also: ['mark stale', 'stale purge'],
    plain: 'Calling a copy out of date without throwing it away, so that it can still be handed out while a new one is fetched.',
    precise: 'A purge that marks stored responses as stale instead of removing them, so that they can be validated, or served stale where that is permitted.',
    scene: '07', source: page('Fastly: Purging', 'https://www.fastly.com/documentation/guides/full-site-delivery/purging/'),
    related: ['purge', 'stale', 'stale-while-revalidate', 'surrogate-key'],
  },
  {
    id: 'versioned-url', name: 'Versioned URL', also: ['hashed file name', 'fingerprint', 'content hash', 'cache busting'],
    plain: 'Giving each new version of a file a new name, so that no old copy can ever be mistaken for it.',
    precise: 'A URL that contains a version or a hash of the content, so that a change of content is a change of cache key. Such a response can carry a long max-age and immutable.',
    scene: '07', source: page('MDN: HTTP caching', 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Caching'),
    related: ['immutable', 'purge', 'cache-key'],
  },
] as const satisfies readonly Term[]
