/**
 * Counts in the access log of a metrics-only run, while it runs: no log is kept. In: every answered request. Out: the rows that the
 * question asks for. What it holds grows with the number of rows and of distinct values, not with requests.
 */
import type { Outcome } from '../../engine/decision.ts'
import type { Evidence, EvidenceRow, EvidenceSpec, LogColumn } from './evidence.spec.ts'
import type { ObservedRequest } from './sample.ts'
import { OUTCOMES } from './tally.ts'

const DEFAULT_TOP = 50

type Read = (row: ObservedRequest) => string

interface Group {
  readonly key: readonly string[]
  requests: number
  bytes: number
  readonly by: number[]
  readonly distinct: readonly Set<string>[]
}

export class EvidenceCounter {
  readonly #spec: EvidenceSpec
  readonly #by: readonly Read[]
  readonly #distinct: readonly Read[]
  readonly #where: readonly { readonly read: Read; readonly allowed: ReadonlySet<string> }[]
  readonly #groups = new Map<string, Group>()
  #requests = 0

  /** @param bucketMs width of the time buckets, for the column 'bucket' */
  constructor(spec: EvidenceSpec, bucketMs: number) {
    this.#spec = spec
    this.#by = spec.by.map((column) => reader(column, bucketMs))
    this.#distinct = (spec.distinct ?? []).map((column) => reader(column, bucketMs))
    this.#where = Object.entries(spec.where ?? {}).map(([column, values]) => ({ read: reader(column as LogColumn, bucketMs), allowed: new Set(values) }))
  }

  count(row: ObservedRequest): void {
    for (const { read, allowed } of this.#where) if (!allowed.has(read(row))) return
    this.#requests++
    const key = this.#by.map((read) => read(row))
    const name = key.length === 1 ? key[0]! : key.join('\n')
    let group = this.#groups.get(name)
    if (!group) this.#groups.set(name, (group = { key, requests: 0, bytes: 0, by: OUTCOMES.map(() => 0), distinct: this.#distinct.map(() => new Set<string>()) }))
    group.requests++
    group.bytes += row.lengthBytes
    group.by[OUTCOMES.indexOf(row.outcome)]!++
    for (let i = 0; i < this.#distinct.length; i++) group.distinct[i]!.add(this.#distinct[i]!(row))
  }

  result(): Evidence {
    const { order = 'requests', top = DEFAULT_TOP } = this.#spec
    const rows = Array.from(this.#groups.values(), rowOf)
    // Equal counts in the order of their keys: the order in which they came says nothing.
    rows.sort((a, b) => b[order] - a[order] || (a.key.join('\n') < b.key.join('\n') ? -1 : 1))
    return { rows: rows.slice(0, top), allRows: rows.length, requests: this.#requests }
  }
}

function rowOf({ key, requests, bytes, by, distinct }: Group): EvidenceRow {
  const requestsBy = Object.fromEntries(OUTCOMES.map((outcome, i) => [outcome, by[i]])) as Record<Outcome, number>
  return { key, requests, bytes, misses: requests - requestsBy.hit - requestsBy.stale, requestsBy, distinct: distinct.map(({ size }) => size) }
}

function reader(column: LogColumn, bucketMs: number): Read {
  const [kind, name = ''] = column.split(/:(.*)/s) as [string, string?]
  switch (kind) {
    case 'header':
      return (row) => field(row, name)
    case 'cookie':
      return (row) => cookie(field(row, 'cookie'), name)
    case 'query':
      return (row) => parameter(row.request.url, name)
    case 'url':
      return (row) => row.request.url
    case 'path':
      return (row) => row.request.url.split('?', 1)[0]!
    case 'bucket':
      return (row) => String(Math.floor(row.atMs / bucketMs))
    default:
      return (row) => String(row[column as 'region' | 'pop' | 'route' | 'object' | 'outcome' | 'status'])
  }
}

function field({ request }: ObservedRequest, lowerName: string): string {
  for (const [name, value] of request.headers) if (name.length === lowerName.length && name.toLowerCase() === lowerName) return value
  return ''
}

/** RFC 6265 §5.4: pairs joined by "; ". */
function cookie(header: string, name: string): string {
  const found = header.split('; ').find((pair) => pair.startsWith(`${name}=`))
  return found?.slice(name.length + 1) ?? ''
}

function parameter(url: string, name: string): string {
  const query = url.split('?', 2)[1] ?? ''
  const found = query.split('&').find((pair) => pair.startsWith(`${name}=`))
  return found?.slice(name.length + 1) ?? ''
}
