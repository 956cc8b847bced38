/**
 * The HTTP client that the suite runs with: what it needs of `fetch`. A real `fetch` would add fields of its own (Cache-Control and
 * Pragma with `cache: 'no-store'`), follow redirects, and join or refuse request lines; here a case's lines go out as they stand.
 */
import { Agent } from 'node:http'
import { exchange, valueOf, type Line } from '../exchange.ts'

export interface RequestInit {
  readonly method?: string
  readonly headers?: readonly Line[]
  readonly body?: string
}

export interface ClientResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: ResponseFields
  text(): Promise<string>
}

/** The response's fields, lines of one name joined by ", " (RFC 9110 §5.3). */
export interface ResponseFields extends Iterable<Line> {
  get(name: string): string | null
  has(name: string): boolean
  forEach(see: (value: string, name: string) => void): void
}

export interface Client {
  readonly fetch: (url: string, init?: RequestInit) => Promise<ClientResponse>
  /** Closes its connections. */
  close(): void
}

/** A client with connections of its own, as many as it needs at once. */
export function createClient(): Client {
  const agent = new Agent({ keepAlive: true })
  return {
    async fetch(url, init = {}) {
      const { status, statusText, headers, body } = await exchange(agent, { url, ...init, headers: init.headers?.map(asBytes) })
      return { status, statusText, headers: fieldsOf(headers.map(asText)), text: () => body }
    },
    close: () => agent.destroy(),
  }
}

/**
 * Node's client writes header fields in Latin-1, but its server, when a body's text comes with them, in UTF-8. So that the suite's
 * origin and its client mean the same bytes, the client speaks UTF-8 too.
 */
const asBytes = ([name, value]: Line): Line => [name, Buffer.from(value, 'utf8').toString('latin1')]
const asText = ([name, value]: Line): Line => [name, Buffer.from(value, 'latin1').toString('utf8')]

/**
 * The suite looks for hop-by-hop fields with `headers['Keep-Alive']`, which finds nothing in a `Headers` object, so those of its
 * checks never fail there. Here they can: a field is also found as a property.
 */
function fieldsOf(lines: readonly Line[]): ResponseFields {
  const names = [...new Set(lines.map(([name]) => name.toLowerCase()))]
  const fields: ResponseFields = {
    get: (name) => valueOf(lines, name),
    has: (name) => names.includes(name.toLowerCase()),
    forEach: (see) => names.forEach((name) => see(valueOf(lines, name) ?? '', name)),
    [Symbol.iterator]: () => names.map((name): Line => [name, valueOf(lines, name) ?? '']).values(),
  }
  return new Proxy(fields, {
    get: (target, name) => (name in target || typeof name === 'symbol' ? Reflect.get(target, name) : (target.get(name) ?? undefined)),
  })
}
