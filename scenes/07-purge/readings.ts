/** What this scene reads from runs and measurements: which copies are old, who was shown one, what the origin had to bear. */
import type { Trial } from '../../src/lesson/scene.ts'
import type { LogEvent, RequestId, Run } from '../../src/world/log.ts'
import { eventsOf, userOf, type Log } from '../../src/world/report.ts'
import { answersUntilMs, truthOf } from '../../src/world/truth.ts'
import type { TrafficOutcome } from '../../src/world/traffic/plan.ts'
import { PRICE_PAGES } from './pages.ts'
import { PRICE_MS, STARTS_MS } from './scripts.ts'
import { POPS, type PurgeSettings } from './world.ts'

export type PurgeTrial = Trial<PurgeSettings>

const PRICED: ReadonlySet<string> = new Set(PRICE_PAGES)

/** How many pages some POP could still answer with the old price, from each moment at which that changed. */
export function oldPagesOverTime(log: Log): readonly { readonly atMs: number; readonly pages: number }[] {
  const urlOf = new Map<string, string>()
  const copiesOf = new Map<string, number>()
  const steps: { atMs: number; pages: number }[] = []
  const count = (url: string, by: number): void => {
    const copies = (copiesOf.get(url) ?? 0) + by
    if (copies > 0) copiesOf.set(url, copies)
    else copiesOf.delete(url)
  }
  let changed = false
  for (const event of log) {
    const slot = slotOf(event)
    if (slot) {
      const held = urlOf.get(slot.name)
      if (held !== undefined) count(held, -1)
      urlOf.delete(slot.name)
      if (slot.old) {
        urlOf.set(slot.name, slot.url)
        count(slot.url, 1)
      }
    } else if (event.type === 'deployed' && PRICED.has(event.url)) changed = true
    else continue
    const pages = changed ? copiesOf.size : 0
    const last = steps.at(-1)
    if (last?.atMs === event.atMs) last.pages = pages
    else if (last?.pages !== pages) steps.push({ atMs: event.atMs, pages })
  }
  return steps
}

/** What an event says of a POP's copy of a page with the price. A copy marked stale is no answer by itself any more. */
function slotOf(event: LogEvent): { readonly name: string; readonly url: string; readonly old: boolean } | null {
  if (event.type === 'stored' || event.type === 'refreshed' || event.type === 'marked-stale') {
    const { url, content } = event.entry
    return POPS.includes(event.node) && PRICED.has(url) ? { name: `${event.node} ${url}`, url, old: content === 1 && event.type !== 'marked-stale' } : null
  }
  return event.type === 'evicted' && POPS.includes(event.node) && PRICED.has(event.url) ? { name: `${event.node} ${event.url}`, url: event.url, old: false } : null
}

/** How many pages some POP still answers with the old price when the log ends. */
export function oldPages(log: Log): number {
  return oldPagesOverTime(log).at(-1)?.pages ?? 0
}

/** When the last old page was gone, ms; NaN while there are some. */
export function oldGoneMs(log: Log): number {
  const last = oldPagesOverTime(log).at(-1)
  return last?.pages === 0 ? last.atMs : NaN
}

/** An answer to somebody, with what was live by then. */
export interface View {
  readonly req: RequestId
  readonly user: string
  readonly url: string
  readonly atMs: number
  readonly version: number
  readonly old: boolean
  readonly ttfbMs: number
  readonly answeredBy: string
  readonly carriesTags: boolean
}

/** What people were shown, in the order in which answers came. */
export function views(log: Log, fromMs = STARTS_MS): readonly View[] {
  const live = new Map<string, number>()
  const urlOf = new Map<RequestId, string>()
  return log.flatMap((event): View[] => {
    if (event.type === 'deployed') live.set(event.url, event.version)
    if (event.type === 'request-started') urlOf.set(event.req, event.request.url)
    if (event.type !== 'request-finished' || event.atMs < fromMs) return []
    const user = userOf(event.from)
    const { content } = event.response.body
    const url = urlOf.get(event.req)
    if (user === null || url === undefined || typeof content !== 'number') return []
    const carriesTags = event.response.headers.some(([name]) => /^(surrogate-key|cache-tag)$/i.test(name))
    return [{ req: event.req, user, url, atMs: event.atMs, version: content, old: content < (live.get(url) ?? 1), ttfbMs: event.ttfbMs, answeredBy: event.answeredBy, carriesTags }]
  })
}

