/** Who asks for what, when the price changes, and what is purged. */
import type { Script } from '../../src/lesson/scene.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { FIBRE_KM_PER_MS, roundMs } from '../../src/world/physics.ts'
import { eventsOf } from '../../src/world/report.ts'
import type { PurgeInput, WorldInput } from '../../src/world/spec.ts'
import { trialUnder } from './alternatives.ts'
import { HOME, OTHER_PAGES, PRICE_PAGES, PRODUCT, SALE, SHOES, STOCK, STYLES, STYLES_NEW } from './pages.ts'
import { CITY_ORDER, ORIGIN_CITY, visit, type PurgeSettings, type SceneCity } from './world.ts'

export const STARTS_MS = 10_000
/** The price changes, on every page that shows it. */
export const PRICE_MS = 10_500
/** The purge, or the first of them, is sent. */
export const PURGE_MS = 11_000
const MINUTE_MS = 60_000
/** Between two requests of the past, so that none meets another. */
const APART_MS = 40

/** Which POPs hold a page: all of them the two that everybody opens, one of them every other. */
function holders(url: string, index: number): readonly SceneCity[] {
  if (url === PRODUCT || url === HOME) return CITY_ORDER
  return CITY_ORDER.filter((_, i) => i === index % CITY_ORDER.length)
}

const past: readonly WorldInput[] = [...PRICE_PAGES, ...OTHER_PAGES].flatMap((url, index) => holders(url, index).map((city) => [city, url] as const)).map(([city, url], i) => visit(city, url, i * APART_MS))

/** A page of its POP's past, by its place among those with the price: late ones are purged late. */
function heldAt(city: SceneCity, place: number): string {
  const held = PRICE_PAGES.filter((url, index) => holders(url, index).includes(city))
  return held.at(place) ?? PRODUCT
}

export const newPrice: readonly WorldInput[] = PRICE_PAGES.map((url) => ({ type: 'deploy', atMs: PRICE_MS, url }))

/** Half a minute in queues, city by city. */
const SLOW_MS: Readonly<Record<SceneCity, number>> = { 'san-francisco': 2_000, london: 6_000, 'sao-paulo': 12_000, tokyo: 18_000, mumbai: 24_000, sydney: 30_000 }

export function purge(selector: PurgeInput['selector'], atMs: number, { network, mode }: Pick<PurgeSettings, 'network' | 'mode'>): PurgeInput {
  return { type: 'purge', atMs, selector, mode, ...(network === 'slow' && { delayMs: SLOW_MS }) }
}

const after = (inputs: readonly WorldInput[]): Script => ({ inputs: [...past, ...newPrice, ...inputs], startMs: STARTS_MS })

/** One page is purged; somebody opens it, and two others open other pages. */
export function oneUrl(settings: PurgeSettings): Script {
  return after([purge({ by: 'url', url: PRODUCT }, PURGE_MS, settings), visit('tokyo', PRODUCT, 12_000), visit('tokyo', heldAt('tokyo', 2), 13_000), visit('london', HOME, 14_000)])
}

const BURSTS_A_MINUTE = 5
export const BURST_MS = MINUTE_MS / BURSTS_A_MINUTE
/** Purges that are sent at once. @param rate how many the CDN takes in a minute, a multiple of the bursts in it */
export const burstOf = (rate: number): number => rate / BURSTS_A_MINUTE

/** Page by page, as fast as the CDN takes it. */
export function byUrl(settings: PurgeSettings): Script {
  const purges = PRICE_PAGES.map((url, i) => purge({ by: 'url', url }, PURGE_MS + Math.floor(i / burstOf(settings.rate)) * BURST_MS, settings))
  return after([...purges, visit('tokyo', heldAt('tokyo', -1), 20_000), visit('london', heldAt('london', -2), 60_000)])
}

/** One tag. Two people far away come soon after, and one of them again when every queue is through. */
export function byTag(settings: PurgeSettings): Script {
  return after([purge({ by: 'tag', tags: [settings.tag] }, PURGE_MS, settings), visit('sydney', HOME, 11_500), visit('mumbai', heldAt('mumbai', -1), 12_000), visit('sydney', heldAt('sydney', -2), 45_000)])
}

/** Everything, everywhere; then somebody comes to each POP. */
export function everything(settings: PurgeSettings): Script {
  return after([purge({ by: 'everything' }, PURGE_MS, settings), ...CITY_ORDER.map((city, i) => visit(city, PRODUCT, 11_600 + i * 10))])
}

/** The tag again; three people come to one POP, one after another. */
export function softly(settings: PurgeSettings): Script {
  return after([purge({ by: 'tag', tags: [settings.tag] }, PURGE_MS, settings), ...[12_000, 12_050, 13_000].map((atMs) => visit('tokyo', PRODUCT, atMs))])
}

