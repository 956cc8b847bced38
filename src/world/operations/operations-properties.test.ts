/** What holds in every operated world, whatever happens in it and whenever. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventOf, Run } from '../log.ts'
import { roundMs } from '../physics.ts'
import { eventsOf, requests, userRequests } from '../report.ts'
import { runWorld } from '../run.ts'
import type { PurgeInput, WorldInput, WorldSpec } from '../spec.ts'
import { origin, pop, resource, user, world } from '../worlds.fixture.ts'
import { operated } from './operations.ts'
import type { OperationsSpec } from './operations.types.ts'

const EDGES = ['tokyo', 'sydney', 'frankfurt'] as const
const NODES = [...EDGES, 'singapore', 'virginia']
const URLS = ['a', 'b'].map((name) => `https://shop.example/${name}`)
const CONTROLS = ['max-age=600', 'max-age=600', 'max-age=600', 'max-age=2', 'max-age=1, stale-while-revalidate=600', 'max-age=1, stale-if-error=600', 'no-cache', '']
const SPAN_MS = 20_000

const ms = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: max * 1000 }).map((thousandths) => thousandths / 1000)
/** Most things at nearly one moment, some far apart. */
const atMs = fc.oneof({ weight: 4, arbitrary: ms(3_000) }, { weight: 1, arbitrary: ms(SPAN_MS) })
const url = fc.constantFrom(...URLS)
const who = fc.constantFrom<string>(...EDGES)

/** Edges behind a shield, one edge perhaps on its own, the shield perhaps behind another. */
const anySpec = (operations: OperationsSpec, parentFailover: fc.Arbitrary<boolean>): fc.Arbitrary<WorldSpec> =>
  fc
    .record({
      seed: fc.integer({ min: 0, max: 1000 }),
      alone: fc.boolean(),
      twoTiers: fc.boolean(),
      parentFailover,
      warmOrigin: fc.boolean(),
      browserCache: fc.boolean(),
      thinkMs: ms(600),
      controls: fc.tuple(...URLS.map(() => fc.constantFrom(...CONTROLS))),
    })
    .map(({ seed, alone, twoTiers, parentFailover: failover, warmOrigin, browserCache, thinkMs, controls }) => {
      const common = { warmOrigin, parentFailover: failover }
      return world({
        seed,
        users: EDGES.map((id) => user(id, { browserCache })),
        pops: [
          ...EDGES.map((id, i) => pop(id, i === 0 && alone ? { warmOrigin } : { ...common, parent: 'singapore' })),
          pop('singapore', { ...common, tier: 'shield', ...(twoTiers && { parent: 'virginia' }) }),
          pop('virginia', { warmOrigin, tier: 'shield' }),
        ],
        origin: origin({ thinkMs, resources: URLS.map((each, i) => resource({ url: each, headers: [['Cache-Control', controls[i]!], ['Surrogate-Key', `all ${each.at(-1)!}`]] })) }),
        operations: operated(operations),
      })
    })

const request: fc.Arbitrary<WorldInput> = fc.record({ type: fc.constant('request' as const), atMs, user: who, url })
const deploy: fc.Arbitrary<WorldInput> = fc.record({ type: fc.constant('deploy' as const), atMs, url })
const popDown = (nodes: readonly string[]): fc.Arbitrary<WorldInput> =>
  fc.record({ type: fc.constant('pop-down' as const), atMs, durationMs: fc.integer({ min: 1, max: 4_000 }), pop: fc.constantFrom(...nodes) })
const purge: fc.Arbitrary<PurgeInput> = fc.record({
  type: fc.constant('purge' as const),
  atMs,
  mode: fc.constant('hard' as const),
  selector: fc.oneof(
    url.map((each) => ({ by: 'url' as const, url: each })),
    fc.constantFrom(['a'], ['a', 'b'], ['all']).map((tags) => ({ by: 'tag' as const, tags })),
    fc.constant({ by: 'everything' as const }),
  ),
  delayMs: fc.dictionary(fc.constantFrom(...NODES), ms(1_500), { maxKeys: 5 }),
})
/** What an operator does: a new version, and at once a purge of the old one. */
const publish: fc.Arbitrary<WorldInput[]> = purge.map((sent) => [...URLS.map((each) => ({ type: 'deploy' as const, atMs: sent.atMs, url: each })), sent])
const some = <T>(of: fc.Arbitrary<T>, minLength: number, maxLength: number): fc.Arbitrary<T[]> => fc.array(of, { minLength, maxLength, size: 'max' })
const anyInputs = fc.tuple(some(request, 5, 40), some(publish, 0, 2), some(fc.oneof(deploy, purge), 0, 4), some(popDown(NODES), 0, 4)).map((parts) => parts.flat(2))
const popular = fc.tuple(some(request, 40, 60), some(publish, 1, 2), some(popDown(NODES), 0, 1)).map((parts) => parts.flat(2))

type Check = (run: Run, spec: WorldSpec, inputs: readonly WorldInput[]) => void

