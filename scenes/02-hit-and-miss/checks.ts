/** The tasks at the end: spare the origin, say why a request missed, and miss on purpose before a lifetime is over. */
import type { Check, Trial } from '../../src/lesson/scene.ts'
import { formatSeconds } from '../../src/stage/prose/message.ts'
import { originRequests, userRequests } from '../../src/world/report.ts'
import { CAUSES, droppedForRoom, firstEvictionMiss, missCause, popMisses } from './causes.ts'
import { SEND_IDS, askId } from './controls.ts'
import { VARIANT_ROOM, diagnosisScript } from './variants.ts'
import { PICTURES, cityName, isSceneCity, pictureOf, type EdgeSettings } from './world.ts'

type EdgeTrial = Trial<EdgeSettings>

const WANTED_REQUESTS = 12
const WANTED_CITIES = 2
const MOST_ORIGIN_REQUESTS = 3

function spare({ run: { log } }: EdgeTrial) {
  const finished = userRequests(log).filter((row) => row.status !== null)
  const cities = new Set(finished.map((row) => row.user)).size
  const asked = originRequests(log)
  return [
    { id: 'requests', met: finished.length >= WANTED_REQUESTS, figures: { done: finished.length, wanted: WANTED_REQUESTS } },
    { id: 'cities', met: cities >= WANTED_CITIES, figures: { done: cities, wanted: WANTED_CITIES } },
    { id: 'origin', met: finished.length > 0 && asked <= MOST_ORIGIN_REQUESTS, figures: { done: asked, most: MOST_ORIGIN_REQUESTS } },
  ]
}

function missTooSoon({ run: { log } }: EdgeTrial) {
  const drop = droppedForRoom(log).find(({ leftSeconds }) => leftSeconds > 0)
  const miss = firstEvictionMiss(log)
  return [
    { id: 'dropped', met: drop !== undefined, figures: drop ? { picture: pictureOf(drop.url) ?? '', left: formatSeconds(Math.round(drop.leftSeconds)), seen: 1 } : { seen: 0 } },
    { id: 'missed', met: miss !== null, figures: miss ? { picture: pictureOf(miss.row.url) ?? '', left: formatSeconds(Math.round(miss.leftSeconds)), seen: 1 } : { seen: 0 } },
  ]
}

/** The request that the diagnosis is about: the last miss. */
function marked({ run: { log } }: EdgeTrial) {
  return popMisses(log).at(-1) ?? null
}

const pressed = (control: string, times: number): readonly { readonly press: string }[] => Array.from({ length: times }, () => ({ press: control }))

export const checks: readonly Check<EdgeSettings>[] = [
  {
    id: 'spare-the-origin',
    plate: 'map',
    kind: 'goal',
    controls: SEND_IDS,
    script: () => ({ inputs: [], startMs: 0 }),
    goal: spare,
    solution: [...pressed('send-tokyo', 4), ...pressed('send-frankfurt', 4), ...pressed('send-sao-paulo', 4)],
  },
  {
    id: 'why-it-missed',
    plate: 'map',
    kind: 'question',
    settings: { room: VARIANT_ROOM },
    controls: [],
    script: (_settings, seed) => diagnosisScript(seed),
    trace: 'shown',
    question: {
      kind: 'one',
      // A deploy at the origin reaches no edge by itself, so it is never the cause.
      options: () => [...CAUSES, 'deployed'],
      answer: (trial) => {
        const row = marked(trial)
        return (row && missCause(trial.run.log, row.req)) ?? ''
      },
      because: (trial) => marked(trial)?.req ?? null,
    },
    figures: (trial) => {
      const row = marked(trial)
      return {
        markedCity: row?.user && isSceneCity(row.user) ? cityName(row.user) : '',
        markedPicture: (row && pictureOf(row.url)) ?? '',
        markedAt: row ? formatSeconds(Math.round(row.startMs / 1000)) : '',
        cause: (row && missCause(trial.run.log, row.req)) ?? '',
      }
    },
  },
  {
    id: 'miss-too-soon',
    plate: 'map',
    kind: 'goal',
    settings: { room: VARIANT_ROOM },
    controls: [...PICTURES.map(askId), 'wait-minute'],
    script: () => ({ inputs: [], startMs: 0 }),
    goal: missTooSoon,
    solution: (['hero.jpg', 'shoe.jpg', 'bag.jpg', 'hero.jpg'] as const).map((picture) => ({ press: askId(picture) })),
  },
]
