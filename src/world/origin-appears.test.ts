/** A resource that is not there from the beginning: what the origin answers before and after, and what caches make of it. */
import { describe, expect, test } from 'vitest'
import { fieldValue } from '../engine/http/message.ts'
import { compilePolicy } from '../engine/policy/compile.ts'
import { httpDate } from './epoch.ts'
import { eventsOf, userRequests } from './report.ts'
import { runWorld } from './run.ts'
import { get, origin, pop, resource, world } from './worlds.fixture.ts'

const FROM_MS = 5_000
const appearing = (headers = resource().headers) => origin({ resources: [resource({ fromMs: FROM_MS, headers })] })
const statuses = (log: Parameters<typeof userRequests>[0]) => userRequests(log).map(({ status }) => status)

describe('a resource with fromMs', () => {
  test('is not found until then, and has been changed then', () => {
    const { log } = runWorld(world({ origin: appearing() }), [get(0), get(4_000), get(6_000)])
    expect(statuses(log)).toEqual([404, 404, 200])
    expect(eventsOf(log, 'origin-answered').map(({ version }) => version)).toEqual([0, 0, 1])
    expect(fieldValue(eventsOf(log, 'request-finished').at(-1)!.response.headers, 'Last-Modified')).toBe(httpDate(FROM_MS))
  })

  test('counts as it is when the answer is made, not when it was asked for', () => {
    const { log } = runWorld(world({ origin: origin({ thinkMs: 1_000, resources: [resource({ fromMs: FROM_MS })] }) }), [get(4_500)])
    expect(statuses(log)).toEqual([200])
  })

  test('is kept from whoever asks a cache that stored the 404 (RFC 9110 §15.1 lets it)', () => {
    const policyFor = compilePolicy({ version: 1, default: { edge: { ttlSeconds: 60, when: 'always' } } })
    const stubborn = world({ pops: [pop('tokyo', { policyFor })], origin: appearing([]) })
    expect(statuses(runWorld(stubborn, [get(1_000), get(10_000), get(70_000)]).log)).toEqual([404, 404, 200])
  })

  test('can’t appear before the run begins', () => {
    expect(() => runWorld(world({ origin: origin({ resources: [resource({ fromMs: -1 })] }) }), [])).toThrow(/fromMs of .* is -1/)
  })
})
