/** The beats: what happens on the stage, what is asked before it, and what may be touched. */
import type { Beat, Script, Trial, WhatIf } from '../../src/lesson/scene.ts'
import { formatMs } from '../../src/stage/prose/message.ts'
import { eventsOf, originRequests, popsTouched, requests, userRequests } from '../../src/world/report.ts'
import { droppedForRoom } from './causes.ts'
import { SEND_IDS, askId } from './controls.ts'
import { lastTtfbMs } from './figures.ts'
import { CITY_ORDER, PICTURES, pictureOf, visits, type EdgeSettings, type Visit } from './world.ts'

type EdgeTrial = Trial<EdgeSettings>

const hero = (city: Visit['city'], atMs: number): Visit => ({ city, picture: 'hero.jpg', atMs })

/** Stage time before a scripted visit, so that its start is seen. */
const LEAD_MS = 5
const FIRST: Visit = hero('tokyo', LEAD_MS)
const SECOND: Visit = hero('tokyo', 48_000)
const ELSEWHERE: Visit = hero('sao-paulo', 60_000)

/** The last visit plays; those before it are history. */
function lastOf(list: readonly Visit[]): Script {
  return { inputs: visits(list), startMs: (list.at(-1)?.atMs ?? LEAD_MS) - LEAD_MS }
}

/** One person opens each city's cache; when all have their answers, the rest of the city comes, evenly over a second. */
function crowd({ people }: EdgeSettings): Script {
  const openings = CITY_ORDER.map((city, index) => hero(city, LEAD_MS + index * 60))
  const rest = CITY_ORDER.flatMap((city, index) =>
    Array.from({ length: people - 1 }, (_, person) => hero(city, 600 + Math.round(((person * CITY_ORDER.length + index) * 1_000) / (people * CITY_ORDER.length)))),
  )
  return { inputs: visits([...openings, ...rest].sort((a, b) => a.atMs - b.atMs)), startMs: 0 }
}

const SHELF: readonly Visit[] = [
  { city: 'tokyo', picture: 'hero.jpg', atMs: LEAD_MS },
  { city: 'tokyo', picture: 'shoe.jpg', atMs: 20_000 },
  { city: 'tokyo', picture: 'hero.jpg', atMs: 40_000 },
  { city: 'tokyo', picture: 'bag.jpg', atMs: 60_000 },
  { city: 'tokyo', picture: 'shoe.jpg', atMs: 80_000 },
]

const SHELF_START_MS = (SHELF[3]?.atMs ?? 0) - LEAD_MS

/** Where the answer to the run's last request came from: its own POP, another POP, or the origin. */
function sourceOf({ run: { log } }: EdgeTrial): string {
  const last = userRequests(log).at(-1)
  if (!last || last.outcome === 'hit') return 'own'
  const fetched = requests(log).find((row) => row.parent === last.req)
  return fetched?.to.startsWith('pop:') ? 'neighbour' : 'origin'
}

function firstDropped({ run: { log } }: EdgeTrial): string {
  const first = droppedForRoom(log)[0]
  return (first && pictureOf(first.url)) ?? 'none'
}

const secondWithoutPops: WhatIf<EdgeSettings> = {
  id: 'second-without-pops',
  settings: { pops: 'none' },
  figures: (before, after) => ({
    tokyoBefore: shownMs(lastTtfbMs(before.run.log, 'tokyo')),
    tokyoAfter: shownMs(lastTtfbMs(after.run.log, 'tokyo')),
  }),
}

const withoutPops: WhatIf<EdgeSettings> = {
  id: 'no-pops',
  settings: { pops: 'none' },
  figures: (before, after) => ({
    originBefore: originRequests(before.run.log),
    originAfter: originRequests(after.run.log),
    tokyoBefore: shownMs(lastTtfbMs(before.run.log, 'tokyo')),
    tokyoAfter: shownMs(lastTtfbMs(after.run.log, 'tokyo')),
  }),
}

