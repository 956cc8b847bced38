import type { Outcome } from '../../engine/decision.ts'
import { atMost, whole } from '../../language/numbers.ts'
import { pluralIn } from '../../language/plural.ts'

const plural = pluralIn('en')

/** A whole number as read, e.g. 1,234. */
export const count = whole

/** Milliseconds as read: below 10 with one decimal. */
export const milliseconds = (ms: number): string => `${ms < 10 ? atMost(ms, 1) : whole(ms)} ms`

/** Whole seconds while they can be compared at a glance, then the largest two units; one day as the 24 h that prose calls it. */
function seconds(value: number): string {
  const total = Math.floor(value)
  if (total < 600) return `${whole(total)} s`
  const [unit, size, smaller, smallerSize] = total >= 172_800 ? (['d', 86_400, 'h', 3600] as const) : total >= 3600 ? (['h', 3600, 'min', 60] as const) : (['min', 60, 's', 1] as const)
  const rest = Math.floor((total % size) / smallerSize)
  return `${whole(Math.floor(total / size))} ${unit}${rest > 0 ? ` ${rest} ${smaller}` : ''}`
}

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  hit: 'hit',
  miss: 'miss',
  stale: 'stale',
  revalidated: 'revalidated',
  bypass: 'bypass',
  collapsed: 'collapsed',
  error: 'error',
}

/** How a request ended, in a word or two; its status where no cache took part. */
const answer = (outcome: Outcome | null, status: number): string => (outcome ? OUTCOME_WORDS[outcome] : `status ${status}`)

/** The words of the plates. */
export const platesCopy = {
  outcomes: OUTCOME_WORDS,
  /** Beside the outcome of an answer that was not the one due. */
  wrong: { variant: 'wrong', owner: 'not theirs' },
  wrongAnswer: { variant: 'It is the wrong answer.', owner: 'It is somebody else’s answer.' },
  answer,
  map: { name: 'World map of the request' },
  lanes: {
    name: 'The path of the request',
    columns: { browser: 'Browsers', resolver: 'DNS', stop: 'On the way', pop: 'Edge', origin: 'Origin' },
  },
  node: {
    /** The accessible name of an actor that opens its glossary card. */
    open: (label: string, facts: readonly string[]): string => [label, ...facts].join(', '),
    asking: 'asking',
    answered: (outcome: Outcome | null, status: number, ttfbMs: number): string => `${answer(outcome, status)}, ${milliseconds(ttfbMs)}`,
    lookup: 'looking in the cache',
    waiting: (n: number): string => plural(n, { one: `${count(n)} waits for a fetch`, other: `${count(n)} wait for a fetch` }),
    upstream: (n: number): string => plural(n, { one: `${count(n)} fetch under way`, other: `${count(n)} fetches under way` }),
    down: 'failing',
    purged: 'purged',
    origin: (working: number, queued: number): string => (queued > 0 ? `${count(working)} working, ${count(queued)} waiting` : `${count(working)} working`),
    stored: (n: number, stale: number): string => `${count(n)} stored${stale > 0 ? `, ${count(stale)} stale` : ''}`,
  },
  connection: { warm: 'connection open', cold: 'no connection' },
  cells: {
    browser: 'Browser cache',
    pop: 'Edge cache',
    shield: 'Shield cache',
    empty: 'Nothing stored',
    more: (n: number): string => `and ${count(n)} more`,
    version: (version: number): string => `v${version}`,
    variant: 'variant',
    age: (ageSeconds: number): string => `Age ${seconds(ageSeconds)}`,
    fresh: (remainingSeconds: number): string => `fresh for ${seconds(Math.ceil(remainingSeconds))}`,
    /** no-cache: fresh or not, the origin is asked before each use. */
    asks: 'asks each time',
    stale: (staleSeconds: number): string => `stale for ${seconds(staleSeconds)}`,
  },
  gauge: {
    name: 'Load on the origin',
    arrivals: 'arriving',
    perSecond: (rate: number): string => `${count(rate)}/s`,
    workers: 'workers busy',
    queue: 'waiting',
    shed: 'refused (503)',
    of: (value: number, limit: number): string => `${count(value)} of ${count(limit)}`,
    waitMs: (ms: number): string => `half wait over ${milliseconds(ms)}`,
  },
} as const