export function oldViews(log: Log, fromMs = STARTS_MS): readonly View[] {
  return views(log, fromMs).filter(({ old }) => old)
}

/** People who were shown what was there before a change, as the stage marks them. */
export function wrongAnswers(log: Log): ReadonlyMap<RequestId, 'variant'> {
  return new Map(oldViews(log, 0).map(({ req }) => [req, 'variant']))
}

/** From sending the first purge until the last POP has carried out the last, ms. */
export function propagationMs(log: Log): number {
  const sent = eventsOf(log, 'purge-sent')[0]?.atMs
  const completed = eventsOf(log, 'purge-completed').at(-1)?.atMs
  return sent === undefined || completed === undefined ? NaN : completed - sent
}

/** Copies that purges took out or marked, and of how many pages. */
export function purged(log: Log): { readonly copies: number; readonly pages: number; readonly without: number } {
  const gone = log.flatMap((event) => (event.type === 'evicted' && event.reason === 'purged' ? [event.url] : event.type === 'marked-stale' && event.req.startsWith('purge') ? [event.entry.url] : []))
  const pages = new Set(gone)
  return { copies: gone.length, pages: pages.size, without: [...pages].filter((url) => !PRICED.has(url)).length }
}

/** For how long after the change some cache could answer with what was there before, seconds: the longest of these addresses; 0: never. */
export function oldForSeconds(run: Run, urls: readonly string[]): number {
  const ends = urls.map((url) => answersUntilMs(truthOf(run, url), 1) ?? 0)
  return Math.max(0, ...ends.map((endMs) => (endMs - PRICE_MS) / 1000))
}

/** What a measured purge did to the origin. */
export interface Flood {
  /** Requests a second at the origin before, and in its worst whole second; all that people asked for in that second. */
  readonly before: number
  readonly peak: number
  readonly peakLoad: number
  /** Share of requests that POPs answered from what they had, before. */
  readonly hitShare: number
  /** All requests in a second, before. */
  readonly load: number
  /** Requests turned away, and in how many seconds. */
  readonly shed: number
  readonly shedSeconds: number
  /** When the queue was full for the first time, seconds after the purge; NaN: never. */
  readonly fullAfterSeconds: number
  /** For how long the origin was down, seconds, and when that began, seconds after the purge (NaN: never). */
  readonly downSeconds: number
  readonly downAfterSeconds: number
  /** Of a hundred people who came while it was down, those who got an error. */
  readonly errorPercent: number
  /** People who were told of an error from then on, and who were given a stale copy. */
  readonly errors: number
  readonly stale: number
}

type Buckets = TrafficOutcome['metrics']['buckets']
const sumOf = (buckets: Buckets, read: (bucket: Buckets[number]) => number): number => buckets.reduce((sum, bucket) => sum + read(bucket), 0)

