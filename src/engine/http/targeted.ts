/**
 * Targeted fields (RFC 9213), such as CDN-Cache-Control: what a response says to caches of one kind, in place of its Cache-Control.
 * In: a field's value. Out: the same directives that Cache-Control would give. Left out: which fields a cache obeys (received.ts).
 */
import type { Directives } from './cache-control.ts'
import { parseMembers, type MemberValue } from './structured.ts'

/** Directives whose argument is a number of seconds: an Integer (RFC 9213 §2.1). */
const SECONDS = new Set(['max-age', 's-maxage', 'stale-while-revalidate', 'stale-if-error'])

/** Directives that may list fields: true, or a String. */
const LISTS = new Set(['no-cache', 'private'])

/** Directives without an argument: true. */
const FLAGS = new Set(['no-store', 'no-transform', 'must-revalidate', 'proxy-revalidate', 'must-understand', 'public', 'immutable'])

/**
 * @returns null when the field does not count: it is empty, it is no dictionary, or nothing in it has the type that its name asks
 * for (§2.1, §2.2). A member of the wrong type is left out; one with a name that is not known says nothing, but the field counts.
 */
export function parseTargeted(value: string): Directives | null {
  const members = parseMembers(value)
  if (members === null) return null
  const found = new Map<string, string | null>()
  for (const [name, member] of members) {
    const argument = argumentOf(name, member)
    if (argument !== undefined) found.set(name, argument)
  }
  return found.size > 0 ? found : null
}

/** The argument as Cache-Control would have it; undefined when it is not of the type that the name asks for. */
function argumentOf(name: string, member: MemberValue): string | null | undefined {
  const seconds = typeof member === 'object' && member !== null && 'integer' in member ? member.integer : null
  if (SECONDS.has(name)) return seconds !== null && seconds >= 0 ? String(seconds) : undefined
  if (LISTS.has(name) && typeof member === 'object' && member !== null && 'string' in member) return member.string
  if (LISTS.has(name) || FLAGS.has(name)) return member === true ? null : undefined
  return null
}
