/**
 * The columns of the access log as numbers. In: answered requests, one after the other. Out: for each column that some question asks
 * for, the number of its value in the request at hand: read once, however many questions ask. Numbers count up from 0 in the order
 * in which values are met, so that who counts by them needs no texts.
 */
import type { LogColumn } from './evidence.spec.ts'
import type { ObservedRequest } from './sample.ts'

/** What of a request stands in a column. */
export type LogRow = Pick<ObservedRequest, 'atMs' | 'region' | 'pop' | 'route' | 'object' | 'request' | 'outcome' | 'status' | 'lengthBytes'>

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
  readonly #bucketMs: number
  readonly #places = new Map<LogColumn, number>()
  readonly #reads: Read[] = []
  readonly #values: Values[] = []

  /** @param bucketMs width of the time buckets, for the column 'bucket' */
  constructor(bucketMs: number) {
    this.#bucketMs = bucketMs
  }

  /** From now on the column is read too. @returns its place */
  placeOf(column: LogColumn): number {
    const before = this.#places.get(column)
    if (before !== undefined) return before
    const values = new Values()
    this.#values.push(values)
    this.#reads.push(reader(column, this.#bucketMs, values))
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

function reader(column: LogColumn, bucketMs: number, values: Values): Read {
  const [kind, name = ''] = column.split(/:(.*)/s) as [string, string?]
  switch (kind) {
    case 'header':
      return (row) => values.numberOf(field(row, name))
    case 'cookie':
      return (row) => values.numberOf(cookie(field(row, 'cookie'), name))
    case 'query':
      return (row) => values.numberOf(parameter(row.request.url, name))
    case 'url':
      return urlReader(values)
    case 'path':
      return pathReader(values)
    case 'bucket':
      return byNumber(values, (row) => Math.floor(row.atMs / bucketMs))
    case 'object':
      return byNumber(values, ({ object }) => object)
    case 'status':
      return byNumber(values, ({ status }) => status)
    default:
      return (row) => values.numberOf(row[column as 'region' | 'pop' | 'route' | 'outcome'])
  }
}

/** A column of small whole numbers, each of which is written once. */
function byNumber(values: Values, read: (row: LogRow) => number): Read {
  const numbers: number[] = []
  return (row) => {
    const value = read(row)
    return (numbers[value] ??= values.numberOf(String(value)))
  }
}

/** All requests for an object have one path, and without a query that is its address too. */
function pathReader(values: Values): Read {
  const ofObject: number[] = []
  return ({ object, request }) => (ofObject[object] ??= values.numberOf(request.url.split('?', 1)[0]!))
}

function urlReader(values: Values): Read {
  const ofObject: number[] = []
  return ({ object, request: { url } }) => (url.includes('?') ? values.numberOf(url) : (ofObject[object] ??= values.numberOf(url)))
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
