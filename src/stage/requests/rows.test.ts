import { describe, expect, it } from 'vitest'
import { segmentsOf, phasesIn } from './phases.ts'
import { finishedAt, missThenHit, phasesFrom, viewOf } from './requests.testdata.ts'
import { arrangeRows, fetchesFor, knownUntilMs, scaleOf, severalHosts, shortUrl } from './rows.ts'

const behind = (req: string, parent: string, startMs: number) => viewOf({ req, parent, startMs })

describe('rows', () => {
  it('puts fetches under the request they serve, also when another user asked in between', () => {
    const rows = arrangeRows([
      viewOf({ req: 'r1', startMs: 0 }),
      viewOf({ req: 'r2', startMs: 5 }),
      behind('r1/f1', 'r1', 10),
      behind('r2/f1', 'r2', 12),
      behind('r1/f1/f1', 'r1/f1', 20),
    ])
    expect(rows.map(({ view, depth, zeroMs }) => [view.req, depth, zeroMs])).toEqual([
      ['r1', 0, 0],
      ['r1/f1', 1, 0],
      ['r1/f1/f1', 2, 0],
      ['r2', 0, 5],
      ['r2/f1', 1, 5],
    ])
  })

  it('shows a fetch on its own when its request is not in the list', () => {
    expect(arrangeRows([behind('r1/f1', 'r1', 10)]).map((row) => row.depth)).toEqual([0])
  })

  it('finds the fetches behind a request, through shields', () => {
    const all = [viewOf({ req: 'r1' }), behind('r1/f1', 'r1', 1), behind('r9/f1', 'r9', 1), behind('r1/f1/f1', 'r1/f1', 2)]
    expect(fetchesFor('r1', all).map((view) => view.req)).toEqual(['r1/f1', 'r1/f1/f1'])
  })

  it('measures bars against a round length that holds the longest row, background fetches included', () => {
    expect(scaleOf(arrangeRows(missThenHit()), Infinity)).toBe(320)
    const background = { ...behind('r1/f1', 'r1', 900), finished: finishedAt(900, 200) }
    expect(scaleOf(arrangeRows([viewOf({ finished: finishedAt(0, 20) }), background]), Infinity)).toBe(1250)
    expect(scaleOf([], 0)).toBe(1)
  })

  it('lets a request in flight grow to now, and a finished one no further than its last byte', () => {
    expect(knownUntilMs(viewOf({ startMs: 10 }), 35)).toBe(35)
    const finished = viewOf({ startMs: 10, finished: finishedAt(10, 30) })
    expect([knownUntilMs(finished, 35), knownUntilMs(finished, 900)]).toEqual([35, 40])
  })
})

describe('addresses', () => {
  it('shows the path, and the host only where hosts differ', () => {
    expect(shortUrl('https://a.example/x?y=1#z', false)).toBe('/x?y=1')
    expect(shortUrl('https://a.example', true)).toBe('a.example/')
    expect(shortUrl('not a url', false)).toBe('not a url')
    const at = (url: string) => viewOf({ request: { method: 'GET', url, headers: [] } })
    expect(severalHosts([at('https://a.example/'), at('https://a.example/x')])).toBe(false)
    expect(severalHosts([at('https://a.example/'), at('https://b.example/')])).toBe(true)
  })
})

describe('phases', () => {
  const view = viewOf({ startMs: 100, phases: phasesFrom(100, ['dns', 40], ['tcp', 20], ['request', 10]) })

  it('cuts the phase that lasts off at now and leaves out those to come', () => {
    expect(segmentsOf(view, 150)).toEqual([
      { phase: 'dns', fromMs: 0, untilMs: 40 },
      { phase: 'tcp', fromMs: 40, untilMs: 50 },
    ])
  })

  it('draws the body after the first byte of the answer', () => {
    const finished = viewOf({ phases: phasesFrom(0, ['response', 10]), finished: finishedAt(0, 30, { ttfbMs: 10 }) })
    expect(segmentsOf(finished, Infinity).at(-1)).toEqual({ phase: 'body', fromMs: 10, untilMs: 30 })
    expect(phasesIn([finished, view])).toEqual(['dns', 'tcp', 'request', 'response', 'body'])
  })
})
