/** One HTTP exchange over a real socket, as a client sees it: what goes out is what the caller names, nothing is added but framing. */
import { request, type Agent, type IncomingMessage } from 'node:http'

export type Line = readonly [name: string, value: string]

export interface Asked {
  readonly method?: string | undefined
  readonly url: string
  readonly headers?: readonly Line[] | undefined
  readonly body?: string | undefined
}

/** A response whose head is here. */
export interface Head {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly Line[]
  /** The interim responses that came before it (RFC 9110 §15.2). */
  readonly interim: readonly Interim[]
  /** Rejects when the connection breaks before the framing says that the body is whole. */
  readonly body: Promise<string>
}

export interface Interim {
  readonly status: number
  readonly headers: readonly Line[]
}

/**
 * Sends a request. With `Expect: 100-continue` among its lines, the body waits for the 100 (RFC 9110 §10.1.1).
 * @returns when the final response's head is here; rejects when no response comes
 */
export function exchange(agent: Agent, { method = 'GET', url, headers = [], body }: Asked): Promise<Head> {
  return new Promise((resolve, reject) => {
    const framing: Line[] = body === undefined ? [] : [['Content-Length', String(Buffer.byteLength(body))]]
    const lines: Line[] = [['Host', new URL(url).host], ...headers, ...framing]
    const interim: Interim[] = []
    const sent = request(url, { agent, method, headers: lines.flat() })
    sent.on('information', ({ statusCode, rawHeaders }) => interim.push({ status: statusCode, headers: linesOf(rawHeaders) }))
    sent.once('response', (response) => resolve(headOf(response, interim)))
    sent.once('error', reject)
    if (!headers.some(([name]) => name.toLowerCase() === 'expect')) return void sent.end(body)
    sent.once('continue', () => sent.end(body))
    sent.flushHeaders()
  })
}

function headOf(response: IncomingMessage, interim: readonly Interim[]): Head {
  const body = new Promise<string>((resolve, reject) => {
    const pieces: Buffer[] = []
    response.on('data', (piece: Buffer) => pieces.push(piece))
    response.once('end', () => resolve(Buffer.concat(pieces).toString()))
    response.once('error', reject)
  })
  // Who never asks for the body doesn't want its failure either.
  body.catch(() => {})
  return { status: response.statusCode ?? 0, statusText: response.statusMessage ?? '', headers: linesOf(response.rawHeaders), interim, body }
}

/** Node's flat list of names and values, in pairs. */
export function linesOf(rawHeaders: readonly string[]): Line[] {
  return rawHeaders.flatMap((name, at): Line[] => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []))
}

/** A field's combined value, lines joined by ", " (RFC 9110 §5.3); null when it is absent. */
export function valueOf(headers: readonly Line[], name: string): string | null {
  const values = headers.filter(([one]) => one.toLowerCase() === name.toLowerCase()).map(([, value]) => value)
  return values.length === 0 ? null : values.join(', ')
}
