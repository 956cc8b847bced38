/**
 * What caches on the way said of themselves: Cache-Status (RFC 9211), and the fields that products had before it. In: a field. Out:
 * words, member by member; null for any other field. Nothing here is checked by the engine: it is what others claim.
 */
import { parseList, Token } from 'structured-headers'
import { clauses } from '../language/lists.ts'
import { hopWords as words } from './copy/hops.en.ts'
import type { PlacedField } from './exchange.ts'

export interface HopNote {
  /** A cache's name, or the field's piece that is explained; '' for the field as a whole. */
  readonly subject: string
  readonly words: string
  readonly section: string | null
}

/** Fields that tell a hit from a miss in some product's words. */
const DIALECTS = new Set(['x-cache', 'cf-cache-status', 'x-vercel-cache', 'x-proxy-cache', 'x-cache-status', 'x-nginx-cache', 'x-fastcgi-cache', 'x-drupal-cache', 'x-varnish-cache', 'x-cache-remote', 'x-iinfo-cache', 'x-litespeed-cache', 'x-nextjs-cache', 'cdn-cache', 'x-edge-cache'])

/** @returns null: the field is none that caches speak by */
export function hopNotes({ name, value }: Pick<PlacedField, 'name' | 'value'>): readonly HopNote[] | null {
  const lower = name.toLowerCase()
  if (lower === 'cache-status') return cacheStatusNotes(value)
  if (lower === 'x-cache-hits') return [{ subject: '', words: words.hits, section: null }]
  if (lower === 'via') return [{ subject: '', words: words.via, section: 'RFC 9110 §7.6.3' }]
  return DIALECTS.has(lower) ? [{ subject: '', words: words.dialect(value.split(',').map(saidIn)), section: null }] : null
}

function saidIn(part: string): string {
  const token = (part.toUpperCase().match(/[A-Z]+/g) ?? []).find((each) => each in words.tokens)
  return (token === undefined ? undefined : words.tokens[token]) ?? words.unknownToken(part.trim().slice(0, 60))
}

function cacheStatusNotes(value: string): readonly HopNote[] {
  try {
    return parseList(value).map(([name, parameters]): HopNote => {
      const told = [...parameters].flatMap(([key, said]) => wordFor(key, said instanceof Token ? said.toString() : said))
      const subject = Array.isArray(name) ? '' : String(name)
      return { subject, words: told.length === 0 ? words.silent : clauses(told), section: 'RFC 9211 §2' }
    })
  } catch {
    return [{ subject: '', words: words.unreadable, section: 'RFC 9211 §2' }]
  }
}

/** One parameter (RFC 9211 §2.1 to §2.8); of the wrong type, or unknown: nothing. */
function wordFor(key: string, said: unknown): readonly string[] {
  if (key === 'hit' && said === true) return [words.hit]
  if (key === 'fwd' && typeof said === 'string') return [Object.hasOwn(words.fwd, said) ? (words.fwd[said] ?? '') : words.fwdOther(said)]
  if (key === 'fwd-status' && typeof said === 'number') return [words.status(said)]
  if (key === 'ttl' && typeof said === 'number') return [words.ttl(said)]
  if (key === 'stored' && said === true) return [words.stored]
  if (key === 'collapsed' && said === true) return [words.collapsed]
  if (key === 'key' && typeof said === 'string') return [words.key(said)]
  return key === 'detail' && typeof said === 'string' ? [words.detail(said)] : []
}
