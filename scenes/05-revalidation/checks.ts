/** The tasks at the end: let the body cross once, count the bodies of an unseen run, and say why a body came. */
import type { Check, Trial } from '../../src/lesson/scene.ts'
import { formatSeconds } from '../../src/stage/prose/message.ts'
import { eventsOf, userRequests } from '../../src/world/report.ts'
import { CAUSES, bodiesSent, crossings, lastBodyCause } from './crossings.ts'
import { countedScript, countedSettings, diagnosisScript, diagnosisSettings } from './variants.ts'
import type { RevalidationSettings } from './world.ts'
import { listed } from '../../src/language/lists.ts'

type RevalidationTrial = Trial<RevalidationSettings>

const WANTED_RENEWALS = 3

function oneBody({ run: { log } }: RevalidationTrial) {
  const renewals = crossings(log).filter((crossing) => crossing.status === 304).length
  const bodies = bodiesSent(log)
  return [
    { id: 'renewals', met: renewals >= WANTED_RENEWALS, figures: { done: renewals, wanted: WANTED_RENEWALS } },
    { id: 'bodies', met: bodies === 1, figures: { done: bodies } },
  ]
}

/** In one piece, wherever the line ends. */
const atSeconds = (atMs: number): string => formatSeconds(Math.round(atMs / 1000)).replace(' ', '\u00a0')

/** When people come and when the origin deploys, as text. */
function timetable({ run: { log } }: RevalidationTrial) {
  const deploys = eventsOf(log, 'deployed')
  return { times: listed(userRequests(log).map((row) => atSeconds(row.startMs))), deployCount: deploys.length, deployTimes: listed(deploys.map((event) => atSeconds(event.atMs))) }
}

export const checks: readonly Check<RevalidationSettings>[] = [
  {
    id: 'one-body',
    plate: 'map',
    kind: 'goal',
    settings: { validator: 'none' },
    controls: ['validator', 'send', 'wait-minute'],
    script: () => ({ inputs: [], startMs: 0 }),
    goal: oneBody,
    solution: [
      { press: 'send' },
      { set: 'validator', to: 'etag' },
      ...Array.from({ length: WANTED_RENEWALS }, () => [{ press: 'wait-minute' }, { press: 'send' }]).flat(),
    ],
  },
  {
    id: 'count-the-bodies',
    plate: 'map',
    kind: 'question',
    controls: [],
    script: (_settings, seed) => countedScript(seed),
    variant: countedSettings,
    trace: 'hidden',
    question: {
      kind: 'one',
      options: ({ run }) => userRequests(run.log).map((_, index) => String(index + 1)),
      answer: ({ run }) => String(bodiesSent(run.log)),
      because: ({ run }) => crossings(run.log).at(-1)?.req ?? null,
    },
    figures: timetable,
  },
  {
    id: 'why-the-body',
    plate: 'map',
    kind: 'question',
    controls: [],
    script: (_settings, seed) => diagnosisScript(seed),
    variant: diagnosisSettings,
    trace: 'shown',
    question: {
      kind: 'one',
      // Being stale is why the edge asked, and never why it got a body.
      options: () => [...CAUSES, 'stale'],
      answer: ({ run }) => lastBodyCause(run.log) ?? '',
      because: ({ run }) => crossings(run.log).at(-1)?.req ?? null,
    },
    figures: (trial) => ({ ...timetable(trial), markedAt: atSeconds(crossings(trial.run.log).at(-1)?.atMs ?? 0), cause: lastBodyCause(trial.run.log) ?? '' }),
  },
]
