/** The beats: what happens on the stage, what is asked before it, and what may be touched. */
import type { Beat, Figures } from '../../src/lesson/scene.ts'
import { formatMs } from '../../src/stage/prose/message.ts'
import { roundMs } from '../../src/world/physics.ts'
import { userRequests } from '../../src/world/report.ts'
import { trialUnder } from './alternatives.ts'
import { TOLERANCE_MS, askedOrigin, leaks, ownerSeen, storedAtNode, waitFor, type BypassTrial } from './readings.ts'
import { anaAlone, bothInTurn, lanes, twoWays, frontPage } from './scripts.ts'
import { BASKET, HEADERS, LOGO, ME, MENDS, MISTAKES, POP, FRONT, browserOf, type BypassSettings, type Mend } from './world.ts'

/** By how much the account takes longer than the logo, ms. */
const slowerMs = ({ run: { log } }: BypassTrial): number => roundMs(waitFor(log, ME, 'ana') - waitFor(log, LOGO, 'ana'))

const lastReq = ({ run }: BypassTrial, url: string): string | null => userRequests(run.log).findLast((row) => row.url === url)?.req ?? null

/** Of the headers, those with which the POP keeps the account, for people known in this trial's way. */
export function keptHeaders({ settings, inputs }: Pick<BypassTrial, 'settings' | 'inputs'>): readonly string[] {
  return HEADERS.filter((header) => storedAtNode(trialUnder({ ...settings, header }, inputs).run.log, POP, ME) > 0)
}

/** How many people get another's data under a mistake and a mend. */
export function leaksUnder(settings: BypassSettings, mistake: (typeof MISTAKES)[number], mend: Mend): number {
  const changed = { ...settings, mistake, mend }
  return leaks(trialUnder(changed, bothInTurn(changed).inputs)).length
}

/** The mends that stop every one of the mistakes. */
export function soundMends(settings: BypassSettings): readonly Mend[] {
  return MENDS.filter((mend) => MISTAKES.every((mistake) => leaksUnder(settings, mistake, mend) === 0))
}

/** First and later waits straight to the origin and through the POP, `…Before` and `…After` a change. */
function ways(before: BypassTrial, after: BypassTrial): Figures {
  const waits = ({ run }: BypassTrial, user: string) => userRequests(run.log).filter((row) => row.user === user).map((row) => formatMs(row.ttfbMs ?? 0))
  return { firstBefore: waits(before, 'ben')[0] ?? '', firstAfter: waits(after, 'ben')[0] ?? '', straightAfter: waits(after, 'ana')[0] ?? '', laterAfter: waits(after, 'ben')[1] ?? '' }
}

const PARTS_FROM_AFAR = ['nothing', 'basket', 'both'] as const

export const beats: readonly Beat<BypassSettings>[] = [
  {
    id: 'lanes',
    plate: 'lanes',
    settings: { rule: 'bypass' },
    script: lanes,
    controls: ['send-ana', 'send-ben'],
    predict: {
      id: 'lanes',
      kind: 'number',
      range: { min: 0, max: 200, step: 5, unit: 'ms' },
      answer: slowerMs,
      tolerance: () => TOLERANCE_MS.lanes,
      because: (trial) => lastReq(trial, ME),
    },
    focus: [POP],
    meters: ['origin', 'leaked'],
  },
  {
    id: 'classifier',
    plate: 'lanes',
    settings: { header: 'max-age=60', credentials: 'authorization', ownCopies: true, alone: true },
    script: anaAlone,
    controls: ['header', 'credentials', 'send-ana'],
    predict: {
      id: 'classifier',
      kind: 'many',
      options: () => HEADERS,
      answer: keptHeaders,
      because: (trial) => lastReq(trial, ME),
    },
    focus: [POP],
    meters: ['kept', 'origin'],
  },
  {
    id: 'leak',
    plate: 'lanes',
    settings: { header: 'public, max-age=60' },
    script: bothInTurn,
    controls: ['header', 'send-ana', 'send-ben'],
    predict: {
      id: 'leak',
      kind: 'one',
      options: () => ['own', 'other', 'none'],
      answer: (trial) => ownerSeen(trial, 'ben'),
      because: (trial) => lastReq(trial, ME),
    },
    whatIf: [{ id: 'private', settings: { header: 'private, max-age=60' }, figures: (before, after) => ({ leakedBefore: leaks(before).length, leakedAfter: leaks(after).length, benAfter: formatMs(waitFor(after.run.log, ME, 'ben')) }) }],
    focus: [POP, browserOf('ben')],
    meters: ['leaked', 'kept', 'origin'],
  },
  {
    id: 'three-ways',
    plate: 'lanes',
    settings: { mistake: 'lifetime' },
    script: bothInTurn,
    controls: ['mistake', 'mend', 'send-ana', 'send-ben'],
    predict: {
      id: 'three-ways',
      kind: 'many',
      options: () => MENDS.filter((mend) => mend !== 'none'),
      answer: ({ settings }) => soundMends({ ...settings, mend: 'none' }),
    },
    meters: ['leaked', 'origin'],
  },
  {
    id: 'two-ways',
    plate: 'lanes',
    settings: { rule: 'bypass', straight: true, countedFromMs: 0 },
    script: twoWays,
    controls: ['warm', 'send-ben'],
    predict: {
      id: 'two-ways',
      kind: 'number',
      range: { min: -100, max: 300, step: 5, unit: 'ms' },
      answer: ({ run }) => {
        const first = (user: string) => userRequests(run.log).find((row) => row.user === user)?.ttfbMs ?? 0
        return roundMs(first('ana') - first('ben'))
      },
      tolerance: () => TOLERANCE_MS.ways,
      because: ({ run }) => userRequests(run.log).find((row) => row.user === 'ben')?.req ?? null,
    },
    whatIf: [{ id: 'cold', settings: { warm: false }, figures: ways }],
    meters: ['origin'],
  },
  {
    id: 'split',
    plate: 'lanes',
    settings: { page: 'split' },
    script: frontPage,
    controls: ['page'],
    predict: {
      id: 'split',
      kind: 'one',
      options: () => PARTS_FROM_AFAR,
      answer: ({ run }) => (askedOrigin(run.log, 'ben', FRONT) ? 'both' : askedOrigin(run.log, 'ben', BASKET) ? 'basket' : 'nothing'),
      because: (trial) => lastReq(trial, FRONT),
    },
    focus: [POP],
    meters: ['origin', 'leaked'],
  },
]
