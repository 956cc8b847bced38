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
