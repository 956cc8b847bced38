/** What is fuzzed: how its inputs are made, what must hold for each of them, and how a failing one is made smaller. */
import type { Random } from '../random.ts'

export interface Subject<Input = unknown> {
  readonly name: string
  /** How the invariants sort inputs; each class has to be reached, or the fuzzing proves nothing. */
  readonly classes: readonly string[]
  readonly generate: (random: Random) => Input
  /** @returns the input's class; throws Broken when an invariant is broken */
  readonly check: (input: Input) => string
  /** The bare work, for timing; no oracle. */
  readonly parse: (input: Input) => unknown
  /** Inputs like this one and smaller, the smallest first. */
  readonly smaller: (input: Input) => Iterable<Input>
  readonly show: (input: Input) => string
  /** Inputs of about so many characters, made to be slow. */
  readonly long: (length: number) => Iterable<Input>
  /** One input takes as long as ten of another subject: it gets a tenth of the inputs. */
  readonly isCostly?: true
}

/** An invariant that did not hold. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

/** Throws Broken unless the condition holds. @param what the invariant, as a sentence */
export function holds(condition: boolean, what: string, ...seen: readonly unknown[]): asserts condition {
  if (!condition) throw new Broken([what, ...seen.map(shown)].join(' | '))
}

/** Throws Broken unless both are equal as JSON. */
export function same(one: unknown, other: unknown, what: string): void {
  const left = JSON.stringify(one)
  const right = JSON.stringify(other)
  if (left !== right) throw new Broken(`${what} | ${left} | ${right}`)
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}
