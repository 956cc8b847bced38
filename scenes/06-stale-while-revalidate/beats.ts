/** The beats: what happens on the stage, what is asked before it, and what may be touched. */
import type { Beat, WhatIf } from '../../src/lesson/scene.ts'
import { makeTrialOf } from './alternatives.ts'
import { shownSeconds } from './figures.ts'
import { originRequests, userRequests } from '../../src/world/report.ts'
import { bugLifetimeEndSeconds, bugSightings, failures, lastBugSeconds, lastBugSighting, visitors, waiters, type SwrTrial } from './readings.ts'
import { BOTH_UNTIL_MS, FIX_MS, bugInBoth, bugInOneCity, failure, night, quiet } from './traffic.ts'
import { ON_ERROR, popOf, type SwrSettings } from './world.ts'

const waited = ({ run }: SwrTrial): number => waiters(run.log).length
const saw = ({ run }: SwrTrial): number => bugSightings(run.log).length
const lastText = ({ run }: SwrTrial): string => shownSeconds(lastBugSeconds(run.log))

const withWindow: WhatIf<SwrSettings> = {
  id: 'with-window',
  settings: { window: '30' },
  figures: (before, after) => ({ waitedBefore: waited(before), waitedAfter: waited(after), originBefore: originRequests(before.run.log), originAfter: originRequests(after.run.log) }),
}

const noWindow: WhatIf<SwrSettings> = {
  id: 'no-window',
  settings: { window: '0' },
  figures: (before, after) => ({ sawBefore: saw(before), sawAfter: saw(after), waitedBefore: waited(before), waitedAfter: waited(after), lastBefore: lastText(before), lastAfter: lastText(after) }),
}

const shorterLife: WhatIf<SwrSettings> = {
  id: 'shorter-life',
  settings: { ttl: '30' },
  figures: (before, after) => ({ lastBefore: lastText(before), lastAfter: lastText(after), originBefore: originRequests(before.run.log), originAfter: originRequests(after.run.log) }),
}

const bothWords: WhatIf<SwrSettings> = {
  id: 'must-revalidate',
  settings: { onError: 'must-revalidate' },
  figures: (before, after) => ({ errorsBefore: failures(before.run.log).length, errorsAfter: failures(after.run.log).length }),
}

/** How far the bug reached in London: to the fix, to the end of the copy's lifetime and a fetch beyond it, or further. */
const REACHES = ['fix', 'lifetime', 'window'] as const
function reachOf(trial: SwrTrial): (typeof REACHES)[number] {
  const lastSeconds = lastBugSeconds(trial.run.log, 'london')
  if (!(lastSeconds > FIX_MS / 1000 + 1)) return 'fix'
  // Half of the window lies between the two: a busy city is not near it.
  return lastSeconds <= bugLifetimeEndSeconds(trial, 'london') + Number(trial.settings.window) / 2 ? 'lifetime' : 'window'
}

export const beats: readonly Beat<SwrSettings>[] = [
  {
    id: 'boundary',
    plate: 'lanes',
    script: quiet,
    controls: ['visit-london', 'wait-half'],
    whatIf: [withWindow],
    focus: [popOf('london')],
    meters: ['waited', 'hits', 'origin'],
  },
  {
    id: 'behind',
    plate: 'lanes',
    settings: { window: '30' },
    script: quiet,
    controls: ['visit-london', 'wait-half', 'window'],
    predict: {
      id: 'behind',
      kind: 'one',
      // Nobody, as many as without the window, or everybody.
      options: (trial) => [...new Set([0, waited(makeTrialOf(trial, { window: '0' })), visitors(trial.run.log).length])].sort((a, b) => a - b).map(String),
      answer: (trial) => String(waited(trial)),
      because: ({ run }) => userRequests(run.log).find((row) => row.outcome === 'stale')?.req ?? null,
    },
    focus: [popOf('london')],
    meters: ['waited', 'stale', 'origin'],
  },
  {
    id: 'bug',
    plate: 'lanes',
    settings: { window: '30' },
    script: bugInOneCity,
    controls: ['window', 'visit-london'],
    predict: {
      id: 'reach',
      kind: 'one',
      options: () => REACHES,
      answer: reachOf,
      because: ({ run }) => lastBugSighting(run.log)?.req ?? null,
    },
    whatIf: [noWindow],
    focus: [popOf('london')],
    meters: ['waited', 'bug', 'after'],
  },
  {
    id: 'sparse',
    plate: 'lanes',
    settings: { window: '30', cities: 'both' },
    script: bugInBoth,
    controls: ['window', 'visit-auckland', 'wait-half'],
    predict: {
      id: 'last-sighting',
      kind: 'number',
      range: { min: 100, max: BOTH_UNTIL_MS / 1000, step: 2, unit: 's' },
      answer: ({ run }) => Math.round(lastBugSeconds(run.log) * 10) / 10,
      tolerance: () => 4,
      because: ({ run }) => lastBugSighting(run.log)?.req ?? null,
    },
    whatIf: [shorterLife],
    focus: [popOf('auckland')],
    meters: ['waited', 'bug', 'after'],
  },
  {
    id: 'windows',
    plate: 'lanes',
    settings: { window: '3600', cities: 'both' },
    script: night,
    controls: ['window', 'visit-auckland'],
    meters: ['waited', 'bug', 'after'],
  },
  {
    id: 'failure',
    plate: 'lanes',
    settings: { window: '30', onError: 'stale-if-error' },
    script: failure,
    controls: ['on-error', 'window'],
    predict: {
      id: 'errors',
      kind: 'one',
      options: (trial) => [...new Set(ON_ERROR.map((onError) => failures(makeTrialOf(trial, { onError }).run.log).length))].sort((a, b) => a - b).map(String),
      answer: ({ run }) => String(failures(run.log).length),
      because: ({ run }) => userRequests(run.log).find((row) => row.outcome === 'stale')?.req ?? null,
    },
    whatIf: [bothWords],
    focus: ['origin', popOf('london')],
    meters: ['errors', 'stale', 'waited'],
  },
]
