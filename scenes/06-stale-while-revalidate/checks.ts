/** The tasks at the end: choose a header for two cities, find the last visitor who sees the bug, and say why an answer was old. */
import { listed } from '../../src/language/lists.ts'
import type { Check, Trial } from '../../src/lesson/scene.ts'
import { formatSeconds } from '../../src/stage/prose/message.ts'
import { eventsOf, originRequests, userRequests } from '../../src/world/report.ts'
import { RIGHTS, lastBugSighting, lastBugSeconds, rightOf, waiters, type SwrTrial } from './readings.ts'
import { BOTH_UNTIL_MS, FIX_MS, wholeStory } from './traffic.ts'
import { DIAGNOSIS, diagnosisScript, lastVisitorScript, variantOf } from './variants.ts'
import { FIX, cacheControl, type SwrSettings } from './world.ts'
import { units } from '../../src/language/units.en.ts'

const MOST_SECONDS_AFTER_FIX = 40
const MOST_ORIGIN_REQUESTS = 20

/** Nothing is reached before the whole story has been seen: at its beginning nobody can have seen the bug. */
function chosen({ run: { log, endMs } }: Trial<SwrSettings>) {
  const told = endMs >= BOTH_UNTIL_MS
  const waited = waiters(log).filter((row) => row.user === 'london').length
  const afterSeconds = lastBugSeconds(log) - FIX_MS / 1000
  const seen = Number.isFinite(afterSeconds) ? 1 : 0
  return [
    { id: 'waits', met: told && waited === 0, figures: { waited } },
    { id: 'bug', met: told && !(afterSeconds > MOST_SECONDS_AFTER_FIX), figures: { most: formatSeconds(MOST_SECONDS_AFTER_FIX), seen, after: seen ? formatSeconds(Math.max(0, afterSeconds)) : '' } },
    { id: 'origin', met: told && originRequests(log) <= MOST_ORIGIN_REQUESTS, figures: { most: MOST_ORIGIN_REQUESTS, asked: originRequests(log) } },
  ]
}

/** In one piece, wherever the line ends. */
const at = (ms: number): string => `${ms / 1000}\u00a0s`

/** When whoever sees the bug last set out, as the options name it. */
function lastVisitor({ run: { log } }: SwrTrial): string {
  const last = lastBugSighting(log)
  const row = userRequests(log).find(({ req }) => req === last?.req)
  return row ? at(row.startMs) : ''
}

const deployTimes = ({ run: { log } }: SwrTrial): readonly number[] => eventsOf(log, 'deployed').map((event) => event.atMs)

/** Names that a message can select by. */
const RIGHT_WORDS = { fresh: 'fresh', 'stale-while-revalidate': 'window', 'stale-if-error': 'error' } as const

/** The request that the diagnosis is about: the last. */
const marked = ({ run: { log } }: SwrTrial) => userRequests(log).at(-1)

export const checks: readonly Check<SwrSettings>[] = [
  {
    id: 'choose-window',
    plate: 'lanes',
    kind: 'goal',
    settings: { cities: 'both' },
    controls: ['ttl', 'any-window'],
    script: wholeStory,
    goal: chosen,
    solution: [{ set: 'ttl', to: '30' }, { set: 'any-window', to: '15' }],
  },
  {
    id: 'last-visitor',
    plate: 'lanes',
    kind: 'question',
    controls: [],
    variant: variantOf,
    script: lastVisitorScript,
    trace: 'hidden',
    question: {
      kind: 'one',
      options: ({ run }) => userRequests(run.log).map((row) => at(row.startMs)),
      answer: lastVisitor,
      because: ({ run }) => lastBugSighting(run.log)?.req ?? null,
    },
    figures: (trial) => {
      const [bugMs = 0, fixMs = 0] = deployTimes(trial)
      return { variantHeader: cacheControl(trial.settings), variantVisits: listed(userRequests(trial.run.log).map((row) => at(row.startMs))), variantBug: at(bugMs), variantFix: at(fixMs), variantTtl: Number(trial.settings.ttl), variantWindow: Number(trial.settings.window), ...fetched(trial) }
    },
  },
  {
    id: 'why-old',
    plate: 'lanes',
    kind: 'question',
    settings: DIAGNOSIS,
    controls: [],
    script: (_settings, seed) => diagnosisScript(seed),
    trace: 'shown',
    question: {
      kind: 'one',
      // What is live at the origin reaches no POP by itself, and what the origin answers is never old: never the cause.
      options: () => [...RIGHTS, 'origin'],
      answer: (trial) => rightOf(trial.run.log, marked(trial)?.req ?? '') ?? '',
      because: (trial) => marked(trial)?.req ?? null,
    },
    figures: (trial) => {
      const row = marked(trial)
      const fixMs = eventsOf(trial.run.log, 'deployed').find((event) => event.version === FIX)?.atMs ?? 0
      return { markedAt: at(row?.startMs ?? 0), liveFor: formatSeconds(((row?.startMs ?? 0) - fixMs) / 1000), right: RIGHT_WORDS[rightOf(trial.run.log, row?.req ?? '') ?? 'fresh'], markedWait: `${Math.round(row?.ttfbMs ?? 0)} ${units.ms}` }
    },
  },
]

/** The fetch that brought the copy of the bug which was shown last. */
function fetched({ run: { log } }: SwrTrial): Record<string, string> {
  const last = lastBugSighting(log)
  const stored = eventsOf(log, 'stored').findLast((event) => event.atMs <= (last?.atMs ?? 0) && event.entry.content === 2)
  const renewed = eventsOf(log, 'refreshed').findLast((event) => event.atMs <= (last?.atMs ?? 0) && event.entry.content === 2)
  const entryMs = Math.max(stored?.atMs ?? 0, renewed?.atMs ?? 0)
  return { variantFetched: formatSeconds(Math.round(entryMs / 1000)) }
}
