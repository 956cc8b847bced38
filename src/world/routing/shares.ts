/**
 * Which addresses a network's people hold. Their resolvers' answers are of all ages up to the lifetime, evenly: so after the
 * authoritative server changes its answer, the share that still holds the old one falls in a straight line, to nothing after one
 * lifetime. In: the server's answers as they change. Out: shares at a moment.
 */
import type { NetworkId } from './spec.ts'

export interface AnswerShare {
  readonly address: string
  readonly share: number
}

export class AnswerShares {
  readonly #ttlMs: number
  readonly #answers = new Map<NetworkId, { readonly address: string; readonly sinceMs: number }[]>()

  constructor(ttlSeconds: number) {
    this.#ttlMs = ttlSeconds * 1000
  }

  /** From `nowMs` on a network is told this address. The first one it has been told ever since. */
  answer(network: NetworkId, address: string, nowMs: number): void {
    const answers = this.#answers.get(network)
    if (!answers) this.#answers.set(network, [{ address, sinceMs: -Infinity }])
    else if (answers.at(-1)!.address !== address) answers.push({ address, sinceMs: nowMs })
  }

  /** Shares that add up to 1; nothing for a network that was never told anything. */
  at(network: NetworkId, nowMs: number): readonly AnswerShare[] {
    const answers = this.#answers.get(network) ?? []
    const oldestMs = nowMs - this.#ttlMs
    const shares = answers.map(({ address, sinceMs }, i) => {
      const untilMs = answers[i + 1]?.sinceMs ?? Infinity
      const told = Math.min(untilMs, nowMs) - Math.max(sinceMs, oldestMs)
      return { address, share: this.#ttlMs > 0 ? told / this.#ttlMs : sinceMs <= nowMs && untilMs > nowMs ? 1 : 0 }
    })
    return shares.filter(({ share }) => share > 0)
  }
}
