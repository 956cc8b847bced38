/** Why there is no answer: the error of a socket or of undici, in words that a client may read. */
import type { HttpResponse } from '../../engine/http/message.ts'
import { Recording } from './recording.ts'
import type { Failure } from './tier.ts'

/** An answer that undici reads and that must not go on. */
export class InvalidAnswer extends Error {}

const REASONS: Readonly<Record<string, Failure>> = {
  ECONNREFUSED: { status: 502, reason: 'The origin refused the connection. It may not be running.' },
  ENOTFOUND: { status: 502, reason: 'The name of the origin could not be resolved.' },
  EAI_AGAIN: { status: 502, reason: 'The name of the origin could not be resolved.' },
  EHOSTUNREACH: { status: 502, reason: 'The origin cannot be reached from here.' },
  ENETUNREACH: { status: 502, reason: 'The origin cannot be reached from here.' },
  EPROTO: { status: 502, reason: 'The origin does not speak TLS, or not one that is spoken here.' },
  ECONNRESET: { status: 502, reason: 'The origin closed the connection without an answer.' },
  EPIPE: { status: 502, reason: 'The origin closed the connection without an answer.' },
  UND_ERR_SOCKET: { status: 502, reason: 'The origin closed the connection without an answer.' },
  UND_ERR_CONNECT_TIMEOUT: { status: 504, reason: 'The origin could not be connected to in time.' },
  UND_ERR_HEADERS_TIMEOUT: { status: 504, reason: 'The origin did not answer in time.' },
  UND_ERR_BODY_TIMEOUT: { status: 504, reason: 'The origin stopped in the middle of its answer.' },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { status: 502, reason: 'The origin\'s answer has another length than it says.' },
  UND_ERR_HEADERS_OVERFLOW: { status: 502, reason: 'The header of the origin\'s answer is too large.' },
}

/** Codes of Node's TLS and of OpenSSL's checks. */
const certificate = /^(ERR_TLS_CERT|CERT_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_)/

/** Did the other side close the connection, without a word? */
export function isClosed(error: Error): boolean {
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(codeOf(error))
}

/** @param error what undici says of a fetch */
export function failureOf(error: Error): Failure {
  const code = codeOf(error)
  const known = REASONS[code]
  if (known !== undefined) return known
  if (error instanceof InvalidAnswer || error.name === 'HTTPParserError') return { status: 502, reason: 'The origin\'s answer is no valid HTTP.' }
  if (certificate.test(code)) return { status: 502, reason: 'The origin\'s certificate is not trusted here.' }
  return { status: 502, reason: 'The origin could not be asked.' }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** A text as a body that is whole. */
export function textBody(text: string): HttpResponse['body'] {
  const recording = new Recording({ resume: () => {}, abandon: () => {} }, { usedBytes: 0, limitBytes: Infinity })
  recording.keep({ limitBytes: Infinity, overflowed: () => {}, ended: () => {} })
  recording.append(Buffer.from(text))
  recording.end()
  return { lengthBytes: recording.lengthBytes, content: recording }
}

/** The error that a cache answered a failed fetch with, its reason added as text; any other answer stays as it is. */
export function explained(response: HttpResponse, { status, reason }: Failure): HttpResponse {
  const isGenerated = (response.status === 502 || response.status === 504) && response.body.lengthBytes === 0
  if (!isGenerated) return response
  return { status, headers: [...response.headers, ['Content-Type', 'text/plain; charset=utf-8']], body: textBody(`${reason}\n`) }
}
