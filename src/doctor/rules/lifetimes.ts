/** For how long copies live: lifetimes that nobody stated, that contradict each other, or that nobody can call back. */
import { listedFields, speaksOfAll } from '../../engine/http/cache-control.ts'
import { fieldValue, hasField } from '../../engine/http/message.ts'
import { parseHttpDate } from '../../engine/http/dates.ts'
import { listed } from '../../language/lists.ts'
import type { CacheView } from '../examine.ts'
import { controls, finding, inResponse, mediaType, type Case, type Finding, type Rule } from '../finding.ts'

const HOUR_SECONDS = 3600
const DAY_SECONDS = 86_400
/** An error may be repeated for this long to spare the origin; longer, it outlives its cause. */
const ERROR_SECONDS = 60

/** A number of seconds that is too large to hold counts as this (RFC 9111 §1.2.2). */
const MOST_COUNTED = 2 ** 31

/** Eight and more letters and digits, some of each, as bundlers put into names. */
const HASHED = /[._~-](?=[\w-]*\d)(?=[\w-]*[a-zA-Z])[\w-]{6,}\.[a-z0-9]+$|[/._-][0-9a-f]{8,}(?:[./]|$)/i

/** A name is shorter; a longer path is only looked at from its end. */
const MOST_OF_PATH = 200

const TTL = { section: 'RFC 9111 §4.2.1', scene: '04' } as const

function stale(of: Case, view: CacheView, who: string): readonly Finding[] {
  const spent = view.stores && !view.asksAlways && view.lifetimeSeconds > 0 && view.ageSeconds >= view.lifetimeSeconds && hasField(of.headers, 'age')
  if (!spent) return []
  const facts = { age: Math.round(view.ageSeconds), lifetime: view.lifetimeSeconds, who }
  const where = [...inResponse(of, 'Age'), ...controls(of)]
  if (view.staleLeftSeconds > 0) return [finding('age-in-window', 'note', { ...facts, left: Math.round(view.staleLeftSeconds) }, { section: 'RFC 5861 §3', scene: '06', where })]
  return [finding('age-beyond-lifetime', 'warning', facts, { section: 'RFC 9111 §4.2.3', scene: '04', where })]
}

/** How long a browser may use it, s; 0 where it must ask. */
const browserSeconds = ({ browser }: Case): number => (browser.stores && !browser.asksAlways ? browser.lifetimeSeconds : 0)

/** Does anything in the exchange speak of one person? */
const isPersonal = ({ request, headers }: Case): boolean => hasField(headers, 'set-cookie') || hasField(request.headers, 'authorization') || hasField(request.headers, 'cookie')

function pathOf({ exchange }: Case): string | null {
  const url = exchange.request?.url
  try {
    return url == null ? null : new URL(url).pathname
  } catch {
    return null
  }
}

