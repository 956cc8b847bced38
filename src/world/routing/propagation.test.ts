/** What holds of routing on any graph with a hierarchy of providers, whatever happens and however long messages take. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventsOf } from '../report.ts'
import { checkGraph } from './check-graph.ts'
import { chosenRoute } from './decision.ts'
import { pathOf } from './forwarding.ts'
import { PREFIX, TIMING, anyActs, anyGraph, announceAll, linksById, spread } from './graphs.testkit.ts'
import type { Act, RandomGraph, Spread } from './graphs.testkit.ts'
import { stableRoutes } from './oracle.testkit.ts'
import { linkId } from './spec.ts'
import type { NetworkId } from './spec.ts'

const anyRun = anyGraph.chain((graph) => fc.record({ graph: fc.constant(graph), acts: anyActs(graph), seed: fc.nat() })).map(({ graph, acts, seed }) => ({ graph, seed, acts: [...announceAll(graph), ...acts] }))

function holdsInEvery(check: (run: Spread, graph: RandomGraph, acts: readonly Act[], seed: number) => void): void {
  fc.assert(fc.property(anyRun, ({ graph, acts, seed }) => check(spread(graph, acts, seed), graph, acts, seed)), { numRuns: 120 })
}

/** The POPs that announce at the end: of acts at one time, the later in the list counts. */
function announced({ pops }: RandomGraph, acts: readonly Act[]): ReadonlySet<NetworkId> {
  const inOrder = [...acts].sort((a, b) => a.atMs - b.atMs)
  const last = (pop: string) => inOrder.findLast((act) => 'pop' in act && act.pop === pop)
  return new Set(pops.filter((pop) => last(pop)?.type === 'announce'))
}

/** null: it announces the prefix itself. Networks without a route are left out. */
function nextHops({ routes }: Spread, { networks }: RandomGraph): ReadonlyMap<NetworkId, NetworkId | null> {
  const hops = networks.map(({ id }) => ({ id, decision: routes.decision(id, PREFIX) }))
  return new Map(hops.flatMap(({ id, decision }) => (decision?.chosen || decision?.because === 'originated' ? [[id, decision.chosen]] : [])))
}

test('the random graphs are graphs that pass the checks, and most are more than a point', () => {
  let links = 0
  fc.assert(fc.property(anyGraph, (graph) => {
    checkGraph(graph.networks, [...graph.links, ...graph.spare])
    links += graph.links.length
  }))
  expect(links).toBeGreaterThan(500)
})

