import type { Check, Script } from '../../src/lesson/scene.ts'
import { randomStream } from '../../src/world/random.ts'
import { finished, kindOfAnswer, lastRequest, stopsTouched } from './journey.ts'
import { MAX_AGE_SECONDS, newDevice, reload, visit, type FoundationsSettings } from './world.ts'

const LEAD_MS = 100
const ASKED_MS = 20_000
const EXPIRED_MS = (MAX_AGE_SECONDS + 30) * 1000

export const checks: readonly Check<FoundationsSettings>[] = [
  {
    id: 'order',
    kind: 'question',
    plate: 'lanes',
    controls: [],
    trace: 'hidden',
    variant: (seed) => ({ history: seed }),
    script: ({ history }) => orderScript(history),
    question: {
      kind: 'order',
      options: ({ run, settings }) => shuffled(stopsTouched(run.log, lastRequest(run.log).req), settings.history),
      answer: ({ run }) => stopsTouched(run.log, lastRequest(run.log).req),
      because: ({ run }) => lastRequest(run.log).req,
    },
    figures: ({ settings }) => ({ before: edgeHoldsIt(settings.history) ? 'held' : 'cold' }),
  },
  {
    id: 'edge-only',
    kind: 'goal',
    plate: 'lanes',
    controls: ['visit', 'reload', 'wait'],
    script: () => ({ inputs: [], startMs: 0 }),
    goal: ({ run }) => {
      const touched = finished(run.log).map((row) => stopsTouched(run.log, row.req))
      return [
        { id: 'reaches-edge', met: touched.some((stops) => stops.includes('pop')) },
        { id: 'not-origin', met: touched.some((stops) => stops.includes('pop') && !stops.includes('origin')) },
      ]
    },
    solution: [{ press: 'visit' }, { press: 'reload' }],
  },
  {
    id: 'who-answered',
    kind: 'question',
    plate: 'lanes',
    controls: [],
    trace: 'shown',
    variant: (seed) => ({ history: seed }),
    script: ({ history }) => traceScript(history),
    question: {
      kind: 'one',
      options: () => ['browser', 'pop', 'origin'],
      answer: ({ run }) => kindOfAnswer(run.log, lastRequest(run.log)),
      because: ({ run }) => lastRequest(run.log).req,
    },
  },
]

/** Drawn from the seed: does the edge hold a copy before the request that is asked about? */
function edgeHoldsIt(seed: number): boolean {
  return randomStream(seed, 'order').uniform() < 0.5
}

function orderScript(seed: number): Script {
  const before = edgeHoldsIt(seed) ? [visit(0), newDevice(ASKED_MS / 2)] : []
  return { inputs: [...before, visit(ASKED_MS)], startMs: ASKED_MS - LEAD_MS }
}

/** A first visit, then one more request of a kind drawn from the seed. */
function traceScript(seed: number): Script {
  const random = randomStream(seed, 'trace')
  const kind = random.integer(3)
  const soonMs = 5_000 + random.integer(40) * 1000
  const last = kind === 0 ? visit(soonMs) : kind === 1 ? reload(soonMs) : visit(EXPIRED_MS + soonMs)
  return { inputs: [visit(0), last], startMs: 0 }
}

/** The same items in an order drawn from the seed, never the right one. */
function shuffled(items: readonly string[], seed: number): readonly string[] {
  const random = randomStream(seed, 'shuffle')
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = random.integer(last + 1)
    const [a, b] = [mixed[last], mixed[other]]
    if (a !== undefined && b !== undefined) [mixed[last], mixed[other]] = [b, a]
  }
  return mixed.every((item, index) => item === items[index]) ? [...mixed].reverse() : mixed
}
