/**
 * What stands in requests, as tables. In: the spec's client fields and parameters. Out: for each, its values as they are sent and what
 * they mean. Who draws requests (clients.ts) and who reads them at the origin (meaning.ts) share these, so that a difference between
 * what was served and what the origin would have sent is the caches' doing.
 */
import type { HeaderLine } from '../../engine/http/message.ts'
import { randomStream, type Random } from '../random.ts'
import { aliasTable, type AliasTable } from './alias.ts'
import { populationValues } from './populations/visitors.ts'
import type { DrawnValue, TrafficSpec } from './spec.ts'

/** A field or parameter with a list of values. */
export interface Drawn {
  readonly name: string
  readonly random: Random
  readonly share: number
  readonly table: AliasTable
  /** As they are sent; null: it is absent. */
  readonly lines: readonly (HeaderLine | null)[]
  /** The number of what each value means; 0: as if absent. */
  readonly meanings: readonly number[]
  readonly meaningOf: ReadonlyMap<string, number>
  readonly meaningCount: number
  /** Its value in the request that was drawn last; -1: absent. */
  drawn: number
}

/** A field with one value a person. */
export interface PerUser {
  readonly name: string
  readonly random: Random
  readonly share: number
  readonly before: string
  readonly after: string
  /** As it is sent in the request that was drawn last. */
  readonly line: [name: string, value: string]
  /** `before` and a number of thousands: a number is written many times a ms, and this is the long part of it. */
  readonly thousands: string[]
}

/** A parameter with another value every time. */
export interface Unique {
  readonly name: string
  readonly random: Random
  readonly share: number
  readonly unique: true
}

export interface RouteTraits {
  readonly parameters: readonly (Drawn | Unique)[]
  /** What the origin looks at, in the order in which the spec names it. */
  readonly differsBy: readonly { readonly drawn: Drawn; readonly isField: boolean }[]
}

export interface FieldTables {
  readonly fields: readonly Drawn[]
  readonly perUser: readonly PerUser[]
  /** In the order of the routes. */
  readonly traits: readonly RouteTraits[]
}

const NUMBERS: readonly string[] = Array.from({ length: 1000 }, (_, number) => String(number))
const THREE_DIGITS: readonly string[] = NUMBERS.map((number) => number.padStart(3, '0'))

/** What the user sends in that field. */
export function userValue({ before, after, thousands }: PerUser, user: number): string {
  if (user < 1000) return before + NUMBERS[user]! + after
  const head = Math.floor(user / 1000)
  return (thousands[head] ??= before + head) + THREE_DIGITS[user - 1000 * head]! + after
}

/** The client fields in the order in which requests carry them: those with lists of values, then those with one a person. */
export function drawnFields(clientFields: TrafficSpec['clientFields']): TrafficSpec['clientFields'] {
  return [...clientFields.filter((field) => !('perUser' in field)), ...clientFields.filter((field) => 'perUser' in field)]
}

/** The tables of a spec that was checked. Each field and parameter draws from a stream of its own. */
export function fieldTables({ seed, clientFields, routes }: TrafficSpec): FieldTables {
  const stream = (name: string): Random => randomStream(seed, name)
  const fields: Drawn[] = []
  const perUser: PerUser[] = []
  for (const field of clientFields) {
    const { name } = field
    const random = stream(`field ${name}`)
    if ('perUser' in field) {
      const [before = '', after = ''] = field.perUser.split('{user}')
      perUser.push({ name, random, share: field.share, before, after, line: [name, ''], thousands: [] })
    } else {
      fields.push(drawnFrom(name, random, 'values' in field ? field.values : populationValues(field.population), 1))
    }
  }
  const traits = routes.map((route): RouteTraits => {
    const parameters = (route.parameters ?? []).map(({ name, values, share }) => {
      const random = stream(`parameter ${name} of ${route.id}`)
      return values === 'unique' ? { name, random, share, unique: true as const } : drawnFrom(name, random, values, share)
    })
    const known = [
      ...fields.map((field) => ({ drawn: field, isField: true })),
      ...parameters.flatMap((parameter) => ('table' in parameter ? [{ drawn: parameter, isField: false }] : [])),
    ]
    return { parameters, differsBy: (route.differsBy ?? []).flatMap((name) => known.filter((one) => one.drawn.name === name)) }
  })
  return { fields, perUser, traits }
}

function drawnFrom(name: string, random: Random, values: readonly DrawnValue[], share: number): Drawn {
  const meaningOf = new Map<string, number>()
  const numbers = new Map([['', 0]])
  const meanings = values.map(({ value, means = value ?? '' }) => {
    const meaning = numbers.get(means) ?? numbers.size
    numbers.set(means, meaning)
    // A cache that normalises sends the meaning in place of the value.
    meaningOf.set(means, meaning)
    if (value !== null) meaningOf.set(value, meaning)
    return meaning
  })
  return {
    name,
    random,
    share,
    table: aliasTable(values.map((value) => value.share)),
    lines: values.map(({ value }) => (value === null ? null : [name, value])),
    meanings,
    meaningOf,
    meaningCount: numbers.size,
    drawn: -1,
  }
}
