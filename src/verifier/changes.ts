/**
 * How changed content is made known. In: a document, what changed. Out: the purges that whoever changes content sends, as the route of
 * the resource says under `purge`.
 */
import { rulesFor } from '../engine/policy/compile.ts'
import type { PurgeSelector } from '../engine/edge.types.ts'
import type { PolicyDocument } from '../engine/policy/schema.ts'
import type { PurgeInput } from '../world/spec.ts'

/** From the change to the purge: whoever changes content is told that it is live, and sends it. */
export const PURGE_AFTER_MS = 1_000
/** From the control plane to a POP, about what vendors give for purges (docs/verify.md). */
export const PURGE_DELAY_MS = 1_000

export interface Change {
  readonly atMs: number
  /** The address of what changed, without a query: whoever changes a product knows its address, and not where else it is shown. */
  readonly url: string
  /** The tags that the origin names with what changed; none: it names none. */
  readonly tags?: readonly string[]
}

/** The purges that follow on a change; none where the route says so, or where it is purged by tags and none are known. */
export function purgesFor(document: PolicyDocument, change: Change, pops: readonly string[]): readonly PurgeInput[] {
  const { purge, tags: ownTags = [] } = rulesFor(document)({ method: 'GET', url: change.url, headers: [] })
  if (!purge) return []
  const selector = selectorOf(purge.by ?? 'none', change, ownTags)
  if (!selector) return []
  return [{ type: 'purge', atMs: change.atMs + PURGE_AFTER_MS, selector, mode: purge.mode ?? 'hard', delayMs: Object.fromEntries(pops.map((pop) => [pop, PURGE_DELAY_MS])) }]
}

/** What changed is named by the origin's tags for it; only where it has none, by those that the route gives to all it holds. */
function selectorOf(by: 'url' | 'tag' | 'everything' | 'none', { url, tags = [] }: Change, ownTags: readonly string[]): PurgeSelector | null {
  switch (by) {
    case 'url':
      return { by: 'url', url }
    case 'tag': {
      const named = tags.length > 0 ? tags : ownTags
      return named.length > 0 ? { by: 'tag', tags: named } : null
    }
    case 'everything':
      return { by: 'everything' }
    case 'none':
      return null
  }
}
