/** The beats: what happens on the stage, what is asked before it, and what may be touched. */
import type { Beat, Figures } from '../../src/lesson/scene.ts'
import { formatMs } from '../../src/stage/prose/message.ts'
import { answeredBy, asked, atOrigin, firstRound, served, slowest, slowestCity, waited, waitMs, wrongs, type ShieldTrial } from './readings.ts'
import { failure, herd, later, readers, street } from './scripts.ts'
import { CITY_ORDER, NEIGHBOURS, SHIELD, WORKERS, browserOf, cityName, popOf, type ShieldSettings } from './world.ts'

const reqOf = ({ run }: ShieldTrial, user: string | null | undefined): string | null => asked(run.log).findLast((row) => row.user === user)?.req ?? null

/** One for all; as many as the origin makes at once; one for two cities; one for each; one for each and for the shield's sake again. */
const MANY_REQUESTS = [1, WORKERS, CITY_ORDER.length / 2, CITY_ORDER.length, 2 * CITY_ORDER.length].map(String)
/** One for all; all but the first; one for each; and what lies between. */
const NEIGHBOURS_REQUESTS = [1, 2, NEIGHBOURS.length - 1, NEIGHBOURS.length].map(String)
const exactly = () => 0

/** Both runs' main figures, `…Before` and `…After` the change. */
function sides(before: ShieldTrial, after: ShieldTrial): Figures {
  const of = (trial: ShieldTrial, side: string): Figures => {
    const { log } = trial.run
    const worst = slowestCity(trial)
    return {
      [`origin${side}`]: atOrigin(log).length,
      [`waited${side}`]: waited(log),
      [`served${side}`]: firstRound(log).filter(({ status }) => status === 200).length,
      [`wrong${side}`]: wrongs(trial).length,
      [`slowestMs${side}`]: formatMs(slowest(log, firstRound(log))?.ttfbMs ?? 0),
      ...(worst && { [`slowest${side}`]: cityName(worst) }),
      ...(Number.isFinite(waitMs(log, 'tokyo')) && { [`tokyoMs${side}`]: formatMs(waitMs(log, 'tokyo')) }),
    }
  }
  return { ...of(before, 'Before'), ...of(after, 'After') }
}

export const beats: readonly Beat<ShieldSettings>[] = [
  {
    id: 'herd',
    plate: 'map',
    script: herd,
    controls: ['ask-all'],
    predict: {
      id: 'herd',
      kind: 'one',
      options: () => MANY_REQUESTS,
      answer: ({ run }) => String(atOrigin(run.log).length),
      because: (trial) => reqOf(trial, slowestCity(trial)),
    },
    focus: ['origin'],
    meters: ['origin', 'slowest'],
  },
  {
    id: 'shield',
    plate: 'map',
    settings: { shield: 'virginia' },
    script: herd,
    controls: ['ask-all'],
    predict: {
      id: 'shield',
      kind: 'one',
      options: () => MANY_REQUESTS,
      answer: ({ run }) => String(atOrigin(run.log).length),
      because: (trial) => reqOf(trial, slowestCity(trial)),
    },
    whatIf: [{ id: 'none', settings: { shield: 'none' }, figures: sides }],
    focus: [SHIELD, 'origin'],
    meters: ['origin', 'waited', 'slowest'],
  },
  {
    id: 'later',
    plate: 'map',
    settings: { shield: 'virginia' },
    script: later,
    controls: ['ask-sydney'],
    predict: {
      id: 'later',
      kind: 'one',
      options: () => ['pop', 'shield', 'origin'],
      fromRun: true,
      answer: ({ run }) => answeredBy(run.log, 'tokyo') ?? 'nobody',
      because: (trial) => reqOf(trial, 'tokyo'),
    },
    whatIf: [{ id: 'none-later', settings: { shield: 'none' }, figures: sides }],
    focus: [popOf('tokyo'), SHIELD],
    meters: ['origin', 'shield-hits'],
  },
  {
    id: 'move',
    plate: 'map',
    settings: { shield: 'singapore' },
    script: herd,
    controls: ['shield', 'ask-all'],
    predict: {
      id: 'move',
      kind: 'one',
      options: () => CITY_ORDER,
      answer: (trial) => slowestCity(trial) ?? '',
      because: (trial) => reqOf(trial, slowestCity(trial)),
    },
    whatIf: [{ id: 'beside-origin', settings: { shield: 'virginia' }, figures: sides }],
    focus: [SHIELD],
    meters: ['origin', 'slowest'],
  },
  {
    id: 'inside',
    plate: 'map',
    settings: { who: 'street' },
    script: street,
    controls: ['page', 'ask-street'],
    predict: {
      id: 'inside',
      kind: 'one',
      options: () => NEIGHBOURS_REQUESTS,
      answer: ({ run }) => String(atOrigin(run.log).length),
      because: (trial) => reqOf(trial, NEIGHBOURS[1]),
    },
    whatIf: [{ id: 'private', settings: { page: 'private' }, figures: sides }],
    focus: [popOf('tokyo'), browserOf(NEIGHBOURS[0])],
    meters: ['origin', 'waited', 'slowest'],
  },
  {
    id: 'fails',
    plate: 'map',
    settings: { shield: 'virginia' },
    script: failure,
    controls: ['failover', 'ask-all'],
    predict: {
      id: 'fails',
      kind: 'number',
      range: { min: 0, max: CITY_ORDER.length, step: 1, unit: 'cities' },
      answer: ({ run }) => served(run.log),
      tolerance: exactly,
      because: (trial) => reqOf(trial, CITY_ORDER[0]),
    },
    whatIf: [{ id: 'failover', settings: { failover: true }, figures: sides }],
    focus: [SHIELD],
    meters: ['served', 'origin', 'slowest'],
  },
  {
    id: 'wrong-key',
    plate: 'map',
    settings: { shield: 'virginia', languages: 'unkeyed' },
    script: readers,
    controls: ['languages', 'shield'],
    predict: {
      id: 'wrong-key',
      kind: 'number',
      range: { min: 0, max: CITY_ORDER.length, step: 1, unit: 'cities' },
      answer: (trial) => wrongs(trial).length,
      tolerance: exactly,
      because: (trial) => wrongs(trial)[0]?.req ?? null,
    },
    whatIf: [
      { id: 'unshielded', settings: { shield: 'none' }, figures: sides },
      { id: 'vary', settings: { languages: 'vary' }, figures: sides },
    ],
    focus: [SHIELD],
    meters: ['wrong', 'origin', 'shield-hits'],
  },
]

