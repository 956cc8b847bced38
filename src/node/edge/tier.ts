/**
 * What a request passes on its way: cache nodes, and at the end the origin. Each is a tier; one asks the next in the same words.
 */
import type { Decision, Outcome } from '../../engine/decision.ts'
import type { HeaderFields, HttpRequest, HttpResponse } from '../../engine/http/message.ts'

/** A request, and what the tiers have to know of where it came from. */
export interface Asked {
  /** Unique while it is unanswered. */
  readonly id: string
  readonly request: HttpRequest
  /** The request's content; null when it has none. It can be read once. */
  readonly upload: Upload | null
  readonly client: Client
  /** Who is told why; null when nobody wants to know. */
  readonly trace: Trace | null
}

export interface Client {
  /** The peer's address, without brackets. */
  readonly address: string
  /** `1.0` or `1.1`, as Via writes it (RFC 9110 §7.6.3). */
  readonly httpVersion: string
}

export interface Upload {
  /** What Content-Length announced; null when the content is chunked. */
  readonly lengthBytes: number | null
  /** The content as it comes, read with backpressure; throws when the client breaks off. */
  readonly chunks: () => AsyncIterable<Buffer>
}

/** Hears what a cache node decided for a request, and how it answered it. */
export interface Trace {
  decided(node: string, decision: Decision): void
  answered(node: string, outcome: Outcome): void
  /** What came of asking in the background (RFC 5861 §3), after the request was answered: a status, or why there is none. */
  refreshed(node: string, result: string): void
  /** In words for the operator, who may know more than a client. */
  failed(reason: string): void
}

/** Called any number of times with `interim`, then once with `answer` or `failure`. */
export interface Replies {
  /** A 1xx response (RFC 9110 §15.2). */
  interim(status: number, headers: HeaderFields): void
  /** `body.content` is a Recording, or absent when there is no content. */
  answer(response: HttpResponse): void
  failure(failure: Failure): void
}

/** Why there is no answer. */
export interface Failure {
  readonly status: 500 | 502 | 503 | 504
  /** In words that may be shown to anybody. */
  readonly reason: string
}

export interface Tier {
  ask(asked: Asked, replies: Replies): void
}
