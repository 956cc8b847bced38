/**
 * What an answer to HEAD says of stored responses (RFC 9111 §4.3.5). In: a 200 to HEAD, and a stored response to GET that could
 * have answered the same request. Out: does it describe what is stored, which then takes its header fields, or something newer?
 */
import { fieldValue } from './http/message.ts'
import { dateOf, type ReceivedResponse } from './received.ts'
import type { StoredResponse } from './store/stored-response.ts'
import { answers, shown, verdict, type Verdict } from './verdict.ts'

export interface HeadQuestion {
  readonly stored: StoredResponse
  /** The 200. */
  readonly answer: ReceivedResponse
  /** The request carried Authorization. */
  readonly authorized: boolean
  readonly kind: 'private' | 'shared'
}

const update = answers('head-update', 'update')
const markStale = answers('head-update', 'mark-stale')
const keep = answers('head-update', 'keep')

/** Does the stored response take the answer's fields ('update'), is it out of date ('mark-stale'), or is nothing said of it ('keep')? */
export function headUpdate({ stored, answer, authorized, kind }: HeadQuestion): Verdict<'update' | 'mark-stale' | 'keep'> {
  const { headers, dateMs, receivedAtMs } = answer
  const etag = fieldValue(headers, 'etag')
  const lastModifiedMs = dateOf(headers, 'last-modified', receivedAtMs)
  const lengthBytes = fieldValue(headers, 'content-length')
  const storedLength = fieldValue(stored.headers, 'content-length') ?? String(stored.partial?.completeBytes ?? stored.body.lengthBytes)
  const inputs = { storedEtag: stored.etag, answerEtag: etag ?? null, storedLength, answerLength: lengthBytes ?? null }

  // What one user is told must not come to stand in a response for all.
  if (kind === 'shared' && authorized) return keep('head-authorized') // rung:head-authorized RFC 9111 §3.5
  if (dateMs < stored.dateMs) return keep('head-from-before', inputs) // rung:head-from-before RFC 9111 §4
  const { status } = stored
  if (status !== 200) return markStale('head-other-status', { ...inputs, status }) // rung:head-other-status RFC 9111 §4.3.5
  if (etag !== undefined && etag !== stored.etag) return markStale('head-other-etag', inputs) // rung:head-other-etag RFC 9111 §4.3.5
  const otherDate = lastModifiedMs !== null && lastModifiedMs !== stored.lastModifiedMs
  if (otherDate) return markStale('head-other-date', inputs) // rung:head-other-date RFC 9111 §4.3.5
  const otherLength = lengthBytes !== undefined && lengthBytes !== storedLength
  if (otherLength) return markStale('head-other-length', inputs) // rung:head-other-length RFC 9111 §4.3.5
  return update('head-same', inputs) // rung:head-same RFC 9111 §4.3.5
}

/** The lifetime of a stored response that an answer to HEAD showed to be out of date: the age that it has reached. */
export function headMarkedLifetime(ageSeconds: number): Verdict<number> {
  const inputs = { ageSeconds: shown(ageSeconds) }
  return verdict('freshness', ageSeconds, String(shown(ageSeconds)), 'head-marked-stale', inputs) // rung:head-marked-stale RFC 9111 §4.3.5
}
