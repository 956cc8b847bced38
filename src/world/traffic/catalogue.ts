/**
 * The objects of all routes. In: the spec. Out: each object's address, size, headers, version; which object an address names.
 * Objects of all routes are numbered through, so that counters can stand in one array.
 */
import type { HeaderFields } from '../../engine/http/message.ts'
import { randomStream, type Random } from '../random.ts'
import { aliasTable, choose, type AliasTable } from './alias.ts'
import { boundedPareto, zipfWeights } from './power.ts'
import { objectUrl, type RouteSpec, type SizeSpec, type TrafficSpec } from './spec.ts'

export interface Route {
  readonly index: number
  readonly spec: RouteSpec
  /** The number of its most popular object among all objects. */
  readonly firstObject: number
  readonly popularity: AliasTable
  readonly random: Random
  /** What stands in its addresses before and after the object's number. */
  readonly prefix: string
  readonly suffix: string
}

/** What an address names. */
export interface Found {
  readonly route: Route
  /** Its number among all. */
  readonly object: number
}

export class Catalogue {
  readonly routes: readonly Route[]
  readonly objects: number
  readonly lengthBytes: Float64Array
  /** How often each object was deployed; 1 at the beginning. */
  readonly versions: Uint32Array
  readonly changedAtMs: Float64Array
  readonly #headerSets: Uint16Array
  /** What 'headers' inputs put in place of a route's sets. */
  readonly #headersNow: (HeaderFields | null)[]
  readonly #urls: string[]

  /** @param firstChangedAtMs when every first version was made */
  constructor({ seed, routes }: TrafficSpec, firstChangedAtMs: number) {
    let objects = 0
    this.routes = routes.map((spec, index) => {
      const [prefix = '', suffix = ''] = spec.url.split('{object}')
      const popularity = aliasTable(zipfWeights(spec.objects, spec.zipfExponent))
      const route = { index, spec, firstObject: objects, popularity, random: randomStream(seed, `objects of ${spec.id}`), prefix, suffix }
      objects += spec.objects
      return route
    })
    this.objects = objects
    this.lengthBytes = new Float64Array(objects)
    this.#headerSets = new Uint16Array(objects)
    this.versions = new Uint32Array(objects).fill(1)
    this.changedAtMs = new Float64Array(objects).fill(firstChangedAtMs)
    this.#headersNow = routes.map(() => null)
    this.#urls = new Array<string>(objects)
    for (const route of this.routes) this.#make(route, seed)
  }

  /** An object of the route, drawn by popularity: its number among all. */
  draw(route: Route): number {
    return route.firstObject + choose(route.popularity, route.random)
  }

  /** The object's address without parameters. */
  url(route: Route, object: number): string {
    return (this.#urls[object] ??= objectUrl(route.spec, object - route.firstObject))
  }

  /** The route and the object that an address without parameters names, or null. */
  find(url: string): Found | null {
    for (const route of this.routes) {
      if (!url.startsWith(route.prefix) || !url.endsWith(route.suffix)) continue
      const inRoute = Number(url.slice(route.prefix.length, url.length - route.suffix.length))
      if (Number.isInteger(inRoute) && inRoute < route.spec.objects) return { route, object: route.firstObject + inRoute }
    }
    return null
  }

  headers(route: Route, object: number): HeaderFields {
    const headers = this.#headersNow[route.index] ?? route.spec.headers[this.#headerSets[object]!]!.headers
    const number = String(object - route.firstObject)
    return headers.map((line) => (line[1].includes('{object}') ? [line[0], line[1].replaceAll('{object}', number)] : line))
  }

  setHeaders(route: Route, headers: HeaderFields): void {
    this.#headersNow[route.index] = headers
  }

  deploy(object: number, atMs: number): void {
    this.versions[object]!++
    this.changedAtMs[object] = atMs
  }

  #make({ spec, firstObject }: Route, seed: number): void {
    const random = randomStream(seed, `sizes of ${spec.id}`)
    const sets = aliasTable(spec.headers.map(({ share }) => share))
    for (let i = firstObject; i < firstObject + spec.objects; i++) {
      this.lengthBytes[i] = drawSize(spec.sizes, random)
      this.#headerSets[i] = choose(sets, random)
    }
  }
}

function drawSize(size: SizeSpec, random: Random): number {
  if (size.kind === 'fixed') return size.bytes
  return Math.floor(boundedPareto(random.uniform(), size.leastBytes, size.mostBytes, size.shape))
}
