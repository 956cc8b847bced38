import { describe, expect, it } from 'vitest'
import { describeScene, trialOf } from '../../src/lesson/testing/sceneSuite.ts'
import { eventsOf, requests, storedAt, userRequests } from '../../src/world/report.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { kindOfAnswer, stopsTouched } from './journey.ts'
import { machine } from './machine.ts'
import { BROWSER, ORIGIN, POP, reload, visit } from './world.ts'

describeScene({ definition, copy, machine })

const day = [visit(0), reload(3_000), visit(10_000), visit(75_000)]

describe('scene 00: its laws', () => {
  const { run, spec } = trialOf(definition, day)
  const rows = userRequests(run.log)

  it('cold first byte = DNS + three user-to-POP round trips + the lookup + the POP’s fetch', () => {
    const first = rows[0]!
    const user = spec.users[0]!
    const dnsMs = 2 * user.resolver.oneWayMs + user.resolver.recursionMs
    const roundTripMs = 2 * user.accessMs
    const fetch = requests(run.log).find((row) => row.parent === first.req)!
    expect(first.ttfbMs).toBeCloseTo(dnsMs + 3 * roundTripMs + spec.pops[0]!.lookupMs + fetch.ttfbMs!, 3)
    expect(first.roundTrips).toBe(3)
  })

  it('a reload at once touches the POP alone, in one round trip', () => {
    expect(stopsTouched(run.log, rows[1]!.req)).toEqual(['browser', 'pop'])
    expect(rows[1]).toMatchObject({ outcome: 'hit', answeredBy: POP, roundTrips: 1 })
  })

  it('within the browser’s own freshness nothing crosses the network', () => {
    const { req } = rows[2]!
    expect(run.log.filter((event) => 'req' in event && event.req === req && ['hop', 'connected', 'dns-resolved'].includes(event.type))).toEqual([])
    expect(rows[2]).toMatchObject({ outcome: 'hit', answeredBy: BROWSER, ttfbMs: 0 })
  })

  it('after the lifetime both caches ask, the origin answers 304, and both copies are renewed', () => {
    const { req } = rows[3]!
    expect(stopsTouched(run.log, req)).toEqual(['browser', 'pop', 'origin'])
    expect(eventsOf(run.log, 'origin-answered').at(-1)?.status).toBe(304)
    expect(eventsOf(run.log, 'refreshed').filter((event) => event.req === req || event.req.startsWith(`${req}/`)).map((event) => event.node).sort()).toEqual([BROWSER, POP])
    for (const node of [BROWSER, POP]) expect(storedAt(run.log, node, run.endMs)).toHaveLength(1)
  })

  it('the browser has a place for its copies before it has any', () => {
    const { nodes } = definition.topology(spec, definition.settings, copy)
    expect(nodes.find(({ id }) => id === BROWSER)?.cache).toBe(true)
  })

  it('tells the three kinds of answer apart', () => {
    expect(rows.map((row) => kindOfAnswer(run.log, row))).toEqual(['origin', 'pop', 'browser', 'origin'])
    expect(rows[0]!.answeredBy).toBe(ORIGIN)
  })
})