const FETCH_MS = 200
/** One millisecond after the old page has left the origin. */
const CLOSE_MS = 1

/** An old page is on its way to Tokyo when the price changes; the purge takes the straighter cable. */
export function race(settings: PurgeSettings): Script {
  const first = [visit('tokyo', SALE, FETCH_MS)]
  const left = eventsOf(trialUnder(settings, first).run.log, 'origin-answered')[0]?.atMs ?? FETCH_MS
  const atMs = roundMs(left + CLOSE_MS)
  const straightMs = roundMs(greatCircleKm(locate(ORIGIN_CITY), locate('tokyo')) / FIBRE_KM_PER_MS)
  return {
    inputs: [...first, { type: 'deploy', atMs, url: SALE }, { ...purge({ by: 'url', url: SALE }, atMs, settings), delayMs: { tokyo: straightMs } }, visit('tokyo', SALE, FETCH_MS + 800), visit('tokyo', SALE, FETCH_MS + 1_200)],
    startMs: 0,
  }
}

/** The file of the day: under its old name or under a new one. */
const stylesAfter = ({ styles }: PurgeSettings): string => (styles === 'version' ? STYLES_NEW : STYLES)

/** A new style sheet; the page that names it is purged, and so is the file where it keeps its name. Everybody comes again. */
export function files(settings: PurgeSettings): Script {
  const before = CITY_ORDER.flatMap((city, i) => [visit(city, HOME, i * APART_MS), visit(city, STYLES, 3_000 + i * APART_MS)])
  const again = CITY_ORDER.flatMap((city, i) => [visit(city, HOME, 12_000 + i * 20), visit(city, stylesAfter(settings), 13_000 + i * 20)])
  const purges = [purge({ by: 'url', url: HOME }, PURGE_MS, settings), ...(settings.styles === 'version' ? [] : [purge({ by: 'url', url: STYLES }, PURGE_MS + 1, settings)])]
  return { inputs: [...before, { type: 'deploy', atMs: PRICE_MS, url: HOME }, ...(settings.styles === 'version' ? [] : [{ type: 'deploy', atMs: PRICE_MS, url: STYLES } as const]), ...purges, ...again], startMs: STARTS_MS }
}

const CHECK_CITIES = ['london', 'tokyo'] as const satisfies readonly SceneCity[]
/** When people come again, after the change. */
const ROUNDS_MS = [30_000, 100_000, 170_000, 240_000]
/** When the count changes, without a word to anybody. */
const COUNTS_MS = [0, 45_000, 80_000, 120_000, 200_000]
/** Purges a minute in the check. */
export const CHECK_RATE = 10

/** Four kinds of address change at once, each kept current in its own way. */
export function release(settings: PurgeSettings): Script {
  const pages = [PRODUCT, HOME, SHOES, ...PRICE_PAGES.slice(-3)]
  const before = CHECK_CITIES.flatMap((city, i) => [...pages, STYLES, STOCK].map((url, j) => visit(city, url, (i * (pages.length + 2) + j) * 200)))
  const again = ROUNDS_MS.flatMap((roundMs_) => CHECK_CITIES.flatMap((city, i) => [HOME, stylesAfter(settings), PRODUCT, STOCK].map((url, j) => visit(city, url, PRICE_MS + roundMs_ + i * 400 + j * 100))))
  const styles: readonly WorldInput[] = settings.styles === 'version' ? [] : [{ type: 'deploy', atMs: PRICE_MS, url: STYLES }]
  return { inputs: [...before, ...newPrice, ...styles, ...COUNTS_MS.map((ms): WorldInput => ({ type: 'deploy', atMs: PRICE_MS + ms, url: STOCK })), ...purgesOf(settings), ...again], startMs: STARTS_MS }
}

/** What each way has purged, the short lists first, all of them within the rate. */
function purgesOf(settings: PurgeSettings): readonly WorldInput[] {
  const kinds = [
    { strategy: settings.home, urls: [HOME], tag: 'home' },
    { strategy: settings.styles, urls: [STYLES], tag: 'styles' },
    { strategy: settings.stock, urls: [STOCK], tag: 'stock' },
    { strategy: settings.prices, urls: PRICE_PAGES.filter((url) => url !== HOME), tag: 'product-42' },
  ]
  const selectors = kinds.flatMap(({ strategy, urls, tag }): PurgeInput['selector'][] => (strategy === 'tag' ? [{ by: 'tag', tags: [tag] }] : strategy === 'url' ? urls.map((url) => ({ by: 'url', url })) : []))
  return selectors.map((selector, i) => purge(selector, roundMs(PRICE_MS + 1 + (i * MINUTE_MS) / CHECK_RATE), settings))
}
