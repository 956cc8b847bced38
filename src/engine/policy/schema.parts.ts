/** The groups of members that a route of a policy document is made of. Descriptions are those that editors show. */
import * as v from 'valibot'
import { cookieName, flag, headerName, languageTag, list, MAX_LIST, parameterName, recordName, seconds, text } from './schema.forms.ts'
import { excludes, needs } from './schema.rules.ts'

export const match = v.pipe(
  v.strictObject({
    paths: v.exactOptional(list(text(/^[/*][^?#\s]*$/, 'path-pattern', 500), 'Patterns of the whole path, without the query: `*` stands for any run of characters, slashes too. With regard to case.')),
    extensions: v.exactOptional(list(text(/^[A-Za-z0-9]+$/, 'extension', 20), 'Ends of the last part of the path, without the dot: `css`. Without regard to case.')),
    hosts: v.exactOptional(list(text(/^((\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:.]+\])$/, 'host', 255), 'Hosts, without a port; `*.shop.example` is every host below it, not itself.')),
    methods: v.exactOptional(list(v.picklist(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']), 'Request methods; GET stands for HEAD too, which looks at what GET stored.')),
  }),
  v.minEntries(1),
  v.description('Which requests fall under this route: for each list that is given, one of its members fits. Paths are compared as RFC 3986 §6.2.2 writes them: needless escapes read, `.` and `..` resolved, double slashes as one.'),
)

export const edge = v.pipe(
  v.strictObject({
    ttlSeconds: v.exactOptional(seconds('How long a response stays fresh at the edge. It never lifts no-store, private, or the bar on answers to Authorization.')),
    when: v.exactOptional(v.pipe(v.picklist(['silent', 'always']), v.description('`silent` (the default): ttlSeconds counts where a response states no lifetime of its own. `always`: in place of the one it states.'))),
    staleWhileRevalidateSeconds: v.exactOptional(seconds('For how long past its lifetime a response is served while one fetch renews it (RFC 5861 §3), in place of what the response says. must-revalidate still forbids it.')),
    staleIfErrorSeconds: v.exactOptional(seconds('For how long past its lifetime a response is served when the origin fails (RFC 5861 §4), in place of what the response says.')),
    errorTtlSeconds: v.exactOptional(
      v.pipe(
        v.record(text(/^[45]([0-9][0-9]|xx)$/, 'error-status'), seconds('Lifetime of a response with this status; 0: it is never stored.')),
        v.description('Negative caching: lifetimes of errors, by status (`404`) or class (`5xx`); a status comes before its class. An error that is not named is treated like any other response.'),
      ),
    ),
  }),
  needs('when', 'ttlSeconds'),
  v.description('Lifetimes at the edge.'),
)

export const browser = v.pipe(
  v.strictObject({
    ttlSeconds: v.exactOptional(seconds('max-age that browsers are told in place of what the origin says; 0 is told as no-cache.')),
    immutable: v.exactOptional(flag('Adds immutable (RFC 8246): a reload asks nobody while it is fresh. For names that change with their content.')),
    private: v.exactOptional(flag('Adds private: no shared cache behind this one may store it.')),
    noStore: v.exactOptional(flag('Browsers are told no-store.')),
    resetAge: v.exactOptional(flag('Browsers get no Age, and the present as Date, so that their lifetime begins when they receive the response.')),
  }),
  needs('immutable', 'ttlSeconds'),
  needs('private', 'ttlSeconds'),
  excludes('noStore', 'ttlSeconds'),
  v.description('What browsers are told about responses that may be stored at the edge, errors among them where errorTtlSeconds is not 0 for them. Others reach them as the origin sent them.'),
)

export const key = v.pipe(
  v.strictObject({
    query: v.exactOptional(
      v.pipe(
        v.union([
          v.picklist(['all', 'none']),
          v.pipe(
            v.strictObject({
              include: v.exactOptional(list(parameterName, 'Only these parameters, in any order; `*` stands for any characters.')),
              exclude: v.exactOptional(list(parameterName, 'All parameters but these, in any order; `utm_*` is every one that begins so.')),
            }),
            v.minEntries(1),
            excludes('include', 'exclude'),
          ),
        ]),
        v.description('Which parameters of the query are part of the key. `all` (the default): the query as it stands. Origins still get the whole query.'),
      ),
    ),
    headers: v.exactOptional(list(headerName, 'Request header fields whose values are part of the key.')),
    cookies: v.exactOptional(list(cookieName, 'Cookies whose values are part of the key, by name and with regard to case.')),
  }),
  v.description('What makes the cache key, beside method, scheme, host and path.'),
)

export const normalise = v.pipe(
  v.strictObject({
    acceptEncoding: v.exactOptional(list(v.picklist(['br', 'gzip', 'zstd']), 'Codings that the origin offers, the best first. Accept-Encoding becomes the first of them that the client takes, or `identity`.')),
    acceptLanguage: v.exactOptional(list(languageTag, 'Languages that the origin offers, the fallback first. Accept-Language becomes the one that suits the client best (RFC 4647 §3.4).')),
    userAgent: v.exactOptional(list(v.picklist(['desktop', 'mobile', 'tablet', 'bot']), 'Classes that the origin tells apart, the fallback first. User-Agent becomes one of these words.')),
    values: v.exactOptional(
      v.pipe(
        v.record(recordName, v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(MAX_LIST), v.description('Values that pass; with any other the field is dropped. An empty list always drops it.'))),
        v.description('Header fields that pass with certain values only.'),
      ),
    ),
    headers: v.exactOptional(list(headerName, 'Only these request header fields reach key, Vary and origin, beside those named under key and normalise and those that HTTP itself needs. Cookie and Authorization pass only when listed.')),
  }),
  v.description('The request as the edge sees, keys and forwards it: few values instead of thousands, and none that nobody counts on.'),
)

export const vary = v.pipe(
  v.strictObject({ ignore: v.exactOptional(list(headerName, 'Fields in Vary that count for nothing here. Whoever sends them gets what another got.')) }),
  v.description('How Vary is read.'),
)

export const purge = v.pipe(
  v.strictObject({
    by: v.pipe(v.picklist(['url', 'tag', 'everything', 'none']), v.description('What is purged when content changes: its URL, its tags, everything; `none` where a change comes under a new name.')),
    mode: v.exactOptional(v.pipe(v.picklist(['hard', 'soft']), v.description('`hard` (the default): removed. `soft`: stale from then on, kept for validation and for whoever may be served stale.'))),
  }),
  v.description('How changed content is made known to the edge.'),
)
