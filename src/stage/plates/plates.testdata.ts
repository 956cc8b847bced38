import type { Outcome } from '../../engine/decision.ts'
import type { StoredSummary } from '../../engine/edge.types.ts'
import { CITIES, type CityId } from '../../world/geo/cities.ts'
import type { Packet, RequestView, StageState } from '../state.ts'
import type { NodeKind, StageNode, Topology } from '../topology.ts'

/** Actors and states for the plates' tests. */

function node(id: string, kind: NodeKind, city: CityId, more: Partial<StageNode> = {}): StageNode {
  const { name, latitudeDeg, longitudeDeg } = CITIES[city]
  return { id, kind, label: name, latitudeDeg, longitudeDeg, ...more }
}

const origin = node('origin', 'origin', 'virginia', { label: 'Origin · Virginia', term: 'origin' })

/** Users straight at the origin, as in scene 01. */
export function direct(...cities: CityId[]): Topology {
  return { nodes: [...cities.map((city) => node(`browser:${city}`, 'browser', city, { detail: '12,432 km away' })), origin], links: cities.map((city) => ({ from: `browser:${city}`, to: 'origin' })), stops: [] }
}

/** A POP and a user in each city, as in scene 02. */
export function edges(...cities: CityId[]): Topology {
  return {
    nodes: [...cities.map((city) => node(`browser:${city}`, 'browser', city)), ...cities.map((city) => node(`pop:${city}`, 'pop', city, { detail: '148 ms to the origin and back', term: 'pop' })), origin],
    links: cities.flatMap((city) => [
      { from: `browser:${city}`, to: `pop:${city}` },
      { from: `pop:${city}`, to: 'origin' },
    ]),
    stops: [],
  }
}

/** The path of scene 00. */
export const path: Topology = {
  nodes: [
    node('browser:tokyo', 'browser', 'tokyo', { label: 'Mika’s browser', detail: 'Tokyo', term: 'browser-cache', cache: true }),
    node('resolver:tokyo', 'resolver', 'tokyo', { label: 'DNS resolver', detail: 'names to addresses', term: 'resolver' }),
    node('pop:tokyo', 'pop', 'tokyo', { label: 'POP Tokyo', detail: 'edge cache', term: 'pop' }),
    node('origin', 'origin', 'virginia', { label: 'Origin', detail: 'Virginia, 71 ms away', term: 'origin' }),
  ],
  links: [
    { from: 'browser:tokyo', to: 'resolver:tokyo' },
    { from: 'browser:tokyo', to: 'pop:tokyo' },
    { from: 'pop:tokyo', to: 'origin' },
  ],
  stops: [{ id: 'anycast', label: 'Anycast address', detail: '203.0.113.1', term: 'anycast', between: ['browser:tokyo', 'pop:tokyo'] }],
}

export function stored(more: Partial<StoredSummary> = {}): StoredSummary {
  return { key: 'GET https://shop.example/index.html', variant: '', url: 'https://shop.example/index.html', status: 200, sizeBytes: 900, storedAtMs: 1000, ageAtStoreSeconds: 0, freshnessLifetimeSeconds: 60, etag: '"1"', content: 1, ...more }
}

export function state(more: Partial<StageState> = {}): StageState {
  return { tMs: 1000, seen: 0, packets: [], cells: {}, requests: [], connections: [], origin: { requests: 0, queueLength: 0, busy: 0, shed: 0, gauge: null }, versions: {}, latest: null, ...more }
}

export function packet(more: Partial<Packet> = {}): Packet {
  return { seq: 1, req: 'r1', kind: 'request', from: 'browser:tokyo', to: 'pop:tokyo', departsMs: 1000, arrivesMs: 1100, outcome: null, ...more }
}

export function request(req: string, from: string, to: string, finished: { outcome: Outcome | null; ttfbMs: number } | null = null): RequestView {
  return {
    req,
    parent: req.includes('/') ? (req.split('/')[0] ?? null) : null,
    from,
    to,
    startMs: 1000,
    request: { method: 'GET', url: 'https://shop.example/index.html', headers: [] },
    phases: [],
    decisions: [],
    finished: finished && { atMs: 1000, answeredBy: to, response: { status: 200, headers: [], body: { lengthBytes: 900 } }, totalMs: finished.ttfbMs, roundTrips: 1, ...finished },
  }
}

/** A time source for tests: `tell` is what the player would do each frame. */
export function clockwork(): { readonly onTime: (listener: (tMs: number) => void) => () => void; readonly tell: (tMs: number) => void } {
  const listeners = new Set<(tMs: number) => void>()
  return {
    onTime(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(tMs) {
      for (const listener of listeners) listener(tMs)
    },
  }
}
