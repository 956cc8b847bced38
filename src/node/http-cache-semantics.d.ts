/** http-cache-semantics 4.3 ships no types. What is used of it here; header names are lower case, one value each. */
declare module 'http-cache-semantics' {
  export type Headers = Readonly<Record<string, string>>

  export interface Request {
    readonly method?: string
    readonly url?: string
    readonly headers: Headers
  }

  export interface Response {
    readonly status?: number
    readonly headers: Headers
  }

  export interface Options {
    readonly shared?: boolean
    readonly cacheHeuristic?: number
    readonly immutableMinTimeToLive?: number
    readonly ignoreCargoCult?: boolean
  }

  export interface Evaluation {
    readonly response?: { readonly status: number; readonly headers: Headers }
    readonly revalidation?: { readonly headers: Headers; readonly synchronous: boolean }
  }

  export default class CachePolicy {
    constructor(request: Request, response: Response, options?: Options)
    /** Ms since 1970; a subclass may have a clock of its own, which the constructor already reads. */
    now(): number
    storable(): boolean
    evaluateRequest(request: Request): Evaluation
    satisfiesWithoutRevalidation(request: Request): boolean
    responseHeaders(): Headers
    revalidationHeaders(request: Request): Headers
    revalidatedPolicy(request: Request, response: Response): { readonly policy: CachePolicy; readonly modified: boolean; readonly matches: boolean }
    /** Seconds. */
    age(): number
    /** Seconds. */
    maxAge(): number
    /** Ms. */
    timeToLive(): number
    stale(): boolean
    useStaleWhileRevalidate(): boolean
  }
}
