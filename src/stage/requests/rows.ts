import type { NodeId, RequestId } from '../../world/log.ts'
import type { RequestView } from '../state.ts'

/** One row of the waterfall: a request and how deep it stands under the user's request it serves. */
export interface Row {
  readonly view: RequestView
  /** 0 for a user's own request, 1 for a POP's fetch for it, 2 for a fetch behind that. */
  readonly depth: number
  /** Start of the user's request it belongs to, virtual ms: where this row's bar counts from. */
  readonly zeroMs: number
}

/**
 * Rows in reading order: users' requests by start, each followed by the fetches made for it.
 * A fetch whose parent is not in the list stands on its own.
 */
export function arrangeRows(requests: readonly RequestView[]): readonly Row[] {
  const known = new Set(requests.map((view) => view.req))
  const fetchesOf = new Map<RequestId, RequestView[]>()
  for (const view of requests) {
    if (view.parent === null) continue
    const siblings = fetchesOf.get(view.parent)
    if (siblings) siblings.push(view)
    else fetchesOf.set(view.parent, [view])
  }
  const rows: Row[] = []
  const add = (view: RequestView, depth: number, zeroMs: number) => {
    rows.push({ view, depth, zeroMs })
    for (const fetch of fetchesOf.get(view.req) ?? []) add(fetch, depth + 1, zeroMs)
  }
  for (const view of requests) {
    if (view.parent === null || !known.has(view.parent)) add(view, 0, view.startMs)
  }
  return rows
}

/** Every fetch made for a request, fetches behind fetches included, in order of start. */
export function fetchesFor(req: RequestId, requests: readonly RequestView[]): readonly RequestView[] {
  const served = new Set<RequestId>([req])
  const fetches: RequestView[] = []
  for (const view of requests) {
    if (view.parent === null || !served.has(view.parent)) continue
    served.add(view.req)
    fetches.push(view)
  }
  return fetches
}

/** Virtual time up to which a request is known: its last byte, or now while that is to come. */
export function knownUntilMs(view: RequestView, nowMs: number): number {
  return Math.max(view.startMs, Math.min(nowMs, lastByteMs(view)))
}

/** When the last byte of the answer is back, virtual ms; Infinity while there is no answer. */
export function lastByteMs({ startMs, finished }: RequestView): number {
  return finished ? startMs + finished.totalMs : Infinity
}

/**
 * Length in ms that every bar is measured against: room for the longest row, rounded up to one of ten steps in each
 * power of ten, so that bars rescale in steps and not on every frame while a request grows. At least 1.
 */
export function scaleOf(rows: readonly Row[], nowMs: number): number {
  const longestMs = rows.reduce((longest, row) => Math.max(longest, knownUntilMs(row.view, nowMs) - row.zeroMs), 1)
  const decade = 10 ** Math.floor(Math.log10(longestMs))
  return decade * ([1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.4, 8].find((step) => step * decade >= longestMs) ?? 10)
}

/** The address as a row shows it: path and query, with the host in front when the list holds several hosts. */
export function shortUrl(url: string, withHost: boolean): string {
  const parts = partsOf(url)
  return parts ? (withHost ? parts.host : '') + parts.path : url
}

/** Do the requests go to more than one host? */
export function severalHosts(requests: readonly RequestView[]): boolean {
  return new Set(requests.map((view) => partsOf(view.request.url)?.host)).size > 1
}

function partsOf(url: string): { readonly host: string; readonly path: string } | null {
  const match = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)([^#]*)/i.exec(url)
  return match?.[1] === undefined ? null : { host: match[1], path: match[2] || '/' }
}

/** What a node is called on the stage; its id where no name was given. */
export function labelOf(node: NodeId, labels: Readonly<Record<NodeId, string>>): string {
  return labels[node] ?? node
}
