/** The words of a report in English, beside those by id (en.ts). */
import type { Outcome } from '../../engine/decision.ts'
import type { PurgeMode } from '../../engine/edge.types.ts'
import { pluralIn } from '../../language/plural.ts'
import type { Continent } from '../network.ts'
import type { Warning } from '../report/report.ts'

const plural = pluralIn('en')

export const continents: Readonly<Record<Continent, string>> = {
  europe: 'Europe',
  'north-america': 'North America',
  'south-america': 'South America',
  asia: 'Asia',
  oceania: 'Oceania',
}

export const reportWords = {
  passed: '✓ passed',
  failed: '✗ failed',
  warning: '! warning',
  heading: (workload: string, met: number, all: number) => `${workload}: ${met} of ${all} objectives met`,
  /** How a bound of somebody's own compares with the course's. */
  ownBound: { stricter: (course: string) => `bound stricter than the course’s, ${course}`, laxer: (course: string) => `bound laxer than the course’s, ${course}` },
  partOf: (name: string, figure: string) => `${name} ${figure}`,
  failure: (label: string, figure: string, bound: string) => `${label}: ${figure}, ${bound}`,
  smallest: (probe: string, requests: number) => `The smallest example found has ${plural(requests, { one: `${requests} request`, other: `${requests} requests` })} (${probe}):`,
  sameExample: (label: string) => `The smallest example is that of “${label}”, above.`,
  /** The wait is a line before the origin, as its load says. */
  queue: (label: string) => `A few requests do not show it: many at once stand in line before the origin. “${label}” shows what fills it.`,
  noExample: 'A few requests do not show it; the figure is of many.',
  hint: (hint: string) => `Where to look: ${hint}`,
  scene: (number: string) => `Scene ${number} teaches it.`,
  warnings: 'Passed, and fragile:',
  sumPassed: (objectives: number, warnings: number, seed: number) => `Passed: ${plural(objectives, { one: 'the one objective is', other: `all ${objectives} objectives are` })} met${warningsToo(warnings)} (seed ${seed}).`,
  sumFailed: (failed: readonly string[], objectives: number, warnings: number, seed: number) => `Failed: ${failed.length} of ${objectives} objectives ${plural(failed.length, { one: 'is', other: 'are' })} not met${warningsToo(warnings)} (seed ${seed}): ${failed.join(', ')}.`,
  seeds: 'By seed:',
  seedPassed: (seed: number) => `seed ${seed}: passed`,
  seedFailed: (seed: number, failed: readonly string[]) => `seed ${seed}: failed ${failed.join(', ')}`,
  seedsPassed: (seeds: number) => `Passed at all ${seeds} seeds.`,
  refused: '– refused',
  /** Above one report, so that reports of several documents are told apart. */
  documentIs: (name: string) => `Policy document: ${name}`,
  documents: 'Objectives met, by document and workload:',
  documentsAtSeeds: (seeds: number) => `Objectives met, by document and workload, at the worst of ${seeds} seeds:`,
  document: 'document',
  met: (met: number, all: number) => `${met}/${all}`,
  notTried: '–',
  misses: (ids: readonly string[]) => `misses ${ids.join(', ')}`,
  documentsPassed: (documents: number) => `Passed: all ${documents} documents.`,
  documentsFailed: (passed: number, failed: number, refused: number) => `Passed: ${passed}. Failed: ${failed}.${refused === 0 ? '' : ` Refused, and not verified: ${refused}.`}`,
  seedsFailed: (failed: number, seeds: number) => `Failed at ${failed} of ${seeds} seeds.`,
} as const

function warningsToo(warnings: number): string {
  return plural(warnings, { '=0': '', one: `, with ${warnings} warning`, other: `, with ${warnings} warnings` })
}

/** What passes and is fragile, in a sentence each. */
export const warningWords: Readonly<Record<Warning['kind'], (label: string, figure: string, bound: string, share: string) => string>> = {
  'little-margin': (label, figure, bound) => `${label}: ${figure} is near the bound, ${bound}. A little more traffic, or another mix of it, may cross it.`,
  'cold-origin': (label, figure, bound, share) =>
    `${label}: while caches are cold, the origin is asked ${figure}, which is ${share} of the ${bound} that it can make. Warm caches hide that: the day they are emptied, it shows.`,
}

/** A counter-example, told. */
export const storyWords = {
  asks: (user: string, method: string, url: string, fields: string) => `${user} ${method === 'GET' ? 'asks for' : `sends ${method} to`} ${url}${fields === '' ? '' : `, with ${fields}`}`,
  person: (name: string, city: string) => `${name} in ${city}`,
  /** Who bears no name, and who comes from the same city. */
  somebody: (city: string) => `somebody in ${city}`,
  somebodyElse: (city: string) => `somebody else in ${city}`,
  field: (name: string, value: string) => `${name}: ${value}`,
  got: (outcome: Outcome | null, node: string, status: number, details: readonly string[]) => [`${outcome === null ? '' : `${outcome}, `}answered by ${node}${status === 200 ? '' : ` with ${status}`}`, ...details].join(', '),
  noAnswer: 'no answer came',
  unfinished: 'not answered when the run ends',
  nodes: { browser: 'the browser', shield: 'the shield', origin: 'the origin', pop: (city: string) => `the POP ${city}` },
  version: (version: number, live: number) => (version === live ? `version ${version}` : `version ${version} while ${live} is live`),
  wrongVariant: (got: string, due: string) => `got “${got}” where “${due}” is due`,
  leak: (got: string, due: string) => `got “${got}” where “${due}” is due: somebody else’s data`,
  cookieLeak: (owner: string | null) => (owner === null ? 'with a cookie that was made for somebody else' : `with a cookie that was made for ${owner}`),
  nothing: 'nothing',
  shows: 'this request shows it',
  deployed: (url: string, version: number | null) => `new content is live at the origin${version === null ? '' : `, version ${version}`}: ${url}`,
  purge: (mode: PurgeMode, what: string) => `a ${mode} purge is sent: ${what}`,
  purgeUrl: (url: string) => url,
  purgeTags: (tags: readonly string[]) => `${plural(tags.length, { one: 'tag', other: 'tags' })} ${tags.join(', ')}`,
  purgeEverything: 'everything',
  originDown: { error: (duration: string) => `the origin fails for ${duration}: it answers 503`, refuse: (duration: string) => `the origin fails for ${duration}: it refuses connections` },
  popDown: (pop: string, duration: string) => `the POP ${pop} fails for ${duration}`,
  cold: (user: string, cache: boolean) => `${user} begins afresh: connections closed, DNS forgotten${cache ? ', browser cache empty' : ''}`,
  ping: (user: string) => `${user} measures a round trip`,
  load: (user: string, perSecond: number, url: string) => `${user}, many ask ${perSecond} times a second for ${url}`,
  more: (count: number) => `… ${count} more changes like these`,
} as const

/** What went wrong with the verifier itself. */
export const workerWords = {
  stopped: 'The thread that verifies stopped before it was done. Verify again.',
  failed: (why: string) => `The configuration could not be verified: ${why} This is a defect of the verifier; the configuration is kept.`,
  cancelled: 'The verification was ended because its result is not wanted any more.',
} as const
