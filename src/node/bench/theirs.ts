/**
 * The calls of http-cache-semantics alone, as its README has them: the constructor and `storable()` decide what is kept and `timeToLive()` for
 * how long, `evaluateRequest()` decides about a request and makes the headers of the answer, `revalidatedPolicy()` takes a 304. The
 * library keeps nothing itself; policies are kept here by address, and where Vary is known, by the values that it names. What else a
 * cache has to do is left out; `around.ts` does it.
 */
import CachePolicy from 'http-cache-semantics'
import type { TheirRequest, TheirResponse } from './traffic.ts'

let nowMs = 0

/** What time it is from now on. */
export function setNow(ms: number): void {
  nowMs = ms
}

/** Time as an argument, as for the engine. */
export class Policy extends CachePolicy {
  override now(): number {
    return nowMs
  }
}

interface Kept {
  /** Field names in Vary, lower case. */
  readonly vary: readonly string[]
  readonly policies: Map<string, CachePolicy>
}

export interface Theirs {
  ask(request: TheirRequest, upstream: TheirResponse | null, atMs: number): TheirResponse
}

/** An empty cache. */
export function theirs(): Theirs {
  const kept = new Map<string, Kept>()

  const keep = (request: TheirRequest, vary: string | undefined, policy: CachePolicy): void => {
    let under = kept.get(request.url)
    if (under === undefined) {
      under = { vary: varyOf(vary), policies: new Map() }
      kept.set(request.url, under)
    }
    under.policies.set(variantOf(under.vary, request), policy)
  }

  return {
    ask(request, upstream, atMs) {
      nowMs = atMs
      const under = kept.get(request.url)
      const policy = under?.policies.get(variantOf(under.vary, request))
      if (policy === undefined) {
        if (!upstream) throw new Error(`${request.url} is not stored as planned.`)
        const fresh = new Policy(request, upstream)
        if (fresh.storable() && fresh.timeToLive() > 0) keep(request, upstream.headers['vary'], fresh)
        return { status: upstream.status, headers: fresh.responseHeaders() }
      }
      const { response } = policy.evaluateRequest(request)
      if (response) return response
      if (!upstream) throw new Error(`${request.url} is not fresh as planned.`)
      const { policy: renewed } = policy.revalidatedPolicy(request, upstream)
      under!.policies.set(variantOf(under!.vary, request), renewed)
      return { status: 200, headers: renewed.responseHeaders() }
    },
  }
}

/** The field names in Vary, lower case. */
export function varyOf(value: string | undefined): readonly string[] {
  return value === undefined ? NO_FIELDS : value.toLowerCase().split(/\s*,\s*/)
}

const NO_FIELDS: readonly string[] = []

/** The request's values of these fields. */
export function variantOf(vary: readonly string[], { headers }: TheirRequest): string {
  let variant = ''
  for (const name of vary) variant += `${headers[name] ?? ''}\n`
  return variant
}
