import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProjector, project } from './projection.ts'
import { anyRun, entryOf, heroUrl, logOf, tokyoRun } from './projection.testdata.ts'

describe('project', () => {
  const { log } = tokyoRun()

  it('draws a packet from its departure until just before it arrives', () => {
    const inFlight = (tMs: number) => project(log, tMs).packets.map((p) => `${p.kind} ${p.from} ${p.departsMs}–${p.arrivesMs}`)
    expect(inFlight(0)).toEqual(['request browser:tokyo 0–8'])
    expect(inFlight(7.999)).toEqual(['request browser:tokyo 0–8'])
    expect(inFlight(8)).toEqual([])
    expect(inFlight(9)).toEqual(['request pop:tokyo 9–84'])
  })

  it('counts an origin request when it arrives, and the worker while it thinks', () => {
    const origin = (tMs: number) => {
      const { requests, busy } = project(log, tMs).origin
      return { requests, busy }
    }
    expect(origin(83)).toEqual({ requests: 0, busy: 0 })
    expect(origin(84)).toEqual({ requests: 1, busy: 1 })
    expect(origin(117)).toEqual({ requests: 1, busy: 0 })
  })

  it('shows rows, cells and what is to tell', () => {
    const state = project(log, 192)
    expect(state.requests.map((r) => [r.req, r.parent, r.finished?.totalMs])).toEqual([['r1', null, undefined], ['r1/f1', 'r1', 183]])
    expect(state.cells).toEqual({ 'pop:tokyo': [entryOf({ storedAtMs: 192 })] })
    expect(state.latest).toMatchObject({ type: 'answered', node: 'pop:tokyo' })
    expect(state.seen).toBe(log.filter((e) => e.atMs <= 192).length)
  })

  it('keeps the new response when its predecessor is reported as replaced at the same time', () => {
    const stored = { type: 'stored', req: 'r1', node: 'pop:p' } as const
    const evicted = { type: 'evicted', req: 'r1', node: 'pop:p', key: entryOf().key, variant: '', url: heroUrl } as const
    const two = logOf([
      { ...stored, atMs: 1, entry: entryOf({ storedAtMs: 1 }) },
      { ...stored, atMs: 5, entry: entryOf({ storedAtMs: 5, content: 2 }) },
      { ...evicted, atMs: 5, reason: 'replaced' },
      { ...evicted, atMs: 9, reason: 'capacity' },
    ])
    expect(project(two, 5).cells['pop:p']?.map((c) => c.content)).toEqual([2])
    expect(project(two, 9).cells['pop:p']).toEqual([])
  })

  it('closes a user’s connections and no others when she goes cold', () => {
    const link = { type: 'connected', req: 'r1', roundTrips: 1, tls: '1.3', to: 'pop:p' } as const
    const state = project(logOf([{ ...link, atMs: 1, from: 'browser:a' }, { ...link, atMs: 1, from: 'browser:ab' }, { type: 'went-cold', atMs: 2, user: 'a' }]), 2)
    expect(state.connections).toEqual(['browser:ab→pop:p'])
  })
})

describe('connections', () => {
  const links = ['browser:a→pop:p', 'pop:p→origin', 'browser:b→pop:q']
  const opened = links.map((link) => ({ type: 'connected', req: 'r1', roundTrips: 1, tls: '1.3', atMs: 1, from: link.split('→')[0]!, to: link.split('→')[1]! }) as const)

  it.each([
    ['a POP, at both its ends', { type: 'pop-failed', atMs: 2, node: 'pop:p', untilMs: 9 }, [links[2]]],
    ['an origin that refuses', { type: 'origin-failed', atMs: 2, how: 'refuse', untilMs: 9 }, [links[0], links[2]]],
    ['not an origin that answers with errors', { type: 'origin-failed', atMs: 2, how: 'error', untilMs: 9 }, links],
    ['what was refused', { type: 'connection-reset', atMs: 2, user: 'b', req: 'r2', pop: 'q', by: 'p' }, [links[0], links[1]]],
  ] as const)('end with %s', (_what, event, left) => {
    expect(project(logOf([...opened, event]), 2).connections).toEqual(left)
  })

  it('an origin is down while it refuses, and not while it answers', () => {
    const failed = (how: 'refuse' | 'error') => project(logOf([{ type: 'origin-failed', atMs: 1, how, untilMs: 9 }]), 2).down
    expect([failed('refuse'), failed('error')]).toEqual([['origin'], undefined])
    expect(project(logOf([{ type: 'origin-failed', atMs: 1, how: 'refuse', untilMs: 2 }, { type: 'origin-recovered', atMs: 2 }]), 2).down).toBeUndefined()
  })
})

describe('createProjector', () => {
  it('lands on project(log, t) whatever the order of times', () => {
    const anyTimes = fc.array(fc.integer({ min: -4, max: 5_300 }).map((quarter) => quarter / 4), { maxLength: 30 })
    fc.assert(
      fc.property(anyRun, anyTimes, ({ log }, times) => {
        const projector = createProjector(log)
        for (const tMs of times) expect(projector.at(tMs)).toEqual(project(log, tMs))
      }),
    )
  })

  it('shows the same while playing forwards as when sought', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 1, max: 90 }), ({ log, endMs }, frameMs) => {
        const playing = createProjector(log)
        const seeking = createProjector(log)
        const shown: (readonly [number, unknown])[] = []
        for (let tMs = 0; tMs <= endMs; tMs += frameMs) shown.push([tMs, playing.at(tMs)])
        for (const [tMs, state] of shown.toReversed()) expect(seeking.at(tMs)).toEqual(state)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps the identity of what did not change', () => {
    const projector = createProjector(tokyoRun().log)
    const before = projector.at(8.5)
    const after = projector.at(9)
    expect(after.cells).toBe(before.cells)
    expect(after.origin).toBe(before.origin)
    expect(after.requests).not.toBe(before.requests)
    expect(after.requests[0]).toBe(before.requests[0])
    expect(projector.at(9)).toBe(after)
  })

  it('settles at the last change, staleness among them', () => {
    const projector = createProjector(tokyoRun().log)
    const before = projector.settledAt(30_000)
    expect(before.tMs).toBe(10_016)
    expect(projector.settledAt(50_000)).toBe(before)
    const after = projector.settledAt(61_000)
    expect(after.tMs).toBe(60_192)
    expect(after.cells).toBe(before.cells)
  })

  it('does not mend a state it gave before', () => {
    fc.assert(
      fc.property(anyRun, ({ log, endMs }) => {
        const projector = createProjector(log)
        const middle = projector.at(endMs / 2)
        const copy = structuredClone(middle)
        projector.at(endMs)
        expect(middle).toEqual(copy)
      }),
      { numRuns: 50 },
    )
  })
})
