/** Purges: what reaches whom when, and that afterwards nothing older is served, in whatever state the network was. */
import { describe, expect, test } from 'vitest'
import type { PurgeMode, PurgeSelector } from '../../engine/edge.types.ts'
import { eventsOf, originRequests, requestRow, storedAt, userRequests } from '../report.ts'
import { runWorld } from '../run.ts'
import type { WorldInput, WorldSpec } from '../spec.ts'
import { truthAt } from '../truth.fixture.ts'
import { truthOf } from '../truth.ts'
import { URL_A, get, origin, pop, resource, user, world } from '../worlds.fixture.ts'
import { operated } from './operations.ts'
import type { OperationsSpec } from './operations.types.ts'

const OTHER = 'https://shop.example/other'
const resources = [resource({ headers: [['Cache-Control', 'max-age=600'], ['Surrogate-Key', 'shoes']] }), resource({ url: OTHER, headers: [['Cache-Control', 'max-age=600']] })]

const spec = (operations: OperationsSpec = {}, over: Partial<WorldSpec> = {}): WorldSpec =>
  world({
    users: [user('tokyo'), user('sydney')],
    pops: [pop('tokyo', { parent: 'singapore' }), pop('sydney', { parent: 'singapore' }), pop('singapore', { tier: 'shield' })],
    origin: origin({ resources }),
    operations: operated(operations),
    ...over,
  })
const purge = (atMs: number, over: { selector?: PurgeSelector; mode?: PurgeMode; delayMs?: Record<string, number> } = {}): WorldInput => ({ type: 'purge', atMs, selector: { by: 'url', url: URL_A }, mode: 'hard', ...over })
const deploy = (atMs: number): WorldInput => ({ type: 'deploy', atMs, url: URL_A })
const versions = (log: ReturnType<typeof runWorld>['log']) => eventsOf(log, 'request-finished').filter(({ from }) => from.startsWith('browser:')).map(({ response }) => response.body.content)

describe('a purge', () => {
  test('reaches parents first, each child from its parent’s purge on, and is complete with the last', () => {
    const { log } = runWorld(spec(), [get(0), purge(5_000, { delayMs: { singapore: 100, tokyo: 200, sydney: 50 } })])
    expect(eventsOf(log, 'purge-sent')).toMatchObject([{ atMs: 5_000, purge: 1, mode: 'hard' }])
    expect(eventsOf(log, 'purged').map(({ node, atMs, removed }) => [node, atMs, removed])).toEqual([['pop:singapore', 5_100, 1], ['pop:sydney', 5_150, 0], ['pop:tokyo', 5_300, 1]])
    expect(eventsOf(log, 'purge-completed')).toMatchObject([{ atMs: 5_300, purge: 1 }])
  })

  test('all at once takes each its own time', () => {
    const { log } = runWorld(spec({ purgeOrder: 'all-at-once' }), [purge(5_000, { delayMs: { singapore: 300, tokyo: 200, sydney: 50 } })])
    expect(eventsOf(log, 'purged').map(({ node, atMs }) => [node, atMs])).toEqual([['pop:sydney', 5_050], ['pop:tokyo', 5_200], ['pop:singapore', 5_300]])
  })

  test('travels as hops, at the speed of light where nobody says otherwise', () => {
    const { log } = runWorld(spec(), [purge(5_000)])
    const hops = eventsOf(log, 'hop').filter(({ kind }) => kind === 'purge')
    expect(hops.map(({ req, from, to }) => [req, from, to])).toEqual([['purge1', 'origin', 'pop:singapore'], ['purge1', 'pop:singapore', 'pop:tokyo'], ['purge1', 'pop:singapore', 'pop:sydney']])
    expect(eventsOf(log, 'purged').map(({ atMs }) => atMs).sort()).toEqual(hops.map(({ arrivesAtMs }) => arrivesAtMs).sort())
    for (const { atMs, arrivesAtMs } of hops) expect(arrivesAtMs).toBeGreaterThan(atMs + 20)
  })

  test('removes by tag, and tells of each', () => {
    const { log, endMs } = runWorld(spec(), [get(0), get(0, { url: OTHER }), purge(5_000, { selector: { by: 'tag', tags: ['shoes'] } })])
    expect(storedAt(log, 'pop:tokyo', endMs).map(({ url }) => url)).toEqual([OTHER])
    expect(eventsOf(log, 'evicted').map(({ node, req, reason }) => [node, req, reason])).toEqual([['pop:singapore', 'purge1', 'purged'], ['pop:tokyo', 'purge1', 'purged']])
    expect(eventsOf(log, 'decided').filter(({ req }) => req === 'purge1').map(({ decision }) => decision.because)).toEqual(['hard-purge', 'hard-purge', 'nothing-selected'])
  })

  test('soft marks stale, and what is marked is asked about', () => {
    const run = runWorld(spec(), [get(0), purge(5_000, { mode: 'soft' }), get(10_000)])
    const { log } = run
    expect(eventsOf(log, 'marked-stale').map(({ node, entry }) => [node, entry.url])).toEqual([['pop:singapore', URL_A], ['pop:tokyo', URL_A]])
    expect(eventsOf(log, 'purged').map(({ removed, marked }) => [removed, marked])).toEqual([[0, 1], [0, 1], [0, 0]])
    expect(userRequests(log).map(({ outcome }) => outcome)).toEqual(['miss', 'revalidated'])
    const truth = truthOf(run, URL_A)
    expect([4_999, 5_500].map((atMs) => truthAt(truth, 'pop:tokyo', atMs)?.state)).toEqual(['fresh', 'stale'])
  })

  test('of edges before their shield fills them again with the old copy', () => {
    const story = [get(0), deploy(4_000), purge(5_000, { delayMs: { tokyo: 10, sydney: 10, singapore: 2_000 } }), get(6_000), get(20_000)]
    expect(versions(runWorld(spec({ purgeOrder: 'all-at-once' }), story).log)).toEqual([1, 1, 1])
    expect(versions(runWorld(spec(), story).log)).toEqual([1, 1, 2])
  })

  test('wins against a fetch that left before it', () => {
    const slow = spec({}, { pops: [pop('tokyo')], origin: origin({ resources }) })
    const story = [get(0), { type: 'deploy', atMs: 180, url: URL_A } as const, purge(180, { delayMs: { tokyo: 10 } }), get(5_000)]
    const { log } = runWorld(slow, story)
    expect(originRequests(log)).toBe(2)
    expect(versions(log)).toEqual([2, 2])
    expect(eventsOf(log, 'decided').map(({ decision }) => decision.because)).toContain('purged-in-flight')
  })

  test('that a POP missed is carried out as it comes back, and only then is it complete', () => {
    const { log } = runWorld(spec(), [get(0), { type: 'pop-down', atMs: 4_000, durationMs: 6_000, pop: 'tokyo' }, deploy(4_500), purge(5_000), get(10_000), get(20_000)])
    expect(eventsOf(log, 'purged').map(({ node }) => node).at(-1)).toBe('pop:tokyo')
    expect(eventsOf(log, 'purge-completed')).toMatchObject([{ atMs: 10_000 }])
    expect(versions(log)).toEqual([1, 2, 2])
    expect(requestRow(log, 'r2').outcome).toBe('miss')
  })

  test('of a world without POPs is complete at once', () => {
    expect(eventsOf(runWorld(world({ operations: operated() }), [purge(5_000)]).log, 'purge-completed')).toHaveLength(1)
  })
})
