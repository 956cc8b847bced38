/** The tasks at the end: keep four kinds of address current in time, foresee a flood, and say why somebody was shown something old. */
import type { Check } from '../../src/lesson/scene.ts'
import { eventsOf } from '../../src/world/report.ts'
import { HOME, PRICE_PAGES, STOCK, STYLES, pathOf } from './pages.ts'
import { CAUSES, causeOf, oldForSeconds, oldViews, type Cause, type PurgeTrial } from './readings.ts'
import { STARTS_MS, release } from './scripts.ts'
import { flood } from './traffic.ts'
import { oldScript, oldSettings, peakSettings } from './variants.ts'
import { cityName, type PurgeSettings, type SceneCity } from './world.ts'

/** What was agreed: how long after a change the old version may still be shown, and what the origin may be asked. */
export const DEADLINES = { prices: 120, home: 300 } as const
const MOST_ORIGIN = 15

function keptCurrent(trial: PurgeTrial) {
  const { run } = trial
  const seconds = (urls: readonly string[]): number => Math.ceil(oldForSeconds(run, urls))
  const prices = seconds(PRICE_PAGES.filter((url) => url !== HOME))
  const home = seconds([HOME])
  const shownOld = (of: string): number => oldViews(run.log).filter(({ url }) => url === of).length
  const styles = shownOld(STYLES)
  const stock = shownOld(STOCK)
  const origin = eventsOf(run.log, 'origin-answered').filter(({ atMs }) => atMs >= STARTS_MS).length
  // As long as people are still to come, nothing is known of whether the deadlines hold.
  const asked = trial.inputs.filter(({ type, atMs }) => type === 'request' && atMs >= STARTS_MS).length
  const isOver = eventsOf(run.log, 'request-finished').filter(({ from, atMs }) => from.startsWith('browser:') && atMs >= STARTS_MS).length >= asked
  const parts = [
    { id: 'styles', met: styles === 0, figures: { old: styles } },
    { id: 'prices', met: prices <= DEADLINES.prices, figures: { seconds: prices, deadline: DEADLINES.prices } },
    { id: 'home', met: home <= DEADLINES.home, figures: { seconds: home, deadline: DEADLINES.home } },
    { id: 'stock', met: stock === 0, figures: { old: stock } },
    { id: 'origin', met: origin <= MOST_ORIGIN, figures: { origin, most: MOST_ORIGIN, asked } },
  ]
  // The price's purge by tag takes the home page along: the price stands on it.
  const ways: Readonly<Record<string, string | number | boolean>> = { ...trial.settings, home: trial.settings.prices === 'tag' && trial.settings.home === 'ttl' ? 'along' : trial.settings.home }
  return parts.map(({ id, met, figures }) => ({ id, met: isOver && met, figures: { ...figures, over: isOver ? 'yes' : 'no', way: String(ways[id] ?? '') } }))
}

/** So far off, as a share of what was measured, is still an estimate: the formula says the most to expect, and the run stays below. */
const PEAK_TOLERANCE = 0.2
const PEAK = { min: 0, max: 1200, step: 20, unit: 'requests/s' } as const

/** Names that a message can select by. */
const CAUSE_WORDS = { 'other-url': 'otherUrl', 'other-tag': 'otherTag', 'on-its-way': 'onItsWay', browser: 'browser' } as const satisfies Readonly<Record<Cause, string>>

export const checks: readonly Check<PurgeSettings>[] = [
  {
    id: 'four-ways',
    plate: 'map',
    kind: 'goal',
    settings: { ownCopies: true, styles: 'url', prices: 'url', home: 'ttl', stock: 'ttl' },
    controls: ['styles', 'prices', 'home', 'stock'],
    script: release,
    goal: keptCurrent,
    solution: [
      { set: 'styles', to: 'version' },
      { set: 'prices', to: 'tag' },
      { set: 'home', to: 'url' },
      { set: 'stock', to: 'never' },
    ],
  },
  {
    id: 'peak',
    plate: 'map',
    kind: 'question',
    controls: [],
    variant: peakSettings,
    script: (settings) => ({ inputs: [{ type: 'wait', atMs: 1_000 + settings.load }], startMs: 0 }),
    trace: 'hidden',
    question: {
      kind: 'number',
      range: PEAK,
      answer: (trial) => Math.round(flood(trial)?.peak ?? 0),
      tolerance: (trial) => Math.max(PEAK.step, PEAK_TOLERANCE * (flood(trial)?.peak ?? 0)),
    },
    figures: () => ({ within: PEAK_TOLERANCE * 100 }),
  },
  {
    id: 'why-old',
    plate: 'map',
    kind: 'question',
    controls: [],
    variant: oldSettings,
    script: oldScript,
    trace: 'shown',
    question: { kind: 'one', options: () => CAUSES, answer: (trial) => causeOf(trial) ?? '', because: ({ run: { log } }) => oldViews(log, 0).at(-1)?.req ?? null },
    figures: (trial) => {
      const last = oldViews(trial.run.log, 0).at(-1)
      const cause = causeOf(trial)
      return { who: cityName((last?.user ?? 'tokyo') as SceneCity), url: last ? pathOf(last.url) : '', cause: cause ? CAUSE_WORDS[cause] : '' }
    },
  },
]
