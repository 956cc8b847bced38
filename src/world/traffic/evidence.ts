/**
 * Counts in the access log of a metrics-only run, while it runs: no log is kept. In: every answered request. Out: the rows that the
 * questions ask for. What it holds grows with the number of rows and of distinct values, not with requests.
 */
import type { Outcome } from '../../engine/decision.ts'
import { Distinct } from './distinct.ts'
import type { Evidence, EvidenceRow, EvidenceSpec, LogColumn } from './evidence.spec.ts'
import { LogColumns, logNames, longer, type LogRow } from './log-columns.ts'
import type { TrafficSpec } from './spec.ts'
import { indexOfOutcome, OUTCOMES } from './tally.ts'

const DEFAULT_TOP = 50

/** A group's requests by outcome stand side by side, in a room of a power of two. */
const OUTCOME_ROOM = 8
const FIRST_GROUPS = 64

/** The groups by the number of a column's value, or further such maps by that of the next column. */
type Level = Map<number, Level | number>

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
  /** Of several columns; one alone has its groups by number in an array. */
  readonly #first: Level = new Map()
  /** 1 more than the group; 0: none. */
  #byNumber = new Uint32Array(FIRST_GROUPS)
  /** By group: the numbers of its values, its requests by outcome, its bytes. Columns of numbers, since there may be a group for each address. */
  readonly #keys: number[] = []
  #outcomes = new Uint32Array(FIRST_GROUPS * OUTCOME_ROOM)
  #bytes = new Float64Array(FIRST_GROUPS)
  readonly #values: (readonly Distinct[])[] = []
  #groups = 0
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
    const group = this.#by.length === 1 ? this.#groupOf(now[this.#by[0]!]!) : this.#groupOfAll(now)
    this.#outcomes[group * OUTCOME_ROOM + outcome]!++
    this.#bytes[group]! += lengthBytes
    if (this.#distinct.length === 0) return
    const values = this.#values[group]!
    for (let i = 0; i < values.length; i++) values[i]!.add(now[this.#distinct[i]!]!)
  }

  #groupOf(number: number): number {
    if (number >= this.#byNumber.length) this.#byNumber = longer(this.#byNumber, number)
    return (this.#byNumber[number] ||= this.#newGroup() + 1) - 1
  }

  #groupOfAll(now: readonly number[]): number {
    let level = this.#first
    const last = this.#by.length - 1
    for (let i = 0; i < last; i++) {
      const number = now[this.#by[i]!]!
      let next = level.get(number) as Level | undefined
      if (next === undefined) level.set(number, (next = new Map()))
      level = next
    }
    const number = last < 0 ? 0 : now[this.#by[last]!]!
    let group = level.get(number) as number | undefined
    if (group === undefined) level.set(number, (group = this.#newGroup()))
    return group
  }

  #newGroup(): number {
    for (const place of this.#by) this.#keys.push(this.#columns.now[place]!)
    if (this.#distinct.length > 0) this.#values.push(this.#distinct.map(() => new Distinct()))
    if (this.#groups === this.#bytes.length) {
      this.#outcomes = longer(this.#outcomes, this.#outcomes.length)
      this.#bytes = longer(this.#bytes, this.#groups)
    }
    return this.#groups++
  }

  result(): Evidence {
    const { order = 'requests', top = DEFAULT_TOP } = this.#spec
    const groups = Array.from({ length: this.#groups }, (_, group) => group)
    const amounts = Float64Array.from(groups, (group) => this.#amountOf(group, order))
    const inOrder = amounts.slice().sort()
    // Most groups are small and asked for by nobody: what is below the last of those that are kept needs no order.
    const least = inOrder[Math.max(0, inOrder.length - top)] ?? 0
    const rows = groups.filter((group) => amounts[group]! >= least).map((group) => this.#rowOf(group))
    // Equal counts in the order of their keys: the order in which they came says nothing.
    rows.sort((a, b) => b[order] - a[order] || (a.key.join('\n') < b.key.join('\n') ? -1 : 1))
    return { rows: rows.slice(0, top), allRows: groups.length, requests: this.#requests }
  }

  #amountOf(group: number, order: NonNullable<EvidenceSpec['order']>): number {
    if (order === 'bytes') return this.#bytes[group]!
    let requests = 0
    for (let i = 0; i < OUTCOMES.length; i++) {
      if (order === 'requests' || (i !== HIT && i !== STALE)) requests += this.#outcomes[group * OUTCOME_ROOM + i]!
    }
    return requests
  }

  #rowOf(group: number): EvidenceRow {
    const key = this.#by.map((place, i) => this.#columns.textOf(place, this.#keys[group * this.#by.length + i]!))
    const requestsBy = Object.fromEntries(OUTCOMES.map((outcome, i) => [outcome, this.#outcomes[group * OUTCOME_ROOM + i]!])) as Record<Outcome, number>
    const distinct = (this.#values[group] ?? []).map(({ size }) => size)
    return { key, requests: this.#amountOf(group, 'requests'), bytes: this.#bytes[group]!, misses: this.#amountOf(group, 'misses'), requestsBy, distinct }
  }
}

const HIT = indexOfOutcome.hit
const STALE = indexOfOutcome.stale
