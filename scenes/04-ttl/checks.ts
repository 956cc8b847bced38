/** The tasks at the end: two lifetimes in one header, the longest that the old can be seen, and why a browser asked. */
import type { Check } from '../../src/lesson/scene.ts'
import { formatSeconds } from '../../src/stage/prose/message.ts'
import { userRequests } from '../../src/world/report.ts'
import { CAUSES, lastCause } from './causes.ts'
import { oldUntilSeconds, selectName, sourceOf, storings, type TtlTrial } from './readings.ts'
import { diagnosisScript, diagnosisVariant, longestVariant, worstCase } from './variants.ts'
import { BROWSER, EDGE, HEADERS, visit, type TtlSettings } from './world.ts'
import { units } from '../../src/language/units.en.ts'

const BROWSER_SECONDS = 300
const EDGE_SECONDS = 86_400
/** Visits stand this far on either side of an end. */
const MARGIN_MS = 10_000

const TWO_TIER_VISITS = [
  visit(5),
  visit(BROWSER_SECONDS * 1000 - MARGIN_MS),
  visit(BROWSER_SECONDS * 1000 + MARGIN_MS),
  visit(EDGE_SECONDS * 1000 - MARGIN_MS),
  visit(EDGE_SECONDS * 1000 + MARGIN_MS),
]

/** Proven by who answered just before and just after each end. */
function twoTier({ run: { log } }: TtlTrial) {
  const sources = userRequests(log).map(sourceOf)
  const said = (node: string): string => {
    const entry = storings(log, node)[0]
    return entry ? formatSeconds(Math.max(0, Math.round(entry.freshnessLifetimeSeconds))) : ''
  }
  const figuresOf = (wanted: number, node: string, seen: number) => ({ wanted: formatSeconds(wanted), lifetime: said(node), seen: seen > 0 && said(node) !== '' ? 1 : 0 })
  return [
    { id: 'browser', met: sources[1] === 'browser' && sources[2] !== undefined && sources[2] !== 'browser', figures: figuresOf(BROWSER_SECONDS, BROWSER, sources.length) },
    { id: 'edge', met: sources[3] === 'edge' && sources[4] === 'origin', figures: figuresOf(EDGE_SECONDS, EDGE, sources.length) },
  ]
}

/** What the old version's longest life comes to, for somebody who adds, subtracts or forgets, and for one who does not. */
function lifeOptions(seedSettings: TtlSettings): readonly string[] {
  const [browser = 0, edge = 0] = [...seedSettings.header.matchAll(/(?:^|[ ,])(?:max-age|s-maxage)=(\d+)/gm)].map((match) => Number(match[1]))
  return [...new Set([browser, edge, browser + edge, Math.abs(edge - browser)])].sort((a, b) => a - b).map(inSeconds)
}

/** As the header counts, so that the choices can be told apart without a change of unit. */
const inSeconds = (seconds: number): string => `${seconds} ${units.s}`

export const checks: readonly Check<TtlSettings>[] = [
  {
    id: 'two-tier',
    plate: 'lanes',
    kind: 'goal',
    settings: { header: HEADERS.one },
    controls: ['header'],
    script: () => ({ inputs: TWO_TIER_VISITS, startMs: 0 }),
    goal: twoTier,
    solution: [{ set: 'header', to: `Cache-Control: max-age=${BROWSER_SECONDS}, s-maxage=${EDGE_SECONDS}` }],
  },
  {
    id: 'longest-old',
    plate: 'lanes',
    kind: 'question',
    controls: [],
    trace: 'hidden',
    variant: longestVariant,
    script: (_settings, seed) => worstCase(seed),
    question: {
      kind: 'one',
      options: ({ settings }) => lifeOptions(settings),
      // HTTP dates are whole seconds, so ages come out up to one off.
      answer: (trial) => inSeconds(Math.round((oldUntilSeconds(trial) ?? 0) / 10) * 10),
      because: ({ run }) => userRequests(run.log).at(1)?.req ?? null,
    },
    figures: ({ settings }) => ({ text: settings.header.split('\n').join(' · '), resets: settings.resetAge ? 'yes' : 'no' }),
  },
  {
    id: 'why-asked',
    plate: 'lanes',
    kind: 'question',
    controls: [],
    trace: 'shown',
    variant: diagnosisVariant,
    script: (_settings, seed) => diagnosisScript(seed),
    question: {
      kind: 'one',
      options: () => CAUSES,
      answer: (trial) => lastCause(trial) ?? '',
      because: ({ run }) => userRequests(run.log).at(-1)?.req ?? null,
    },
    figures: (trial) => ({ text: trial.settings.header, lastAt: formatSeconds(Math.round((userRequests(trial.run.log).at(-1)?.startMs ?? 0) / 1000)), cause: selectName(lastCause(trial) ?? '') }),
  },
]