const onePop: WhatIf<EdgeSettings> = {
  id: 'one-pop',
  settings: { pops: 'one' },
  figures: (before, after) => ({
    originBefore: originRequests(before.run.log),
    originAfter: originRequests(after.run.log),
    originMore: originRequests(before.run.log) - originRequests(after.run.log),
    popsBefore: before.spec.pops.length,
    sydneyBefore: shownMs(lastTtfbMs(before.run.log, 'sydney')),
    sydneyAfter: shownMs(lastTtfbMs(after.run.log, 'sydney')),
  }),
}

const twiceTheRoom: WhatIf<EdgeSettings> = {
  id: 'twice-the-room',
  settings: { room: PICTURES.length },
  figures: (before, after) => ({
    roomBefore: before.settings.room,
    roomAfter: after.settings.room,
    // From where the beat starts, as the comparison counts.
    originBefore: originRequestsFrom(SHELF_START_MS, before),
    originAfter: originRequestsFrom(SHELF_START_MS, after),
    evictionsBefore: droppedForRoom(before.run.log).length,
    evictionsAfter: droppedForRoom(after.run.log).length,
  }),
}

function originRequestsFrom(startMs: number, { run: { log } }: EdgeTrial): number {
  return requests(log).filter((row) => row.to === 'origin' && row.startMs >= startMs).length
}

function shownMs(ms: number | null): string {
  return ms === null ? '' : formatMs(ms)
}

export const beats: readonly Beat<EdgeSettings>[] = [
  {
    id: 'first',
    plate: 'map',
    script: () => lastOf([FIRST]),
    controls: [],
    focus: ['pop:tokyo'],
    meters: ['origin', 'hits'],
  },
  {
    id: 'second',
    plate: 'map',
    script: () => lastOf([FIRST, SECOND]),
    controls: ['send-tokyo'],
    whatIf: [secondWithoutPops],
    focus: ['pop:tokyo'],
    meters: ['origin', 'hits'],
  },
  {
    id: 'elsewhere',
    plate: 'map',
    script: () => lastOf([FIRST, SECOND, ELSEWHERE]),
    controls: ['send-sao-paulo', 'send-tokyo'],
    predict: {
      id: 'elsewhere',
      kind: 'one',
      options: () => ['own', 'neighbour', 'origin'],
      answer: sourceOf,
      because: ({ run }) => userRequests(run.log).at(-1)?.req ?? null,
    },
    focus: ['pop:sao-paulo'],
    meters: ['origin', 'hits'],
  },
  {
    id: 'everywhere',
    plate: 'map',
    script: crowd,
    controls: ['people'],
    predict: {
      id: 'everywhere',
      kind: 'one',
      // What one gets by thinking that every request goes through, that one city's people do, that the edges share, or right.
      options: ({ settings, run }) => [...new Set([1, popsTouched(run.log).length, settings.people, userRequests(run.log).length])].sort((a, b) => a - b).map(String),
      answer: ({ run }) => String(originRequests(run.log)),
      because: ({ run }) => userRequests(run.log).findLast((row) => row.outcome === 'hit')?.req ?? null,
    },
    whatIf: [withoutPops, onePop],
    meters: ['origin', 'hits'],
  },
  {
    id: 'shelf',
    plate: 'map',
    settings: { room: 2 },
    script: () => ({ inputs: visits(SHELF), startMs: SHELF_START_MS }),
    controls: ['room', ...PICTURES.map(askId)],
    predict: {
      id: 'shelf',
      kind: 'one',
      options: () => ['hero.jpg', 'shoe.jpg', 'bag.jpg', 'none'],
      answer: firstDropped,
      because: ({ run }) => eventsOf(run.log, 'evicted').find((event) => event.reason === 'capacity')?.req ?? null,
    },
    whatIf: [twiceTheRoom],
    focus: ['pop:tokyo'],
    meters: ['origin', 'hits', 'evictions'],
  },
  {
    id: 'play',
    plate: 'map',
    settings: { room: 2 },
    script: () => ({ inputs: [], startMs: 0 }),
    controls: ['picture', ...SEND_IDS, 'wait-minute', 'wait-lifetime', 'deploy', 'room'],
    meters: ['origin', 'hits', 'evictions'],
  },
]
