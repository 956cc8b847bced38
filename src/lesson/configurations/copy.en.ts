/** Words about configuration languages. */
import type { Language, NoteId } from './configuration.ts'

export const comments = {
  nginxHttp: '# in http { }',
  nginxLocation: '# in location / { }, beside proxy_pass and proxy_cache',
  querystring: '# a module of its own, to be installed beside Varnish',
} as const

export const languageNames: Readonly<Record<Language, string>> = {
  nginx: 'nginx',
  varnish: 'Varnish',
  cloudflare: 'Cloudflare',
  cloudfront: 'CloudFront',
  fastly: 'Fastly',
}

/** `{names}`: what a note concerns. */
export const noteWords: Readonly<Record<NoteId, string>> = {
  'no-exclude': 'nginx has no way to leave {names} out and keep the rest; the whole query stands in the key. List the parameters that count, or use its scripting module njs.',
  'no-wildcard': 'Patterns are not known here; {names} had to be left out.',
  'wildcard-spelled-out': 'Patterns are not known here; {names} is spelled out with the names that Google Analytics documents.',
  'no-such-name': 'There is no variable for {names}: names of variables are letters, digits and underscores.',
  'first-choice-only': 'An expression looks at the first language only, and not at weights.',
  'vary-in-key': 'nginx compares Vary with what the client sent, before normalising. So the normalised values stand in the key, and the origin’s Vary is not read at all.',
  'vary-whole': 'Vary can be read or not, but not without {names} alone: here it is not read.',
  'vary-not-read': 'The policy alone makes the key. The origin’s Vary plays no part in it.',
  'module-needed': 'Query parameters are sorted out by {names}, which does not come with Varnish itself.',
  'gzip-only': 'Varnish looks after Accept-Encoding itself: it asks for gzip and keeps the field out of Vary. It knows nothing of Brotli.',
  'cookies-dropped': 'The built-in rules never cache a request with a cookie, so cookies are taken away.',
  'header-not-keyed': 'Not allowed in a key, because they belong to another setting: {names}. Left out.',
  'header-plan': 'As part of a key {names} needs Cloudflare’s Enterprise plan (since November 2024).',
  'encoding-own': 'Accept-Encoding cannot be set here: compression between Cloudflare and the visitor is its own affair.',
  'device-own': 'Devices are told apart by the vendor’s own list ({names}), not by an expression over User-Agent.',
  'drop-elsewhere': 'Taking request headers away {names} is another kind of rule (a request header transform rule).',
  'not-forwarded': 'What is not in the key is not sent to the origin either, unless an origin request policy says so.',
  'ten-names': 'A policy takes about ten names of each kind, unless the quota is raised.',
}
