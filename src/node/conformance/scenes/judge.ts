/** Compares what a client and an origin saw with what a scene expects. Out: sentences about what differs; none when all is well. */
import { valueOf, type Head, type Line } from '../exchange.ts'
import type { SeenRequest } from './origin.ts'
import type { Expectation, ExpectedFields, ExpectedValue } from './scene.ts'

/** An answer as the client has it at the end. */
export interface Received extends Omit<Head, 'body'> {
  /** Null: it broke off. */
  readonly body: string | null
}

export interface Evidence {
  readonly received: Received
  /** What reached the origin because of this request. */
  readonly asked: readonly SeenRequest[]
  /** What the origin says to those that it answers in full, and what it said first of all. */
  readonly lastBody: string
  readonly firstBody: string
}

const ORIGIN_REQUESTS = { origin: 1, cache: 0, validation: 1, proxy: null } as const

/** @returns what is not as expected */
export function differences(expected: Expectation, { received, asked, lastBody, firstBody }: Evidence): string[] {
  const { from, status = 200, background = false } = expected
  const found: string[] = []
  const wants = (holds: boolean, sentence: string) => void (holds || found.push(sentence))

  const requests = ORIGIN_REQUESTS[from] === null ? null : ORIGIN_REQUESTS[from] + (background ? 1 : 0)
  wants(requests === null || asked.length === requests, `the origin was asked ${asked.length} times, not ${requests}`)
  if (from === 'validation') wants(asked.some(isConditional), 'the request to the origin carried no condition')
  wants(received.status === status, `the status is ${received.status}, not ${status}`)

  const body = expected.body !== undefined ? expected.body : bodyOf(from, lastBody, firstBody)
  wants(body === null || received.body === body, `the body is ${JSON.stringify(received.body)}, not ${JSON.stringify(body)}`)
  found.push(...fieldDifferences('the response', expected.fields, received.headers))

  const [request] = asked
  if (expected.forwarded) found.push(...fieldDifferences('the forwarded request', expected.forwarded, request?.headers ?? []))
  if (expected.forwardedBody !== undefined) wants(request?.body === expected.forwardedBody, `the forwarded body is ${JSON.stringify(request?.body)}`)
  if (expected.interim) found.push(...interimDifferences(expected.interim, received))
  return found
}

function bodyOf(from: Expectation['from'], lastBody: string, firstBody: string): string | null {
  if (from === 'proxy') return null
  return from === 'origin' ? lastBody : firstBody
}

function isConditional({ headers }: SeenRequest): boolean {
  return valueOf(headers, 'If-None-Match') !== null || valueOf(headers, 'If-Modified-Since') !== null
}

function fieldDifferences(where: string, expected: ExpectedFields = {}, headers: readonly Line[]): string[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const value = valueOf(headers, name)
    return fits(wanted, value) ? [] : [`${name} in ${where} is ${JSON.stringify(value)}, not as expected: ${inWords(wanted)}`]
  })
}

function fits(wanted: ExpectedValue, value: string | null): boolean {
  if (wanted instanceof RegExp) return value !== null && wanted.test(value)
  return wanted !== null && typeof wanted === 'object' ? value !== wanted.not : value === wanted
}

function inWords(wanted: ExpectedValue): string {
  if (wanted instanceof RegExp) return `like ${wanted}`
  if (wanted !== null && typeof wanted === 'object') return `not ${wanted.not}`
  return wanted === null ? 'absent' : JSON.stringify(wanted)
}

function interimDifferences(expected: NonNullable<Expectation['interim']>, { interim }: Received): string[] {
  const statuses = interim.map(({ status }) => status).join(' ')
  const wanted = expected.map(({ status }) => status).join(' ')
  if (statuses !== wanted) return [`the interim responses are "${statuses}", not "${wanted}"`]
  return expected.flatMap(({ fields }, at) => fieldDifferences(`interim response ${at + 1}`, fields, interim[at]?.headers ?? []))
}
