/**
 * The columns of the access log as numbers. In: answered requests, one after the other. Out: for each column that some question asks
 * for, the number of its value in the request at hand: read once, however many questions ask. Numbers count up from 0 in the order
 * in which values are met, so that who counts by them needs no texts.
 */
import type { HttpRequest } from '../../engine/http/message.ts'
import type { LogColumn } from './evidence.spec.ts'
import { drawnFields } from './fields.ts'
import type { TrafficSpec } from './spec.ts'
import { OUTCOMES } from './tally.ts'

/** What of a request stands in columns; places count in the spec's order. */
export interface LogRow {
  readonly bucket: number
  readonly region: number
  /** Among the POPs. */
  readonly pop: number
  readonly route: number
  /** The object's number among all. */
  readonly object: number
  /** Among OUTCOMES. */
  readonly outcome: number
  readonly status: number
  readonly lengthBytes: number
  /** The address is the object's own, without a query. */
  readonly isPlain: boolean
  /** By client field: the number of its value, -1 for none. Equal numbers mean equal values. */
  readonly drawn: ArrayLike<number>
  readonly request: HttpRequest
}

/** What rows speak of by numbers. */
export interface LogNames {
  readonly region: readonly string[]
  readonly pop: readonly string[]
  readonly route: readonly string[]
  readonly outcome: readonly string[]
  /** The names of the client fields in `drawn`. */
  readonly fields: readonly string[]
}

/** What the rows of a run of that spec speak of. */
export function logNames({ regions, pops, routes, clientFields }: TrafficSpec): LogNames {
  const ids = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id)
  return { region: ids(regions), pop: ids(pops), route: ids(routes), outcome: OUTCOMES, fields: drawnFields(clientFields).map(({ name }) => name) }
}

type Read = (row: LogRow) => number

/** The values that a column had so far. */
class Values {
  readonly texts: string[] = []
  readonly #numbers = new Map<string, number>()
  #latest = ''
  #latestNumber = -1

  numberOf(text: string): number {
    if (text === this.#latest && this.#latestNumber >= 0) return this.#latestNumber
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.texts.push(text) - 1
      this.#numbers.set(text, number)
    }
    this.#latest = text
    return (this.#latestNumber = number)
  }
}

export class LogColumns {
  /** By a column's place: the number of its value in the row that was read last. */
  readonly now: number[] = []
  readonly #names: LogNames
  readonly #places = new Map<LogColumn, number>()
  readonly #reads: Read[] = []
  readonly #values: Values[] = []

  constructor(names: LogNames) {
    this.#names = names
  }

  /** From now on the column is read too. @returns its place */
  placeOf(column: LogColumn): number {
    const before = this.#places.get(column)
    if (before !== undefined) return before
    const values = new Values()
    this.#values.push(values)
    this.#reads.push(reader(column, this.#names, values))
    this.#places.set(column, this.now.push(0) - 1)
    return this.now.length - 1
  }

  /** The number of a value, met or not. */
  numberOf(place: number, text: string): number {
    return this.#values[place]!.numberOf(text)
  }

  /** The value of a number. */
  textOf(place: number, number: number): string {
    return this.#values[place]!.texts[number]!
  }

  read(row: LogRow): void {
    for (let i = 0; i < this.#reads.length; i++) this.now[i] = this.#reads[i]!(row)
  }
}

function reader(column: LogColumn, names: LogNames, values: Values): Read {
  const [kind, name = ''] = column.split(/:(.*)/s) as [string, string?]
  switch (kind) {
    case 'header':
      return fieldReader(names, name, (value) => values.numberOf(value))
    case 'cookie':
      return fieldReader(names, 'cookie', (value) => values.numberOf(cookie(value, name)))
    case 'query':
      return (row) => values.numberOf(row.isPlain ? '' : parameter(row.request.url, name))
    case 'url':
      return urlReader(values)
    case 'path':
      return pathReader(values)
    case 'bucket':
      return byNumber(({ bucket }) => bucket, (bucket) => values.numberOf(String(bucket)))
    case 'object':
      return byNumber(({ object }) => object, (object) => values.numberOf(String(object)))
    case 'status':
      return byNumber(({ status }) => status, (status) => values.numberOf(String(status)))
    default: {
      const named = column as 'region' | 'pop' | 'route' | 'outcome'
      for (const one of names[named]) values.numberOf(one)
      return (row) => row[named]
    }
  }
}

/** A column that a small whole number makes: what the number stands for is worked out once. */
function byNumber(read: (row: LogRow) => number, numberOf: (value: number, row: LogRow) => number): Read {
  // By value, 1 more than its number; 0: not met.
  let known = new Uint32Array(1024)
  return (row) => {
    const value = read(row)
    if (value >= known.length) known = longer(known, value)
    return (known[value] ||= numberOf(value, row) + 1) - 1
  }
}

/** The column with room for a place behind its end, and for as many more. */
export function longer<Column extends Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(column: Column, place: number): Column {
  const twice = new (column.constructor as new (length: number) => Column)(2 * place)
  twice.set(column)
  return twice
}

/** A header field: where one client field alone makes it, its number says what it is. */
function fieldReader({ fields }: LogNames, lowerName: string, numberOf: (value: string) => number): Read {
  const [place, ...more] = fields.flatMap((name, i) => (name.toLowerCase() === lowerName ? [i] : []))
  const read: Read = (row) => numberOf(field(row, lowerName))
  return place === undefined || more.length > 0 ? read : byNumber(({ drawn }) => drawn[place]! + 1, (_, row) => read(row))
}

/** All requests for an object have one path, and without a query that is its address too. */
function pathReader(values: Values): Read {
  return byNumber(({ object }) => object, (_, { request }) => values.numberOf(request.url.split('?', 1)[0]!))
}

function urlReader(values: Values): Read {
  const own = pathReader(values)
  return (row) => (row.isPlain ? own(row) : values.numberOf(row.request.url))
}

function field({ request: { headers } }: LogRow, lowerName: string): string {
  for (let i = 0; i < headers.length; i++) {
    const line = headers[i]!
    if (line[0].length === lowerName.length && line[0].toLowerCase() === lowerName) return line[1]
  }
  return ''
}

/** RFC 6265 §5.4: pairs joined by "; ". */
function cookie(header: string, name: string): string {
  return header === '' ? '' : valueIn(header, 0, header.length, '; ', name)
}

function parameter(url: string, name: string): string {
  const mark = url.indexOf('?')
  if (mark < 0) return ''
  const end = url.indexOf('?', mark + 1)
  return valueIn(url, mark + 1, end < 0 ? url.length : end, '&', name)
}

/** What stands behind the name and `=` in the first of the pairs between two places of a text that has this name; '' when none has. */
function valueIn(text: string, from: number, to: number, between: string, name: string): string {
  for (let at = from; at < to; ) {
    const found = text.indexOf(between, at)
    const end = found < 0 || found > to ? to : found
    if (text.charCodeAt(at + name.length) === EQUALS && text.startsWith(name, at) && at + name.length < end) return text.slice(at + name.length + 1, end)
    at = end + between.length
  }
  return ''
}

const EQUALS = 0x3d
