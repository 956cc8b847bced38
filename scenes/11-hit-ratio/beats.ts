/** The beats: what happens on the stage, what is measured beside it, what is asked before, and what may be touched. */
import type { Beat } from '../../src/lesson/scene.ts'
import { formatShare } from '../../src/stage/prose/message.ts'
import { CAUSES, LAST } from './incidents.ts'
import { ratioIn } from './drill.ts'
import { EFFECTS, answersOf, diagnosis, effectOf, halvesOf, ratiosOf, worstRegion } from './readings.ts'
import { acrossTheChange, sixRequests, tenRequests, twoCities } from './scripts.ts'
import type { RatioTrial } from './settings.ts'
import { CITY, FILM, SMALL_CITY, popOf, type RatioSettings } from './world.ts'

/** How many times less the origin has to do: hardly, half, and so on. */
const TIMES = [1.1, 2, 5, 10, 20]

const nearest = (value: number): string => String(TIMES.reduce((best, one) => (Math.abs(Math.log(one / value)) < Math.abs(Math.log(best / value)) ? one : best)))
const percent = (share: number): number => Math.round(share * 100)
const tenPoints = () => 10
const last = (trial: RatioTrial): string | null => answersOf(trial).at(-1)?.req ?? null

/** The incident of the fourth and the fifth beat: its cause stands here, and what is asked about is read from its evidence. */
const INCIDENT = { subject: 'drill', drill: 5, cause: 'cookie' } as const satisfies Partial<RatioSettings>

export const beats: readonly Beat<RatioSettings>[] = [
  {
    id: 'two-ratios',
    plate: 'lanes',
    settings: { subject: 'day' },
    script: tenRequests,
    controls: ['ask-logo', 'ask-film'],
    predict: {
      id: 'two-ratios',
      kind: 'one',
      options: byteRatios,
      answer: (trial) => formatShare(ratiosOf(answersOf(trial)).byte),
      because: (trial) => answersOf(trial).find(({ url }) => url === FILM)?.req ?? null,
    },
    focus: [popOf(CITY), 'origin'],
    meters: ['request-ratio', 'byte-ratio'],
  },
  {
    id: 'ninety-nine',
    plate: 'lanes',
    settings: { subject: 'lifetime' },
    script: acrossTheChange,
    controls: ['lifetime'],
    predict: {
      id: 'ninety-nine',
      kind: 'one',
      options: () => TIMES.map(String),
      answer: ({ traffic }) => (traffic ? nearest(halvesOf(traffic).times) : ''),
      because: last,
    },
    focus: ['origin'],
    meters: ['request-ratio', 'origin'],
  },
  {
    id: 'ladder',
    plate: 'lanes',
    settings: { subject: 'drill', drill: 28, cause: 'vary' },
    script: sixRequests,
    controls: ['cause'],
    predict: {
      id: 'ladder',
      kind: 'number',
      range: { min: 0, max: 100, step: 1, unit: '%' },
      answer: ({ traffic }) => (traffic ? percent(ratioIn(traffic, LAST)) : 0),
      tolerance: tenPoints,
      because: last,
    },
    focus: [popOf(CITY)],
    meters: ['request-ratio', 'origin'],
  },
  {
    id: 'incident',
    plate: 'lanes',
    settings: INCIDENT,
    script: sixRequests,
    controls: [],
    predict: {
      id: 'incident',
      kind: 'one',
      options: () => CAUSES,
      answer: ({ traffic, plan }) => diagnosis(traffic, plan) ?? '',
    },
    focus: [popOf(CITY)],
    meters: ['request-ratio', 'origin'],
  },
  {
    id: 'fix',
    plate: 'lanes',
    settings: { ...INCIDENT, fix: 'ttl' },
    script: sixRequests,
    controls: ['fix'],
    predict: {
      id: 'fix',
      kind: 'one',
      options: () => EFFECTS,
      answer: (trial) => effectOf(trial) ?? '',
      because: last,
    },
    focus: [popOf(CITY)],
    meters: ['request-ratio', 'origin'],
  },
  {
    id: 'breakdown',
    plate: 'lanes',
    settings: { subject: 'day', regions: true },
    script: twoCities,
    controls: [],
    predict: {
      id: 'breakdown',
      kind: 'number',
      range: { min: 0, max: 100, step: 1, unit: '%' },
      answer: ({ traffic }) => (traffic ? percent(worstRegion(traffic).requestHitRatio ?? 0) : 0),
      tolerance: tenPoints,
      because: (trial) => answersOf(trial).findLast(({ user }) => user === SMALL_CITY)?.req ?? null,
    },
    focus: [popOf(SMALL_CITY)],
    meters: ['request-ratio', 'origin'],
  },
]

/** The right one; what counting requests gives; its opposite; and half. */
function byteRatios(trial: RatioTrial): readonly string[] {
  const { byte, request } = ratiosOf(answersOf(trial))
  return [byte, 1 - request, 0.5, request].map((share) => formatShare(share))
}

