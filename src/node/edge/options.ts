/** What a proxy can be started with, and what holds where nothing is said. */
import type { PolicyDocument } from '../../engine/policy/schema.ts'

export interface EdgeOptions {
  /** The one server that is ever asked: scheme, host and port, e.g. `http://127.0.0.1:8000`. */
  readonly origin: string
  /** 0: any free one. */
  readonly port: number
  readonly host: string
  /** 0: any free one; null: no admin address. It is always on 127.0.0.1. */
  readonly adminPort: number | null
  /** The name in Cache-Status. */
  readonly name: string
  /** A second cache between this one and the origin, in the same process. The policy document can ask for one too. */
  readonly shield: boolean
  /** What the operator decided, as `parsePolicy` gives it; null: the standard alone. */
  readonly policy: PolicyDocument | null
  /** Of each cache. */
  readonly capacityBytes: number
  /** A longer body passes through and is not stored. */
  readonly largestObjectBytes: number
  /** Whether `Cache-Control` in requests counts (RFC 9111 §5.2.1 calls it advice). */
  readonly requestDirectives: 'obey' | 'ignore'
  /** Fields that stand in for Cache-Control here (RFC 9213), the most specific first. */
  readonly targetedFields: readonly string[]
  readonly log: 'json' | 'pretty' | 'none'
  /** Pretty log lines are followed by the decisions. */
  readonly why: boolean
  /** Where log lines go. */
  readonly write: (text: string) => void
  /** Where our own mistakes go. */
  readonly onBug: (error: unknown) => void
  /** The clock that ages are counted by, ms since 1970. */
  readonly nowMs: () => number

  readonly maxClientConnections: number
  readonly maxClientHeaderBytes: number
  readonly clientHeadersTimeoutMs: number
  readonly clientRequestTimeoutMs: number
  readonly clientKeepAliveTimeoutMs: number
  readonly clientStallTimeoutMs: number

  readonly maxOriginConnections: number
  /** How many requests may wait for a connection to the origin; more are answered with 503. */
  readonly maxOriginQueue: number
  readonly maxOriginHeaderBytes: number
  readonly originConnectTimeoutMs: number
  readonly originHeadersTimeoutMs: number
  readonly originBodyTimeoutMs: number
  /** How long a stop waits for what is under way. */
  readonly stopTimeoutMs: number
}

const KIBIBYTE = 1024
const MEBIBYTE = 1024 * KIBIBYTE

/** What holds where nothing is said; ports are free ones, so that many can run side by side. */
export const DEFAULTS: Omit<EdgeOptions, 'origin'> = {
  port: 0,
  host: '127.0.0.1',
  adminPort: 0,
  name: 'edge',
  shield: false,
  policy: null,
  capacityBytes: 256 * MEBIBYTE,
  largestObjectBytes: 16 * MEBIBYTE,
  requestDirectives: 'obey',
  targetedFields: ['CDN-Cache-Control'],
  log: 'none',
  why: false,
  write: (text) => void process.stdout.write(text),
  onBug: (error) => console.error(error),
  nowMs: () => Date.now(),

  maxClientConnections: 10_000,
  maxClientHeaderBytes: 16 * KIBIBYTE,
  clientHeadersTimeoutMs: 20_000,
  clientRequestTimeoutMs: 300_000,
  clientKeepAliveTimeoutMs: 5_000,
  clientStallTimeoutMs: 60_000,

  maxOriginConnections: 128,
  maxOriginQueue: 1_024,
  maxOriginHeaderBytes: 64 * KIBIBYTE,
  originConnectTimeoutMs: 5_000,
  originHeadersTimeoutMs: 30_000,
  originBodyTimeoutMs: 30_000,
  stopTimeoutMs: 10_000,
}
