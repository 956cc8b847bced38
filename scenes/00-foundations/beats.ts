import type { Beat, Trial } from '../../src/lesson/scene.ts'
import { formatMs } from '../../src/stage/prose/message.ts'
import { lastRequest, stopsTouched } from './journey.ts'
import { BROWSER, MAX_AGE_SECONDS, ORIGIN, POP, reload, visit, type FoundationsSettings } from './world.ts'

/** How long before something happens the stage begins, so that there is a moment to look. */
const LEAD_MS = 100
/** One clock for all beats: a request stands in the list with the same time in each. */
const VISIT_MS = LEAD_MS
const RELOAD_MS = VISIT_MS + 3_000
const OWN_COPY_MS = VISIT_MS + 10_000
const STALE_MS = VISIT_MS + (MAX_AGE_SECONDS + 15) * 1000
const AFTER_THE_BROWSER: readonly string[] = ['resolver', 'pop', 'origin']

export const beats: readonly Beat<FoundationsSettings>[] = [
  { id: 'path', plate: 'lanes', script: () => ({ inputs: [], startMs: 0 }), controls: [] },
  {
    id: 'first-visit',
    plate: 'lanes',
    script: () => ({ inputs: [visit(VISIT_MS)], startMs: 0 }),
    controls: [],
    predict: {
      id: 'round-trips',
      kind: 'one',
      options: () => ['1', '2', '3', '4'],
      answer: ({ run }) => String(lastRequest(run.log).roundTrips),
      because: ({ run }) => lastRequest(run.log).req,
    },
    whatIf: [
      { id: 'tls-1-2', settings: { tls: '1.2' }, figures: ttfbs },
      { id: 'no-pop', settings: { pop: false }, figures: ttfbs },
    ],
    focus: [BROWSER, POP],
    meters: ['first-byte'],
  },
  {
    id: 'again',
    plate: 'lanes',
    script: () => ({ inputs: [visit(VISIT_MS), reload(RELOAD_MS)], startMs: RELOAD_MS - LEAD_MS }),
    controls: [],
    predict: {
      id: 'stops',
      kind: 'many',
      options: () => AFTER_THE_BROWSER,
      answer: ({ run }) => stopsTouched(run.log, lastRequest(run.log).req).filter((stop) => AFTER_THE_BROWSER.includes(stop)),
      because: ({ run }) => lastRequest(run.log).req,
    },
    focus: [POP],
    meters: ['first-byte'],
  },
  {
    id: 'own-copy',
    plate: 'lanes',
    script: () => ({ inputs: [visit(VISIT_MS), reload(RELOAD_MS), visit(OWN_COPY_MS)], startMs: OWN_COPY_MS - LEAD_MS }),
    controls: [],
    focus: [BROWSER],
    meters: ['first-byte'],
  },
  {
    id: 'stale',
    plate: 'lanes',
    script: () => ({ inputs: [visit(VISIT_MS), reload(RELOAD_MS), visit(OWN_COPY_MS), visit(STALE_MS)], startMs: OWN_COPY_MS + LEAD_MS }),
    controls: [],
    focus: [POP, ORIGIN],
    meters: ['first-byte'],
  },
  {
    id: 'three-answers',
    plate: 'lanes',
    script: () => ({ inputs: [], startMs: 0 }),
    controls: ['visit', 'reload', 'wait'],
    meters: ['by-browser', 'by-pop', 'by-origin'],
  },
]

type Run = Trial<FoundationsSettings>

function ttfbs(before: Run, after: Run) {
  const first = lastRequest(before.run.log)
  const second = lastRequest(after.run.log)
  return {
    before: formatMs(first.ttfbMs ?? 0),
    after: formatMs(second.ttfbMs ?? 0),
    more: formatMs((second.ttfbMs ?? 0) - (first.ttfbMs ?? 0)),
    roundTripsBefore: first.roundTrips ?? 0,
    roundTripsAfter: second.roundTrips ?? 0,
  }
}
