import type { Decision, RuleName } from '../../engine/decision.ts'
import { RUNGS, type RungId } from '../../engine/rungs.ts'
import type { NodeId } from '../../world/log.ts'
import type { RequestView } from '../state.ts'
import { functionAround, handingOver, type FunctionSpan, type LitSource } from './source.ts'

/** One rule as it ran at nodes of one kind: what one tab of the code pane shows. */
export interface CodeStep {
  /** Stable name of the step: kind of node and file. */
  readonly id: string
  readonly rule: RuleName
  /** What stands before the colon of the nodes' ids, e.g. 'pop'. */
  readonly kind: string
  /** Path from src/engine. */
  readonly file: string
  /** Nodes at which it ran, in order of first run. */
  readonly nodes: readonly NodeId[]
  readonly decisions: readonly Decision[]
}

/**
 * The rules that ran for these requests, in the order they first ran. Several nodes of one kind (eight POPs) share a step, so
 * that a line can say how often it was taken.
 */
export function stepsOf(requests: readonly RequestView[]): readonly CodeStep[] {
  const all = requests.flatMap((view) => view.decisions).sort((a, b) => a.atMs - b.atMs)
  const steps = new Map<string, { id: string; rule: RuleName; kind: string; file: string; nodes: NodeId[]; decisions: Decision[] }>()
  for (const { node, decision } of all) {
    const { file } = RUNGS[decision.because]
    const kind = node.split(':')[0] ?? node
    const id = `${kind}-${file}`
    let step = steps.get(id)
    if (!step) steps.set(id, (step = { id, rule: decision.rule, kind, file, nodes: [], decisions: [] }))
    if (!step.nodes.includes(node)) step.nodes.push(node)
    step.decisions.push(decision)
  }
  return [...steps.values()]
}

/** How a line of code fared. A line without one of these is not a rung, or was not reached. */
export interface LineMark {
  /** `handed`: the decision was left to another function. */
  readonly state: 'taken' | 'passed' | 'handed'
  /** Times it decided, or handed over; 0 for a rung that was only tried. */
  readonly count: number
  /** What it decided, each distinct outcome once. */
  readonly outcomes: readonly string[]
  /** The functions that a line handed over to. */
  readonly to?: readonly string[]
}

/** A function of the engine with the rungs that ran in it. `marks` is by line number. */
export interface LitFunction {
  readonly span: FunctionSpan
  readonly marks: ReadonlyMap<number, LineMark>
  readonly taken: readonly RungId[]
}

interface Lighting extends LitFunction {
  readonly marks: Map<number, LineMark>
  readonly taken: RungId[]
}

/**
 * Lights a step's rungs in its source. In a function every rung above one that decided was tried and passed by; so was every rung
 * above the line that handed over to it.
 * @returns the functions that ran, in the order of the file, and the rungs that the source no longer marks (a mistake
 * that the tests catch)
 */
export function light(source: LitSource, decisions: readonly Decision[]): { readonly functions: readonly LitFunction[]; readonly missing: readonly RungId[] } {
  const functions = new Map<number, Lighting>()
  const missing: RungId[] = []
  for (const [because, outcomes] of outcomesByRung(decisions)) {
    const marker = source.markers.find((candidate) => candidate.id === because)
    const span = marker ? functionAround(source, marker.line) : null
    if (!marker || !span) {
      missing.push(because)
      continue
    }
    const lit = litAt(functions, span)
    lit.taken.push(because)
    lit.marks.set(marker.line, { state: 'taken', count: outcomes.length, outcomes: [...new Set(outcomes)] })
    passAbove(source, lit, marker.line)
    lightCallers(source, functions, span, outcomes.length)
  }
  return { functions: [...functions.values()].sort((a, b) => a.span.fromLine - b.span.fromLine), missing }
}

function litAt(functions: Map<number, Lighting>, span: FunctionSpan): Lighting {
  let lit = functions.get(span.fromLine)
  if (!lit) functions.set(span.fromLine, (lit = { span, marks: new Map(), taken: [] }))
  return lit
}

function passAbove(source: LitSource, { span, marks }: Lighting, line: number): void {
  for (const above of source.markers) {
    if (above.line >= span.fromLine && above.line < line && !marks.has(above.line)) marks.set(above.line, { state: 'passed', count: 0, outcomes: [] })
  }
}

/** Lights the ladder that handed over to a function, and the one that handed over to that. */
function lightCallers(source: LitSource, functions: Map<number, Lighting>, callee: FunctionSpan, times: number): void {
  const handing = handingOver(source, callee)
  if (!handing) return
  const lit = litAt(functions, handing.span)
  const before = lit.marks.get(handing.line)
  lit.marks.set(handing.line, { state: 'handed', count: (before?.count ?? 0) + times, outcomes: [], to: [...new Set([...(before?.to ?? []), callee.name])] })
  passAbove(source, lit, handing.line)
  lightCallers(source, functions, handing.span, times)
}

function outcomesByRung(decisions: readonly Decision[]): ReadonlyMap<RungId, readonly string[]> {
  const byRung = new Map<RungId, string[]>()
  for (const { because, outcome } of decisions) {
    const outcomes = byRung.get(because)
    if (outcomes) outcomes.push(outcome)
    else byRung.set(because, [outcome])
  }
  return byRung
}
