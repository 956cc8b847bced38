/** A node and its two neighbours in a test: what is sent to it, and what it did, in short words. */
import { at, node, PHOTO, request, response, type Fields } from './engine.testkit.ts'
import type { CacheEffect, CacheNodeOptions, PurgeMode, PurgeSelector, StepResult } from './edge.types.ts'
import type { HttpRequest, HttpResponse } from './http/message.ts'

export interface Told {
  /** E.g. `respond r1 hit 200`, `forward r1/f1`, `wait r2 for r1/f1`. */
  readonly effects: readonly string[]
  /** E.g. `r1 key uri-key`. */
  readonly decisions: readonly string[]
  readonly raw: StepResult
  /** The first answer in the step. */
  readonly answer: HttpResponse | undefined
  /** The first forwarded request in the step. */
  readonly forwarded: HttpRequest | undefined
}

/** Times in seconds from the start. */
export function play(options: Partial<CacheNodeOptions> = {}) {
  const cache = node(options)
  return {
    cache,
    ask: (requestId: string, seconds: number, fields: Fields = {}, method = 'GET', url?: string) =>
      told(cache.step({ type: 'request', requestId, request: request(fields, method, url) }, at(seconds))),
    /** Sent and answered in the same instant, so that ages stay whole. */
    answer: (fetchId: string, seconds: number, fields: Fields = {}, status = 200, lengthBytes = 1000) =>
      told(
        cache.step(
          { type: 'upstream-response', fetchId, response: response(fields, status, lengthBytes), requestSentAtMs: at(seconds) },
          at(seconds),
        ),
      ),
    /** The head of an answer, its body still to come; `lengthBytes` is what it announces. */
    head: (fetchId: string, seconds: number, fields: Fields = {}, status = 200, lengthBytes = 1000) =>
      told(
        cache.step(
          { type: 'upstream-response', fetchId, response: response(fields, status, lengthBytes), requestSentAtMs: at(seconds), body: 'arriving' },
          at(seconds),
        ),
      ),
    /** The body's end; `lengthBytes` is what came, null what nobody kept. */
    end: (fetchId: string, seconds: number, lengthBytes: number | null = 1000, complete = true) =>
      told(cache.step({ type: 'upstream-body-end', fetchId, body: lengthBytes === null ? null : { lengthBytes }, complete }, at(seconds))),
    purge: (purgeId: string, seconds: number, selector: PurgeSelector = { by: 'url', url: PHOTO }, mode: PurgeMode = 'hard') =>
      told(cache.step({ type: 'purge', purgeId, selector, mode }, at(seconds))),
    fail: (fetchId: string, seconds: number, reason = 'no route') => told(cache.step({ type: 'upstream-failure', fetchId, reason }, at(seconds))),
  }
}

function told(raw: StepResult): Told {
  const answer = raw.effects.find((effect) => effect.type === 'respond')
  const forwarded = raw.effects.find((effect) => effect.type === 'forward')
  return {
    effects: raw.effects.map(inWords),
    decisions: raw.decisions.map(({ requestId, decision }) => `${requestId} ${decision.rule} ${decision.because}`),
    raw,
    answer: answer?.response,
    forwarded: forwarded?.request,
  }
}

function inWords(effect: CacheEffect): string {
  switch (effect.type) {
    case 'respond':
      return `respond ${effect.requestId} ${effect.outcome} ${effect.response.status}`
    case 'forward':
      return `forward ${effect.fetchId}${effect.conditional ? ' conditional' : ''}${effect.background ? ' background' : ''}`
    case 'wait':
      return `wait ${effect.requestId} for ${effect.fetchId}`
    case 'evicted':
      return `evicted ${effect.reason}`
    case 'purged':
      return `purged ${effect.removed} removed ${effect.marked} marked`
    default:
      return effect.type
  }
}
