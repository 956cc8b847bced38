/**
 * Cache tags, by which an operator purges many responses at once: `Surrogate-Key` separates them by spaces, `Cache-Tag` by
 * commas. No standard; both fields speak to the cache and not to its clients.
 */
import { fieldValue, hasField, withoutFields, type HeaderFields } from '../http/message.ts'

const NONE: readonly string[] = []

/**
 * @param ofRoute tags that the operator gives every response of the route
 * @returns the response's tags, each once, in the order named
 */
export function tagsOf(headers: HeaderFields, ofRoute: readonly string[]): readonly string[] {
  const surrogateKeys = fieldValue(headers, 'surrogate-key')?.split(/[\s,]+/) ?? NONE
  const cacheTags = fieldValue(headers, 'cache-tag')?.split(',').map((tag) => tag.trim()) ?? NONE
  if (surrogateKeys.length === 0 && cacheTags.length === 0) return ofRoute
  return [...new Set([...surrogateKeys, ...cacheTags, ...ofRoute])].filter((tag) => tag !== '')
}

/** The headers without the fields that carry tags. */
export function withoutTags(headers: HeaderFields): HeaderFields {
  const tagged = hasField(headers, 'surrogate-key') || hasField(headers, 'cache-tag')
  return tagged ? withoutFields(headers, 'Surrogate-Key', 'Cache-Tag') : headers
}
