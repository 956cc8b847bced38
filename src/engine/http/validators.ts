/** Entity tags (RFC 9110 §8.8.3) and their weak comparison (§8.8.3.2), the one that If-None-Match uses. */

const entityTag = /(?:W\/)?"[^"]*"/g

/** Two entity tags, weak or strong, with the same opaque part. */
export function weaklyEqual(one: string, other: string): boolean {
  return opaque(one) === opaque(other)
}

/** Is `etag` in an If-None-Match list? A tag that lacks its quotes matches only when it stands alone. */
export function listsEtag(list: string, etag: string): boolean {
  return list.trim() === etag || (list.match(entityTag) ?? []).some((listed) => weaklyEqual(listed, etag))
}

/** May the tag stand for contents that differ in their bytes (RFC 9110 §8.8.1)? */
export function isWeak(etag: string): boolean {
  return etag.startsWith('W/')
}

function opaque(etag: string): string {
  return etag.replace(/^W\//, '')
}

/** What two responses must have in common for their bytes to belong to one content (RFC 9110 §8.8.1); null: nothing strong. */
export interface StrongValidators {
  readonly etag: string | null
  readonly lastModifiedMs: number | null
}

/** A date this long before Date was not changed again within its second, even where two clocks made the two (RFC 9110 §8.8.2.2). */
const SETTLED_MS = 60_000

/**
 * The strong validators of a response that carries content. A date counts only where there is no entity tag, as in §13.1.5.
 * @param dateMs its Date
 */
export function strongValidators(etag: string | null, lastModifiedMs: number | null, dateMs: number): StrongValidators {
  const settled = lastModifiedMs !== null && lastModifiedMs <= dateMs - SETTLED_MS
  return {
    etag: etag?.startsWith('"') ? etag : null,
    lastModifiedMs: etag === null && settled ? lastModifiedMs : null,
  }
}

/** Do both have the same strong validator? */
export function sameContent(one: StrongValidators, other: StrongValidators): boolean {
  if (one.etag !== null || other.etag !== null) return one.etag === other.etag
  return one.lastModifiedMs !== null && one.lastModifiedMs === other.lastModifiedMs
}