export function floodOf({ metrics: { buckets } }: TrafficOutcome, bucketMs: number, { purgeMs, calmMs }: { readonly purgeMs: number; readonly calmMs: number }): Flood {
  const perSecond = 1000 / bucketMs
  const calm = buckets.filter(({ fromMs }) => fromMs >= purgeMs - calmMs && fromMs < purgeMs)
  const then = buckets.filter(({ fromMs }) => fromMs >= purgeMs)
  // Seconds since the purge, as the chart has them.
  const originIn = (second: Buckets): number => sumOf(second, ({ originRequests }) => originRequests)
  const worst = then.flatMap((_, i) => (i % perSecond === 0 ? [then.slice(i, i + perSecond)] : [])).reduce<Buckets>((most, second) => (originIn(second) > originIn(most) ? second : most), [])
  const full = then.find(({ originShed }) => originShed > 0)
  const down = then.filter(({ originRefused }) => originRefused > 0)
  const requests = sumOf(calm, (bucket) => bucket.requests)
  const calmSeconds = Math.max(1, calm.length) / perSecond
  const sinceSeconds = (ms = NaN): number => (ms - purgeMs) / 1000
  return {
    before: sumOf(calm, ({ originRequests }) => originRequests) / calmSeconds,
    peak: originIn(worst),
    peakLoad: sumOf(worst, (bucket) => bucket.requests),
    hitShare: requests === 0 ? 0 : sumOf(calm, ({ requestsBy }) => requestsBy.hit + requestsBy.stale) / requests,
    load: requests / calmSeconds,
    shed: sumOf(then, ({ originShed }) => originShed),
    shedSeconds: then.filter(({ originShed }) => originShed > 0).length / perSecond,
    fullAfterSeconds: sinceSeconds(full && full.fromMs + bucketMs),
    downSeconds: down.length / perSecond,
    downAfterSeconds: sinceSeconds(down[0]?.fromMs),
    errorPercent: (100 * sumOf(down, ({ requestsBy }) => requestsBy.error)) / Math.max(1, sumOf(down, (bucket) => bucket.requests)),
    errors: sumOf(then, ({ requestsBy }) => requestsBy.error),
    stale: sumOf(then, ({ requestsBy }) => requestsBy.stale),
  }
}

/** When the origin is to be restarted, ms: after so many whole seconds running in each of which it turned requests away. @param sinceMs before that the caches were filled */
export function restartsDue(all: Buckets, sickSeconds: number, sinceMs: number): readonly number[] {
  const buckets = all.filter(({ fromMs }) => fromMs >= sinceMs)
  const sick = new Set(buckets.filter(({ originShed }) => originShed > 0).map(({ fromMs }) => Math.floor(fromMs / 1000)))
  let running = 0
  return [...new Set(buckets.map(({ fromMs }) => Math.floor(fromMs / 1000)))].flatMap((second) => {
    running = sick.has(second) ? running + 1 : 0
    return running === sickSeconds ? [(second + 1) * 1000] : []
  })
}

/** What became of an answer that a purge overtook on its way to Tokyo: did anybody get it, and was it kept? */
export const FATES = ['neither', 'served', 'stored'] as const
export type Fate = (typeof FATES)[number]

export function fateOf(log: Log, node: string): Fate {
  const doneMs = eventsOf(log, 'purged').find((event) => event.node === node)?.atMs ?? Infinity
  if (eventsOf(log, 'stored').some((event) => event.node === node && event.atMs > doneMs && event.entry.content === 1)) return 'stored'
  return oldViews(log, 0).length > 0 ? 'served' : 'neither'
}

/** Why somebody was shown what was there before, after a purge. */
export const CAUSES = ['other-url', 'other-tag', 'on-its-way', 'browser'] as const
export type Cause = (typeof CAUSES)[number]

/** Of the last answer that was old; null where none was. */
export function causeOf({ run: { log }, spec }: PurgeTrial): Cause | null {
  const last = oldViews(log, 0).at(-1)
  if (!last) return null
  if (last.answeredBy.startsWith('browser:')) return 'browser'
  const resource = spec.origin.resources.find(({ url }) => url === last.url)
  const tags = resource?.headers.flatMap(([name, value]) => (name === 'Surrogate-Key' ? value.split(' ') : [])) ?? []
  const purges = eventsOf(log, 'purge-sent')
  const meant = purges.some(({ selector }) => selector.by === 'everything' || (selector.by === 'url' ? selector.url === last.url : selector.tags.some((tag) => tags.includes(tag))))
  if (meant) return 'on-its-way'
  return purges[0]?.selector.by === 'url' ? 'other-url' : 'other-tag'
}
