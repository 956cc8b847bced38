/** The tasks at the end: mend an incident, find the cause of another, and read both ratios off a handful of requests. */
import type { Check } from '../../src/lesson/scene.ts'
import { CAUSES, FIRST, LAST, causeOf } from './incidents.ts'
import { judgement, ratioIn, restored, shareText, TOLERANCE } from './drill.ts'
import { answersOf, diagnosis, fixFor, ratiosOf } from './readings.ts'
import { answers, sixRequests } from './scripts.ts'
import { wrongIn, type RatioTrial } from './settings.ts'
import type { RatioSettings } from './world.ts'

function mend({ traffic, settings: { fix } }: RatioTrial) {
  const decided = traffic !== null && fix !== 'undecided'
  const shares = traffic && { before: shareText(ratioIn(traffic, FIRST)), fallen: shareText(ratioIn(traffic, LAST)), ...(decided && judgement(traffic, fix)) }
  return [
    { id: 'restored', met: decided && restored(traffic, fix), figures: { decided: decided ? 'yes' : 'no', points: Math.round(TOLERANCE * 100), ...shares } },
    { id: 'right', met: decided && traffic.metrics.total.wrong === 0 && traffic.metrics.total.leaked === 0, figures: { wrong: traffic ? traffic.metrics.total.wrong + traffic.metrics.total.leaked : 0 } },
  ]
}

/** Incidents of the second task are others than those of the first, whatever the seed. */
const OTHERS = 10_000
const points = () => 3

export const checks: readonly Check<RatioSettings>[] = [
  {
    id: 'drill',
    plate: 'lanes',
    kind: 'goal',
    settings: { subject: 'drill', cause: 'drawn' },
    variant: (seed) => ({ drill: seed }),
    controls: ['fix'],
    script: sixRequests,
    goal: mend,
    solution: ({ settings }) => [{ set: 'fix', to: fixFor(wrongIn(settings)?.cause ?? causeOf(settings.drill)) }],
  },
  {
    id: 'which-look',
    plate: 'lanes',
    kind: 'question',
    settings: { subject: 'drill', cause: 'drawn' },
    variant: (seed) => ({ drill: OTHERS + seed }),
    controls: [],
    script: sixRequests,
    // What is on the stage would tell it.
    trace: 'hidden',
    question: {
      kind: 'one',
      options: () => CAUSES,
      answer: ({ traffic, plan }) => diagnosis(traffic, plan) ?? '',
    },
  },
  {
    id: 'both-ratios',
    plate: 'lanes',
    kind: 'question',
    settings: { subject: 'answers' },
    controls: [],
    script: answers,
    trace: 'shown',
    question: {
      kind: 'number',
      range: { min: 0, max: 100, step: 1, unit: '%' },
      answer: (trial) => Math.round(ratiosOf(answersOf(trial)).byte * 100),
      tolerance: points,
      because: (trial) => [...answersOf(trial)].sort((a, b) => b.bytes - a.bytes)[0]?.req ?? null,
    },
  },
]