describe('at every moment', () => {
  test('no chosen route passes an AS twice, nor the chooser', () => {
    holdsInEvery(({ log }, { networks }) => {
      const asnOf = new Map(networks.map(({ id, asn }) => [id, asn]))
      for (const { decision } of eventsOf(log, 'route-decided')) {
        const path = chosenRoute(decision)?.asPath ?? []
        expect(new Set([asnOf.get(decision.network), ...path]).size).toBe(path.length + 1)
      }
    })
  })

  test('every chosen route goes up to providers, over one peering at most, and then down to customers', () => {
    holdsInEvery(({ log }, { links, spare }) => {
      const joins = linksById([...links, ...spare])
      for (const { decision } of eventsOf(log, 'route-decided')) {
        const way = [decision.network, ...(chosenRoute(decision)?.via ?? [])]
        const steps = way.slice(1).map((to, i) => {
          const link = joins.get(linkId(way[i]!, to))!
          return link.kind === 'peering' ? '-' : link.customer === way[i] ? '/' : '\\'
        })
        expect(steps.join('')).toMatch(/^\/*-?\\*$/)
      }
    })
  })

  test('what is chosen is the best by preference, then length, then neighbour, of what is not refused', () => {
    const better = (a: readonly number[], b: readonly number[]): boolean => {
      const i = a.findIndex((value, k) => value !== b[k])
      return i >= 0 && a[i]! < b[i]!
    }
    holdsInEvery(({ log }) => {
      for (const { decision } of eventsOf(log, 'route-decided')) {
        const open = decision.candidates.filter(({ verdict }) => verdict !== 'loop-refused')
        const rank = (c: (typeof open)[number]) => [-c.localPreference, c.asPath.length, c.asn, c.exitMs, c.router]
        const best = chosenRoute(decision)
        if (!best) expect(decision.because === 'originated' || open.length === 0).toBe(true)
        else for (const other of open) if (other !== best) expect(better(rank(best), rank(other))).toBe(true)
      }
    })
  })
})

describe('at rest', () => {
  test('it comes to rest, says so last, and everybody has the route that is stable', () => {
    holdsInEvery((run, graph, acts) => {
      const last = run.log.filter(({ type }) => type !== 'run-ended').at(-1)!
      expect(last.type).toBe('routes-converged')
      expect([...nextHops(run, graph)].sort()).toEqual([...stableRoutes(run.routes.graph, announced(graph, acts))].sort())
    })
  })

  test('nobody holds a route to a POP that has withdrawn, not even as a candidate', () => {
    holdsInEvery(({ routes }, graph, acts) => {
      const open = announced(graph, acts)
      for (const { id } of graph.networks) for (const { via } of routes.decision(id, PREFIX)?.candidates ?? []) expect(open.has(via.at(-1)!)).toBe(true)
    })
  })

  test('packets take the way that the route tells', () => {
    holdsInEvery(({ routes }, { networks }) => {
      for (const { id, kind } of networks) {
        if (kind === 'cdn-pop') continue
        const route = chosenRoute(routes.decision(id, PREFIX))
        const { hops, ends } = pathOf(routes, id, PREFIX)
        expect(hops.map((hop) => hop.network)).toEqual([id, ...(route?.via ?? [])])
        expect(ends).toBe(route ? 'at-pop' : 'no-route')
      }
    })
  })
})

describe('timing', () => {
  test('the same seed gives the same log; any seed and any timing the same tables', () => {
    holdsInEvery((run, graph, acts, seed) => {
      expect(JSON.stringify(spread(graph, acts, seed).log)).toBe(JSON.stringify(run.log))
      for (const timing of [{ processingMs: 0, minAdvertisementMs: 0 }, { processingMs: 900, minAdvertisementMs: 30_000 }]) {
        const other = spread(graph, acts, seed + 1, timing)
        expect([...nextHops(other, graph)].sort()).toEqual([...nextHops(run, graph)].sort())
      }
    })
  })

  test('tables that stand from the start are those that announcing leads to', () => {
    fc.assert(fc.property(anyGraph, (graph) => {
      const { routes } = spread(graph, [])
      routes.settle(graph.pops.map((network) => ({ network, prefix: PREFIX })))
      const timed = spread(graph, announceAll(graph))
      for (const { id } of graph.networks) expect(routes.decision(id, PREFIX)).toEqual(timed.routes.decision(id, PREFIX))
    }))
  })

  test('messages of one session arrive in order and are worked off one after another', () => {
    holdsInEvery(({ log }) => {
      const doneMs = new Map<string, number>()
      for (const { node, atMs, decidesAtMs } of eventsOf(log, 'route-received')) {
        expect(decidesAtMs).toBeGreaterThanOrEqual(Math.max(atMs, doneMs.get(node) ?? 0))
        doneMs.set(node, decidesAtMs)
      }
    })
  })

  test('between two announcements to one neighbour passes the least time, unless the link was cut between them', () => {
    holdsInEvery(({ log }, _graph, acts) => {
      if (acts.some(({ type }) => type === 'cut')) return
      const lastMs = new Map<string, number>()
      for (const { kind, from, to, atMs } of eventsOf(log, 'route-sent')) {
        if (kind === 'withdraw') continue
        expect(atMs - (lastMs.get(`${from} ${to}`) ?? -Infinity)).toBeGreaterThanOrEqual(TIMING.minAdvertisementMs - 0.001)
        lastMs.set(`${from} ${to}`, atMs)
      }
    })
  })

  test('a convergence counts the messages and changes since its first cause', () => {
    holdsInEvery(({ log }) => {
      for (const end of eventsOf(log, 'routes-converged')) {
        const within = log.filter(({ atMs, seq }) => atMs >= end.sinceMs && seq < end.seq)
        const changes = eventsOf(within, 'route-decided').filter(({ changed }) => changed)
        expect(end.lastChangeMs).toBeLessThanOrEqual(end.atMs)
        expect(end.tookMs).toBeCloseTo(end.lastChangeMs - end.sinceMs, 3)
        expect(changes.length).toBeGreaterThanOrEqual(end.changes)
        if (end.changes > 0) expect(changes.at(-1)!.atMs).toBe(end.lastChangeMs)
      }
    })
  })
})
