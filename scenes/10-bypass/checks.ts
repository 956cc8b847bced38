/** The tasks at the end: stop a leak and keep what may be kept, count leaks of an unseen run, and say why one happened. */
import { listed } from '../../src/language/lists.ts'
import type { Check } from '../../src/lesson/scene.ts'
import { formatSeconds } from '../../src/stage/prose/message.ts'
import { eventsOf, userRequests } from '../../src/world/report.ts'
import { CAUSES, asksBefore, causeOf, leaks, storedAtNode, type BypassTrial } from './readings.ts'
import { countedScript, countedSettings, leakedScript, leakedSettings } from './variants.ts'
import { ME, NAMES, PEOPLE, POP, browserOf, urlOf, type BypassSettings, type Person } from './world.ts'

function safeAndQuick(trial: BypassTrial) {
  const { log } = trial.run
  const served = PEOPLE.filter((person) => userRequests(log).some((row) => row.user === person && row.url === ME && row.status === 200))
  const leaked = leaks(trial).length
  const kept = storedAtNode(log, POP, ME)
  const own = eventsOf(log, 'request-finished').filter((event) => PEOPLE.some((person) => event.from === browserOf(person) && event.answeredBy === event.from && event.outcome === 'hit')).length
  return [
    { id: 'served', met: served.length === PEOPLE.length && leaked === 0, figures: { served: served.length, leaked } },
    { id: 'kept', met: served.length > 0 && kept === 0, figures: { kept } },
    { id: 'own', met: own > 0, figures: { own } },
  ]
}

/** In one piece, wherever the line ends. */
const atSeconds = (atMs: number): string => formatSeconds(Math.round(atMs / 1000)).replace(' ', '\u00a0')

/** Who comes when, as text. */
const visits = ({ run: { log } }: BypassTrial): string =>
  listed(userRequests(log).map((row) => `${NAMES[row.user as Person]} ${atSeconds(row.startMs)}`))

export const checks: readonly Check<BypassSettings>[] = [
  {
    id: 'safe-and-quick',
    plate: 'lanes',
    kind: 'goal',
    settings: { header: 'public, max-age=60', ownCopies: true, countedFromMs: 0 },
    controls: ['header', 'rule', 'send-ana', 'send-ben'],
    script: () => ({ inputs: [], startMs: 0 }),
    goal: safeAndQuick,
    solution: [{ set: 'header', to: 'private, max-age=60' }, { press: 'send-ana' }, { press: 'send-ben' }, { press: 'send-ana' }],
  },
  {
    id: 'count-the-leaks',
    plate: 'lanes',
    kind: 'question',
    controls: [],
    script: countedScript,
    variant: countedSettings,
    trace: 'hidden',
    question: {
      kind: 'one',
      // The first to come meets an empty cache, so there is one fewer than there are visits.
      options: ({ run }) => userRequests(run.log).map((_, index) => String(index)),
      answer: (trial) => String(leaks(trial).length),
      because: (trial) => leaks(trial)[0]?.req ?? userRequests(trial.run.log).at(-1)?.req ?? null,
    },
    figures: (trial) => ({ visits: visits(trial), kept: storedAtNode(trial.run.log, POP, ME), asked: asksBefore(trial.run.log) ? 'yes' : 'no' }),
  },
  {
    id: 'why-the-leak',
    plate: 'lanes',
    kind: 'question',
    controls: [],
    script: leakedScript,
    variant: leakedSettings,
    trace: 'shown',
    question: {
      kind: 'one',
      options: () => CAUSES,
      answer: (trial) => causeOf(trial) ?? '',
      because: (trial) => leaks(trial)[0]?.req ?? null,
    },
    figures: (trial) => ({ visits: visits(trial), url: new URL(urlOf(trial.settings)).pathname, victim: NAMES[leaks(trial)[0]?.served.owner as Person] ?? '', got: NAMES[leaks(trial)[0]?.user as Person] ?? '', cause: causeOf(trial) ?? '' }),
  },
]
