/**
 * What is let in. In: a request's line and header as Node parsed them. Out: the request as the cache sees it, with its target URI, or why
 * it is refused. Whatever two servers might read in two ways is refused, since one answer is kept for many. Left out: the
 * framing of the bytes, which Node's parser checks first (front.ts says what becomes of its errors).
 */
import type { HeaderLine, HttpRequest } from '../../engine/http/message.ts'
import { hasForbiddenCharacter } from './fields.ts'
import { hostOf, pathOf } from './target.ts'

export interface Head {
  readonly method: string
  readonly target: string
  readonly httpVersion: string
  /** Name, value, name, value, as received. */
  readonly rawHeaders: readonly string[]
}

export interface AdmissionSettings {
  /** The host of a request that names none, as HTTP/1.0 allows. */
  readonly defaultHost: string
  /** By which name this proxy stands in Via. */
  readonly pseudonym: string
}

export interface Admitted {
  readonly request: HttpRequest
  /** Whether content follows, and how many bytes of it: null when it is chunked. */
  readonly content: { readonly lengthBytes: number | null } | null
}

export interface Refusal {
  readonly status: number
  readonly reason: string
}

/** Fields of the connection (RFC 9110 §7.6.1), and those that say how the content is framed and awaited: each hop writes its own. */
const OF_THIS_HOP = [
  'connection',
  'content-length',
  'expect',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/**
 * Fields by which a request claims to have been another one. An origin that obeys them answers something else than the key says, and
 * that would be served to everybody; those that this proxy vouches for it writes itself (origin.ts).
 */
const CLAIMS = [
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-prefix',
  'x-forwarded-proto',
  'x-forwarded-protocol',
  'x-forwarded-scheme',
  'x-forwarded-server',
  'x-forwarded-ssl',
  'x-host',
  'x-original-url',
  'x-rewrite-url',
]

/** Claims about the method matter where an answer is stored; an unsafe request's own stay. */
const METHOD_CLAIMS = ['x-http-method', 'x-http-method-override', 'x-method-override']

const dropped = new Set([...OF_THIS_HOP, ...CLAIMS])
const droppedFromSafe = new Set([...dropped, ...METHOD_CLAIMS])

/** Fields that decide whether the request is let in. */
interface Said {
  readonly lines: HeaderLine[]
  readonly host: string[]
  contentLength: string | null
  transferEncoding: string | null
  upgrade: string | null
  via: string
}

/** Lets the request in, or says why not. */
export function admit(head: Head, settings: AdmissionSettings): Admitted | Refusal {
  const { method, httpVersion } = head
  // RFC 9110 §15.6.6: Node's parser takes 2.0 too, in the form of 1.1.
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return refuse(505, `HTTP/${httpVersion} is not spoken here: HTTP/1.1 and HTTP/1.0 are.`)
  if (method === 'CONNECT' || method === 'TRACE') return refuse(405, `${method} is not offered here.`)
  const said = readHeader(head)
  if ('status' in said) return said
  const refusal = framing(said, head) ?? upgrade(said) ?? loop(said, settings)
  if (refusal !== null) return refusal

  const host = hostOf(said.host, httpVersion, settings.defaultHost)
  if (typeof host !== 'string') return host
  const path = pathOf(head.target, host, method)
  if (typeof path !== 'string') return path
  return { request: { method, url: `http://${host}${path}`, headers: said.lines }, content: contentOf(said) }
}

function readHeader({ method, rawHeaders }: Head): Said | Refusal {
  const said: Said = { lines: [], host: [], contentLength: null, transferEncoding: null, upgrade: null, via: '' }
  const goesNoFurther = method === 'GET' || method === 'HEAD' ? droppedFromSafe : dropped
  let named = ''
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    const value = rawHeaders[index + 1] ?? ''
    if (hasForbiddenCharacter(value)) return refuse(400, `The field ${name} holds a control character.`)
    const lower = name.toLowerCase()
    if (lower === 'host') said.host.push(value)
    else if (lower === 'connection') named += `${value},`
    else if (lower === 'content-length') said.contentLength = value
    else if (lower === 'transfer-encoding') said.transferEncoding = said.transferEncoding === null ? value : `${said.transferEncoding}, ${value}`
    else if (lower === 'upgrade') said.upgrade = value
    else if (lower === 'via') said.via += `${value},`
    if (lower !== 'host' && !goesNoFurther.has(lower)) said.lines.push([name, value])
  }
  return named === '' ? said : { ...said, lines: withoutNamed(said.lines, named) }
}

/** RFC 9110 §7.6.1: what Connection names is for this hop alone. It goes before the cache looks, so that cache and origin see the same. */
function withoutNamed(lines: HeaderLine[], connection: string): HeaderLine[] {
  const named = new Set(connection.toLowerCase().split(',').map((option) => option.trim()))
  return lines.some(([name]) => named.has(name.toLowerCase())) ? lines.filter(([name]) => !named.has(name.toLowerCase())) : lines
}

/** RFC 9112 §6: what Node's parser lets through and two servers may still read in two ways. */
function framing({ contentLength, transferEncoding }: Said, { method, httpVersion }: Head): Refusal | null {
  if (transferEncoding !== null) {
    if (contentLength !== null) return refuse(400, 'The request has both Content-Length and Transfer-Encoding.')
    if (httpVersion === '1.0') return refuse(400, 'HTTP/1.0 has no Transfer-Encoding.')
    if (transferEncoding.toLowerCase() !== 'chunked') return refuse(501, 'The only transfer coding taken here is chunked.')
  }
  if (contentLength !== null && !/^\d{1,15}$/.test(contentLength)) return refuse(400, 'Content-Length is no number of bytes.')
  const hasContent = transferEncoding !== null || Number(contentLength ?? 0) > 0
  // RFC 9110 §9.3.1: content of a GET has no meaning, and it is not part of the key: its answer would be served to those without.
  if (hasContent && (method === 'GET' || method === 'HEAD')) return refuse(400, `A ${method} with content can't be answered from a cache.`)
  return null
}

/** RFC 9110 §7.8 lets a server ignore Upgrade. A WebSocket would be left waiting, so it is told; h2c is an offer that may be passed over. */
function upgrade({ upgrade: protocol }: Said): Refusal | null {
  if (protocol === null || protocol.toLowerCase() === 'h2c') return null
  return refuse(501, 'Connections are not upgraded here (WebSocket and others).')
}

/** RFC 9110 §7.6.3: a proxy finds its own name in Via when a request comes around. */
function loop({ via }: Said, { pseudonym }: AdmissionSettings): Refusal | null {
  if (!via.includes(pseudonym)) return null
  const receivers = via.split(',').map((member) => member.trim().split(/\s+/)[1])
  return receivers.includes(pseudonym) ? refuse(508, 'This request was here before: the origin of this cache leads back to it.') : null
}

function contentOf({ contentLength, transferEncoding }: Said): Admitted['content'] {
  if (transferEncoding !== null) return { lengthBytes: null }
  return Number(contentLength ?? 0) > 0 ? { lengthBytes: Number(contentLength) } : null
}

function refuse(status: number, reason: string): Refusal {
  return { status, reason }
}
