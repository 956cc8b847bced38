/** The beats: what happens on the stage, what is asked before it, and what may be touched. */
import type { Beat, Script, Trial, WhatIf } from '../../src/lesson/scene.ts'
import { formatMs } from '../../src/stage/prose/message.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { doorId, sendId } from './controls.ts'
import { doorAt } from './doors.ts'
import { crowdOf, heldForMs, lastTtfbMs, peakOf, spreadOf } from './figures.ts'
import { ISP_IDS, LOCAL_PEERING, POP_CITIES, type Isp } from './networks.ts'
import { AFTER_LINK_MS, BOTS, CLICKS_PER_SECOND, CLOSE_MS, CROWD_CLOSE_MS, CROWD_PEOPLE, FIRST_MS, FIRST_POP, FLOOD_MS, FLOOD_PEOPLE, LINK_MS, OTHERS_MS, REQUESTS_PER_BOT } from './story.ts'
import { STORY_MS, anew, ask, warmedBy, cityOf, type DoorSettings } from './world.ts'

type DoorTrial = Trial<DoorSettings>

/** Stage time before a scripted request, so that its start is seen. */
const LEAD_MS = 5

function story(history: readonly Isp[], ...inputs: readonly WorldInput[]): Script {
  return { inputs: [...warmedBy(...history), ...inputs], startMs: STORY_MS }
}

const spread: Script = {
  inputs: [
    { type: 'announce-pop', atMs: FIRST_MS, pop: FIRST_POP },
    ...POP_CITIES.filter((pop) => pop !== FIRST_POP).map((pop): WorldInput => ({ type: 'announce-pop', atMs: OTHERS_MS, pop })),
  ],
  startMs: 0,
}

const crowd: readonly WorldInput[] = [
  { type: 'crowd', atMs: STORY_MS, durationMs: 100_000, people: CROWD_PEOPLE, perPersonPerSecond: CLICKS_PER_SECOND },
  ask('kanto', STORY_MS + 1_000),
  ...anew('southern', STORY_MS + 2_500),
  { type: 'withdraw-pop', atMs: CROWD_CLOSE_MS, pop: 'tokyo' },
  ask('kanto', STORY_MS + 20_000),
  ask('kanto', STORY_MS + 85_000),
]

const flood: readonly WorldInput[] = [
  { type: 'crowd', atMs: STORY_MS, durationMs: 30_000, people: FLOOD_PEOPLE, perPersonPerSecond: CLICKS_PER_SECOND },
  // No POP is named: under GeoDNS it goes to the first one's address.
  { type: 'flood', atMs: FLOOD_MS, durationMs: 20_000, bots: BOTS, perBotPerSecond: REQUESTS_PER_BOT },
]

const shown = (ms: number | null): string => (ms === null ? '' : formatMs(ms))
const doorOf = (isp: Isp) => (trial: DoorTrial): string => doorAt(trial, trial.run.endMs, isp) ?? ''

const withoutPeering: WhatIf<DoorSettings> = {
  id: 'no-peering',
  settings: { saoPaulo: 'none' },
  figures: (before, after) => {
    const door = doorAt(after, after.run.endMs, 'paulista')
    return { before: shown(lastTtfbMs(before.run.log, 'paulista')), after: shown(lastTtfbMs(after.run.log, 'paulista')), door: door ? cityOf(door) : '' }
  },
}

const asAnycast: WhatIf<DoorSettings> = {
  id: 'as-anycast',
  settings: { design: 'anycast' },
  figures: (before, after) => {
    const [named, anycast] = [crowdOf(before.run.log), crowdOf(after.run.log)]
    return { failedBefore: named.failed, failedAfter: anycast.failed, lateAfter: anycast.delayed, heldAfter: shown(heldForMs(after.run.log, CROWD_CLOSE_MS)) }
  },
}

const resolverOf = (id: string, resolver: DoorSettings['resolver']): WhatIf<DoorSettings> => ({
  id,
  settings: { resolver },
  figures: (before, after) => {
    const door = doorAt(after, STORY_MS + 4_500, 'southern')
    return { before: shown(lastTtfbMs(before.run.log, 'southern')), after: shown(lastTtfbMs(after.run.log, 'southern')), door: door ? cityOf(door) : '' }
  },
})

