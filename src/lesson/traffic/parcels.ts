/** An outcome in parts that a page can take one by one, and whole again. */
import type { TrafficOutcome } from '../../world/traffic/plan.ts'

export type OutcomePart = { readonly sample: TrafficOutcome['sample'] } | { readonly node: string; readonly entries: TrafficOutcome['entries'][string] }

/** Rows of a part: their decisions weigh about a kilobyte each. */
const SAMPLE_ROWS = 250
const ENTRY_ROWS = 1000

/** @returns the long lists in parts, and the rest with empty lists in their places */
export function split(outcome: TrafficOutcome): { readonly parts: readonly OutcomePart[]; readonly rest: TrafficOutcome } {
  const nodes = Object.entries(outcome.entries)
  return {
    parts: [...slices(outcome.sample, SAMPLE_ROWS).map((sample) => ({ sample })), ...nodes.flatMap(([node, entries]) => slices(entries, ENTRY_ROWS).map((some) => ({ node, entries: some })))],
    rest: { ...outcome, sample: [], entries: Object.fromEntries(nodes.map(([node]) => [node, []])) },
  }
}

/** @param parts in the order in which `split` gave them */
export function join(parts: readonly OutcomePart[], rest: TrafficOutcome): TrafficOutcome {
  const entriesOf = (node: string) => parts.flatMap((part) => ('node' in part && part.node === node ? part.entries : []))
  return { ...rest, sample: parts.flatMap((part) => ('sample' in part ? part.sample : [])), entries: Object.fromEntries(Object.keys(rest.entries).map((node) => [node, entriesOf(node)])) }
}

function slices<T>(rows: readonly T[], length: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / length) }, (_, i) => rows.slice(i * length, (i + 1) * length))
}
