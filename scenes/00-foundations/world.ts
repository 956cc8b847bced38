import type { WorldInput, WorldSpec } from '../../src/world/spec.ts'

const PAGE = 'https://www.shop.example/index.html'
const USER = 'tokyo'
export const BROWSER = `browser:${USER}`
export const RESOLVER = `resolver:${USER}`
export const POP = 'pop:tokyo'
export const ORIGIN = 'origin'

/** What is turned in this scene: only what its what-ifs and fresh variants turn. */
export interface FoundationsSettings extends Record<string, string | number | boolean> {
  readonly tls: string
  /** false: the browser talks to the origin itself. */
  readonly pop: boolean
  /** Draws what has happened before the request that a check asks about. */
  readonly history: number
}

export const settings: FoundationsSettings = { tls: '1.3', pop: true, history: 0 }

export const MAX_AGE_SECONDS = 60

/** Tokyo, an edge in Tokyo, an origin in Virginia, and one page that may be kept for a minute. */
export function world({ tls, pop }: FoundationsSettings): WorldSpec {
  return {
    seed: 1,
    tls: tls === '1.2' ? '1.2' : '1.3',
    users: [{ id: USER, place: 'tokyo', accessMs: 4, browserCache: true, resolver: { oneWayMs: 3, recursionMs: 20, ttlSeconds: 300 } }],
    pops: pop ? [{ id: 'tokyo', place: 'tokyo', capacityBytes: 50_000_000, warmOrigin: true, lookupMs: 0.5 }] : [],
    origin: {
      place: 'virginia',
      thinkMs: 40,
      workers: 8,
      queueLimit: 64,
      resources: [{ url: PAGE, lengthBytes: 14_000, headers: [['Cache-Control', `max-age=${MAX_AGE_SECONDS}`], ['Content-Type', 'text/html']], etag: true }],
    },
  }
}

/** She opens the page. */
export function visit(atMs: number): WorldInput {
  return { type: 'request', atMs, user: USER, url: PAGE }
}

/** She presses reload: her browser asks again although it has a copy. */
export function reload(atMs: number): WorldInput {
  return { ...visit(atMs), reload: true } as WorldInput
}

/** The same person at a new device: nothing kept, nothing connected. */
export function newDevice(atMs: number): WorldInput {
  return { type: 'cold', atMs, user: USER, cache: true }
}
