/** The log: a line a request, in words or as JSON, and on demand why each cache decided as it did. */
import type { Decision, Outcome } from '../../engine/decision.ts'
import { RUNGS } from '../../engine/rungs.ts'
import type { Trace } from './tier.ts'

export interface LogSettings {
  readonly format: 'json' | 'pretty' | 'none'
  /** Pretty lines are followed by the decisions; JSON lines always have them. */
  readonly why: boolean
  readonly nowMs: () => number
  readonly write: (text: string) => void
}

/** What came of a request, when its answer has ended. */
export interface Ended {
  readonly status: number
  /** Of the content. */
  readonly bytes: number
  readonly durationMs: number
  /** The answer did not reach the client whole. */
  readonly isCut: boolean
}

/** A request's line, while it is being written. */
export interface Line extends Trace {
  /** Why it was not let in. */
  refused(reason: string): void
  ended(ended: Ended): void
}

export interface Log {
  /** Null when nothing is logged. */
  line(client: string, method: string, url: string): Line | null
}

interface NodeReport {
  readonly node: string
  outcome: Outcome | null
  decisions: Decision[]
}

/** A log that writes by these settings. */
export function createLog(settings: LogSettings): Log {
  return { line: (client, method, url) => (settings.format === 'none' ? null : new RequestLine(settings, client, method, url)) }
}

class RequestLine implements Line {
  readonly #settings: LogSettings
  readonly #asked: { readonly client: string; readonly method: string; readonly url: string }
  readonly #atMs: number
  #nodes: NodeReport[] = []
  #failure: string | null = null
  #refusal: string | null = null

  constructor(settings: LogSettings, client: string, method: string, url: string) {
    this.#settings = settings
    this.#asked = { client, method, url }
    this.#atMs = settings.nowMs()
  }

  decided(node: string, decision: Decision): void {
    this.#report(node).decisions.push(decision)
  }

  answered(node: string, outcome: Outcome): void {
    this.#report(node).outcome = outcome
  }

  failed(reason: string): void {
    this.#failure = reason
  }

  refused(reason: string): void {
    this.#refusal = reason
  }

  refreshed(node: string, result: string): void {
    this.#write({ background: true, result }, `refreshed in the background at ${node}: ${result}`)
  }

  ended({ status, bytes, durationMs, isCut }: Ended): void {
    const refused = this.#refusal
    const outcomes = this.#nodes.map(({ node, outcome }) => (this.#nodes.length > 1 ? `${outcome ?? 'open'} at ${node}` : (outcome ?? 'open'))).join(', ')
    const facts = [String(status), refused === null ? outcomes : `refused: ${refused}`, `${durationMs.toFixed(1)} ms`, `${bytes} B`]
    if (isCut) facts.push('cut off')
    const known = { status, bytes, durationMs: Math.round(durationMs * 1000) / 1000, ...(refused !== null && { refused }), ...(isCut && { isCut }) }
    this.#write({ outcome: this.#nodes[0]?.outcome ?? null, ...known }, facts.join('  '))
  }

  #report(node: string): NodeReport {
    const known = this.#nodes.find((report) => report.node === node)
    if (known !== undefined) return known
    const report = { node, outcome: null, decisions: [] }
    this.#nodes.push(report)
    return report
  }

  #write(facts: Readonly<Record<string, unknown>>, words: string): void {
    const { format, why, write } = this.#settings
    const time = new Date(this.#atMs).toISOString()
    const nodes = this.#nodes
    this.#nodes = []
    if (format === 'json') {
      const failure = this.#failure === null ? {} : { failure: this.#failure }
      write(`${JSON.stringify({ time, ...this.#asked, ...facts, ...failure, nodes: nodes.map(withSections) })}\n`)
      return
    }
    const { method, url } = this.#asked
    const failure = this.#failure === null ? '' : `  (${this.#failure})`
    const reasons = why ? nodes.flatMap(({ node, decisions }) => decisions.map((decision) => `    ${node}  ${inWords(decision)}\n`)) : []
    write(`${time.slice(11, 23)}  ${method} ${printable(url)}  ${words}${printable(failure)}\n${reasons.join('')}`)
  }
}

function withSections({ node, outcome, decisions }: NodeReport): unknown {
  return { node, outcome, decisions: decisions.map((decision) => ({ ...decision, section: RUNGS[decision.because].section.label })) }
}

function inWords({ rule, outcome, because, inputs }: Decision): string {
  const looked = Object.entries(inputs).map(([name, value]) => `${name} ${value}`).join(', ')
  return `${rule}: ${printable(outcome)}  (${because}, ${RUNGS[because].section.label})${looked === '' ? '' : `  ${printable(looked)}`}`
}

/** What clients and origins send can't move the cursor of a terminal. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e\xa0-\uffff]/g, '?')
}
