/** The tasks at the end: lead people to another door, foresee a door, and say why somebody waited. */
import type { Check } from '../../src/lesson/scene.ts'
import { formatMs } from '../../src/stage/prose/message.ts'
import { randomStream } from '../../src/world/random.ts'
import { eventsOf, userRequests } from '../../src/world/report.ts'
import { caseScript, caseSettings } from './cases.ts'
import { CAUSES, causeOf } from './causes.ts'
import { doorId, sendId } from './controls.ts'
import { closedAt, doorAt, tableAt, type DoorTrial } from './doors.ts'
import { distanceKm, lastAsker } from './figures.ts'
import { POP_CITIES, isPopCity, type PopCity } from './networks.ts'
import { WIRINGS } from './variants.ts'
import { STORY_MS, anew, cityOf, type DoorSettings } from './world.ts'

const WANTED_DOOR = 'singapore' satisfies PopCity
const MOST_CLOSED = 2

/** The POP that a request was sent to on the connection that carried its answer. */
function reachedBy({ run }: DoorTrial, req: string): PopCity | null {
  const pop = eventsOf(run.log, 'connected').findLast((event) => event.req === req)?.to.slice('pop:'.length)
  return pop !== undefined && isPopCity(pop) ? pop : null
}

function toSingapore(trial: DoorTrial) {
  const { log, endMs } = trial.run
  const door = doorAt(trial, endMs, 'kanto')
  const closed = closedAt(trial, endMs).size
  const last = userRequests(log).findLast((row) => row.user === 'kanto' && row.startMs >= STORY_MS)
  return [
    { id: 'door', met: door === WANTED_DOOR, figures: { door: door ? cityOf(door) : '–' } },
    { id: 'answered', met: last !== undefined && reachedBy(trial, last.req) === WANTED_DOOR, figures: { asked: last ? 1 : 0 } },
    { id: 'few', met: closed > 0 && closed <= MOST_CLOSED, figures: { closed, most: MOST_CLOSED } },
  ]
}

/** As a message's select knows it: its keywords have no dashes. */
const selector = (id: string | null | undefined): string => (id ?? '').replaceAll('-', '_')

const wiringOf = (seed: number): number => randomStream(seed, 'wiring').integer(WIRINGS.length)

/** Who the question about a door is about. */
function asker({ settings }: DoorTrial) {
  return WIRINGS[settings.wiring]?.asks ?? 'paulista'
}

/** The POP nearest on the map: the wrong answer that comes to mind. */
function nearestOnMap(trial: DoorTrial): string {
  const isp = asker(trial)
  const [nearest] = [...POP_CITIES].sort((a, b) => distanceKm(isp, a) - distanceKm(isp, b))
  return nearest ? cityOf(nearest) : ''
}

export const checks: readonly Check<DoorSettings>[] = [
  {
    id: 'to-singapore',
    plate: 'map',
    kind: 'goal',
    controls: [...POP_CITIES.map(doorId), sendId('kanto')],
    script: () => ({ inputs: [{ type: 'wait', atMs: STORY_MS }], startMs: STORY_MS }),
    goal: toSingapore,
    solution: [{ press: doorId('tokyo') }, { press: doorId('sydney') }, { press: sendId('kanto') }],
  },
  {
    id: 'which-door',
    plate: 'map',
    kind: 'question',
    controls: [],
    variant: (seed) => ({ wiring: wiringOf(seed) }),
    script: (_settings, seed) => ({ inputs: anew(WIRINGS[wiringOf(seed)]?.asks ?? 'paulista', STORY_MS + 5), startMs: STORY_MS }),
    trace: 'hidden',
    question: {
      kind: 'one',
      options: () => POP_CITIES,
      answer: (trial) => doorAt(trial, trial.run.endMs, asker(trial)) ?? '',
    },
    figures: (trial) => ({ city: cityOf(asker(trial)), because: selector(tableAt(trial, trial.run.endMs, asker(trial))?.because), nearest: nearestOnMap(trial) }),
  },
  {
    id: 'why-far',
    plate: 'map',
    kind: 'question',
    controls: [],
    variant: caseSettings,
    script: (_settings, seed) => caseScript(seed),
    trace: 'shown',
    question: {
      kind: 'one',
      options: () => CAUSES,
      answer: (trial) => causeOf(trial) ?? '',
      because: ({ run }) => userRequests(run.log).at(-1)?.req ?? null,
    },
    figures: (trial) => {
      const row = userRequests(trial.run.log).at(-1)
      const isp = lastAsker(trial.run.log)
      const reached = row && !row.failure ? reachedBy(trial, row.req) : null
      return {
        city: isp ? cityOf(isp) : '',
        took: formatMs(row?.ttfbMs ?? 0),
        answered: row?.failure ? 0 : 1,
        reached: reached ? cityOf(reached) : 'nobody',
        steering: trial.settings.design,
        cause: selector(causeOf(trial)),
      }
    },
  },
]
