/** The ladder, step by step. */
import { describe, expect, test } from 'vitest'
import { chosenRoute, decideRoute, mayExport } from './decision.ts'
import type { Heard } from './decision.ts'
import { AsGraph } from './graph.ts'
import type { Neighbour, Relation } from './graph.ts'
import type { NetworkSpec } from './spec.ts'

const LINK = new AsGraph(
  ['a', 'b'].map((id, i): NetworkSpec => ({ id, asn: 64496 + i, kind: 'transit', places: ['paris'] })),
  [{ kind: 'peering', peers: ['a', 'b'] }],
).neighbour('a', 'b')!.link

const neighbour = (relation: Relation, asn: number, over: Partial<Neighbour> = {}): Neighbour => ({ network: `as${asn}`, asn, router: asn, relation, link: LINK, exitMs: 5, ...over })
const heard = (relation: Relation, asPath: readonly number[], over: Partial<Neighbour> = {}): Heard => ({
  neighbour: neighbour(relation, asPath[0]!, over),
  route: { asPath, via: asPath.map((asn) => `as${asn}`) },
})
const decide = (...routes: Heard[]) => decideRoute({ network: 'me', asn: 64511, originates: false }, '203.0.113.0/24', routes)

describe('which candidate wins, and at which step', () => {
  const cases = [
    ['nothing was heard', [], null, 'no-candidate', []],
    ['the only one', [heard('provider', [64500])], 'as64500', 'only-candidate', ['chosen']],
    ['only loops', [heard('customer', [64500, 64511, 64499])], null, 'loop-refused', ['loop-refused']],
    ['a loop doesn’t count', [heard('customer', [64500, 64511]), heard('provider', [64502, 64500])], 'as64502', 'only-candidate', ['loop-refused', 'chosen']],
    ['a customer pays', [heard('peer', [64500]), heard('customer', [64502, 64503, 64500])], 'as64502', 'customer-over-peer', ['less-preferred', 'chosen']],
    ['a customer against a provider', [heard('provider', [64500]), heard('customer', [64502, 64500])], 'as64502', 'customer-over-provider', ['less-preferred', 'chosen']],
    ['a peer costs nothing', [heard('provider', [64500]), heard('peer', [64502, 64500])], 'as64502', 'peer-over-provider', ['less-preferred', 'chosen']],
    ['the shorter path', [heard('peer', [64500, 64503]), heard('peer', [64502]), heard('provider', [64504])], 'as64502', 'shorter-path', ['longer-path', 'chosen', 'less-preferred']],
    ['the lower neighbour', [heard('peer', [64502, 64500]), heard('peer', [64501, 64500])], 'as64501', 'lowest-neighbour', ['higher-neighbour', 'chosen']],
    ['the nearer site', [heard('peer', [64500], { network: 'x', exitMs: 9 }), heard('peer', [64500], { network: 'y', exitMs: 3 })], 'y', 'nearest-site', ['farther-site', 'chosen']],
    ['sites as near', [heard('peer', [64500], { network: 'x', router: 7 }), heard('peer', [64500], { network: 'y', router: 4 })], 'y', 'lowest-router', ['higher-router', 'chosen']],
  ] as const
  test.each(cases)('%s', (_name, routes, chosen, because, verdicts) => {
    const decision = decide(...routes)
    expect([decision.chosen, decision.because, decision.candidates.map(({ verdict }) => verdict)]).toEqual([chosen, because, verdicts])
  })

  test('what a network announces itself needs no candidate', () => {
    const decision = decideRoute({ network: 'me', asn: 64511, originates: true }, '203.0.113.0/24', [heard('customer', [64500])])
    expect(decision).toMatchObject({ chosen: null, because: 'originated', candidates: [{ verdict: 'not-needed' }] })
    expect(chosenRoute(decision)).toBeUndefined()
  })
})

describe('who is told', () => {
  const told = (from: Relation, to: Relation): boolean => mayExport(decide(heard(from, [64500])), neighbour(to, 64505))

  test('customers’ routes everybody, peers’ and providers’ customers alone', () => {
    const all: Relation[] = ['customer', 'peer', 'provider']
    expect(all.map((from) => all.map((to) => told(from, to)))).toEqual([
      [true, true, true],
      [true, false, false],
      [true, false, false],
    ])
  })

  test('nobody his own route, and nothing where there is none', () => {
    expect(mayExport(decide(heard('customer', [64500])), neighbour('customer', 64500))).toBe(false)
    expect(mayExport(decide(), neighbour('customer', 64505))).toBe(false)
  })
})
