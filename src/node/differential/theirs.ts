import CachePolicy, { type Request } from 'http-cache-semantics'
import { carried, NOT_RENEWED, NOT_STORED, type Answer, type Renewal } from './answer.ts'
import { SENT_MS, URL_ASKED, type Case, type Fields } from './case.ts'

/** http-cache-semantics on a clock of ours. */
let nowMs = 0
class Policy extends CachePolicy {
  override now(): number {
    return nowMs
  }
}

/** Tells http-cache-semantics the case. */
export function theirs(given: Case): Answer {
  nowMs = SENT_MS + given.delaySeconds * 1000
  const policy = new Policy(request(given.method, given.request), { status: given.status, headers: given.response }, { shared: given.kind === 'shared' })
  if (!policy.storable()) return NOT_STORED

  nowMs += given.afterSeconds * 1000
  const later = request(given.laterMethod, given.later)
  const { response, revalidation } = policy.evaluateRequest(later)
  const condition = revalidation === undefined ? null : conditionIn(revalidation.headers)
  const isAsked = condition !== null && Object.keys(condition).length > 0
  return {
    stored: true,
    lifetimeSeconds: Math.max(0, policy.maxAge()),
    ageSeconds: policy.age(),
    decision: response === undefined ? 'ask' : revalidation === undefined ? 'use' : 'use and refresh',
    condition,
    renewal: response === undefined && isAsked ? renewal(policy, later, given.notModified) : null,
    onError: response === undefined && isAsked && policy.stale() ? onError(policy, later) : null,
  }
}

function renewal(policy: CachePolicy, later: Request, notModified: Fields): Renewal {
  const { policy: renewed, matches } = policy.revalidatedPolicy(later, { status: 304, headers: notModified })
  if (!matches) return NOT_RENEWED
  const stored = renewed.storable()
  return {
    renewed: true,
    stored,
    lifetimeSeconds: stored ? Math.max(0, renewed.maxAge()) : null,
    ageSeconds: stored ? renewed.age() : null,
    headers: stored ? carried(Object.entries(renewed.responseHeaders())) : null,
  }
}

/** It gives the old policy back where a stale response may stand in for the error. */
function onError(policy: CachePolicy, later: Request): 'serve stale' | 'pass' {
  return policy.revalidatedPolicy(later, { status: 503, headers: {} }).policy === policy ? 'serve stale' : 'pass'
}

function request(method: string, headers: Fields): Request {
  return { method, url: URL_ASKED, headers: { host: 'shop.example', ...headers } }
}

function conditionIn(headers: Fields): Fields {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name === 'if-none-match' || name === 'if-modified-since').sort())
}
