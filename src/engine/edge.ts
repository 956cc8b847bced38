/**
 * One cache node (RFC 9111), sans I/O. In: an event and the time. Out: effects for the driver to carry out, and the decisions
 * that led to them, in order. What it decides stands in the ladders of `program.ts`; what follows from a decision stands in
 * `edge/`. Left out: clocks, connections, timers; whoever drives the node has those.
 */
import type { CacheEvent, CacheNode, CacheNodeOptions, NodeUsage, StepResult } from './edge.types.ts'
import { again, hitAgain } from './edge/again.ts'
import { createJournal } from './edge/journal.ts'
import { onRequest } from './edge/lookup.ts'
import { onPurge } from './edge/purge.ts'
import { forgetRemovals } from './edge/removal.ts'
import { onUpstreamBodyEnd, onUpstreamFailure, onUpstreamResponse } from './edge/settle.ts'
import type { NodeState, Turn } from './edge/turn.ts'
import { wayFor, type UrlWay } from './edge/ways.ts'
import { forgetNames, noteNames } from './http/names.ts'
import { createStore } from './store/store.ts'
import { summaryOf } from './store/summary.ts'

const NO_DECISIONS: StepResult['decisions'] = []

/**
 * A cache node that holds nothing yet. Its `step` throws on misuse only: an answer to a fetch that is not in flight, a request
 * id that is still unanswered. Whatever stands in a message is data and has a defined outcome.
 * @param options fixed for the node's life
 */
export function createCacheNode(options: CacheNodeOptions): CacheNode {
  const state: NodeState = {
    step: 0,
    store: createStore(),
    fetches: new Map(),
    flights: new Map(),
    refreshing: new Map(),
    arriving: new Map(),
    journal: createJournal(),
    ways: new Map(),
    unanswered: new Set(),
  }
  return {
    options,
    step(event, nowMs, trace = true) {
      state.step += 1
      if (event.type === 'request') refuseTwice(options, state, event.requestId)
      const known = trace ? null : again(options, state, event, nowMs)
      if (known !== null) return known
      const turn: Turn = { options, state, nowMs, effects: [], decisions: trace ? [] : null }
      // Nobody changes a message while the step lasts.
      noteNames()
      try {
        take(turn, event)
      } finally {
        forgetNames()
      }
      forgetRemovals(turn)
      return { effects: turn.effects, decisions: turn.decisions ?? NO_DECISIONS } satisfies StepResult
    },
    hit(request, nowMs, way) {
      const known = hitAgain(options, state, request, nowMs, way as UrlWay | undefined)
      if (known === null) return null
      state.step += 1
      return known
    },
    wayTo: (url) => wayFor(state, url) ?? null,
    keeps: (fetchId) => state.fetches.get(fetchId)?.arrival?.stored != null,
    entries: () => [...state.store.byUse()].reverse().map((stored) => summaryOf(stored, options)),
    usage: () => usageOf(state),
  }
}

function take(turn: Turn, event: CacheEvent): void {
  switch (event.type) {
    case 'request':
      return onRequest(turn, event.requestId, event.request)
    case 'upstream-response':
      return onUpstreamResponse(turn, event)
    case 'upstream-body-end':
      return onUpstreamBodyEnd(turn, event)
    case 'upstream-failure':
      return onUpstreamFailure(turn, event)
    case 'purge':
      return onPurge(turn, event)
  }
}

function refuseTwice(options: CacheNodeOptions, state: NodeState, requestId: string): void {
  if (!state.unanswered.has(requestId)) return
  throw new Error(`${options.name} still owes request ${requestId} an answer. Give each request an id of its own.`)
}

function usageOf({ store, fetches, flights, refreshing, arriving, unanswered, journal, ways }: NodeState): NodeUsage {
  return {
    storedResponses: store.count(),
    storedBytes: store.usedBytes(),
    fetchesInFlight: fetches.size,
    requestsUnanswered: unanswered.size,
    namesInFlight: flights.size + refreshing.size + arriving.size,
    removalsNoted: journal.size(),
    addressesRemembered: ways.size,
  }
}
