import type { CacheNodeOptions, StoredSummary } from '../edge.types.ts'
import { heldBytes } from '../http/parts.ts'
import { NOT_STALE, staleUseOf } from '../stale-use.ts'
import type { StoredResponse } from './stored-response.ts'

/**
 * What the log and the screen get to know of a stored response.
 * @param owner the cache that holds it
 */
export function summaryOf(stored: StoredResponse, owner: Pick<CacheNodeOptions, 'kind' | 'program'>): StoredSummary {
  const { tags, partial, body } = stored
  const summary: { -readonly [Name in keyof StoredSummary]: StoredSummary[Name] } = {
    key: stored.key,
    variant: stored.variant,
    url: stored.url,
    status: partial ? 206 : stored.status,
    sizeBytes: stored.sizeBytes,
    storedAtMs: stored.storedAtMs,
    ageAtStoreSeconds: stored.ageAtStoreSeconds,
    freshnessLifetimeSeconds: stored.lifetime.answer,
    etag: stored.etag,
    content: body.content ?? null,
  }
  if (body.representation !== undefined) summary.representation = body.representation
  if (body.owner !== undefined) summary.owner = body.owner
  if (tags.length > 0) summary.tags = tags
  if (partial) summary.partial = { completeBytes: partial.completeBytes, heldBytes: heldBytes(partial.parts) }
  const staleUse = staleUseOf(stored, owner)
  return staleUse === NOT_STALE ? summary : { ...summary, ...staleUse }
}
