import { describe, expect, test } from 'vitest'
import { runWorld } from '../run.ts'
import type { WorldInput, WorldSpec } from '../spec.ts'
import { pop, user, world } from '../worlds.fixture.ts'
import { checkGraph } from './check-graph.ts'
import { LINKS, LOCAL_PEERING, NETWORKS, isp, peering, routedWorld, transit } from './routing.fixture.ts'
import type { LinkSpec, NetworkSpec } from './spec.ts'

const net = (over: Partial<NetworkSpec> = {}): NetworkSpec => ({ id: 'extra', asn: 65550, kind: 'transit', places: ['cairo'], ...over })

test('the fixture passes, and has what the course asks of a graph', () => {
  checkGraph(NETWORKS, LINKS)
  const of = (kind: string) => NETWORKS.filter((n) => n.kind === kind).length
  expect([of('eyeball'), of('cdn-pop'), NETWORKS.length - of('cdn-pop')]).toEqual([8, 6, 14])
})

describe('graphs that can not be', () => {
  const cases: readonly [string, readonly NetworkSpec[], readonly LinkSpec[], string][] = [
    ['a bad id', [net({ id: '7th' })], [], 'can\'t name a network'],
    ['a doubled id', [net({ id: 'rhine' })], [], 'Two networks are called "rhine"'],
    ['a number that may belong to somebody', [net({ asn: 13335 })], [], 'Take one from 64496–64511 or 65536–65551'],
    ['a number twice', [net({ asn: 64498 })], [], 'both have AS number 64498'],
    ['an unknown place', [net({ places: ['atlantis' as 'cairo'] })], [], 'No city is called "atlantis"'],
    ['an unknown end', [], [transit('kanto', 'nowhere')], 'A link names network "nowhere"'],
    ['a link to itself', [], [peering('kanto', 'kanto')], '"kanto" is linked to itself'],
    ['two links between two', [], [transit('straits', 'atlantic'), peering('atlantic', 'straits')], 'are joined twice'],
    ['sites of one AS joined', [], [peering('tokyo', 'sydney')], 'are sites of one AS (64500)'],
    ['a POP that sells', [], [transit('deccan', 'tokyo')], 'POP "tokyo" can\'t be a provider'],
    ['a tier-1 network that buys', [], [transit('pacific', 'rhine')], '"pacific" is a tier-1 network'],
    ['a negative delay', [], [{ ...LOCAL_PEERING, oneWayMs: -1 }], 'oneWayMs of the link'],
    ['a circle', [net()], [transit('extra', 'straits'), transit('straits', 'platina'), transit('platina', 'extra')], '"straits" buys from "platina" buys from "extra" buys from "straits"'],
  ]
  test.each(cases)('%s', (_name, networks, links, message) => {
    expect(() => checkGraph([...NETWORKS, ...networks], [...LINKS, ...links])).toThrow(message)
  })
})

describe('worlds that do not fit their graph', () => {
  const cases: readonly [string, WorldSpec, readonly WorldInput[], string][] = [
    ['a POP in no network', routedWorld({ networks: NETWORKS.filter(({ id }) => id !== 'sydney'), links: LINKS.filter((link) => !JSON.stringify(link).includes('sydney')) }), [], 'POP "sydney" stands in no network'],
    ['a POP elsewhere', routedWorld({}, { pops: [pop('tokyo', { place: 'seoul' })] }), [], 'stand in different places'],
    ['a network without its POP', routedWorld({}, { pops: [pop('tokyo')] }), [], 'the world has no POP "singapore"'],
    ['a user without a network', routedWorld({}, { users: [user('tokyo')] }), [], 'which is no eyeball network'],
    ['a user in a transit network', routedWorld({}, { users: [user('tokyo', { network: 'rhine' })] }), [], 'which is no eyeball network'],
    ['a user who is sent', routedWorld({}, { users: [isp('kanto', { pop: 'tokyo' })] }), [], 'in this world routes decide'],
    ['an unknown resolver', routedWorld({}, { users: [isp('kanto', { resolver: { oneWayMs: 1, recursionMs: 1, ttlSeconds: 1, network: 'x' } })] }), [], 'The resolver of user "kanto"'],
    ['an unknown POP', routedWorld(), [{ type: 'withdraw-pop', atMs: 0, pop: 'paris' }], 'A withdraw-pop names POP "paris"'],
    ['a link that is not there', routedWorld(), [{ type: 'link-cut', atMs: 0, between: ['kanto', 'rhine'] }], 'aren\'t joined at that time'],
    ['a link that is there already', routedWorld(), [{ type: 'link-add', atMs: 5, link: LOCAL_PEERING }, { type: 'link-add', atMs: 9, link: LOCAL_PEERING }], 'are joined twice'],
    ['a flood that aims', routedWorld(), [{ type: 'flood', atMs: 0, durationMs: 1, bots: 1, perBotPerSecond: 1, pop: 'tokyo' }], 'all POPs have one address'],
    ['a flood of less than nobody', routedWorld(), [{ type: 'flood', atMs: 0, durationMs: 1, bots: -1, perBotPerSecond: 1 }], 'bots of a flood is -1'],
    ['routing acts without routing', world(), [{ type: 'announce-pop', atMs: 0, pop: 'tokyo' }], 'needs routing'],
    ['a network without routing', world({ users: [user('tokyo', { network: 'kanto' })] }), [], 'this world has no routing'],
    ['a negative lifetime', routedWorld({ design: { kind: 'geodns', ttlSeconds: -1, healthDelayMs: 0 } }), [], 'design.ttlSeconds is -1'],
  ]
  test.each(cases)('%s', (_name, spec, inputs, message) => {
    expect(() => runWorld(spec, inputs)).toThrow(message)
  })

  test('a link may be cut after it was added, whatever the order in the list', () => {
    const cut: WorldInput = { type: 'link-cut', atMs: 9, between: ['sao-paulo', 'paulista'] }
    expect(() => runWorld(routedWorld(), [cut, { type: 'link-add', atMs: 5, link: LOCAL_PEERING }])).not.toThrow()
  })
})
