/** The world of this scene: people in eight access networks, six POPs, and routes between them that nobody planned as a whole. */
import { CITIES } from '../../src/world/geo/cities.ts'
import { routedUnchecked } from '../../src/world/routing/internet.ts'
import { USUAL_TIMING, type LinkSpec, type SteeringDesign } from '../../src/world/routing/spec.ts'
import type { PopSpec, UserSpec, WorldInput, WorldSpec } from '../../src/world/spec.ts'
import { ISPS, ISP_IDS, LINKS, LOCAL_PEERING, POP_CITIES, RESOLVERS, RESOLVER_LINK, isIsp, networksWith, peering, type Isp, type PopCity } from './networks.ts'
import { WIRINGS, linksOf } from './variants.ts'

export const PAGE = 'https://www.shop.example/'

/** Time after which a browser gives up, ms. */
const PATIENCE_MS = 10_000
/** From a POP's failure until the CDN's name server stops naming it, ms. */
export const HEALTH_DELAY_MS = 10_000
/** What one POP can answer, requests a second, where a flood is on. */
export const POP_CAPACITY = 12_000

/** How the ISP in São Paulo meets the CDN. */
export type SaoPaulo = 'far' | 'none' | 'both'
/** What Sydney's people use: their ISP's resolver, a public one far away, or that one with client-subnet. */
export type ResolverChoice = 'own' | 'public' | 'subnet'

export type DoorSettings = {
  readonly design: 'anycast' | 'geodns'
  /** 'silent': no POP has announced anything yet. */
  readonly start: 'converged' | 'silent'
  readonly saoPaulo: SaoPaulo
  readonly resolver: ResolverChoice
  readonly dnsTtlSeconds: number
  /** Index into WIRINGS; -1: the wiring of the story. */
  readonly wiring: number
  /** Do POPs have a limit? Only a flood reaches it. */
  readonly limited: boolean
}

export const INITIAL: DoorSettings = { design: 'anycast', start: 'converged', saoPaulo: 'far', resolver: 'own', dnsTtlSeconds: 60, wiring: -1, limited: false }

export function world(settings: DoorSettings): WorldSpec {
  const { design, start, dnsTtlSeconds, limited } = settings
  const byName: SteeringDesign = { kind: 'geodns', ttlSeconds: dnsTtlSeconds, healthDelayMs: HEALTH_DELAY_MS }
  const withResolvers = design === 'geodns'
  return {
    seed: 3,
    tls: '1.3',
    users: ISP_IDS.map((isp) => person(isp, settings)),
    pops: POP_CITIES.map(pop),
    origin: {
      place: 'virginia',
      thinkMs: 40,
      workers: 50,
      queueLimit: 500,
      resources: [{ url: PAGE, lengthBytes: 40_000, headers: [['Content-Type', 'text/html'], ['Cache-Control', 'public, max-age=86400']], etag: true }],
    },
    // scene.test.ts checks what this page runs.
    routing: routedUnchecked({
      networks: networksWith(withResolvers),
      links: withResolvers ? [...wiringOf(settings), RESOLVER_LINK] : wiringOf(settings),
      design: design === 'anycast' ? { kind: 'anycast' } : byName,
      timing: USUAL_TIMING,
      start,
      patienceMs: PATIENCE_MS,
      ...(limited && { popCapacityPerSecond: POP_CAPACITY }),
    }),
  }
}

function wiringOf({ saoPaulo, wiring }: DoorSettings): readonly LinkSpec[] {
  const other = WIRINGS[wiring]
  if (other) return linksOf(other)
  if (saoPaulo === 'both') return [...LINKS, LOCAL_PEERING]
  return saoPaulo === 'none' ? linksOf({ asks: 'paulista', cut: peering('paulista', 'virginia') }) : LINKS
}

function person(isp: Isp, { design, resolver, dnsTtlSeconds }: DoorSettings): UserSpec {
  const far = design === 'geodns' && isp === 'southern' && resolver !== 'own'
  return {
    id: isp,
    network: isp,
    place: ISPS[isp].city,
    accessMs: 5,
    resolver: far
      ? { oneWayMs: 80, recursionMs: 20, ttlSeconds: dnsTtlSeconds, network: RESOLVERS, clientSubnet: resolver === 'subnet' }
      : { oneWayMs: 2, recursionMs: 10, ttlSeconds: dnsTtlSeconds },
    browserCache: false,
  }
}

function pop(city: PopCity): PopSpec {
  return { id: city, place: city, capacityBytes: 10_000_000, warmOrigin: true, lookupMs: 1 }
}

/** When a story begins, ms; what lies before is history. */
export const STORY_MS = 10_000

/** Somebody in each of these networks asked before the story: their doors hold the page. */
export function warmedBy(...isps: readonly Isp[]): readonly WorldInput[] {
  return isps.map((isp) => ask(isp, 0))
}

export function ask(user: Isp, atMs: number): WorldInput {
  return { type: 'request', atMs, user, url: PAGE }
}

/** Somebody else in the same network: no open connection, no known address. */
export function anew(user: Isp, atMs: number): readonly WorldInput[] {
  return [{ type: 'cold', atMs, user }, ask(user, atMs)]
}

/** The city of an ISP or a POP, by its proper name. */
export function cityOf(id: Isp | PopCity): string {
  return CITIES[isIsp(id) ? ISPS[id].city : id].name
}
