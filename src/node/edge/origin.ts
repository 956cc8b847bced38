/**
 * The origin, asked over kept connections (undici). In: a request as a cache forwards it. Out: its answer as it comes, odd as it may
 * be, or why there is none. No other server is ever asked; a redirect is an answer like any other.
 */
import { Client, Pool, type Dispatcher } from 'undici'
import { fieldValue, withoutFields, type HeaderFields, type HttpRequest } from '../../engine/http/message.ts'
import { flatLines } from './fields.ts'
import { OriginFetch, type Connection } from './origin-fetch.ts'
import type { RecordingBudget } from './recording.ts'
import type { Asked, Client as AskingClient, Tier } from './tier.ts'

export interface OriginOptions {
  /** Scheme, host and port only. */
  readonly origin: URL
  /** By which name this proxy stands in Via (RFC 9110 §7.6.3). */
  readonly pseudonym: string
  readonly budget: RecordingBudget
  readonly maxOriginConnections: number
  readonly maxOriginQueue: number
  readonly maxOriginHeaderBytes: number
  readonly originConnectTimeoutMs: number
  readonly originHeadersTimeoutMs: number
  readonly originBodyTimeoutMs: number
}

export interface OriginStats {
  /** Requests that it was asked, and those that it gave no answer to. */
  readonly asked: number
  readonly failed: number
  /** Under way, waiting for a connection included. */
  readonly open: number
  /** Connections made since the start. */
  readonly connected: number
}

export interface Origin extends Tier {
  stats(): OriginStats
  /** Waits for what is under way, no longer than `timeoutMs`, and closes the connections. */
  close(timeoutMs: number): Promise<void>
}

/** The origin as a tier. It connects when it is first asked. */
export function createOrigin(options: OriginOptions): Origin {
  let [asked, failed, open, connected] = [0, 0, 0, 0]
  const pool = new Pool(options.origin, {
    connections: options.maxOriginConnections,
    pipelining: 1,
    connect: { timeout: options.originConnectTimeoutMs },
    headersTimeout: options.originHeadersTimeoutMs,
    bodyTimeout: options.originBodyTimeoutMs,
    maxHeaderSize: options.maxOriginHeaderBytes,
    allowH2: false,
    factory: watchedClient,
  })
  pool.on('connect', () => (connected += 1))
  const mostOpen = options.maxOriginConnections + options.maxOriginQueue

  return {
    ask(from, replies) {
      asked += 1
      if (open >= mostOpen) {
        failed += 1
        return replies.failure({ status: 503, reason: 'Too many requests wait for the origin.' })
      }
      open += 1
      const fetch = new OriginFetch({
        replies,
        method: from.request.method,
        isRepeatable: from.upload === null && SAFE.has(from.request.method),
        budget: options.budget,
        trace: from.trace,
        dispatch: (self) => void pool.dispatch(dispatchOptions(from, options, self), self),
        ended: (hasAnswer) => {
          open -= 1
          if (!hasAnswer) failed += 1
        },
      })
      fetch.start()
    },
    stats: () => ({ asked, failed, open, connected }),
    async close(timeoutMs) {
      const late = setTimeout(() => void pool.destroy(), timeoutMs)
      await pool.close().catch(() => {})
      clearTimeout(late)
    },
  }
}

/** RFC 9110 §9.2.1: asked twice, they do no more than asked once. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

interface WatchedOptions extends Dispatcher.DispatchOptions {
  readonly fetch: OriginFetch
}

/** A connection of the pool that tells each request how long it has been at rest. */
function watchedClient(origin: URL, options: object): Dispatcher {
  const client = new Client(origin, options)
  const connection: Connection = { restsSinceMs: null }
  client.on('connect', () => (connection.restsSinceMs = null))
  const dispatch = client.dispatch.bind(client)
  client.dispatch = (dispatched, handler) => {
    ;(dispatched as WatchedOptions).fetch.goesOver(connection)
    return dispatch(dispatched, handler)
  }
  return client
}

function dispatchOptions({ request, upload, client }: Asked, { origin, pseudonym }: OriginOptions, fetch: OriginFetch): WatchedOptions {
  const [host, path] = hostAndPath(request.url)
  const headers = flatLines(headersForOrigin(request, host, client, pseudonym))
  if (upload !== null && upload.lengthBytes !== null) headers.push('Content-Length', String(upload.lengthBytes))
  return {
    fetch,
    path,
    method: request.method as Dispatcher.HttpMethod,
    headers,
    // The types leave out what is documented: any async iterable is a body.
    body: (upload?.chunks() ?? null) as null,
    ...(origin.protocol === 'https:' ? { servername: origin.hostname } : {}),
  }
}

/** The authority of an absolute URL, and its path and query, as they stand there. */
function hostAndPath(url: string): readonly [host: string, path: string] {
  const start = url.indexOf('//') + 2
  const slash = url.indexOf('/', start)
  return [url.slice(start, slash), url.slice(slash)]
}

/**
 * Host stays what the client asked for, since that is what the key holds. RFC 9110 §7.6.3 asks for Via; the X-Forwarded fields have no
 * standard but are what origins read.
 */
function headersForOrigin({ headers }: HttpRequest, host: string, { address, httpVersion }: AskingClient, pseudonym: string): HeaderFields {
  return [
    ['Host', host],
    ...withoutFields(headers, 'host', 'x-forwarded-for'),
    ['Via', `${httpVersion} ${pseudonym}`],
    // A policy that lets few fields through takes it away (intake.ts adds it).
    ['X-Forwarded-For', fieldValue(headers, 'x-forwarded-for') ?? address],
    ['X-Forwarded-Host', host],
    ['X-Forwarded-Proto', 'http'],
  ]
}
