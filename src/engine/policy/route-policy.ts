/**
 * What an operator decided for a request's route, in the form the ladders read. The standard says what a cache may do; inside
 * that, an operator chooses. Made from a policy document by `compilePolicy`, or written by hand; a node without one follows the
 * standard alone. Left out: the document's own format and its errors (document.ts).
 */
import type { HeaderFields, HttpRequest } from '../http/message.ts'

export interface RoutePolicy {
  /** The route's name, for the log; null when none matched. */
  readonly route: string | null
  /** False: requests of this route always go upstream and nothing is stored. */
  readonly cache: boolean
  /** The freshness lifetime at this cache, in seconds; null: what the response says. It never lifts no-store or private. */
  readonly edgeTtlSeconds: number | null
  /** 'silent': only where the response states no lifetime of its own. 'always': in place of the one it states. */
  readonly edgeTtlWhen: 'silent' | 'always'
  /** Negative caching: the lifetime of a response with this status, in seconds; null: like any other response. */
  readonly errorTtlSeconds: (status: number) => number | null
  /** Windows of RFC 5861, in seconds; null: what the response says. must-revalidate and its kin still forbid. */
  readonly staleWhileRevalidateSeconds: number | null
  readonly staleIfErrorSeconds: number | null
  /** What clients are told in Cache-Control instead of what the origin said; null: unchanged. */
  readonly browserCacheControl: string | null
  /** 'reset': clients get no Age, so that their own lifetime starts when they receive the response. */
  readonly browserAge: 'keep' | 'reset'
  /**
   * A response with Set-Cookie. The standard does not bar it from a shared cache (RFC 6265 §3); 'refuse' does, 'strip' stores it
   * without those lines, 'store' keeps them.
   */
  readonly setCookie: 'refuse' | 'strip' | 'store'
  readonly key: KeyPolicy
  /** The request as this cache sees it, keys it and forwards it (RFC 9111 §4.1 permits normalising); null: as it came. */
  readonly normalise: Normalise | null
  /** Fields in Vary that count for nothing at this cache, lower case. */
  readonly varyIgnored: ReadonlySet<string>
  /** Tags that every response of this route carries, beside those that it names itself. */
  readonly tags: readonly string[]
}

export interface KeyPolicy {
  /** Which query parameters are part of the key; null: the query as it stands. Kept ones are sorted by name. */
  readonly keepsParameter: ((name: string) => boolean) | null
  /** Request fields whose values are part of the key, lower case. */
  readonly headers: readonly string[]
  /** Cookies whose values are part of the key. */
  readonly cookies: readonly string[]
}

export interface Normalise {
  (headers: HeaderFields): HeaderFields
  /** What it makes of one field (lower case), where that depends on the field's own value alone, for every field; left out: it may depend on others. */
  readonly fieldOf?: (name: string, value: string | undefined) => string | undefined
}

/** Says which policy a request falls under. */
export interface PolicyFor {
  (request: HttpRequest): RoutePolicy
  /**
   * What it goes by now, where it looks at the method and the URL alone, and of an http(s) URL not at its query: while this is the
   * same, so are its answers. Left out, or null: it may look at anything.
   */
  readonly rules?: () => unknown
}

const WHOLE_URI: KeyPolicy = { keepsParameter: null, headers: [], cookies: [] }

/** The standard alone. */
export const STANDARD_POLICY: RoutePolicy = {
  route: null,
  cache: true,
  edgeTtlSeconds: null,
  edgeTtlWhen: 'silent',
  errorTtlSeconds: () => null,
  staleWhileRevalidateSeconds: null,
  staleIfErrorSeconds: null,
  browserCacheControl: null,
  browserAge: 'keep',
  setCookie: 'store',
  key: WHOLE_URI,
  normalise: null,
  varyIgnored: new Set(),
  tags: [],
}
