import type { DecisionInputs, RuleName } from '../../engine/decision.ts'
import { RUNGS, type RungId } from '../../engine/rungs.ts'
import type { NodeId } from '../../world/log.ts'
import { inspectorCopy } from '../copy/explain.en.ts'
import { reasonCopy } from '../copy/reasons.en.ts'
import { formatText } from '../prose/message.ts'
import type { RequestView } from '../state.ts'
import { LOCALE } from '../../language/locale.ts'

/** One decision in words. */
export interface Reason {
  readonly rule: RuleName
  readonly because: RungId
  readonly outcome: string
  /** Why, as a sentence with the decision's own inputs. */
  readonly sentence: string
  readonly inputs: readonly { readonly name: string; readonly value: string }[]
  readonly section: { readonly label: string; readonly url: string }
}

/** What one node decided in one go. */
export interface NodeReasons {
  readonly node: NodeId
  readonly reasons: readonly Reason[]
}

/**
 * Why a request was answered as it was: its decisions and those of the fetches behind it, in the order taken, gathered by
 * node wherever the same node went on deciding.
 */
export function whyOf(request: RequestView, fetches: readonly RequestView[]): readonly NodeReasons[] {
  const all = [request, ...fetches].flatMap((view) => view.decisions).sort((a, b) => a.atMs - b.atMs)
  const groups: { node: NodeId; reasons: Reason[] }[] = []
  for (const { node, decision } of all) {
    let group = groups.at(-1)
    if (group?.node !== node) groups.push((group = { node, reasons: [] }))
    group.reasons.push({
      rule: decision.rule,
      because: decision.because,
      outcome: decision.outcome,
      sentence: reasonFor(decision.because, decision.inputs),
      inputs: Object.entries(decision.inputs).map(([name, value]) => ({ name, value: inputInWords(value) })),
      section: RUNGS[decision.because].section,
    })
  }
  return groups
}

/** Why a request has no reasons: none yet, or for good, since a cache decides something about every request it meets. */
export function undecided({ parent, finished }: RequestView): string {
  if (parent !== null) return inspectorCopy.decidedAbove
  return finished ? inspectorCopy.noCache : inspectorCopy.noDecisions
}

/** The sentence of a rung with a decision's inputs in its slots. */
export function reasonFor(because: RungId, inputs: DecisionInputs): string {
  const values = Object.entries(inputs).map(([name, value]) => [name, inputInWords(value)] as const)
  return formatText(reasonCopy[because], Object.fromEntries(values))
}

function inputInWords(value: DecisionInputs[string]): string {
  if (value === null || value === '') return inspectorCopy.none
  if (typeof value === 'boolean') return value ? inspectorCopy.yes : inspectorCopy.no
  // Thousandths are enough to read: ages come out of clocks in ms.
  return typeof value === 'number' ? value.toLocaleString(LOCALE, { maximumFractionDigits: 3 }) : value
}
