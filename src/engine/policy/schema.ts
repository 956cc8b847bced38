/**
 * The policy document, version 1: what an operator decides, as data. The one module that knows the schema library. Issue messages
 * are names of sentences in problems.en.ts; descriptions become those of public/policy.schema.json. Left out: reading a text
 * (document.ts), what the members do (compile.ts).
 */
import * as v from 'valibot'
import { excludes, needs } from './schema.rules.ts'

/** RFC 9111 §1.2.2: what a cache counts seconds to. */
const MAX_SECONDS = 2_147_483_647
const MAX_LIST = 100
const MAX_NAME = 100

const seconds = (description: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SECONDS), v.description(description))
const flag = (description: string) => v.pipe(v.boolean(), v.description(description))
const text = (form: RegExp, name: string, maxLength = MAX_NAME) => v.pipe(v.string(), v.maxLength(maxLength), v.regex(form, name))
const list = <const Item extends v.GenericSchema>(item: Item, description: string) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(MAX_LIST), v.description(description))
const note = (of: string) => v.exactOptional(v.pipe(v.string(), v.maxLength(500), v.description(`For readers of ${of}; means nothing to a cache.`)))

const headerName = text(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'header-name')
/** JavaScript gives these two names a meaning of their own, and the library leaves them out without a word. */
const recordName = text(/^(?!(constructor|prototype)$)[A-Za-z0-9][A-Za-z0-9_-]*$/, 'header-name')
const cookieName = text(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'cookie-name')
const parameterName = text(/^[^&=#\s]+$/, 'parameter-name')
const languageTag = text(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'language-tag')

const match = v.pipe(
  v.strictObject({
    paths: v.exactOptional(list(text(/^[/*][^?#\s]*$/, 'path-pattern', 500), 'Patterns of the whole path, without the query: `*` stands for any run of characters, slashes too. With regard to case.')),
    extensions: v.exactOptional(list(text(/^[A-Za-z0-9]+$/, 'extension', 20), 'Ends of the last part of the path, without the dot: `css`. Without regard to case.')),
    hosts: v.exactOptional(list(text(/^((\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:.]+\])$/, 'host', 255), 'Hosts, without a port; `*.shop.example` is every host below it, not itself.')),
    methods: v.exactOptional(list(v.picklist(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']), 'Request methods; GET stands for HEAD too, which looks at what GET stored.')),
  }),
  v.minEntries(1),
  v.description('Which requests fall under this route: for each list that is given, one of its members fits. Paths are compared as RFC 3986 §6.2.2 writes them: needless escapes read, `.` and `..` resolved, double slashes as one.'),
)

const edge = v.pipe(
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

const browser = v.pipe(
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
  v.description('What browsers are told about responses that may be stored at the edge. Others reach them as the origin sent them.'),
)

const key = v.pipe(
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

const normalise = v.pipe(
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

const purge = v.pipe(
  v.strictObject({
    by: v.pipe(v.picklist(['url', 'tag', 'everything', 'none']), v.description('What is purged when content changes: its URL, its tags, everything; `none` where a change comes under a new name.')),
    mode: v.exactOptional(v.pipe(v.picklist(['hard', 'soft']), v.description('`hard` (the default): removed. `soft`: stale from then on, kept for validation and for whoever may be served stale.'))),
  }),
  v.description('How changed content is made known to the edge.'),
)

const rules = {
  cache: v.exactOptional(flag('false: such requests always go to the origin and nothing is stored, whatever else stands here. Default: true.')),
  edge: v.exactOptional(edge),
  browser: v.exactOptional(browser),
  key: v.exactOptional(key),
  normalise: v.exactOptional(normalise),
  vary: v.exactOptional(
    v.pipe(
      v.strictObject({ ignore: v.exactOptional(list(headerName, 'Fields in Vary that count for nothing here. Whoever sends them gets what another got.')) }),
      v.description('How Vary is read.'),
    ),
  ),
  setCookie: v.exactOptional(v.pipe(v.picklist(['refuse', 'strip', 'store']), v.description('A response with Set-Cookie: `refuse` (the default) stores none such, `strip` stores it without those lines, `store` with them.'))),
  tags: v.exactOptional(list(text(/^[^\s,]+$/, 'tag', 200), 'Tags that every response of this route carries, beside those it names in Surrogate-Key and Cache-Tag.')),
  purge: v.exactOptional(purge),
}

const route = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(60), v.description('What reports and logs call the route.')),
  note: note('the route'),
  match,
  ...rules,
})

/** The whole document. Unknown members are refused, so that a slip of the pen says nothing silently. */
export const policySchema = v.pipe(
  v.strictObject({
    $schema: v.exactOptional(v.pipe(v.string(), v.maxLength(500), v.description('Where this schema stands, for editors.'))),
    version: v.pipe(v.literal(1), v.description('The version of this format: 1.')),
    note: note('the document'),
    shield: v.exactOptional(
      v.pipe(
        v.strictObject({
          on: flag('Whether all edges fetch through one cache before the origin.'),
          place: v.exactOptional(v.pipe(text(/^[a-z0-9][a-z0-9-]*$/, 'place', 60), v.description('Where it stands, e.g. `virginia`; left out: beside the origin.'))),
        }),
        v.description('A cache between all edges and the origin.'),
      ),
    ),
    routes: v.exactOptional(v.pipe(v.array(route), v.maxLength(MAX_LIST), v.description('Tried in this order; the first that a request fits decides alone.'))),
    default: v.exactOptional(v.pipe(v.strictObject(rules), v.description('For requests that fit no route; left out: as an empty one.'))),
  }),
  v.title('Cache policy'),
  v.description('What an operator decides about a cache, route by route. What is left out is as the standard (RFC 9111) has it.'),
)

export type PolicyDocument = v.InferOutput<typeof policySchema>

/** One route of a document, or what stands under `default`: what the operator decides for the requests that fit it. */
export type PolicyRoute = NonNullable<PolicyDocument['routes']>[number]
export type PolicyRules = NonNullable<PolicyDocument['default']>
