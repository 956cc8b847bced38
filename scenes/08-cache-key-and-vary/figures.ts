/** Every number that the words of this scene speak of, read from runs and measurements, and the stage's big numbers. */
import { fieldValue } from '../../src/engine/http/message.ts'
import { clauses, listed } from '../../src/language/lists.ts'
import type { SceneCopy } from '../../src/lesson/copy.ts'
import type { Figures } from '../../src/lesson/scene.ts'
import { formatCount, formatMs, formatSeconds } from '../../src/stage/prose/message.ts'
import type { StageState } from '../../src/stage/state.ts'
import type { Meter } from '../../src/stage/topology.ts'
import { atMost } from '../../src/language/numbers.ts'
import { eventsOf } from '../../src/world/report.ts'
import { addresses, balanceOf, copies, due, fetches, poisonedBy, shownFields, variedRows, visits, wrongVisits, type KeyTrial } from './readings.ts'
import { SHOP_CODINGS, SHOP_LANGUAGES, rulesOf } from './rule.ts'
import { EVIL_HOST, byLinks, bySizes, queriesOf } from './story.ts'
import { PICTURE_VALUES, clickShare } from './traffic.ts'
import { LIFETIME_SECONDS, PAGE, POP, type KeySettings } from './world.ts'

/** A share in per cent: whole ones, with a digit below ten and above 99, with two at the very ends. */
export function percent(share: number): string {
  const value = 100 * share
  if (value <= 0 || value >= 100) return `${Math.round(value)}\u00a0%`
  const digits = value < 0.1 || value > 99.9 ? 2 : value < 10 || value > 99 ? 1 : 0
  // Some is never none, and not all never all.
  return `${atMost(Math.min(99.99, Math.max(0.01, Number(value.toFixed(digits)))), 2)}\u00a0%`
}

/** Names that a message can select by. */
const LINK_WORDS: Readonly<Record<KeySettings['links'], string>> = { plain: 'plain', email: 'email', ads: 'ads' }

export function figures(trial: KeyTrial): Figures {
  const { settings, run: { log }, plan, traffic } = trial
  const rows = visits(log)
  const hit = rows.find((row) => row.outcome === 'hit')
  const miss = rows.find((row) => row.outcome === 'miss' && row.roundTrips === 0) ?? rows.findLast((row) => row.outcome === 'miss')
  const wrong = wrongVisits(trial)
  return {
    visits: rows.length,
    addresses: addresses(log),
    due: due(trial),
    copies: copies(trial.run),
    hits: rows.filter((row) => row.outcome === 'hit').length,
    fetches: fetches(log).length,
    wrong: wrong.length,
    ...(wrong[0] && { served: String(wrong[0].served.representation), wanted: String(wrong[0].due.representation) }),
    ...(hit?.ttfbMs && { hitMs: formatMs(hit.ttfbMs) }),
    ...(miss?.ttfbMs && { missMs: formatMs(miss.ttfbMs) }),
    links: LINK_WORDS[settings.links],
    ...asked,
    clickShare: percent(clickShare('ads')),
    widths: PICTURE_VALUES['width']?.length ?? 0,
    listing: listing(settings),
    ruleDoes: ruleDoes(settings),
    bare: settings.vary === '' ? 'yes' : 'no',
    vary: settings.vary === '' ? 'nothing' : settings.vary,
    defence: settings.defence,
    lifetime: formatSeconds(LIFETIME_SECONDS),
    codings: SHOP_CODINGS.length + 1,
    languages: SHOP_LANGUAGES.length,
    languageList: listed(SHOP_LANGUAGES),
    codingList: listed([...SHOP_CODINGS, 'identity']),
    evil: EVIL_HOST,
    ...(plan && { products: plan.spec.routes[0]?.objects ?? 0 }),
    ...(traffic && measured(trial, traffic)),
    ...poisoned(trial),
    ...selection(trial),
  }
}

