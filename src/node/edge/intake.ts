/** A request that Node could read: let in or refused, answered here or by the caches, and written to the log. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fieldLines, fieldValue, withField, withoutFields, type HttpRequest } from '../../engine/http/message.ts'
import type { PurgeMode } from '../../engine/edge.types.ts'
import { admit, type Admitted, type AdmissionSettings, type Refusal } from './admission.ts'
import { ClientReply, type ReplySettings } from './client-reply.ts'
import type { Line, Log } from './log.ts'
import { askedMode, refusePurge, type Purged } from './purge.ts'
import type { Tier, Upload } from './tier.ts'

export interface IntakeSettings extends AdmissionSettings, ReplySettings {
  readonly log: Log
  /**
   * Carries out `PURGE <url>`, a method of no standard that caches have in common: what is stored for the URL that a GET would ask for
   * goes, at every cache. @param mode null: the request leaves it open
   */
  readonly purge: (url: string, mode: PurgeMode | null) => Purged
}

export interface Intake {
  /**
   * @param awaits whether the client waits for a 100 before it sends the content (RFC 9110 §10.1.1)
   * @param unmet why the request can't be met at all
   */
  take(request: IncomingMessage, response: ServerResponse, awaits: boolean, unmet?: Refusal): void
  stats(): { readonly requests: number; readonly refused: number }
}

const ALLOW = ['Allow', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'] as const

/** Lets requests in and asks `tier` for the answers. */
export function createIntake(tier: Tier, settings: IntakeSettings): Intake {
  let [requests, refused] = [0, 0]

  const refuse = (reply: ClientReply, line: Line | null, { status, reason }: Refusal): void => {
    refused += 1
    line?.answeredHere(`refused: ${reason}`)
    reply.say(status, 'refused', `${reason}\n`, status === 405 ? [ALLOW] : [])
  }
  const purge = (request: IncomingMessage, url: string, reply: ClientReply, line: Line | null): void => {
    const refusal = refusePurge(request)
    if (refusal !== null) return refuse(reply, line, refusal)
    const purged = settings.purge(url, askedMode(request))
    line?.answeredHere(`purged: ${purged.removed} removed, ${purged.marked} made stale`)
    reply.say(200, 'purged', `${JSON.stringify(purged)}\n`, [['Content-Type', 'application/json']])
  }

  return {
    take(request, response, awaits, unmet) {
      requests += 1
      const { method = '', url: target = '', httpVersion, rawHeaders, socket } = request
      const admitted = unmet ?? admit({ method, target, httpVersion, rawHeaders }, settings)
      const isRefused = 'status' in admitted
      const reply = new ClientReply(request, response, isRefused || admitted.content !== null, settings)
      const address = socket.remoteAddress ?? 'unknown'
      const line = settings.log.line(address, method, isRefused ? target : admitted.request.url)
      if (line !== null) noteTheEnd(line, reply, response)
      if (isRefused) return refuse(reply, line, admitted)
      if (method === 'PURGE') return purge(request, admitted.request.url, reply, line)
      const seen = withAddress(admitted.request, address)
      const forwarded = method === 'OPTIONS' ? onwards(seen) : seen
      if (forwarded === null) return reply.say(204, 'answered-here', null, [ALLOW])
      const upload = uploadOf(admitted, request, awaits ? response : null)
      tier.ask({ id: String(requests), request: forwarded, upload, client: { address, httpVersion }, trace: line }, reply)
    },
    stats: () => ({ requests, refused }),
  }
}

/**
 * The client's address after those that the request came from before. It has no standard, but origins read it and may name it in Vary:
 * the caches have to see it as the origin does (RFC 9111 §4.1).
 */
function withAddress({ method, url, headers }: HttpRequest, address: string): HttpRequest {
  const before = fieldLines(headers, 'x-forwarded-for')
  if (before.length === 0) return { method, url, headers: [...headers, ['X-Forwarded-For', address]] }
  return { method, url, headers: [...withoutFields(headers, 'x-forwarded-for'), ['X-Forwarded-For', [...before, address].join(', ')]] }
}

/** RFC 9110 §7.6.2: OPTIONS goes as far as Max-Forwards says. @returns null when this proxy is the one that is asked */
function onwards(request: HttpRequest): HttpRequest | null {
  if (request.url.endsWith('*') && !request.url.includes('/', request.url.indexOf('//') + 2)) return null
  const text = fieldValue(request.headers, 'max-forwards')
  if (text === undefined || !/^\d+$/.test(text)) return request
  return Number(text) === 0 ? null : { ...request, headers: withField(request.headers, 'Max-Forwards', String(Number(text) - 1)) }
}

function uploadOf({ content }: Admitted, request: IncomingMessage, waiting: ServerResponse | null): Upload | null {
  return content === null ? null : { lengthBytes: content.lengthBytes, chunks: () => chunksOf(request, waiting) }
}

/** A request's content; reading it lets a client that waits begin. */
async function* chunksOf(request: IncomingMessage, waiting: ServerResponse | null): AsyncIterable<Buffer> {
  waiting?.writeContinue()
  // Left undestroyed at the end: the answer goes out over the same socket.
  yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
}

function noteTheEnd(line: Line, reply: ClientReply, response: ServerResponse): void {
  const startedMs = performance.now()
  response.once('close', () => {
    const durationMs = performance.now() - startedMs
    line.ended({ status: response.statusCode, bytes: reply.bytes, durationMs, isCut: !response.writableFinished })
  })
}
