/** The tasks at the end: place a shield and make its failure survivable, count what reaches the origin, and say why a shield doesn't help. */
import { listed } from '../../src/language/lists.ts'
import type { Check } from '../../src/lesson/scene.ts'
import { formatMs, formatSeconds } from '../../src/stage/prose/message.ts'
import { CAUSES, asked, atOrigin, causeOf, served, slowest, type ShieldTrial } from './readings.ts'
import { COUNTED_FROM_MS, SECOND_STALE_MS, bothExpiries } from './scripts.ts'
import { causedScript, causedSettings, countedScript, countedSettings } from './variants.ts'
import { CITY_ORDER, cityName, type ShieldSettings } from './world.ts'

/** What the task allows the slowest city to wait. */
export const MOST_WAIT_MS = 350

function protect({ run: { log } }: ShieldTrial) {
  const first = log.filter((event) => event.atMs < SECOND_STALE_MS - 1_000)
  const origin = atOrigin(first).length
  const worstMs = slowest(first)?.ttfbMs ?? 0
  const got = served(log, SECOND_STALE_MS)
  return [
    { id: 'one', met: origin === 1, figures: { origin } },
    { id: 'quick', met: worstMs > 0 && worstMs <= MOST_WAIT_MS, figures: { asked: worstMs > 0 ? 'yes' : 'no', worst: formatMs(worstMs), most: formatMs(MOST_WAIT_MS) } },
    { id: 'all', met: got === CITY_ORDER.length && log.some(({ type }) => type === 'pop-failed'), figures: { got, cities: CITY_ORDER.length } },
  ]
}

/** In one piece, wherever the line ends. */
const atSeconds = (ms: number): string => formatSeconds(Math.round(ms / 1000)).replace(' ', '\u00a0')

/** Who asks when, as text, from the first on, or as the list of requests has it. */
function visits({ run: { log } }: ShieldTrial, startMs = asked(log)[0]?.startMs ?? COUNTED_FROM_MS): string {
  const rows = asked(log)
  return listed(rows.map((row) => `${cityName(CITY_ORDER.find((city) => city === row.user) ?? CITY_ORDER[0])} ${atSeconds(row.startMs - startMs)}`))
}

const places = ({ settings }: ShieldTrial) => ({ shielded: settings.shield === 'none' ? 'no' : 'yes', place: settings.shield === 'none' ? '' : cityName(settings.shield) })

export const checks: readonly Check<ShieldSettings>[] = [
  {
    id: 'protect',
    plate: 'map',
    kind: 'goal',
    controls: ['shield', 'failover'],
    script: bothExpiries,
    goal: protect,
    solution: [
      { set: 'shield', to: 'virginia' },
      { set: 'failover', to: true },
    ],
  },
  {
    id: 'count-fetches',
    plate: 'map',
    kind: 'question',
    controls: [],
    script: countedScript,
    variant: countedSettings,
    trace: 'hidden',
    question: {
      kind: 'one',
      options: ({ run }) => asked(run.log).map((_, index) => String(index + 1)),
      answer: ({ run }) => String(atOrigin(run.log).length),
      because: ({ run }) => asked(run.log).at(-1)?.req ?? null,
    },
    figures: (trial) => ({ ...places(trial), visits: visits(trial), asked: asked(trial.run.log).length }),
  },
  {
    id: 'why-not-one',
    plate: 'map',
    kind: 'question',
    controls: [],
    script: causedScript,
    variant: causedSettings,
    trace: 'shown',
    question: {
      kind: 'one',
      options: () => CAUSES,
      answer: (trial) => causeOf(trial) ?? '',
      because: ({ run }) => asked(run.log)[1]?.req ?? null,
    },
    figures: (trial) => ({ ...places(trial), visits: visits(trial, 0), asked: asked(trial.run.log).length, cause: causeOf(trial) ?? '' }),
  },
]