/** What the beats' requests ask for, said before anybody sends them: the learner's own are not among these. */
const asked: Figures = {
  linkVisits: queriesOf(byLinks()).length,
  linkList: listed(queriesOf(byLinks())),
  sizeVisits: queriesOf(bySizes()).length,
  sizeList: listed(queriesOf(bySizes())),
}

/** Which kind of list the rule's query is. */
function listing({ policy }: KeySettings): string {
  const query = rulesOf(policy).key?.query ?? 'all'
  return typeof query === 'string' ? query : query.include ? 'include' : 'exclude'
}

/** What the rule does to headers, the gravest first. */
function ruleDoes({ policy }: KeySettings): string {
  const { key = {}, normalise = {}, vary = {} } = rulesOf(policy)
  if (vary.ignore?.includes('accept-language') || vary.ignore?.includes('accept-encoding')) return 'ignores'
  if (key.headers || key.cookies) return 'splits'
  return normalise.acceptEncoding && normalise.acceptLanguage ? 'few' : 'raw'
}

/** Of the traffic: `many` requests, `manyHits`, `manyCopies`, `manyWrong`, and of the page under four Varys `ae`, `al`, `ua`, `cookie`. */
function measured({ plan }: KeyTrial, traffic: NonNullable<KeyTrial['traffic']>): Figures {
  const balance = balanceOf(traffic)
  const rows = plan?.spec.routes.length === 4 ? variedRows(traffic) : []
  const short = ['ae', 'al', 'ua', 'cookie']
  return {
    many: formatCount(balance.requests),
    manyHits: percent(balance.hitShare),
    manyCopies: formatCount(balance.copies),
    manyWrong: formatCount(balance.wrong),
    manyWrongShare: percent(balance.wrongShare),
    anyWrong: balance.wrong > 0 ? 'yes' : 'no',
    ...Object.fromEntries(rows.flatMap((row, i) => [[`${short[i]}Values`, formatCount(row.values)], [`${short[i]}Hits`, percent(row.hitShare)]])),
  }
}

function poisoned(trial: KeyTrial): Figures {
  if (!trial.settings.stranger) return {}
  const found = poisonedBy(trial)
  return found === null ? {} : { header: found.header }
}

/** The responses stored for the page, each by the request that it was made for, and what the last visitor sent. */
function selection({ run: { log } }: KeyTrial): Figures {
  const asked = eventsOf(log, 'request-started').filter(({ from, request }) => from.startsWith('browser:') && request.url.startsWith(PAGE))
  const stored = eventsOf(log, 'stored').filter((event) => event.node === POP)
  const filled = asked.filter(({ req }) => stored.some((event) => event.req === req))
  const last = asked.at(-1)
  return {
    ...Object.fromEntries(filled.slice(0, 3).map(({ request }, i) => [`stored${i + 1}`, clauses(shownFields(request))])),
    ...(last && { sameKey: last.request.url === PAGE ? 'yes' : 'no', askedUrl: last.request.url.replace(/^https:\/\/[^/]*/, ''), askedFields: clauses(shownFields(last.request)), askedAll: fieldValue(last.request.headers, 'accept-language') === undefined ? 'no' : 'yes', askedAgent: last.request.headers.find(([name]) => name === 'User-Agent')?.[1] ?? '–' }),
  }
}

export function meters(state: StageState, trial: KeyTrial, copy: SceneCopy): readonly Meter[] {
  const log = trial.run.log.slice(0, state.seen)
  const rows = visits(log)
  const wrong = wrongVisits({ run: { ...trial.run, log }, spec: trial.spec }).length
  const meter = (id: string, value: number, tone: NonNullable<Meter['tone']>): Meter => ({ id, label: copy.meters[id] ?? id, value: String(value), tone: value > 0 ? tone : 'quiet' })
  return [
    meter('hits', rows.filter((row) => row.outcome === 'hit').length, 'hit'),
    meter('copies', state.cells[POP]?.length ?? 0, 'ink'),
    meter('origin', state.origin.requests, 'miss'),
    meter('wrong', wrong, 'error'),
  ]
}
