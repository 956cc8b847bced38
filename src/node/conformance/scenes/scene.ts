/**
 * A scene: an origin's answers, a client's requests, and what is to be expected of the cache between them; data only. Time is not
 * waited for: an answer that comes with `Age: 70` is 70 seconds old when it arrives.
 */
import type { Line } from '../exchange.ts'

export interface Scene {
  readonly id: string
  /** What is to be expected, as a sentence. */
  readonly name: string
  /** The clause, e.g. `RFC 9213 §2.2`. */
  readonly section: string
  readonly steps: readonly Step[]
}

export type Step =
  | Ask
  /** Requests that are all under way at once. */
  | { readonly together: readonly Ask[]; readonly originAsked: number }
  /** A request that has reached the origin and goes on while the next steps are taken. */
  | { readonly begin: string; readonly ask?: Question; readonly origin?: Answer }
  /** Lets the origin give the answers that it holds. */
  | { readonly release: true }
  /** Waits for the answer to a request that was begun. */
  | { readonly finish: string; readonly expect: Expectation }
  | { readonly purge: Purge }

export interface Ask {
  /** Left out: a GET for `/`. */
  readonly ask?: Question
  /** What the origin says when it is asked in this step; left out: 200 with `Cache-Control: no-store`. */
  readonly origin?: Answer
  readonly expect: Expectation
}

export interface Question {
  readonly method?: string
  readonly path?: string
  readonly headers?: Fields
  readonly body?: string
}

/** A field's value, or those of several lines of that name. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

export interface Answer {
  readonly status?: number
  readonly headers?: Fields
  /** Left out: `answer 1`, `answer 2` …, counted through the scene. */
  readonly body?: string
  /** Interim responses before it. */
  readonly interim?: readonly { readonly status: number; readonly headers?: Fields }[]
  /** Fields after a chunked body (RFC 9112 §7.1.2). */
  readonly trailers?: Fields
  /** 304 to a conditional request, this answer to any other. */
  readonly validates?: boolean
  /** The connection ends: before anything was said, or in the middle of the body. */
  readonly cut?: 'before' | 'within'
  /** Nothing is said before the next `release`. */
  readonly held?: boolean
}

/** Its value, what its value is like, anything but this value, or null: absent. */
export type ExpectedValue = string | RegExp | { readonly not: string } | null

export type ExpectedFields = Readonly<Record<string, ExpectedValue>>

export interface Expectation {
  /**
   * Who made the answer: the origin, just now; the cache, without asking; the cache, after the origin confirmed what is stored; or
   * the proxy itself, as with a 502.
   */
  readonly from: 'origin' | 'cache' | 'validation' | 'proxy'
  /** Left out: 200. */
  readonly status?: number
  /** Left out: what the origin just said; from the cache: its first answer. Null: not looked at. */
  readonly body?: string | null
  readonly fields?: ExpectedFields
  /** The interim responses that the client saw, in order. */
  readonly interim?: readonly { readonly status: number; readonly fields?: ExpectedFields }[]
  /** Fields of the request as the origin saw it. */
  readonly forwarded?: ExpectedFields
  /** The request's body as the origin saw it. */
  readonly forwardedBody?: string
  /** The cache answers by itself, and asks the origin behind the client's back (RFC 5861 §3). */
  readonly background?: boolean
}

export interface Purge {
  readonly path?: string
  readonly tag?: string
  readonly everything?: boolean
  readonly soft?: boolean
}

/** @returns the lines that the fields stand for */
export function linesFrom(fields: Fields = {}): Line[] {
  return Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((one): Line => [name, one]))
}
