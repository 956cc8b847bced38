/**
 * What clients send. In: a region, a route. Out: a wish: the request, and what it ought to be answered with. Nearly every request is a
 * hit that nobody looks at twice, so the wish and its request are the same objects each time, filled anew, with header lines and
 * addresses that many requests share; who needs one for longer keeps a copy.
 */
import type { HeaderLine, HttpRequest } from '../../engine/http/message.ts'
import { randomStream, type Random } from '../random.ts'
import { choose } from './alias.ts'
import type { Catalogue, Route } from './catalogue.ts'
import { userValue, type Drawn, type FieldTables, type PerUser, type RouteTraits, type Unique } from './fields.ts'
import type { TrafficSpec } from './spec.ts'

/** One request, and whom and what it is for. */
export interface Wish {
  readonly region: number
  readonly route: Route
  readonly object: number
  /** The address is the object's own, without a query. */
  readonly isPlain: boolean
  /** By client field (drawnFields in fields.ts): the number of its value, or of its user; -1: it is absent. */
  readonly drawn: Int32Array
  /** Which of the origin's contents for the object it asks for. */
  readonly variant: number
  /** Whose content; -1: everybody's. */
  readonly owner: number
  readonly request: HttpRequest
}

type Open<T> = { -readonly [Key in keyof T]: T[Key] }
type OpenRequest = Open<HttpRequest> & { readonly headers: HeaderLine[] }

export class Clients {
  readonly #catalogue: Catalogue
  readonly #fields: readonly Drawn[]
  readonly #perUser: readonly PerUser[]
  readonly #traits: readonly RouteTraits[]
  readonly #users: Random
  readonly #firstUser: readonly number[]
  readonly #people: readonly number[]
  /** By the number of header lines, so that no list of lines ever grows or shrinks. */
  readonly #requests: readonly OpenRequest[]
  readonly #lines: (HeaderLine | null)[]
  /** How many lines of the last request other requests have too; those of its user come behind them. */
  #shared = 0
  readonly #wish: Open<Wish>

  constructor(spec: TrafficSpec, catalogue: Catalogue, { fields, perUser, traits }: FieldTables) {
    this.#catalogue = catalogue
    this.#fields = fields
    this.#perUser = perUser
    this.#traits = traits
    this.#users = randomStream(spec.seed, 'users')
    this.#people = spec.regions.map(({ people }) => people)
    this.#firstUser = spec.regions.map((_, region) => this.#people.slice(0, region).reduce((sum, people) => sum + people, 0))
    const most = fields.length + perUser.length
    this.#lines = new Array<null>(most).fill(null)
    this.#requests = Array.from({ length: most + 1 }, (_, count) => ({ method: 'GET', url: '', headers: new Array<HeaderLine>(count).fill(['', '']) }))
    this.#wish = { region: 0, route: catalogue.routes[0]!, object: 0, isPlain: true, drawn: new Int32Array(most).fill(-1), variant: 0, owner: -1, request: this.#requests[0]! }
  }

  /** Somebody of the region asks for an object of the route. The wish that is returned is the next one's too. */
  wish(region: number, route: Route): Wish {
    const wish = this.#wish
    wish.region = region
    wish.route = route
    wish.object = this.#catalogue.draw(route)
    this.#drawFields()
    const request = this.#withUser(wish)
    const traits = this.#traits[route.index]!
    const url = this.#catalogue.url(route, wish.object)
    request.url = traits.parameters.length === 0 ? url : withParameters(url, traits.parameters)
    wish.isPlain = request.url === url
    wish.variant = traits.differsBy.length === 0 ? 0 : variantOf(traits)
    wish.request = request
    return wish
  }

  /** The wish that was returned last, for as long as it is wanted. */
  kept(): Wish {
    const { region, route, object, isPlain, drawn, variant, owner, request } = this.#wish
    const headers = request.headers.slice()
    for (let i = this.#shared; i < headers.length; i++) headers[i] = [headers[i]![0], headers[i]![1]]
    return { region, route, object, isPlain, drawn: drawn.slice(), variant, owner, request: { method: request.method, url: request.url, headers } }
  }

  #drawFields(): void {
    const fields = this.#fields
    const { drawn } = this.#wish
    let count = 0
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i]!
      drawn[i] = field.drawn = choose(field.table, field.random)
      const line = field.lines[field.drawn]!
      if (line !== null) this.#lines[count++] = line
    }
    this.#shared = count
  }

  /** Somebody asks: her own lines stand behind those that were drawn. */
  #withUser(wish: Open<Wish>): OpenRequest {
    const lines = this.#lines
    const all = this.#perUser
    const user = this.#firstUser[wish.region]! + this.#users.integer(this.#people[wish.region]!)
    let count = this.#shared
    wish.owner = -1
    for (let i = 0; i < all.length; i++) {
      const field = all[i]!
      const carries = field.random.uniform() < field.share
      wish.drawn[this.#fields.length + i] = carries ? user : -1
      if (!carries) continue
      field.line[1] = userValue(field, user)
      lines[count++] = field.line
      if (wish.route.spec.personal) wish.owner = user
    }
    const request = this.#requests[count]!
    const { headers } = request
    for (let i = 0; i < count; i++) headers[i] = lines[i]!
    return request
  }
}

function variantOf({ differsBy }: RouteTraits): number {
  let variant = 0
  for (let i = 0; i < differsBy.length; i++) {
    const { drawn, meanings, meaningCount } = differsBy[i]!.drawn
    variant = variant * meaningCount + (drawn < 0 ? 0 : meanings[drawn]!)
  }
  return variant
}

function withParameters(url: string, parameters: readonly (Drawn | Unique)[]): string {
  let whole = url
  let mark = '?'
  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i]!
    const present = parameter.random.uniform() < parameter.share
    let value: string | undefined
    if ('unique' in parameter) {
      if (present) value = parameter.random.uint32().toString(36) + parameter.random.uint32().toString(36)
    } else {
      parameter.drawn = present ? choose(parameter.table, parameter.random) : -1
      if (present) value = parameter.lines[parameter.drawn]?.[1]
    }
    if (value === undefined) continue
    whole += `${mark}${parameter.name}=${value}`
    mark = '&'
  }
  return whole
}
