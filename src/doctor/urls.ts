/** Addresses that a paste tells of. In: what stands in it. Out: an absolute URL, or null where none can be made. Never throws. */
import { fieldValue, type HeaderFields } from '../engine/http/message.ts'
import type { PlacedField } from './exchange.ts'

/** What a request line and its Host name (RFC 9112 §3.3); https is assumed. */
export function urlOf(target: string | null, fields: readonly PlacedField[]): string | null {
  if (target === null) return null
  const host = fields.find(({ name }) => name.toLowerCase() === 'host')?.value
  return absolute(target, host === undefined ? null : `https://${host}`)
}

/** Where the next request of a chain goes: the Location of a redirect; else nowhere that is known. */
export function urlAfter(url: string | null, status: number | null, headers: HeaderFields): string | null {
  const location = fieldValue(headers, 'location')
  if (status === null || status < 300 || status > 399 || location === undefined) return null
  return absolute(location, url)
}

function absolute(reference: string, base: string | null): string | null {
  try {
    const url = base === null ? new URL(reference) : new URL(reference, base)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
  } catch {
    return null
  }
}
