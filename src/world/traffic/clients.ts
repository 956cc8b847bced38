/**
 * What clients send. In: a region, a route. Out: a wish: the request, and what it ought to be answered with. Also the other
 * direction, for the origin: what a request's fields and parameters mean. Both read the same tables, so that a difference between
 * what was served and what the origin would have sent is the caches' doing.
 */
import type { HeaderLine, HttpRequest } from '../../engine/http/message.ts'
import { fieldValue } from '../../engine/http/message.ts'
import { randomStream, type Random } from '../random.ts'
import { aliasTable, choose, type AliasTable } from './alias.ts'
import type { Catalogue, Route } from './catalogue.ts'
import { populationValues } from './populations/visitors.ts'
import type { DrawnValue, TrafficSpec } from './spec.ts'

/** One request, and whom and what it is for. */
export interface Wish {
  readonly region: number
  readonly route: Route
  readonly object: number
  /** Which of the origin's contents for the object it asks for. */
  readonly variant: number
  /** Whose content; -1: everybody's. */
  readonly owner: number
  readonly request: HttpRequest
}

/** A field or parameter with a list of values. */
interface Drawn {
  readonly name: string
  readonly random: Random
  readonly share: number
  readonly table: AliasTable
  readonly lines: readonly (HeaderLine | null)[]
  /** The number of what each value means; 0: as if absent. */
  readonly meanings: readonly number[]
  readonly meaningOf: ReadonlyMap<string, number>
  readonly meaningCount: number
  /** Its value in the wish that is being made. */
  drawn: number
}

interface PerUser {
  readonly name: string
  readonly random: Random
  readonly share: number
  readonly before: string
  readonly after: string
  readonly lines: HeaderLine[]
}

/** A parameter with another value every time. */
interface Unique {
  readonly name: string
  readonly random: Random
  readonly share: number
  readonly unique: true
}

interface RouteTraits {
  readonly parameters: readonly (Drawn | Unique)[]
  readonly differsBy: readonly { readonly drawn: Drawn; readonly isField: boolean }[]
}

export class Clients {
  readonly #fields: readonly Drawn[]
  readonly #perUser: readonly PerUser[]
  readonly #traits: readonly RouteTraits[]
  readonly #users: Random
  readonly #firstUser: readonly number[]
  readonly #people: readonly number[]
  readonly #catalogue: Catalogue

  constructor(spec: TrafficSpec, catalogue: Catalogue) {
    this.#catalogue = catalogue
    this.#users = randomStream(spec.seed, 'users')
    this.#people = spec.regions.map(({ people }) => people)
    this.#firstUser = spec.regions.map((_, region) => this.#people.slice(0, region).reduce((sum, people) => sum + people, 0))
    this.#fields = spec.clientFields.flatMap((field) =>
      'perUser' in field ? [] : [drawn(spec.seed, `field ${field.name}`, field.name, 'values' in field ? field.values : populationValues(field.population), 1)],
    )
    this.#perUser = spec.clientFields.flatMap((field) => {
      if (!('perUser' in field)) return []
      const [before = '', after = ''] = field.perUser.split('{user}')
      return [{ name: field.name, random: randomStream(spec.seed, `field ${field.name}`), share: field.share, before, after, lines: [] }]
    })
    this.#traits = spec.routes.map((route) => {
      const parameters = (route.parameters ?? []).map(({ name, values, share }) => {
        const stream = `parameter ${name} of ${route.id}`
        return values === 'unique'
          ? { name, random: randomStream(spec.seed, stream), share, unique: true as const }
          : drawn(spec.seed, stream, name, values, share)
      })
      const known = [
        ...this.#fields.map((field) => ({ drawn: field, isField: true })),
        ...parameters.flatMap((parameter) => ('table' in parameter ? [{ drawn: parameter, isField: false }] : [])),
      ]
      const differsBy = (route.differsBy ?? []).flatMap((name) => known.filter((one) => one.drawn.name === name))
      return { parameters, differsBy }
    })
  }

  /** Somebody of the region asks for an object of the route. */
  wish(region: number, route: Route): Wish {
    const object = this.#catalogue.draw(route)
    const user = this.#firstUser[region]! + this.#users.integer(this.#people[region]!)
    const headers: HeaderLine[] = []
    for (const field of this.#fields) {
      field.drawn = choose(field.table, field.random)
      const line = field.lines[field.drawn]
      if (line) headers.push(line)
    }
    let owner = -1
    for (const field of this.#perUser) {
      if (field.random.uniform() >= field.share) continue
      headers.push((field.lines[user] ??= [field.name, field.before + user + field.after]))
      if (route.spec.personal) owner = user
    }
    const traits = this.#traits[route.index]!
    const url = this.#withParameters(this.#catalogue.url(route, object), traits)
    let variant = 0
    for (const { drawn: one } of traits.differsBy) variant = variant * one.meaningCount + (one.drawn < 0 ? 0 : one.meanings[one.drawn]!)
    return { region, route, object, variant, owner, request: { method: 'GET', url, headers } }
  }

  #withParameters(url: string, { parameters }: RouteTraits): string {
    let whole = url
    let mark = '?'
    for (const parameter of parameters) {
      const present = parameter.random.uniform() < parameter.share
      let value: string | null | undefined = null
      if ('unique' in parameter) {
        if (present) value = parameter.random.uint32().toString(36) + parameter.random.uint32().toString(36)
      } else {
        parameter.drawn = present ? choose(parameter.table, parameter.random) : -1
        value = present ? parameter.lines[parameter.drawn]?.[1] : null
      }
      if (value === null || value === undefined) continue
      whole += `${mark}${parameter.name}=${value}`
      mark = '&'
    }
    return whole
  }

  /** What a request that reached the origin asks for, as the origin reads it: null when nothing is there. */
  meaning({ url, headers }: HttpRequest): Pick<Wish, 'route' | 'object' | 'variant' | 'owner'> | null {
    const [path = '', query = ''] = url.split('?', 2)
    const found = this.#catalogue.find(path)
    if (!found) return null
    const values = new Map(query.split('&').map((pair) => pair.split('=', 2) as [string, string]))
    let variant = 0
    for (const { drawn: one, isField } of this.#traits[found.route.index]!.differsBy) {
      const value = isField ? fieldValue(headers, one.name) : values.get(one.name)
      variant = variant * one.meaningCount + (value === undefined ? 0 : (one.meaningOf.get(value) ?? 0))
    }
    return { ...found, variant, owner: found.route.spec.personal ? this.#ownerIn(headers) : -1 }
  }

  #ownerIn(headers: HttpRequest['headers']): number {
    for (const { name, before, after } of this.#perUser) {
      const value = fieldValue(headers, name)
      const user = Number(value?.slice(before.length, value.length - after.length) || -1)
      if (Number.isInteger(user)) return user
    }
    return -1
  }
}

function drawn(seed: number, stream: string, name: string, values: readonly DrawnValue[], share: number): Drawn {
  const meaningOf = new Map<string, number>()
  const names: string[] = ['']
  const meanings = values.map(({ value, means = value ?? '' }) => {
    if (!names.includes(means)) names.push(means)
    const meaning = names.indexOf(means)
    // A cache that normalises sends the meaning in place of the value.
    meaningOf.set(means, meaning)
    if (value !== null) meaningOf.set(value, meaning)
    return meaning
  })
  return {
    name,
    random: randomStream(seed, stream),
    share,
    table: aliasTable(values.map((value) => value.share)),
    lines: values.map(({ value }) => (value === null ? null : [name, value])),
    meanings,
    meaningOf,
    meaningCount: names.length,
    drawn: -1,
  }
}
