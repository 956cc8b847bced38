/**
 * What is demanded of a configuration, as data: one form for every objective, with a label, a subject, a measure and a bound. In: an
 * assertion and what was measured. Out: does it hold, and by how much. Left out: how things are measured (probes/).
 */

export const WORKLOADS = ['static', 'api', 'video', 'realtime'] as const
export type WorkloadId = (typeof WORKLOADS)[number]

export type Bound = { readonly atMost: number } | { readonly atLeast: number }

/** How a figure is written; the figure itself is in ms, in bytes, in US dollars, as a share of 1, or a count. */
export type Unit = 'ms' | 'count' | 'share' | 'bytes' | 'per-second' | 'dollars'

export interface Assertion {
  /** Unique, `<workload>.<what>`, e.g. 'static.deploy'. Its label and hint stand under it in copy/en.ts. */
  readonly id: `${WorkloadId}.${string}`
  /** What is looked at: the workload, and the probe that looks. */
  readonly subject: { readonly workload: WorkloadId; readonly probe: string }
  /** Which of the probe's readings counts. */
  readonly measure: string
  readonly unit: Unit
  readonly bound: Bound
  /** The number of the scene that taught it. */
  readonly scene: string
  /**
   * For what is measured in numbers: a traced probe that shows the same fault in a few requests, and which of its readings must be
   * zero there. Left out where the subject is traced itself.
   */
  readonly witness?: { readonly probe: string; readonly measure: string }
}

/** @param value null: nothing was there to be measured, which nothing holds for */
export function holds({ bound }: Pick<Assertion, 'bound'>, value: number | null): boolean {
  if (value === null || Number.isNaN(value)) return false
  return 'atMost' in bound ? value <= bound.atMost : value >= bound.atLeast
}

/**
 * What is left until the bound, as a share of it: 0 at the bound, below 0 beyond it.
 * @returns null of a bound of 0, which can only be met exactly, of a share that can't be exceeded, and of what was not measured
 */
export function margin({ bound, unit }: Pick<Assertion, 'bound' | 'unit'>, value: number | null): number | null {
  if (value === null) return null
  if ('atMost' in bound) return bound.atMost === 0 ? null : (bound.atMost - value) / bound.atMost
  // Of a share, what may be missing is the measure: 96 % where 95 % are asked for leaves a fifth of the room.
  if (unit === 'share') return bound.atLeast >= 1 ? null : (value - bound.atLeast) / (1 - bound.atLeast)
  return bound.atLeast === 0 ? null : (value - bound.atLeast) / bound.atLeast
}

/** Is one bound at least as hard to meet as another of the same kind? */
export function isStricter(one: Bound, other: Bound): boolean {
  if ('atMost' in one) return 'atMost' in other && one.atMost <= other.atMost
  return 'atLeast' in other && one.atLeast >= other.atLeast
}

/** Bounds by assertion, in place of those that stand in the course; what an instructor sets. */
export type Bounds = Readonly<Record<string, number>>

/** The assertion with another figure at its bound. */
export function withBound<A extends Pick<Assertion, 'bound'>>(assertion: A, figure: number): A {
  return { ...assertion, bound: 'atMost' in assertion.bound ? { atMost: figure } : { atLeast: figure } }
}

/** The figure of a bound. */
export function figureOf(bound: Bound): number {
  return 'atMost' in bound ? bound.atMost : bound.atLeast
}