const byName: WhatIf<DoorSettings> = {
  id: 'flood-by-name',
  settings: { design: 'geodns' },
  figures: (before, after) => {
    const [anycast, named] = [peakOf(before.run.log), peakOf(after.run.log)]
    const [well, ill] = [crowdOf(before.run.log), crowdOf(after.run.log)]
    return { door: named.door, peak: named.perSecond, peakBefore: anycast.perSecond, late: ill.delayed, failed: ill.failed, harmedBefore: well.delayed + well.failed }
  },
}

export const beats: readonly Beat<DoorSettings>[] = [
  {
    id: 'spread',
    plate: 'map',
    settings: { start: 'silent' },
    script: () => spread,
    controls: [],
    meters: ['messages', 'doors'],
  },
  {
    id: 'follow',
    plate: 'map',
    script: () => story(['rhein'], ...anew('highveld', STORY_MS + LEAD_MS)),
    // The next step asks for São Paulo's.
    controls: ISP_IDS.filter((isp) => isp !== 'paulista').map(sendId),
    focus: ['net:highveld'],
    meters: ['wait'],
  },
  {
    id: 'far',
    plate: 'map',
    script: () => story(['hudson'], ...anew('paulista', STORY_MS + LEAD_MS)),
    controls: [],
    predict: { id: 'far', kind: 'one', options: () => POP_CITIES, answer: doorOf('paulista') },
    whatIf: [withoutPeering],
    focus: ['net:paulista', 'pop:sao-paulo'],
    meters: ['wait'],
  },
  {
    id: 'peering',
    plate: 'map',
    script: () => story(['hudson', 'pampas'], ...anew('paulista', STORY_MS + LEAD_MS), { type: 'link-add', atMs: LINK_MS, link: LOCAL_PEERING }, ...anew('paulista', AFTER_LINK_MS)),
    controls: ['toggle-sao-paulo', 'toggle-mumbai', 'toggle-tier-1', sendId('paulista'), sendId('deccan'), sendId('hudson')],
    predict: { id: 'peering', kind: 'one', options: () => POP_CITIES, answer: doorOf('paulista') },
    focus: ['net:paulista', 'pop:sao-paulo'],
    meters: ['wait', 'messages'],
  },
  {
    id: 'closes',
    plate: 'map',
    script: () => story(['kanto', 'southern'], ask('kanto', STORY_MS + LEAD_MS), { type: 'withdraw-pop', atMs: CLOSE_MS, pop: 'tokyo' }, ask('kanto', CLOSE_MS + 300), ...anew('kanto', CLOSE_MS + 6_000)),
    controls: [sendId('kanto'), 'click-kanto', doorId('tokyo'), doorId('sydney')],
    predict: { id: 'closes', kind: 'one', options: () => POP_CITIES, answer: doorOf('kanto') },
    focus: ['pop:tokyo', 'net:kanto'],
    meters: ['wait', 'messages'],
  },
  {
    id: 'by-name',
    plate: 'map',
    settings: { design: 'geodns' },
    script: () => story(['kanto', 'southern', 'hudson'], ...crowd),
    controls: ['design', 'dnsTtl'],
    predict: {
      id: 'by-name',
      kind: 'number',
      range: { min: 0, max: 120, step: 5, unit: 's' },
      answer: ({ run }) => Math.round(heldForMs(run.log, CROWD_CLOSE_MS) / 1000),
      tolerance: () => 7.5,
    },
    whatIf: [asAnycast, resolverOf('public-resolver', 'public'), resolverOf('client-subnet', 'subnet')],
    focus: ['pop:tokyo', 'net:kanto'],
    meters: ['failed', 'late'],
  },
  {
    id: 'flood',
    plate: 'map',
    settings: { limited: true },
    script: () => story([], ...flood),
    controls: ['design'],
    predict: { id: 'flood', kind: 'one', options: () => ['one', 'even', 'uneven'], answer: ({ run }) => spreadOf(run.log) },
    whatIf: [byName],
    meters: ['busiest', 'late', 'failed'],
  },
]
