/** The beats: what happens on the stage, what is asked before it, and what may be touched. */
import type { Beat, Script, Trial, WhatIf } from '../../src/lesson/scene.ts'
import { formatCount, formatMs } from '../../src/stage/prose/message.ts'
import { INITIAL_WINDOW_SEGMENTS, roundMs } from '../../src/world/physics.ts'
import { eventsOf, requests, userRequests } from '../../src/world/report.ts'
import { bodiesSent, crossings, type Crossing } from './crossings.ts'
import { lastShown } from './figures.ts'
import { LONGER_SECONDS, POP, deploy, visits, type RevalidationSettings } from './world.ts'

type RevalidationTrial = Trial<RevalidationSettings>

/** Stage time before a scripted event, so that its start is seen. */
const LEAD_MS = 5
const FILL_MS = LEAD_MS
const STALE_MS = 75_000

/** Visits of which those from `fromMs` on play; what lies before is history. */
function script(timesMs: readonly number[], fromMs: number, deploys: Script['inputs'] = []): Script {
  return { inputs: [...visits(timesMs), ...deploys].sort((a, b) => a.atMs - b.atMs), startMs: fromMs - LEAD_MS }
}

const lastReq = ({ run }: RevalidationTrial): string | null => userRequests(run.log).at(-1)?.req ?? null

/** By how much the first 304 shortened the wait for the whole list, against the fetch before it, ms. */
function savedMs({ run: { log } }: RevalidationTrial): number {
  const [first, ...later] = crossings(log)
  const renewal = later.find((crossing) => crossing.status === 304)
  return first && renewal ? roundMs(first.totalMs - renewal.totalMs) : 0
}

/** How often the edge went to the origin for the run's last request. */
function tripsOfLast(trial: RevalidationTrial): string {
  return String(requests(trial.run.log).filter((row) => row.parent === lastReq(trial)).length)
}

/** The same figures of one answer of each run, `…Before` and `…After`. */
function beside(pick: (all: readonly Crossing[]) => Crossing | undefined): NonNullable<WhatIf<RevalidationSettings>['figures']> {
  return (before, after) => ({ ...named(pick(crossings(before.run.log)), 'Before'), ...named(pick(crossings(after.run.log)), 'After'), bodiesBefore: bodiesSent(before.run.log), bodiesAfter: bodiesSent(after.run.log) })
}

function named(crossing: Crossing | undefined, when: 'Before' | 'After') {
  return crossing ? { [`whole${when}`]: formatMs(crossing.totalMs), [`byte${when}`]: formatMs(crossing.firstByteMs), [`transfer${when}`]: formatMs(crossing.partsMs.body), [`bytes${when}`]: formatCount(crossing.bytes) } : {}
}

/** The first fetch under both, and what a 304 spares after the change. */
const fetchBeside: WhatIf<RevalidationSettings>['figures'] = (before, after) => ({
  ...beside((all) => all[0])(before, after),
  packets: INITIAL_WINDOW_SEGMENTS,
  savedBefore: formatMs(savedMs(before)),
  savedAfter: formatMs(savedMs(after)),
  renewalAfter: formatMs(crossings(after.run.log).find((crossing) => crossing.status === 304)?.totalMs ?? 0),
})

const lastWait = ({ run }: RevalidationTrial): string => formatMs(userRequests(run.log).at(-1)?.ttfbMs ?? 0)

export const beats: readonly Beat<RevalidationSettings>[] = [
  {
    id: 'stale',
    plate: 'map',
    script: () => script([FILL_MS, STALE_MS], STALE_MS),
    controls: ['send'],
    predict: {
      id: 'stale',
      kind: 'number',
      range: { min: 0, max: 300, step: 5, unit: 'ms' },
      answer: savedMs,
      tolerance: () => 10,
      because: lastReq,
    },
    focus: [POP],
    meters: ['asked', 'bodies'],
  },
  {
    id: 'renewed',
    plate: 'map',
    script: () => script([FILL_MS, STALE_MS, 80_000, 140_500], 80_000),
    controls: ['next-lifetime', 'send', 'wait-minute'],
    whatIf: [{ id: 'longer', settings: { nextLifetime: LONGER_SECONDS }, figures: (before, after) => ({ lastBefore: lastWait(before), lastAfter: lastWait(after), longer: LONGER_SECONDS }) }],
    focus: [POP],
    meters: ['asked', 'bodies'],
  },
  {
    id: 'bytes',
    plate: 'map',
    script: () => script([FILL_MS, STALE_MS], FILL_MS),
    controls: ['mbit', 'size'],
    whatIf: [
      { id: 'slow-link', settings: { mbit: 1 }, figures: fetchBeside },
      { id: 'slow-start', settings: { slowStart: true }, figures: fetchBeside },
    ],
    meters: ['asked', 'bodies'],
  },
  {
    id: 'changed',
    plate: 'map',
    script: () => script([FILL_MS, STALE_MS], 70_000, [deploy(70_000)]),
    controls: ['send', 'wait-minute', 'deploy'],
    predict: {
      id: 'changed',
      kind: 'one',
      options: () => ['0', '1', '2'],
      answer: tripsOfLast,
      because: lastReq,
    },
    focus: ['origin'],
    meters: ['asked', 'bodies'],
  },
  {
    id: 'blind',
    plate: 'map',
    settings: { validator: 'none' },
    script: () => script([FILL_MS, STALE_MS, 150_000], STALE_MS),
    controls: ['validator', 'send', 'wait-minute'],
    whatIf: [
      { id: 'with-etag', settings: { validator: 'etag' }, figures: beside((all) => all.at(-1)) },
      { id: 'per-server', settings: { validator: 'servers' }, figures: beside((all) => all.at(-1)) },
    ],
    meters: ['asked', 'bodies'],
  },
  {
    id: 'second',
    plate: 'map',
    settings: { validator: 'date' },
    script: () => script([FILL_MS, 70_300, 140_000], 70_100, [deploy(70_100), deploy(70_900)]),
    controls: ['send', 'wait-minute', 'deploy'],
    predict: {
      id: 'second',
      kind: 'one',
      options: ({ run }) => ['1', ...eventsOf(run.log, 'deployed').map((event) => String(event.version))],
      answer: ({ run }) => String(lastShown(run.log) ?? ''),
      because: lastReq,
    },
    whatIf: [{ id: 'etag-instead', settings: { validator: 'etag' }, figures: (before, after) => ({ shownBefore: lastShown(before.run.log) ?? '', shownAfter: lastShown(after.run.log) ?? '' }) }],
    focus: ['origin'],
    meters: ['asked', 'bodies'],
  },
  {
    id: 'always',
    plate: 'map',
    settings: { policy: 'always' },
    script: () => script([FILL_MS, 2_000, 4_000, 6_000], 2_000, [deploy(5_000, true)]),
    controls: ['policy', 'validator', 'send', 'wait-minute', 'deploy', 'repack'],
    predict: {
      id: 'always',
      kind: 'one',
      options: ({ run }) => userRequests(run.log).map((_, index) => String(index + 1)),
      answer: ({ run }) => String(bodiesSent(run.log)),
      because: lastReq,
    },
    whatIf: [{ id: 'weak', settings: { validator: 'weak' }, figures: beside((all) => all.at(-1)) }],
    meters: ['asked', 'bodies'],
  },
]
