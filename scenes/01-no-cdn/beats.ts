import type { Beat, Script, Trial, WhatIf } from '../../src/lesson/scene.ts'
import { formatMs } from '../../src/stage/prose/message.ts'
import { requests, userRequests } from '../../src/world/report.ts'
import { crowdReport } from './crowd.ts'
import { PAPER_KM, percent, perSecond } from './figures.ts'
import { NEARBY_MS, crossingsMs, lastRequest, lastTtfbMs } from './legs.ts'
import { CITIES, FAR, ORIGIN, PROBE, SAMPLE, ask, crowd, ping, type NoCdnSettings } from './world.ts'

/** Stage time before something happens, so that there is a moment to look. */
const LEAD_MS = 50
const CROWD_MS = 2_000
/** When the visitor who is drawn among the crowd begins: the queue has had time to form. */
const SAMPLE_MS = 600

const once = (user: string): Script => ({ inputs: [ask(user, LEAD_MS)], startMs: 0 })

type Run = Trial<NoCdnSettings>

/** One city's waits in both runs. */
function waits(before: Run, after: Run, city: string) {
  const [beforeMs, afterMs] = [lastTtfbMs(before.run.log, city), lastTtfbMs(after.run.log, city)]
  return { before: formatMs(beforeMs), after: formatMs(afterMs), saved: formatMs(Math.abs(beforeMs - afterMs)) }
}

const moveToFrankfurt: WhatIf<NoCdnSettings> = {
  id: 'origin-in-frankfurt',
  settings: { originAt: 'frankfurt' },
  figures: (before, after) => ({
    frankfurtBefore: waits(before, after, 'frankfurt').before,
    frankfurtAfter: waits(before, after, 'frankfurt').after,
    sydneyBefore: waits(before, after, FAR).before,
    sydneyAfter: waits(before, after, FAR).after,
  }),
}

const twiceTheWorkers: WhatIf<NoCdnSettings> = {
  id: 'twice-the-workers',
  settings: { workers: 32 },
  figures: (before, after) => {
    const [one, two] = [crowdReport(before), crowdReport(after)]
    return {
      capacityBefore: perSecond(one.capacityPerSecond),
      capacityAfter: perSecond(two.capacityPerSecond),
      waitBefore: formatMs(one.worstWaitMs),
      waitAfter: formatMs(two.worstWaitMs),
      refusedBefore: percent(one.refused, one.arrivals),
      refusedAfter: percent(two.refused, two.arrivals),
    }
  },
}

const noThinkTime: WhatIf<NoCdnSettings> = { id: 'no-think-time', settings: { thinkMs: 0 }, figures: (before, after) => waits(before, after, FAR) }

const originInTokyo: WhatIf<NoCdnSettings> = { id: 'origin-in-tokyo', settings: { originAt: 'tokyo' }, figures: (before, after) => waits(before, after, FAR) }

const machineNearby: WhatIf<NoCdnSettings> = {
  id: 'machine-nearby',
  settings: { edgeOneWayMs: NEARBY_MS },
  figures: (before, after) => {
    const near = lastRequest(after.run.log, PROBE)
    const far = lastRequest(before.run.log, PROBE)
    const onward = requests(after.run.log).find((row) => row.parent === near?.req && row.to === ORIGIN)
    return {
      ...waits(before, after, PROBE),
      nearOneWay: formatMs(NEARBY_MS),
      crossingsBefore: formatMs(far ? crossingsMs(far) : 0),
      crossingsAfter: formatMs(near ? crossingsMs(near) : 0),
      onward: formatMs(onward?.ttfbMs ?? 0),
    }
  },
}

export const beats: readonly Beat<NoCdnSettings>[] = [
  {
    id: 'distance',
    plate: 'map',
    settings: { who: PROBE },
    script: () => ({ inputs: [ping(PROBE, LEAD_MS)], startMs: 0 }),
    controls: ['distance'],
    focus: [`browser:${PROBE}`, ORIGIN],
    meters: ['rtt'],
  },
  {
    id: 'four-cities',
    plate: 'map',
    script: () => ({ inputs: CITIES.map((city) => ask(city, LEAD_MS)), startMs: 0 }),
    controls: [],
    whatIf: [moveToFrankfurt],
    focus: CITIES.map((city) => `browser:${city}`),
    meters: ['sydney'],
  },
  {
    id: 'crowd',
    plate: 'map',
    settings: { people: 4_500 },
    script: ({ people }) => ({ inputs: [...crowd(people, CROWD_MS), ask(SAMPLE, SAMPLE_MS)], startMs: 0 }),
    controls: ['people'],
    whatIf: [twiceTheWorkers],
    focus: [ORIGIN],
    meters: ['wait'],
  },
  {
    id: 'faster-server',
    plate: 'map',
    settings: { thinkMs: 40 },
    script: () => once(FAR),
    controls: [],
    predict: {
      id: 'sydney-after',
      kind: 'number',
      range: { min: 0, max: 1_000, step: 10, unit: 'ms' },
      answer: ({ run }) => lastTtfbMs(run.log, FAR),
      // A slider's step and a half.
      tolerance: () => 15,
      because: ({ run }) => userRequests(run.log)[0]?.req ?? null,
    },
    whatIf: [noThinkTime, originInTokyo],
    focus: [`browser:${FAR}`, ORIGIN],
    meters: ['sydney'],
  },
  {
    id: 'fewer-trips',
    plate: 'map',
    settings: { tls: '1.2' },
    script: () => once(FAR),
    controls: ['tls', 'ask-again'],
    focus: [`browser:${FAR}`],
    meters: ['sydney'],
  },
  {
    id: 'floor',
    plate: 'map',
    settings: { who: PROBE, distanceKm: PAPER_KM },
    script: () => once(PROBE),
    controls: [],
    whatIf: [machineNearby],
    focus: [`browser:${PROBE}`, ORIGIN],
    meters: ['first-byte'],
  },
]
