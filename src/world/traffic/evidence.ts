/**
 * Counts in the access log of a metrics-only run, while it runs: no log is kept. In: every answered request. Out: the rows that the
 * questions ask for. What it holds grows with the number of rows and of distinct values, not with requests.
 */
import type { Outcome } from '../../engine/decision.ts'
import { Distinct } from './distinct.ts'
import type { Evidence, EvidenceRow, EvidenceSpec, LogColumn } from './evidence.spec.ts'
import { LogColumns, logNames, type LogRow } from './log-columns.ts'
import type { TrafficSpec } from './spec.ts'
import { OUTCOMES } from './tally.ts'

const DEFAULT_TOP = 50

interface Group {
  readonly key: readonly string[]
  requests: number
  bytes: number
  readonly by: number[]
  readonly distinct: readonly Distinct[]
}

/** Groups by the number of a column's value, or further such maps by that of the next column. */
type Level = Map<number, Level | Group>

/** Several questions to one log. */
export class EvidenceCounter {
  readonly #columns: LogColumns
  readonly #questions: readonly { readonly name: string; readonly counter: QuestionCounter }[]

  /** @param spec of the run whose log is asked */
  constructor(questions: Readonly<Record<string, EvidenceSpec>>, spec: TrafficSpec) {
    this.#columns = new LogColumns(logNames(spec))
    this.#questions = Object.entries(questions).map(([name, spec]) => ({ name, counter: new QuestionCounter(spec, this.#columns) }))
  }

  /** Keeps no hold of the row. */
  count(row: LogRow): void {
    this.#columns.read(row)
    for (let i = 0; i < this.#questions.length; i++) this.#questions[i]!.counter.count(row.outcome, row.lengthBytes)
  }

  /** By the questions' names. */
  results(): Readonly<Record<string, Evidence>> {
    return Object.fromEntries(this.#questions.map(({ name, counter }) => [name, counter.result()]))
  }
}

class QuestionCounter {
  readonly #spec: EvidenceSpec
  readonly #columns: LogColumns
  readonly #by: readonly number[]
  readonly #distinct: readonly number[]
  readonly #where: readonly { readonly place: number; readonly allowed: ReadonlySet<number> }[]
  readonly #first: Level = new Map()
  readonly #groups: Group[] = []
  #requests = 0

  constructor(spec: EvidenceSpec, columns: LogColumns) {
    this.#spec = spec
    this.#columns = columns
    this.#by = spec.by.map((column) => columns.placeOf(column))
    this.#distinct = (spec.distinct ?? []).map((column) => columns.placeOf(column))
    this.#where = Object.entries(spec.where ?? {}).map(([column, values]) => {
      const place = columns.placeOf(column as LogColumn)
      return { place, allowed: new Set((values ?? []).map((value) => columns.numberOf(place, value))) }
    })
  }

  /** Counts the row that the columns hold now. */
  count(outcome: number, lengthBytes: number): void {
    const { now } = this.#columns
    for (let i = 0; i < this.#where.length; i++) if (!this.#where[i]!.allowed.has(now[this.#where[i]!.place]!)) return
    this.#requests++
    const group = this.#groupNow()
    group.requests++
    group.bytes += lengthBytes
    group.by[outcome]!++
    for (let i = 0; i < this.#distinct.length; i++) group.distinct[i]!.add(now[this.#distinct[i]!]!)
  }

  #groupNow(): Group {
    if (this.#by.length === 0) return this.#groups[0] ?? this.#newGroup()
    const { now } = this.#columns
    const last = this.#by.length - 1
    let level = this.#first
    for (let i = 0; i < last; i++) {
      const number = now[this.#by[i]!]!
      let next = level.get(number) as Level | undefined
      if (next === undefined) level.set(number, (next = new Map()))
      level = next
    }
    const number = now[this.#by[last]!]!
    let group = level.get(number) as Group | undefined
    if (group === undefined) level.set(number, (group = this.#newGroup()))
    return group
  }

  #newGroup(): Group {
    const key = this.#by.map((place) => this.#columns.textOf(place, this.#columns.now[place]!))
    const group: Group = { key, requests: 0, bytes: 0, by: OUTCOMES.map(() => 0), distinct: this.#distinct.map(() => new Distinct()) }
    this.#groups.push(group)
    return group
  }

  result(): Evidence {
    const { order = 'requests', top = DEFAULT_TOP } = this.#spec
    const groups = this.#groups
    const amounts = Float64Array.from(groups, (group) => amountOf(group, order)).sort()
    // Most groups are small and asked for by nobody: what is below the last of those that are kept needs no order.
    const least = amounts[Math.max(0, amounts.length - top)] ?? 0
    const rows = groups.filter((group) => amountOf(group, order) >= least).map(rowOf)
    // Equal counts in the order of their keys: the order in which they came says nothing.
    rows.sort((a, b) => b[order] - a[order] || (a.key.join('\n') < b.key.join('\n') ? -1 : 1))
    return { rows: rows.slice(0, top), allRows: groups.length, requests: this.#requests }
  }
}

const HIT = OUTCOMES.indexOf('hit')
const STALE = OUTCOMES.indexOf('stale')

function amountOf({ requests, bytes, by }: Group, order: NonNullable<EvidenceSpec['order']>): number {
  return order === 'requests' ? requests : order === 'bytes' ? bytes : requests - by[HIT]! - by[STALE]!
}

function rowOf(group: Group): EvidenceRow {
  const { key, requests, bytes, by, distinct } = group
  const requestsBy = Object.fromEntries(OUTCOMES.map((outcome, i) => [outcome, by[i]])) as Record<Outcome, number>
  return { key, requests, bytes, misses: amountOf(group, 'misses'), requestsBy, distinct: distinct.map(({ size }) => size) }
}