function holds(check: Check, spec = anySpec({}, fc.boolean()), inputs: fc.Arbitrary<WorldInput[]> = anyInputs, parameters: fc.Parameters<unknown> = {}): void {
  fc.assert(fc.property(spec, inputs, (each, happened) => void check(runWorld(each, happened), each, happened)), { numRuns: 60, ...parameters })
}

const selects = ({ selector }: PurgeInput | EventOf<'purge-sent'>, of: string): boolean =>
  selector.by === 'everything' || (selector.by === 'url' ? selector.url === of : selector.tags.some((tag) => tag === 'all' || of.endsWith(`/${tag}`)))

/** Answers of POPs after a purge was complete, of what it selects, with content from before it was sent. */
function olderThanPurges({ log }: Run): readonly EventOf<'answered'>[] {
  const urlOf = new Map(eventsOf(log, 'request-started').map((event) => [event.req, event.request.url]))
  const deploys = eventsOf(log, 'deployed')
  return eventsOf(log, 'purge-sent').flatMap((sent) => {
    const completed = eventsOf(log, 'purge-completed').find((event) => event.purge === sent.purge)
    if (!completed) throw new Error(`Purge ${sent.purge} was never complete.`)
    const liveThen = (of: string): number => deploys.findLast((event) => event.url === of && event.seq < sent.seq)?.version ?? 1
    return eventsOf(log, 'answered').filter((event) => {
      const of = urlOf.get(event.req)!
      const { content } = event.response.body
      return event.node.startsWith('pop:') && event.seq > completed.seq && selects(sent, of) && typeof content === 'number' && content < liveThen(of)
    })
  })
}

test('after a purge is complete, nothing older is served, whatever its delays, races and failures', () => {
  holds((run) => expect(olderThanPurges(run)).toEqual([]))
  holds((run) => expect(olderThanPurges(run)).toEqual([]), anySpec({}, fc.boolean()), popular, { numRuns: 120 })
})

test('purging everybody at once does not hold that: the old copy comes back from the parent', () => {
  const broken: Run[] = []
  holds((run) => void (olderThanPurges(run).length > 0 && broken.push(run)), anySpec({ purgeOrder: 'all-at-once' }, fc.boolean()), popular, { numRuns: 120, seed: 7 })
  expect(broken).not.toEqual([])
})

test('a shield that fails loses no request where edges may ask the origin', () => {
  const lost = ({ log }: Run) => userRequests(log).filter((row) => row.status !== 200)
  holds((run) => expect(lost(run)).toEqual([]), anySpec({}, fc.constant(true)), fc.tuple(some(request, 5, 40), some(deploy, 0, 4), some(popDown(['singapore', 'virginia']), 1, 5)).map((parts) => parts.flat()))
})

test('the same world and inputs give the same log, and it is plain JSON', () => {
  holds((run, spec, inputs) => {
    const text = JSON.stringify(run)
    expect(JSON.stringify(runWorld(spec, inputs))).toBe(text)
    expect(JSON.parse(text)).toEqual(run)
  })
})

test('every request that began is finished, once, and its phases fill its time, also where a failure cut it off', () => {
  holds(({ log }, _spec, inputs) => {
    log.forEach((event, i) => expect(event.seq).toBe(i))
    const rows = requests(log)
    expect(eventsOf(log, 'request-finished').map((event) => event.req).sort()).toEqual(rows.map((row) => row.req).sort())
    expect(rows.filter((row) => row.parent === null)).toHaveLength(inputs.filter(({ type }) => type === 'request').length)
    for (const row of rows) {
      let at = row.startMs
      for (const phase of row.phases) {
        expect(phase.fromMs).toBe(at)
        at = phase.untilMs
      }
      expect(roundMs(at - row.startMs)).toBe(row.ttfbMs)
    }
  })
})

test('a POP that is down decides nothing, answers nothing and asks nobody', () => {
  holds(({ log }) => {
    const down = new Set<string>()
    for (const event of log) {
      if (event.type === 'pop-failed') down.add(event.node)
      if (event.type === 'pop-recovered') down.delete(event.node)
      if (event.type === 'decided' && event.decision.rule === 'purge' && event.req.startsWith('purge')) continue
      if (event.type === 'decided' || event.type === 'answered' || event.type === 'waiting') expect(down).not.toContain(event.node)
      if (event.type === 'request-started') expect(down).not.toContain(event.from)
    }
  })
})

test('every POP carries out every purge, once, and it is complete with the last', () => {
  holds(({ log }, { pops }) => {
    for (const { purge: number } of eventsOf(log, 'purge-sent')) {
      const carriedOut = eventsOf(log, 'purged').filter((event) => event.purge === number)
      expect(carriedOut.map(({ node }) => node).sort()).toEqual(pops.map(({ id }) => `pop:${id}`).sort())
      const completed = eventsOf(log, 'purge-completed').filter((event) => event.purge === number)
      expect(completed.map(({ atMs: at }) => at)).toEqual([Math.max(...carriedOut.map(({ atMs: at }) => at))])
    }
  })
})
