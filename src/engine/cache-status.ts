/**
 * Cache-Status (RFC 9211): one member per cache, the one nearest the origin first. In: how this node handled the request. Out:
 * the line with this node's member, to stand after those that came from upstream.
 */
import type { HeaderLine } from './http/message.ts'
import { serializeName, serializeParameter, token } from './http/structured.ts'
import { remember } from './remember.ts'

/** Why the request went forward (RFC 9211 §2.2). */
export type ForwardReason = 'uri-miss' | 'vary-miss' | 'stale' | 'request' | 'method' | 'bypass' | 'partial'

export interface Handling {
  /** Null: it did not go forward. */
  readonly fwd: ForwardReason | null
  /** The answer came from the store, without going forward. */
  readonly hit?: boolean
  /** Status of the answer to the forwarded request. */
  readonly fwdStatus?: number
  readonly stored?: boolean
  /** Answered by another request's fetch. */
  readonly collapsed?: boolean
  readonly key: string | null
  /** What no other parameter says, as a token. */
  readonly detail?: string
}

/**
 * This node's line.
 * @param node its name, a token such as `tokyo`
 * @param ttlSeconds remaining freshness, whole; below 0 when stale; left out for what is not stored
 */
export function cacheStatus(node: string, handling: Handling, ttlSeconds?: number): HeaderLine {
  return ['Cache-Status', serializeName(node) + parameters(handling, ttlSeconds)]
}

/** This node's members for fresh hits on one key, in which the seconds to live alone differ. */
export function hitStatus(node: string, key: string): (ttlSeconds: number) => string {
  const before = `${serializeName(node)}; hit; ttl=`
  const after = serializeParameter('key', key)
  return (ttlSeconds) => before + ttlSeconds + after
}

const FWD: Readonly<Record<ForwardReason, string>> = {
  'uri-miss': '; fwd=uri-miss',
  'vary-miss': '; fwd=vary-miss',
  stale: '; fwd=stale',
  request: '; fwd=request',
  method: '; fwd=method',
  bypass: '; fwd=bypass',
  partial: '; fwd=partial',
}

const fwdStatusParameter = remember((status: number) => `; fwd-status=${status}`)

/** RFC 9211 §2.1: `hit` and `fwd` exclude each other. The reasons of §2.2 are tokens as they stand. */
function parameters({ fwd, hit, fwdStatus, stored, collapsed, key, detail }: Handling, ttlSeconds: number | undefined): string {
  let text = hit ? '; hit' : ''
  if (fwd !== null) text += FWD[fwd]
  if (fwdStatus !== undefined) text += fwdStatusParameter(fwdStatus)
  if (ttlSeconds !== undefined) text += `; ttl=${ttlSeconds}`
  if (stored) text += '; stored'
  if (collapsed) text += '; collapsed'
  if (key !== null) text += serializeParameter('key', key)
  return detail === undefined ? text : text + serializeParameter('detail', token(detail))
}
