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
  /** It was answered without a cache, with the words that say so. */
  answeredHere(words: string): void
  ended(ended: Ended): void
}

export interface Log {
  /** Null when nothing is logged. */
  line(client: string, method: string, url: string): Line | null
}

interface Decided {
  readonly node: string
  readonly decision: Decision
}

/** A log that writes by these settings. */
export function createLog(settings: LogSettings): Log {
  return { line: (client, method, url) => (settings.format === 'none' ? null : new RequestLine(settings, client, method, url)) }
}

class RequestLine implements Line {
  readonly #settings: LogSettings
  readonly #asked: { readonly client: string; readonly method: string; readonly url: string }
  readonly #atMs: number
  /** In the order in which the caches answered: the one next to the client comes last. */
  #outcomes: { readonly node: string; readonly outcome: Outcome }[] = []
  #decisions: Decided[] = []
  #here: string | null = null
  #failure: string | null = null

  constructor(settings: LogSettings, client: string, method: string, url: string) {
    this.#settings = settings
    this.#asked = { client, method, url }
    this.#atMs = settings.nowMs()
  }

  decided(node: string, decision: Decision): void {
    this.#decisions.push({ node, decision })
  }

  answered(node: string, outcome: Outcome): void {
    this.#outcomes.push({ node, outcome })
  }

  answeredHere(words: string): void {
    this.#here = words
  }

  failed(reason: string): void {
    this.#failure = reason
  }

  refreshed(node: string, result: string): void {
    this.#write({ background: true, node, result }, [`refreshed in the background at ${node}: ${result}`])
  }

  ended({ status, bytes, durationMs, isCut }: Ended): void {
    const outcomes = [...this.#outcomes].reverse()
    const outcome = this.#here ?? (outcomes.length === 1 ? outcomes[0]?.outcome : outcomes.map((each) => `${each.outcome} at ${each.node}`).join(', '))
    const facts = { status, outcome: outcomes[0]?.outcome ?? null, outcomes, ...(this.#here !== null && { here: this.#here }) }
    const words = [String(status), outcome || 'no answer', `${durationMs.toFixed(1)} ms`, `${bytes} B`, ...(isCut ? ['cut off'] : [])]
    this.#write({ ...facts, bytes, durationMs: Math.round(durationMs * 1000) / 1000, isCut }, words)
    this.#outcomes = []
  }

  #write(facts: Readonly<Record<string, unknown>>, words: readonly string[]): void {
    const { format, why, write } = this.#settings
    const decisions = this.#decisions
    this.#decisions = []
    const time = new Date(this.#atMs).toISOString()
    if (format === 'json') {
      const failure = this.#failure === null ? {} : { failure: this.#failure }
      write(`${JSON.stringify({ time, ...this.#asked, ...facts, ...failure, decisions: decisions.map(inData) })}\n`)
      return
    }
    const { method, url } = this.#asked
    const failure = this.#failure === null ? [] : [`(${this.#failure})`]
    const line = [time.slice(11, 23), `${method} ${url}`, ...words, ...failure].join('  ')
    const lines = why ? [line, ...decisions.map(inWords)] : [line]
    write(lines.map((each) => `${printable(each)}\n`).join(''))
  }
}

function inData({ node, decision }: Decided): unknown {
  return { node, ...decision, section: RUNGS[decision.because].section.label }
}

function inWords({ node, decision: { rule, outcome, because, inputs } }: Decided): string {
  const looked = Object.entries(inputs).map(([name, value]) => `${name} ${value}`).join(', ')
  return `    ${node}  ${rule}: ${outcome}  (${because}, ${RUNGS[because].section.label})${looked === '' ? '' : `  ${looked}`}`
}

/** What clients and origins send can't move the cursor of a terminal. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e\xa0-\uffff]/g, '?')
}
