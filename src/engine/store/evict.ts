/**
 * Room in the store. Asked only when a response does not fit. No standard says which response must go: storing is optional to
 * begin with (RFC 9111 §2).
 */
import { answers, type Verdict } from '../verdict.ts'

export interface RoomQuestion {
  readonly sizeBytes: number
  /** Of the body alone. */
  readonly bodyBytes: number
  readonly usedBytes: number
  readonly capacityBytes: number
  /** Infinity: no limit but the capacity. */
  readonly largestObjectBytes: number
}

const refuse = answers('evict', 'refuse')
const evictOldest = answers('evict', 'evict-oldest')

/** Is the response to go unstored ('refuse'), or the least recently used one to make room? The caller asks until it fits. */
export function makeRoom({ sizeBytes, bodyBytes, usedBytes, capacityBytes, largestObjectBytes }: RoomQuestion): Verdict<'refuse' | 'evict-oldest'> {
  const inputs = { sizeBytes, usedBytes, capacityBytes }
  const limits = { bodyBytes, largestObjectBytes }
  if (bodyBytes > largestObjectBytes) return refuse('larger-than-object-limit', limits) // rung:larger-than-object-limit RFC 9111 §2
  if (sizeBytes > capacityBytes) return refuse('larger-than-cache', inputs) // rung:larger-than-cache RFC 9111 §2
  return evictOldest('least-recently-used', inputs) // rung:least-recently-used RFC 9111 §2
}
