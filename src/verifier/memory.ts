/**
 * What verifications remember from one to the next: whoever changes a route of one workload need not wait for the others again. In: the
 * parts that a result depends on. Out: the result, where it is known. Kept are the newest.
 */
import type { PolicyDocument } from '../engine/policy/schema.ts'
import type { Readings } from './probe.ts'
import type { Counterexample } from './report/report.ts'

const KEPT = 400

export class Memory {
  readonly #readings = new Map<string, Readings>()
  readonly #found = new Map<string, Counterexample | null>()

  /** @param document as concerning() has it */
  readings(probe: string, document: PolicyDocument, seed: number): Readings | undefined {
    return this.#readings.get(keyOf(probe, document, seed))
  }

  keepReadings(probe: string, document: PolicyDocument, seed: number, readings: Readings): void {
    keep(this.#readings, keyOf(probe, document, seed), readings)
  }

  /** @param search names what is searched for @returns null: it is known that nothing is found */
  found(search: string, document: PolicyDocument, seed: number): Counterexample | null | undefined {
    return this.#found.get(keyOf(search, document, seed))
  }

  keepFound(search: string, document: PolicyDocument, seed: number, found: Counterexample | null): void {
    keep(this.#found, keyOf(search, document, seed), found)
  }
}

function keyOf(name: string, document: PolicyDocument, seed: number): string {
  return JSON.stringify([name, seed, document])
}

function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  kept.delete(key)
  kept.set(key, value)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
}
