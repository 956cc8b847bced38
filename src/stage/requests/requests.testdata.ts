/** Requests for the tests of these rooms, as the projection would make them. */
import type { Decision, DecisionInputs, RuleName } from '../../engine/decision.ts'
import { RUNGS, type RungId } from '../../engine/rungs.ts'
import type { Phase } from '../../world/log.ts'
import type { RequestView } from '../state.ts'

export const heroUrl = 'https://www.shop.example/hero.jpg'

export const nodeLabels = {
  'browser:tokyo': 'Tokyo',
  'browser:sydney': 'Sydney',
  'pop:tokyo': 'Tokyo POP',
  'pop:sydney': 'Sydney POP',
  origin: 'Origin · Virginia',
}

export function decided(because: RungId, outcome: string, inputs: DecisionInputs = {}): Decision {
  return { rule: RUNGS[because].rule as RuleName, outcome, because, inputs }
}

/** Phases one after the other from `startMs`: `['dns', 12], ['tcp', 20]`. */
export function phasesFrom(startMs: number, ...lengths: readonly (readonly [Phase, number])[]): RequestView['phases'] {
  let fromMs = startMs
  return lengths.map(([phase, lengthMs]) => {
    const untilMs = fromMs + lengthMs
    const span = { phase, node: 'browser:tokyo', fromMs, untilMs }
    fromMs = untilMs
    return span
  })
}

/** A user's request from Tokyo, not answered yet. */
export function viewOf(over: Partial<RequestView> = {}): RequestView {
  return {
    req: 'r1',
    parent: null,
    from: 'browser:tokyo',
    to: 'pop:tokyo',
    startMs: 0,
    request: { method: 'GET', url: heroUrl, headers: [['Accept', 'image/*']] },
    phases: [],
    decisions: [],
    finished: null,
    ...over,
  }
}

/** An answer `totalMs` after the start. */
export function finishedAt(startMs: number, totalMs: number, over: Partial<NonNullable<RequestView['finished']>> = {}): NonNullable<RequestView['finished']> {
  return {
    atMs: startMs + totalMs,
    outcome: 'hit',
    answeredBy: 'pop:tokyo',
    response: { status: 200, headers: [['Cache-Control', 'public, max-age=300'], ['Age', '41']], body: { lengthBytes: 45_230 } },
    ttfbMs: totalMs,
    totalMs,
    roundTrips: 1,
    ...over,
  }
}

/** A cold miss at 0 ms with the POP's fetch behind it, and a warm hit at 41 s. */
export function missThenHit(): readonly RequestView[] {
  return [
    viewOf({
      phases: phasesFrom(0, ['dns', 46], ['tcp', 20], ['tls', 20], ['request', 10], ['lookup', 1], ['upstream', 190], ['response', 10]),
      decisions: [
        { node: 'pop:tokyo', atMs: 96, decision: decided('uri-key', `GET ${heroUrl}`, { method: 'GET', url: heroUrl }) },
        { node: 'pop:tokyo', atMs: 96, decision: decided('no-stored-response', 'none') },
        { node: 'pop:tokyo', atMs: 97, decision: decided('first-to-ask', 'fetch') },
        { node: 'pop:tokyo', atMs: 287, decision: decided('explicit-lifetime', 'yes', { kind: 'shared' }) },
        { node: 'pop:tokyo', atMs: 287, decision: decided('max-age', '300', { maxAgeSeconds: 300 }) },
      ],
      finished: finishedAt(0, 301, { outcome: 'miss', answeredBy: 'origin', ttfbMs: 297, roundTrips: 3 }),
    }),
    viewOf({
      req: 'r1/f1',
      parent: 'r1',
      from: 'pop:tokyo',
      to: 'origin',
      startMs: 97,
      phases: phasesFrom(97, ['request', 80], ['queue', 10], ['think', 20], ['response', 80]),
      finished: finishedAt(97, 194, { outcome: 'miss', answeredBy: 'origin', ttfbMs: 190 }),
    }),
    viewOf({
      req: 'r2',
      startMs: 41_000,
      phases: phasesFrom(41_000, ['request', 10], ['lookup', 1], ['response', 10]),
      decisions: [
        { node: 'pop:tokyo', atMs: 41_010, decision: decided('uri-key', `GET ${heroUrl}`, { method: 'GET', url: heroUrl }) },
        { node: 'pop:tokyo', atMs: 41_010, decision: decided('no-vary', 'selected', { stored: 1, matching: 1, variant: '' }) },
        { node: 'pop:tokyo', atMs: 41_010, decision: decided('current-age', '40.903', { ageAtStoreSeconds: 0.19, residentSeconds: 40.713 }) },
        { node: 'pop:tokyo', atMs: 41_010, decision: decided('fresh', 'reuse', { ageSeconds: 40.903, lifetimeSeconds: 300 }) },
      ],
      finished: finishedAt(41_000, 25, { ttfbMs: 21 }),
    }),
  ]
}