export const lifetimes: readonly Rule[] = [
  (of) => {
    const guessing = [of.browser, of.cdn].find((view) => view.stores && view.lifetime.because === 'heuristic' && !view.asksAlways)
    return guessing ? [finding('heuristic', 'warning', { seconds: Math.round(guessing.lifetimeSeconds) }, { section: 'RFC 9111 §4.2.2', scene: '04', where: inResponse(of, 'Last-Modified') })] : []
  },
  (of) => (of.cdn.stores && of.cdn.lifetime.because === 'no-lifetime' && !of.cdn.asksAlways ? [finding('no-lifetime', 'warning', {}, { ...TTL, where: controls(of) })] : []),
  (of) => {
    const inBrowser = stale(of, of.browser, 'browsers')
    return inBrowser.length > 0 ? inBrowser : stale(of, of.cdn, 'CDNs')
  },
  (of) => {
    const { browser, cdn, ageing } = of
    if (!ageing || !cdn.stores || browserSeconds(of) <= 0 || !ageing.late.fromPop || ageing.late.leftSeconds !== 0 || hasField(of.headers, 'age')) return []
    return [finding('edge-outlives-browser', 'warning', { edge: cdn.lifetimeSeconds, browser: browser.lifetimeSeconds, at: ageing.late.atSeconds }, { section: 'RFC 9111 §4.2.3', scene: '04', where: controls(of) })]
  },
  (of) => {
    const { browser, cdn } = of
    const same = browser.stores && cdn.stores && !cdn.asksAlways && browser.lifetimeSeconds === cdn.lifetimeSeconds && cdn.lifetime.because === 'max-age'
    if (!same || cdn.lifetimeSeconds <= ERROR_SECONDS || browser.received.directives.has('immutable') || of.status >= 300) return []
    return [finding('one-number', 'note', { seconds: browser.lifetimeSeconds }, { section: 'RFC 9111 §5.2.2.10', scene: '07', where: controls(of) })]
  },
  (of) => (of.cdn.lifetime.because === 'expires' && of.cdn.lifetimeSeconds <= 0 && of.browser.stores ? [finding('expires-past', 'note', {}, { section: 'RFC 9111 §5.3', scene: '04', where: inResponse(of, 'Expires', 'Date') })] : []),
  (of) => {
    const expiresMs = parseHttpDate(fieldValue(of.headers, 'expires') ?? '', of.receivedAtMs)
    if (expiresMs === null || of.browser.lifetime.because !== 'max-age' || !of.browser.stores) return []
    const differs = Math.abs((expiresMs - of.browser.received.dateMs) / 1000 - of.browser.lifetimeSeconds) > 1
    return differs ? [finding('expires-disagrees', 'note', { seconds: of.browser.lifetimeSeconds }, { section: 'RFC 9111 §5.3', scene: '04', where: inResponse(of, 'Expires', 'Cache-Control') })] : []
  },
  (of) => {
    const { directives } = of.browser.received
    const both = of.browser.storing.because === 'no-store' && ['max-age', 's-maxage'].some((name) => directives.has(name) && directives.get(name) !== '0')
    return both ? [finding('no-store-and-lifetime', 'warning', {}, { section: 'RFC 9111 §5.2.2.5', scene: '10', where: inResponse(of, 'Cache-Control') })] : []
  },
  (of) => (of.cdn.stores && of.cdn.asksAlways && isPersonal(of) ? [finding('no-cache-is-kept', 'note', {}, { section: 'RFC 9111 §5.2.2.4', scene: '05', where: controls(of) })] : []),
  (of) => {
    const { browser } = of
    const seconds = Math.max(0, browser.lifetimeSeconds)
    const both = browser.stores && browser.asksAlways && seconds > 0 && speaksOfAll(browser.received.directives, 'no-cache')
    return both ? [finding('no-cache-and-lifetime', 'note', { seconds }, { section: 'RFC 9111 §5.2.2.4', scene: '05', where: inResponse(of, 'Cache-Control') })] : []
  },
  (of) => {
    const idle = of.browser.stores && of.browser.received.directives.has('immutable') && browserSeconds(of) <= 0
    return idle ? [finding('immutable-idle', 'note', {}, { section: 'RFC 8246 §2', scene: '04', where: inResponse(of, 'Cache-Control') })] : []
  },
  (of) => {
    const { directives } = of.browser.received
    const both = directives.has('public') && speaksOfAll(directives, 'private') && !directives.has('no-store')
    return both ? [finding('public-and-private', 'warning', {}, { section: 'RFC 9111 §5.2.2.7', scene: '10', where: inResponse(of, 'Cache-Control') })] : []
  },
  (of) =>
    (['private', 'no-cache'] as const).flatMap((name) => {
      const fields = listedFields(of.cdn.received.directives, name)
      const heard = fields !== null && (of.cdn.stores || (name === 'no-cache' && of.browser.stores))
      return heard ? [finding('listed-fields', 'note', { name, fields: listed(fields.slice(0, 8)) }, { section: name === 'private' ? 'RFC 9111 §5.2.2.7' : 'RFC 9111 §5.2.2.4', scene: '10', where: controls(of) })] : []
    }),
  (of) => {
    const { directives } = of.browser.received
    const pair = of.browser.stores && directives.has('must-understand') && directives.has('no-store')
    return pair ? [finding('must-understand-pair', 'warning', {}, { section: 'RFC 9111 §5.2.2.3', scene: '10', where: inResponse(of, 'Cache-Control') })] : []
  },
  (of) => {
    const view = [of.browser, of.cdn].find(({ stores, lifetimeSeconds }) => stores && lifetimeSeconds === MOST_COUNTED)
    const written = view && ['max-age', 's-maxage'].map((name) => view.received.directives.get(name) ?? '').find((argument) => Number(argument) > MOST_COUNTED)
    return view && written ? [finding('lifetime-beyond', 'note', { written: written.slice(0, 30), seconds: view.lifetimeSeconds }, { section: 'RFC 9111 §1.2.2', scene: '04', where: controls(of) })] : []
  },
  (of) => {
    const { cdn, status } = of
    const long = cdn.stores && !cdn.asksAlways && cdn.lifetimeSeconds >= 7 * DAY_SECONDS && browserSeconds(of) < HOUR_SECONDS && status < 300
    return long && mediaType(of) === 'text/html' ? [finding('edge-kept-long', 'note', { seconds: cdn.lifetimeSeconds }, { section: 'RFC 9111 §5.2.2.10', scene: '07', where: controls(of) })] : []
  },
  (of) => {
    const short = of.browser.received.directives.has('immutable') && browserSeconds(of) > 0 && browserSeconds(of) < DAY_SECONDS
    return short ? [finding('immutable-short', 'note', { seconds: browserSeconds(of) }, { section: 'RFC 8246 §2', scene: '04', where: inResponse(of, 'Cache-Control') })] : []
  },
  (of) => {
    const seconds = browserSeconds(of)
    if (seconds < HOUR_SECONDS || of.status >= 300 || of.browser.lifetime.because === 'heuristic') return []
    const where = inResponse(of, 'Cache-Control', 'Expires')
    if (mediaType(of) === 'text/html') return [finding('page-kept-long', 'warning', { seconds }, { section: 'RFC 9111 §5.2.2.1', scene: '07', where })]
    const path = pathOf(of)
    const unhashed = seconds >= 7 * DAY_SECONDS && path !== null && path !== '/' && !HASHED.test(path.slice(-MOST_OF_PATH))
    return unhashed ? [finding('unhashed-kept-long', 'note', { seconds }, { section: 'RFC 9111 §5.2.2.1', scene: '07', where })] : []
  },
  (of) => {
    const seconds = of.cdn.stores && !of.cdn.asksAlways ? of.cdn.lifetimeSeconds : browserSeconds(of)
    // 410 is meant to last (RFC 9110 §15.5.11).
    const kept = of.status >= 500 ? seconds > 0 : of.status >= 400 && of.status !== 410 && seconds > ERROR_SECONDS
    const grave = (of.status >= 500 && seconds > ERROR_SECONDS) || browserSeconds(of) >= DAY_SECONDS
    return kept ? [finding('error-kept', grave ? 'error' : 'warning', { status: of.status, seconds }, { section: 'RFC 9111 §3', scene: '06', where: controls(of) })] : []
  },
  (of) => {
    const seconds = browserSeconds(of)
    const redirect = of.status >= 300 && of.status < 400 && seconds >= DAY_SECONDS
    return redirect ? [finding('redirect-kept', 'warning', { status: of.status, seconds }, { section: 'RFC 9111 §4.2.1', scene: '04', where: controls(of) })] : []
  },
  (of) => (/no-cache/i.test(fieldValue(of.headers, 'pragma') ?? '') && (of.browser.stores || of.cdn.stores) && !of.browser.asksAlways ? [finding('pragma-alone', 'warning', {}, { section: 'RFC 9111 §5.4', scene: '04', where: inResponse(of, 'Pragma') })] : []),
  (of) => {
    const { staleWhileRevalidateSeconds: seconds, lifetimeSeconds: lifetime, stores } = of.cdn
    return stores && seconds > 0 && seconds > lifetime ? [finding('window-long', 'note', { seconds, lifetime }, { section: 'RFC 5861 §3', scene: '06', where: controls(of) })] : []
  },
]
