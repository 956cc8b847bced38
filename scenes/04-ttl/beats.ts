/** The beats: what happens on the stage, what is asked before it, and what may be touched. */
import type { Beat, WhatIf } from '../../src/lesson/scene.ts'
import { formatSeconds } from '../../src/stage/prose/message.ts'
import { originRequests, userRequests } from '../../src/world/report.ts'
import { WAY_IDS, TRAP_VISITS, leftAtStoreSeconds, oldUntilSeconds, sourceOf, storings, tryWay, type TtlTrial } from './readings.ts'
import { BROWSER, EDGE, HEADERS, WORDS, deploy, reload, visit, type TtlSettings } from './world.ts'

/** Stage time before a scripted visit, so that its start is seen. */
const LEAD_MS = 5

/** The deploy of the last beat. */
export const DEPLOY_MS = 90_000

/** For how long the copy that came to Mika's browser from the edge may be used, s. */
function secondLeftSeconds({ run }: TtlTrial): number {
  const copy = storings(run.log, BROWSER).at(1)
  return copy ? leftAtStoreSeconds(copy) : NaN
}

/** The lifetime that the edge gave its first copy, times a factor, as text. */
function lifetimeText({ run }: TtlTrial, factor = 1): string {
  const lifetimeSeconds = storings(run.log, EDGE).at(0)?.freshnessLifetimeSeconds ?? 0
  return lifetimeSeconds > 0 ? formatSeconds(lifetimeSeconds * factor) : 'none'
}

const lastReq = ({ run }: TtlTrial) => userRequests(run.log).at(-1)?.req ?? null

const oneNumber: WhatIf<TtlSettings> = {
  id: 'one-number',
  settings: { header: HEADERS.one },
  figures: (before, after) => ({ originBefore: originRequests(before.run.log), originAfter: originRequests(after.run.log) }),
}

const untilText = (trial: TtlTrial): string => formatSeconds(Math.round(oldUntilSeconds(trial) ?? 0))

const ageReset: WhatIf<TtlSettings> = {
  id: 'age-reset',
  settings: { resetAge: true },
  figures: (before, after) => ({ untilBefore: untilText(before), untilAfter: untilText(after) }),
}

const shortEdge: WhatIf<TtlSettings> = {
  id: 'short-edge',
  settings: { header: HEADERS.shorter },
  figures: (before, after) => ({ untilBefore: untilText(before), untilAfter: untilText(after), originBefore: originRequests(before.run.log), originAfter: originRequests(after.run.log) }),
}

export const beats: readonly Beat<TtlSettings>[] = [
  {
    id: 'one-number',
    plate: 'lanes',
    script: () => ({ inputs: [visit(LEAD_MS), visit(30_000), visit(75_000)], startMs: 0 }),
    controls: ['visit', 'wait-half', 'header'],
    focus: [BROWSER, EDGE],
    meters: ['browser', 'edge', 'origin'],
  },
  {
    id: 'two-numbers',
    plate: 'lanes',
    settings: { header: HEADERS.two },
    script: () => ({ inputs: [visit(LEAD_MS), visit(75_000)], startMs: 25_000 }),
    controls: ['visit', 'wait-half', 'header'],
    predict: {
      id: 'who-answers',
      kind: 'one',
      options: () => ['browser', 'edge', 'origin'],
      answer: ({ run }) => {
        const second = userRequests(run.log)[1]
        return (second && sourceOf(second)) ?? ''
      },
      because: lastReq,
    },
    whatIf: [oneNumber],
    meters: ['browser', 'edge', 'origin'],
  },
  {
    id: 'trap',
    plate: 'lanes',
    settings: { header: HEADERS.two },
    script: () => ({ inputs: TRAP_VISITS, startMs: 200_000 - LEAD_MS }),
    controls: ['visit', 'wait-half'],
    predict: {
      id: 'browser-stale',
      kind: 'number',
      range: { min: 0, max: 420, step: 5, unit: 's' },
      answer: secondLeftSeconds,
      tolerance: () => 5,
      because: lastReq,
    },
    focus: [BROWSER],
    meters: ['browser', 'edge', 'origin'],
  },
  {
    id: 'ways-out',
    plate: 'lanes',
    settings: { header: HEADERS.two },
    script: () => ({ inputs: TRAP_VISITS, startMs: 200_000 - LEAD_MS }),
    controls: ['way', 'reset', 'header'],
    predict: {
      id: 'ways-out',
      kind: 'many',
      options: () => WAY_IDS,
      answer: () => WAY_IDS.filter((way) => tryWay(way).escapes),
    },
    focus: [BROWSER],
    meters: ['browser', 'edge', 'origin'],
  },
  {
    id: 'no-ttl',
    plate: 'lanes',
    settings: { header: HEADERS.none },
    script: () => ({ inputs: [visit(LEAD_MS), visit(600_000)], startMs: 0 }),
    controls: ['visit', 'wait-ten', 'header'],
    predict: {
      id: 'no-ttl',
      kind: 'one',
      // Not at all; a tenth of the time unchanged; all of it; for ever.
      options: (trial) => ['none', lifetimeText(trial), lifetimeText(trial, 10), 'kept'],
      answer: (trial) => lifetimeText(trial),
      because: ({ run }) => userRequests(run.log)[0]?.req ?? null,
    },
    meters: ['browser', 'edge', 'origin'],
  },
  {
    id: 'words',
    plate: 'lanes',
    settings: { header: WORDS['no-cache'] },
    script: () => ({ inputs: [visit(LEAD_MS), visit(20_000), reload(40_000), visit(75_000), visit(80_000)], startMs: 0 }),
    controls: ['word', 'header'],
    meters: ['browser', 'edge', 'origin'],
  },
  {
    id: 'deploy',
    plate: 'lanes',
    settings: { header: HEADERS.two },
    script: () => ({ inputs: [visit(LEAD_MS), deploy(DEPLOY_MS), visit(120_000), visit(590_000), visit(610_000)], startMs: DEPLOY_MS - LEAD_MS }),
    controls: ['visit', 'wait-half', 'header'],
    predict: {
      id: 'old-until',
      kind: 'number',
      range: { min: 90, max: 900, step: 10, unit: 's' },
      answer: (trial) => oldUntilSeconds(trial) ?? NaN,
      tolerance: () => 10,
      because: ({ run }) => userRequests(run.log).at(2)?.req ?? null,
    },
    whatIf: [ageReset, shortEdge],
    focus: [EDGE],
    meters: ['outdated', 'origin'],
  },
]
