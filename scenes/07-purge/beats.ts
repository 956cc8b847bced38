/** The beats: what happens on the stage, what is asked before it, and what may be touched. */
import type { Beat } from '../../src/lesson/scene.ts'
import { PRICE_PAGES } from './pages.ts'
import { FATES, fateOf, oldGoneMs, oldPages, oldViews, propagationMs, views } from './readings.ts'
import { PRICE_MS, byTag, byUrl, everything, files, oneUrl, race, softly } from './scripts.ts'
import { flood } from './traffic.ts'
import { CITY_ORDER, popOf, type PurgeSettings } from './world.ts'

/** Values of a slider stand on its steps. */
const near = (value: number, step: number): number => (Number.isFinite(value) ? Math.round(value / step) * step : 0)
const PEAK_STEP = 50

export const beats: readonly Beat<PurgeSettings>[] = [
  {
    id: 'one-url',
    plate: 'map',
    script: oneUrl,
    controls: ['open-product', 'open-home', 'purge-home'],
    predict: {
      id: 'one-url',
      kind: 'one',
      options: () => ['none', 'some', 'all'],
      answer: ({ run: { log } }) => {
        const left = oldPages(log)
        return left === 0 ? 'none' : left === PRICE_PAGES.length - 1 ? 'all' : 'some'
      },
      because: ({ run: { log } }) => oldViews(log)[0]?.req ?? null,
    },
    meters: ['old', 'seen', 'purges'],
  },
  {
    id: 'by-url',
    plate: 'map',
    script: byUrl,
    controls: ['rate'],
    predict: {
      id: 'by-url',
      kind: 'number',
      range: { min: 0, max: 300, step: 5, unit: 's' },
      answer: ({ run: { log } }) => Math.min(300, near((oldGoneMs(log) - PRICE_MS) / 1000, 1)),
      tolerance: () => 8,
      because: ({ run: { log } }) => oldViews(log).at(-1)?.req ?? null,
    },
    meters: ['old', 'seen', 'purges'],
  },
  {
    id: 'by-tag',
    plate: 'map',
    script: byTag,
    controls: ['tag', 'network', 'purge-tag', 'open-home'],
    predict: {
      id: 'by-tag',
      kind: 'number',
      range: { min: 0, max: 1000, step: 10, unit: 'ms' },
      answer: ({ run: { log } }) => Math.min(1000, near(propagationMs(log), 1)),
      tolerance: () => 40,
    },
    meters: ['old', 'seen', 'purges'],
  },
  {
    id: 'everything',
    plate: 'map',
    script: everything,
    controls: ['parts', 'purge-all', 'open-product'],
    predict: {
      id: 'everything',
      kind: 'number',
      range: { min: 0, max: 2000, step: PEAK_STEP, unit: 'requests/s' },
      answer: (trial) => Math.round(flood(trial)?.peak ?? 0),
      tolerance: (trial) => Math.max(PEAK_STEP, 0.15 * (flood(trial)?.peak ?? 0)),
    },
    meters: ['old', 'origin'],
  },
  {
    id: 'soft',
    plate: 'map',
    settings: { mode: 'soft' },
    script: softly,
    controls: ['mode', 'open-product'],
    predict: {
      id: 'soft',
      kind: 'one',
      options: () => ['old-now', 'new-late', 'new-now'],
      fromRun: true,
      answer: ({ run: { log } }) => {
        const first = views(log)[0]
        return first?.old ? 'old-now' : first?.answeredBy === 'origin' ? 'new-late' : 'new-now'
      },
      because: ({ run: { log } }) => views(log)[0]?.req ?? null,
    },
    focus: [popOf('tokyo')],
    // Copies that are marked stale may still answer here, so “old pages left” would say too little.
    meters: ['seen', 'origin'],
  },
  {
    id: 'race',
    plate: 'map',
    settings: { hasPast: false },
    script: race,
    controls: ['journal'],
    predict: {
      id: 'race',
      kind: 'one',
      options: () => FATES,
      answer: ({ run: { log } }) => fateOf(log, popOf('tokyo')),
      because: ({ run: { log } }) => views(log, 0)[0]?.req ?? null,
    },
    whatIf: [{ id: 'forgetful', settings: { journal: false }, figures: (before, after) => ({ oldBefore: oldViews(before.run.log, 0).length, oldAfter: oldViews(after.run.log, 0).length }) }],
    focus: [popOf('tokyo')],
    meters: ['seen', 'purges'],
  },
  {
    id: 'new-name',
    plate: 'map',
    settings: { ownCopies: true },
    script: files,
    controls: ['name'],
    predict: {
      id: 'new-name',
      kind: 'number',
      range: { min: 0, max: CITY_ORDER.length, step: 1, unit: 'people' },
      answer: ({ run: { log } }) => oldViews(log).length,
      because: ({ run: { log } }) => oldViews(log)[0]?.req ?? null,
    },
    meters: ['seen', 'purges', 'origin'],
  },
]
