/** What must hold for every single answer, whatever happened on the way to it. */
import type { Ask } from './asks.ts'
import { contentOf } from './content.ts'
import type { Whole } from './response-reader.ts'
import { etagOf, LIE_BYTES, ownerOf, type Site } from './site.ts'

/** The age that a version may have beyond its lifetime: dates are whole seconds, and an answer takes a while. */
const SLACK_MS = 2500

/** @returns what is wrong with the answer, as a sentence; null when nothing is */
export function faultOf(ask: Ask, response: Whole, site: Site): string | null {
  const { status, headers } = response
  const { resource, user, language } = ask
  const { kind, path } = resource
  if (headers.has('x-smuggled')) return 'bytes behind an answer were taken for the next one'
  if (headers.has('surrogate-key')) return 'tags reached the client'
  if (!headers.has('cache-status')) return 'no Cache-Status'
  const url = headers.get('x-url')
  if (url === undefined) return fromTheEdge(ask, response)
  if (url !== path) return `it is the answer for ${url}`
  const cookie = headers.get('set-cookie')
  if (cookie !== undefined && cookie !== `session=${user}`) return `it sets a cookie of somebody else: ${cookie}`
  const answers = headers.get('x-answers')
  const isOwn = kind.neverStored || ask.method === 'POST' || ask.method === 'DELETE'
  if (isOwn && answers !== String(ask.id)) return `it is the answer to request ${answers ?? '?'}`
  const owner = headers.get('x-owner') ?? ''
  const version = Number(headers.get('x-version'))
  if (owner !== ownerOf(kind, user, language)) return `it was made for ${owner}`
  if (!(version >= ask.floor)) return `it is version ${version}, and ${ask.floor} was purged for when the request was sent`
  if (version > site.version(path)) return `version ${version} does not exist yet`
  const superseded = site.supersededAtMs(path, version)
  if (ask.sentAtMs > superseded + kind.usableSeconds * 1000 + SLACK_MS) return `version ${version} was superseded ${Math.round(ask.sentAtMs - superseded)} ms before the request`
  if (status >= 500) return null
  if (isOwn && ask.method !== 'GET' && ask.method !== 'HEAD') return status === 200 ? null : `status ${status}`
  // A lie about the length breaks off at its end; until then a part of it may go out, and it has no validator.
  const lie = headers.has('x-lie')
  if (lie && status !== 206) return 'what broke off was told as a whole'
  if (!lie && headers.get('etag') !== etagOf(kind, version, owner)) return `its ETag is ${headers.get('etag') ?? 'missing'}`
  return contentFault(ask, response, version, owner)
}

/** An answer that never was at the origin. */
function fromTheEdge({ range }: Ask, { status }: Whole): string | null {
  if (status === 502 || status === 503 || status === 504) return null
  return status === 416 && range !== null ? null : `status ${status} from nowhere`
}

function contentFault(ask: Ask, { status, headers, body }: Whole, version: number, owner: string): string | null {
  const { path, lengthBytes, kind } = ask.resource
  if (status === 304) {
    if (ask.range !== null || ask.etag === null) return 'a 304 without a condition'
    return opaque(ask.etag) === opaque(etagOf(kind, version, owner)) ? null : `a 304 for ${ask.etag}, which has changed`
  }
  const told = lengthBytes + (headers.has('x-lie') ? LIE_BYTES : 0)
  if (status === 206) return partFault(ask, told, headers.get('content-range') ?? '', body, contentOf(path, version, owner, lengthBytes))
  if (status !== (kind.status ?? 200)) return `status ${status}`
  if (ask.method === 'HEAD') {
    const length = headers.get('content-length')
    return length === undefined || Number(length) === lengthBytes ? null : `a Content-Length of ${length} for ${lengthBytes} bytes`
  }
  if (body.length !== lengthBytes) return `${body.length} bytes of ${lengthBytes}`
  return body.equals(contentOf(path, version, owner, lengthBytes)) ? null : 'other bytes'
}

function partFault({ range }: Ask, told: number, contentRange: string, body: Buffer, whole: Buffer): string | null {
  if (range === null) return 'a part that nobody asked for'
  const [first, last] = range
  if (contentRange !== `bytes ${first}-${last}/${told}`) return `Content-Range is ${contentRange} for ${first}-${last} of ${told}`
  return body.equals(whole.subarray(first, last + 1)) ? null : `other bytes in ${contentRange}`
}

function opaque(etag: string): string {
  return etag.replace(/^W\//, '')
}
