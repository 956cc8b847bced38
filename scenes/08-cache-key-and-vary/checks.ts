/** The tasks at the end: a rule that is neither too wide nor too narrow, the header that poisoned a page, and which copy Vary selects. */
import { listed } from '../../src/language/lists.ts'
import type { Check, Trial } from '../../src/lesson/scene.ts'
import { eventsOf, userRequests } from '../../src/world/report.ts'
import { formatCount } from '../../src/stage/prose/message.ts'
import { percent } from './figures.ts'
import { balanceOf, poisonedBy, selectedLast, visits } from './readings.ts'
import { EXCLUDE_KNOWN, SHOP_CODINGS, SHOP_LANGUAGES, written } from './rule.ts'
import { answersOf } from './traffic.ts'
import { pressesTo, tilesOf } from './tiles.ts'
import { mattersOf, poisonScript, reflectedOf, selectionScript, shopScript } from './variants.ts'
import { BOTH, type KeySettings } from './world.ts'

const LEAST_HITS = 0.9

function reached({ traffic, settings }: Trial<KeySettings>) {
  const balance = traffic && balanceOf(traffic)
  const most = answersOf(settings)
  const parts = [
    { id: 'hits', met: balance !== null && balance.hitShare >= LEAST_HITS, figures: { least: percent(LEAST_HITS), ...(balance && { hits: percent(balance.hitShare) }) } },
    { id: 'wrong', met: balance !== null && balance.wrong === 0, figures: { ...(balance && { wrong: formatCount(balance.wrong) }) } },
    { id: 'copies', met: balance !== null && balance.copies <= most, figures: { most: formatCount(most), ...(balance && { copies: formatCount(balance.copies) }) } },
  ]
  const found = parts.every(({ met }) => met) ? 'yes' : 'no'
  return parts.map((part) => ({ ...part, figures: { ...part.figures, found, matters: listed(settings.matters.split(',')) } }))
}

/** The rule that a variant asks for: what matters, few values, and a Vary without what the page does not look at. */
export function goodRule({ matters }: Pick<KeySettings, 'matters'>): string {
  return written({
    key: { query: { include: matters.split(',') } },
    normalise: { acceptEncoding: [...SHOP_CODINGS], acceptLanguage: [...SHOP_LANGUAGES] },
    vary: { ignore: ['cookie'] },
  })
}

const CHOICES = ['first', 'second', 'third', 'none'] as const

export const checks: readonly Check<KeySettings>[] = [
  {
    id: 'good-rule',
    kind: 'goal',
    plate: 'lanes',
    // Somebody has begun already: the noise that everybody knows is out.
    settings: { links: 'ads', vary: `${BOTH}, Cookie`, policy: EXCLUDE_KNOWN },
    variant: (seed) => ({ matters: mattersOf(seed) }),
    controls: ['rule'],
    script: (_settings, seed) => shopScript(seed),
    goal: reached,
    solution: ({ settings }) => pressesTo(settings.policy, goodRule(settings), tilesOf('good-rule')),
  },
  {
    id: 'poisoned-by',
    kind: 'question',
    plate: 'lanes',
    trace: 'shown',
    settings: { vary: BOTH, stranger: true },
    variant: (seed) => ({ reflects: reflectedOf(seed) }),
    controls: [],
    script: (_settings, seed) => poisonScript(seed),
    question: {
      kind: 'one',
      options: oddHeaders,
      answer: (trial) => poisonedBy(trial)?.header ?? '',
      because: (trial) => poisonedBy(trial)?.fill ?? null,
    },
  },
  {
    id: 'which-copy',
    kind: 'question',
    plate: 'lanes',
    trace: 'hidden',
    settings: { vary: BOTH },
    controls: [],
    script: (_settings, seed) => selectionScript(seed),
    question: {
      kind: 'one',
      options: () => CHOICES,
      answer: (trial) => CHOICES[selectedLast(trial) ?? 3] ?? 'none',
      because: ({ run }) => visits(run.log).at(-1)?.req ?? null,
    },
  },
]

/** Every header of the request that filled the cache with the bad page, in alphabetical order. */
function oddHeaders(trial: Trial<KeySettings>): readonly string[] {
  const fill = poisonedBy(trial)?.fill ?? userRequests(trial.run.log)[0]?.req
  const started = eventsOf(trial.run.log, 'request-started').find((event) => event.req === fill)
  return (started?.request.headers ?? []).map(([name]) => name).sort()
}
