/** The beats: what happens on the stage, what is measured, what is asked before it, and what may be touched. */
import type { Beat, WhatIf } from '../../src/lesson/scene.ts'
import { userRequests } from '../../src/world/report.ts'
import { addresses, balanceOf, copies, due, variedRows, visits, wrongVisits, type KeyTrial } from './readings.ts'
import { EXCLUDE_KNOWN, NO_QUERY, SHOP_CODINGS, SHOP_LANGUAGES, WHOLE_QUERY, written } from './rule.ts'
import { byAll, byClicks, byLinks, bySizes, people, poisoning } from './story.ts'
import { VARIED, clickShare } from './traffic.ts'
import { BOTH, POP, REFLECTED, type KeySettings } from './world.ts'

export const INCLUDE_WIDTH = written({ key: { query: { include: ['width'] } } })
export const FEW_VALUES = written({ normalise: { acceptEncoding: [...SHOP_CODINGS], acceptLanguage: [...SHOP_LANGUAGES] } })

const numbers = (values: readonly number[]): readonly string[] => [...new Set(values)].sort((a, b) => a - b).map(String)
const hits = ({ run }: KeyTrial): number => visits(run.log).filter((row) => row.outcome === 'hit').length

const sides = (before: KeyTrial, after: KeyTrial) => ({
  // The learner may have set on the stage what is compared with it.
  alike: [hits, ({ run }: KeyTrial) => copies(run), (trial: KeyTrial) => wrongVisits(trial).length].every((side) => side(before) === side(after)) ? 'yes' : 'no',
  hitsBefore: hits(before),
  hitsAfter: hits(after),
  copiesBefore: copies(before.run),
  copiesAfter: copies(after.run),
  wrongBefore: wrongVisits(before).length,
  wrongAfter: wrongVisits(after).length,
})

const whatIf = (id: string, settings: Partial<KeySettings>): WhatIf<KeySettings> => ({ id, settings, figures: sides })

/** Per cent of hits, to a digit. */
const hitPercent = ({ traffic }: KeyTrial): number => (traffic ? Math.round(1000 * balanceOf(traffic).hitShare) / 10 : NaN)

export const beats: readonly Beat<KeySettings>[] = [
  {
    id: 'default-key',
    plate: 'lanes',
    script: byLinks,
    controls: ['ask-large'],
    predict: {
      id: 'copies',
      kind: 'one',
      // One for the path, one a picture, one an address, one a request.
      options: (trial) => numbers([1, due(trial), addresses(trial.run.log), visits(trial.run.log).length]),
      answer: ({ run }) => String(copies(run)),
      because: ({ run }) => userRequests(run.log).find((row) => row.outcome === 'miss' && row.url.includes('utm_'))?.req ?? null,
    },
    focus: [POP],
    meters: ['hits', 'copies', 'origin'],
  },
  {
    id: 'clicks',
    plate: 'lanes',
    settings: { links: 'ads' },
    script: ({ links }) => byClicks(links),
    controls: ['ask-click', 'links'],
    predict: {
      id: 'click-hits',
      kind: 'number',
      range: { min: 0, max: 100, step: 1, unit: '%' },
      answer: hitPercent,
      // Whoever takes every request without a click identifier for a hit has understood.
      tolerance: (trial) => Math.max(5, 100 * (1 - clickShare(trial.settings.links)) - hitPercent(trial)),
      because: ({ run }) => userRequests(run.log).at(-1)?.req ?? null,
    },
    whatIf: [whatIf('without-clicks', { policy: EXCLUDE_KNOWN })],
    focus: [POP],
    meters: ['hits', 'copies', 'origin'],
  },
  {
    id: 'no-query',
    plate: 'lanes',
    settings: { links: 'ads', policy: NO_QUERY },
    script: bySizes,
    controls: ['ask-large'],
    predict: {
      id: 'wrong-pictures',
      kind: 'one',
      // Nobody; those who got another size than the first; all but the first.
      options: (trial) => numbers([0, due(trial) - 1, wrongVisits(trial).length, visits(trial.run.log).length - 1]),
      answer: (trial) => String(wrongVisits(trial).length),
      because: (trial) => wrongVisits(trial)[0]?.req ?? null,
    },
    whatIf: [whatIf('whole-query', { policy: WHOLE_QUERY })],
    focus: [POP],
    meters: ['hits', 'copies', 'wrong'],
  },
  {
    id: 'include',
    plate: 'lanes',
    settings: { links: 'ads' },
    script: byAll,
    controls: ['rule'],
    whatIf: [whatIf('include-width', { policy: INCLUDE_WIDTH }), whatIf('exclude-known', { policy: EXCLUDE_KNOWN })],
    focus: [POP],
    meters: ['hits', 'copies', 'wrong'],
  },
  {
    id: 'vary',
    plate: 'lanes',
    settings: { vary: 'Accept-Encoding' },
    script: people,
    controls: ['vary', 'ask-page'],
    predict: {
      id: 'vary-order',
      kind: 'order',
      options: () => ['User-Agent', 'Accept-Encoding', 'Cookie', 'Accept-Language'],
      answer: ({ traffic }) => (traffic ? [...variedRows(traffic)].sort((a, b) => a.values - b.values).map((row) => row.field) : VARIED),
    },
    focus: [POP],
    meters: ['hits', 'copies', 'wrong'],
  },
  {
    id: 'normalise',
    plate: 'lanes',
    settings: { vary: BOTH, policy: FEW_VALUES },
    script: people,
    controls: ['rule', 'ask-page'],
    predict: {
      id: 'few-copies',
      kind: 'one',
      // One of them alone, their sum, their product, twice as many.
      options: () => numbers([SHOP_LANGUAGES.length, SHOP_LANGUAGES.length + SHOP_CODINGS.length + 1, SHOP_LANGUAGES.length * (SHOP_CODINGS.length + 1), 2 * SHOP_LANGUAGES.length * (SHOP_CODINGS.length + 1)]),
      answer: ({ traffic }) => String(traffic ? balanceOf(traffic).copies : NaN),
      because: ({ run }) => userRequests(run.log).find((row) => row.outcome === 'hit')?.req ?? null,
    },
    whatIf: [whatIf('as-it-came', { policy: WHOLE_QUERY })],
    focus: [POP],
    meters: ['hits', 'copies', 'wrong'],
  },
  {
    id: 'poison',
    plate: 'lanes',
    settings: { vary: BOTH, reflects: REFLECTED, stranger: true },
    script: poisoning,
    controls: ['defence'],
    predict: {
      id: 'poisoned',
      kind: 'one',
      options: (trial) => numbers([0, 1, visits(trial.run.log).length]),
      answer: (trial) => String(wrongVisits(trial).length),
      because: (trial) => wrongVisits(trial)[0]?.req ?? null,
    },
    whatIf: [whatIf('keyed', { defence: 'key' }), whatIf('dropped', { defence: 'drop' })],
    focus: [POP, 'origin'],
    meters: ['hits', 'copies', 'wrong'],
  },
]
