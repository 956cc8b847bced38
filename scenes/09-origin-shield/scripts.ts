/** Who asks, and when. */
import type { Script } from '../../src/lesson/scene.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import { CITY_ORDER, PING, NEIGHBOURS, PAGE, visit, type SceneCity, type ShieldSettings } from './world.ts'

/** What lies before it has filled caches and opened connections, and is not counted. */
export const COUNTED_FROM_MS = 4_000
/** Every copy that was fetched at the beginning is stale by then, and the next has not been asked for. */
export const STALE_MS = 62_000
/** Stage time before the first event, so that its start is seen. */
const LEAD_MS = 5

const everyone = (atMs: number, settings: ShieldSettings): readonly WorldInput[] => CITY_ORDER.map((city) => visit(city, atMs, settings))

/** All know the site; none has what the page is about. */
export const acquainted = (): readonly WorldInput[] => CITY_ORDER.map((user) => ({ type: 'request', atMs: 0, user, url: PING }))

/** What the list of requests shows of a beat's history gives nothing of its answer away: one city fills a shield, the others find the page there. */
const FILLED_MS = 600
const inTurn = (settings: ShieldSettings): readonly WorldInput[] => CITY_ORDER.map((city, index) => visit(city, index === 0 ? 0 : FILLED_MS, settings))

/** All eight ask at once, after their copies' lifetime. */
export const herd = (settings: ShieldSettings): Script => ({ inputs: [...inTurn(settings), ...everyone(STALE_MS, settings)], startMs: STALE_MS - LEAD_MS })

/** One city asks after the expiry, another some seconds later. */
export const LATER_MS = 2_000
export const later = (settings: ShieldSettings): Script => ({ inputs: [...everyone(0, settings), visit('frankfurt', STALE_MS, settings), visit('tokyo', STALE_MS + LATER_MS, settings)], startMs: STALE_MS - LEAD_MS })

/** Neighbours ask one after another, each before the first has an answer. */
export const GAP_MS = 20
export const street = (): Script => ({
  inputs: [
    ...NEIGHBOURS.map((user, index): WorldInput => ({ type: 'request', atMs: index * FILLED_MS, user, url: PING })),
    ...NEIGHBOURS.map((user, index): WorldInput => ({ type: 'request', atMs: STALE_MS + index * GAP_MS, user, url: PAGE })),
  ],
  startMs: STALE_MS - LEAD_MS,
})

/** How long before the eight ask the shield fails, and for how long. */
const FAILS_BEFORE_MS = 50
export const FAILS_FOR_MS = 2_000
const shieldDown = (atMs: number): readonly WorldInput[] => [{ type: 'pop-down', atMs, durationMs: FAILS_FOR_MS, pop: 'shield' }]

export const failure = (settings: ShieldSettings): Script => ({
  inputs: [...inTurn(settings), ...(settings.shield === 'none' ? [] : shieldDown(STALE_MS - FAILS_BEFORE_MS)), ...everyone(STALE_MS, settings)],
  startMs: STALE_MS - FAILS_BEFORE_MS - LEAD_MS,
})

/** One reader's question fills what others are answered from. */
export const FIRST_READER = 'frankfurt' satisfies SceneCity
export const FOLLOW_MS = 1_000
export const readers = (settings: ShieldSettings): Script => ({
  inputs: [...acquainted(), visit(FIRST_READER, STALE_MS, settings), ...CITY_ORDER.filter((city) => city !== FIRST_READER).map((city) => visit(city, STALE_MS + FOLLOW_MS, settings))],
  startMs: STALE_MS - LEAD_MS,
})

/** An expiry while the shield works, and the next one while it doesn't. */
export const SECOND_STALE_MS = 2 * STALE_MS
export const bothExpiries = (settings: ShieldSettings): Script => ({
  inputs: [...inTurn(settings), ...everyone(STALE_MS, settings), ...(settings.shield === 'none' ? [] : shieldDown(SECOND_STALE_MS - FAILS_BEFORE_MS)), ...everyone(SECOND_STALE_MS, settings)],
  startMs: STALE_MS - LEAD_MS,
})
