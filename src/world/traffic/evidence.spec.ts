/**
 * What to count in the access log of a metrics-only run, as a CDN's log analytics is asked: by which columns, of which requests.
 * Plain data, so that a worker can be sent it; evidence.ts counts.
 */
import type { Outcome } from '../../engine/decision.ts'

/**
 * A column of the access log. 'url' is the address as it was asked for, 'path' the same without its query; 'bucket' the number of
 * the metrics' time bucket in which the request came; `header:` a request field (lower case), `cookie:` a cookie of it, `query:` a
 * parameter, '' where it is absent.
 */
export type LogColumn = 'region' | 'pop' | 'route' | 'object' | 'outcome' | 'status' | 'url' | 'path' | 'bucket' | `header:${string}` | `cookie:${string}` | `query:${string}`

export interface EvidenceSpec {
  /** Requests are counted by the values of these together; none: all in one row. */
  readonly by: readonly LogColumn[]
  /** Only requests whose columns have one of these values, as text; left out: all. */
  readonly where?: Partial<Readonly<Record<LogColumn, readonly string[]>>>
  /** Columns whose different values are counted in each row. */
  readonly distinct?: readonly LogColumn[]
  /** Rows are kept in falling order of this; left out: 'requests'. */
  readonly order?: 'requests' | 'misses' | 'bytes'
  /** How many rows are kept; left out: 50. */
  readonly top?: number
}

export interface EvidenceRow {
  /** The values of `by`, in its order. */
  readonly key: readonly string[]
  readonly requests: number
  readonly bytes: number
  /** Requests not answered from a stored response: all but hits and stale ones. */
  readonly misses: number
  readonly requestsBy: Readonly<Record<Outcome, number>>
  /** The counts of `distinct`, in its order. */
  readonly distinct: readonly number[]
}

export interface Evidence {
  readonly rows: readonly EvidenceRow[]
  /** How many rows there were before `top` was applied. */
  readonly allRows: number
  /** Requests that `where` let through. */
  readonly requests: number
}
