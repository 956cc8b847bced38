import type { Outcome } from '../../engine/decision.ts'
import type { StoredSummary } from '../../engine/edge.types.ts'
import type { Packet, RequestView, StageState } from '../state.ts'
import type { StageNode, Topology } from '../topology.ts'

/** Traffic for the benchmark: as many packets in flight as asked, always, on a map of twelve POPs with a user each. */

const CITIES: readonly (readonly [name: string, latitudeDeg: number, longitudeDeg: number])[] = [
  ['San Francisco', 37.8, -122.4],
  ['New York', 40.7, -74],
  ['São Paulo', -23.6, -46.6],
  ['London', 51.5, -0.1],
  ['Frankfurt', 50.1, 8.7],
  ['Johannesburg', -26.2, 28],
  ['Mumbai', 19.1, 72.9],
  ['Singapore', 1.4, 103.8],
  ['Hong Kong', 22.3, 114.2],
  ['Tokyo', 35.7, 139.7],
  ['Sydney', -33.9, 151.2],
  ['Lagos', 6.5, 3.4],
]
const OUTCOMES: readonly (Outcome | null)[] = ['hit', 'miss', 'stale', 'revalidated', 'bypass', 'collapsed', 'error', null]

const place = (index: number): Pick<StageNode, 'latitudeDeg' | 'longitudeDeg'> => ({ latitudeDeg: CITIES[index]?.[1] ?? 0, longitudeDeg: CITIES[index]?.[2] ?? 0 })
const nodes: readonly StageNode[] = [
  { id: 'origin', kind: 'origin', label: 'Origin', detail: 'Virginia', latitudeDeg: 39, longitudeDeg: -77.5, term: 'origin' },
  ...CITIES.map(([label], i): StageNode => ({ id: `pop:${i}`, kind: 'pop', label, term: 'pop', ...place(i) })),
  ...CITIES.map(([label], i): StageNode => ({ id: `browser:${i}`, kind: 'browser', label, ...place(i) })),
]

export const topology: Topology = {
  nodes,
  links: CITIES.flatMap((_, i) => [
    { from: `browser:${i}`, to: `pop:${i}` },
    { from: `pop:${i}`, to: 'origin' },
  ]),
  stops: [],
}

const entry = (pop: number, n: number): StoredSummary => ({
  key: `GET https://shop.example/${n}`,
  variant: '',
  url: `https://shop.example/${n}`,
  status: 200,
  sizeBytes: 1000,
  storedAtMs: 0,
  ageAtStoreSeconds: 0,
  freshnessLifetimeSeconds: 6 + ((pop * 5 + n * 3) % 9),
  etag: null,
  content: 1,
})
const cells = Object.fromEntries(CITIES.map((_, pop) => [`pop:${pop}`, Array.from({ length: 1 + (pop % 4) }, (_, n) => entry(pop, n))]))
const connections = topology.links.filter((_, i) => i % 3 !== 0).map(({ from, to }) => `${from}→${to}`)

/** Flights follow each other without a pause in each of `inFlight` lanes; lengths differ, so some packet lands in most frames. */
export function stateAt(tMs: number, inFlight: number): StageState {
  const packets: Packet[] = []
  const requests: RequestView[] = []
  for (let lane = 0; lane < inFlight; lane += 1) {
    const lengthMs = 1500 + ((lane * 397) % 2500)
    const flight = Math.floor((tMs + lane * 731) / lengthMs)
    const departsMs = flight * lengthMs - lane * 731
    const link = topology.links[(lane * 7 + flight) % topology.links.length]
    if (!link) continue
    const back = flight % 2 === 1
    const req = `r${lane}`
    const [from, to] = back ? [link.to, link.from] : [link.from, link.to]
    packets.push({ seq: lane * 1000 + flight, req, kind: back ? 'response' : 'request', from, to, departsMs, arrivesMs: departsMs + lengthMs, outcome: OUTCOMES[(lane + flight) % OUTCOMES.length] ?? null })
    requests.push({ req, parent: null, from: link.from, to: link.to, startMs: departsMs, request: { method: 'GET', url: 'https://shop.example/1', headers: [] }, phases: [{ phase: 'upstream', node: 'pop:1', fromMs: departsMs, untilMs: departsMs + lengthMs }], decisions: [], finished: null })
  }
  return { tMs, seen: packets.length, packets, cells, requests, connections, origin: { requests: Math.floor(tMs / 40), queueLength: 0, busy: 3, shed: 0, gauge: null }, versions: {}, latest: null }
}
