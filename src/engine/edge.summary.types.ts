/** What a cache node tells about itself: what is stored in it, and how much it holds. */

/** A stored response as the screen needs it; ages can be computed from it for any later time. */
export interface StoredSummary {
  readonly key: string
  /** Distinguishes variants of one key (RFC 9111 §4.1); '' when the response has no Vary. */
  readonly variant: string
  readonly url: string
  readonly status: number
  /** Size counted against the capacity: body plus headers. */
  readonly sizeBytes: number
  readonly storedAtMs: number
  /** Bytes of the whole content and which of them are here; left out: all (RFC 9111 §3.3). */
  readonly partial?: { readonly completeBytes: number; readonly heldBytes: number }
  readonly tags?: readonly string[]
  /** Current age at storedAtMs (RFC 9111 §4.2.3): age then = ageAtStoreSeconds + (now − storedAtMs) / 1000. */
  readonly ageAtStoreSeconds: number
  readonly freshnessLifetimeSeconds: number
  /** Not used without asking upstream, not even while fresh (no-cache); left out: it is. */
  readonly asksAlways?: true
  /** How long past its lifetime it may answer while a fetch renews it (RFC 5861 §3); left out: not at all, as where must-revalidate forbids it. */
  readonly staleWhileRevalidateSeconds?: number
  /** How long past its lifetime it may answer when upstream fails (RFC 5861 §4); left out: not at all. */
  readonly staleIfErrorSeconds?: number
  readonly etag: string | null
  /** The adapter's content handle: in the world, the version. */
  readonly content: unknown
  /** The adapter's too, where it gave them: in the world, which representation it is, and whose data. */
  readonly representation?: string
  readonly owner?: string | null
}

/** How much a node holds, for watching it. */
export interface NodeUsage {
  readonly storedResponses: number
  /** The sum of what is stored counts against the capacity. */
  readonly storedBytes: number
  /** Until their bodies have ended. */
  readonly fetchesInFlight: number
  readonly requestsUnanswered: number
  /** The names under which fetches can be found: to wait for, to renew in the background, to share while they arrive. */
  readonly namesInFlight: number
  /** Removals that answers in flight have to reckon with. */
  readonly removalsNoted: number
  /** Addresses for which it need not look up the key any more; bounded by the responses stored. */
  readonly addressesRemembered: number
}
