import type { Outcome } from '../../engine/decision.ts'
import type { RequestId } from '../../world/log.ts'
import { platesCopy } from '../copy/plates.en.ts'
import type { RequestView, StageState } from '../state.ts'
import type { StageLink, StageNode } from '../topology.ts'

/** What an actor is doing at one moment, read from the requests on the stage. */
export type NodeStatus =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'words'; readonly text: string; readonly mark?: NodeMark }
  /** A browser's last answer; its outcome is null where no cache took part. */
  | { readonly kind: 'answered'; readonly outcome: Outcome | null; readonly status: number; readonly ttfbMs: number; readonly req: RequestId }

/** What is drawn on an actor as well: it fails, or a purge has passed it that others still await. */
export type NodeMark = 'down' | 'purged'

const QUIET: NodeStatus = { kind: 'quiet' }

/** Statuses of all nodes at once: one pass over the requests, however many there are. */
export function nodeStatuses(nodes: readonly StageNode[], state: StageState): ReadonlyMap<string, NodeStatus> {
  const copy = platesCopy.node
  const latest = new Map<string, RequestView>()
  const busy = new Map<string, { lookup: number; wait: number; upstream: number; think: number; queue: number }>()
  for (const request of state.requests) {
    if (request.parent === null) latest.set(request.from, request)
    if (request.finished) continue
    for (const { phase, node, fromMs, untilMs } of request.phases) {
      if (fromMs > state.tMs || untilMs <= state.tMs) continue
      const counts = busy.get(node) ?? { lookup: 0, wait: 0, upstream: 0, think: 0, queue: 0 }
      if (phase in counts) counts[phase as keyof typeof counts] += 1
      busy.set(node, counts)
    }
  }
  const words = (text: string): NodeStatus => ({ kind: 'words', text })
  const statusOf = (node: StageNode): NodeStatus => {
    if (node.kind === 'browser') {
      const request = latest.get(node.id)
      if (!request || request.startMs < (node.answersFromMs ?? 0)) return QUIET
      if (!request.finished) return words(copy.asking)
      const { outcome, response, ttfbMs } = request.finished
      return { kind: 'answered', outcome, status: response.status, ttfbMs, req: request.req }
    }
    if (node.kind !== 'origin' && state.down?.includes(node.id)) return { kind: 'words', text: copy.down, mark: 'down' }
    const counts = busy.get(node.id)
    if (node.kind === 'origin') {
      if (state.origin.failing) return words(copy.down)
      const working = Math.max(state.origin.busy, counts?.think ?? 0)
      const queued = Math.max(state.origin.queueLength, counts?.queue ?? 0)
      return working + queued > 0 ? words(copy.origin(working, queued)) : QUIET
    }
    if (state.purged?.includes(node.id)) return { kind: 'words', text: copy.purged, mark: 'purged' }
    if (!counts) return QUIET
    if (counts.wait > 0) return words(copy.waiting(counts.wait))
    if (counts.upstream > 0) return words(copy.upstream(counts.upstream))
    return counts.lookup > 0 ? words(copy.lookup) : QUIET
  }
  return new Map(nodes.map((node) => [node.id, statusOf(node)]))
}

/** Statuses that look the same, so that a drawing can be left as it is. */
export function sameStatus(a: NodeStatus, b: NodeStatus): boolean {
  if (a.kind === 'words') return b.kind === 'words' && a.text === b.text && a.mark === b.mark
  if (a.kind === 'answered') return b.kind === 'answered' && a.outcome === b.outcome && a.status === b.status && a.ttfbMs === b.ttfbMs
  return b.kind === 'quiet'
}

export function markOf(status: NodeStatus | undefined): NodeMark | undefined {
  return status?.kind === 'words' ? status.mark : undefined
}

/** The status in words, for accessible names. */
export function statusWords(status: NodeStatus): string | null {
  if (status.kind === 'words') return status.text
  return status.kind === 'answered' ? platesCopy.node.answered(status.outcome, status.status, status.ttfbMs) : null
}

/** Links that a request under way is using: `from→to`. */
export function openLinks(state: StageState): ReadonlySet<string> {
  return new Set(state.requests.flatMap((request) => (request.finished ? [] : [`${request.from}→${request.to}`])))
}

/** Is a connection open on this link, whoever opened it? With a machine that is down there is none, nor one kept open. */
export function isConnected({ connections, down = [] }: Pick<StageState, 'connections' | 'down'>, { from, to, keptOpen = false }: StageLink): boolean {
  if (down.includes(from) || down.includes(to)) return false
  return keptOpen || connections.includes(`${from}→${to}`) || connections.includes(`${to}→${from}`)
}
