/**
 * Sizes of what travels. In: messages. Out: bytes, near enough to draw and to add up. Left out: IP and TCP headers, HTTP/2's
 * header compression.
 */
import { EMPTY_BODY } from '../engine/http/message.ts'
import type { HeaderFields, HttpRequest, HttpResponse } from '../engine/http/message.ts'

/** Typical sizes of messages that carry no HTTP. A TLS server's flight is mostly its certificates. */
export const BYTES = {
  dnsQuery: 60,
  dnsAnswer: 90,
  tcpSyn: 60,
  tlsClient: 520,
  tlsServer: 3000,
  tlsFinished: 80,
  ping: 64,
} as const

/** What a page gets when no response came: status 0 and nothing in it (Fetch §2.2.6, "network error"). */
export const NETWORK_ERROR: HttpResponse = { status: 0, headers: [], body: EMPTY_BODY }

/** Did no response come? */
export const isNetworkError = (response: HttpResponse): boolean => response.status === 0

const CRLF = 2

const headerBytes = (headers: HeaderFields): number =>
  headers.reduce((sum, [name, value]) => sum + name.length + ': '.length + value.length + CRLF, CRLF)

/** A request as HTTP/1.1 would write it (RFC 9112 §2.1), without a body. */
export function requestBytes(request: HttpRequest): number {
  return `${request.method} ${request.url} HTTP/1.1`.length + CRLF + headerBytes(request.headers)
}

/** A response as HTTP/1.1 would write it, body included. */
export function responseBytes(response: HttpResponse): number {
  return 'HTTP/1.1 200 OK'.length + CRLF + headerBytes(response.headers) + response.body.lengthBytes
}

/** The host of an absolute URL (RFC 3986 §3.2.2), in lower case. Throws on a relative one: misuse by our own code. */
export function hostOf(url: string): string {
  const host = /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]
  if (!host) throw new Error(`"${url}" is no absolute http or https URL. Write it whole, e.g. https://shop.example/hero.jpg.`)
  return host.toLowerCase()
}
