/** For tests of timelines of truth: one moment of one row. */
import type { NodeId } from './log.ts'
import type { Truth, TruthSpan } from './truth.ts'

/** What the cache would do at a moment; of its variants the first. Null for a node that has no row. */
export function truthAt({ rows }: Pick<Truth, 'rows'>, node: NodeId, atMs: number): TruthSpan | null {
  const spans = rows.find((row) => row.node === node)?.spans
  return spans?.find((span) => span.fromMs <= atMs && atMs < span.untilMs) ?? null
}
