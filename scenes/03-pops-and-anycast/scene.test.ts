import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { predictedTrial } from '../../src/lesson/moves.ts'
import { describeScene, trialOf } from '../../src/lesson/testing/sceneSuite.ts'
import { drive } from '../../src/lesson/testing/drive.ts'
import { makeTrial } from '../../src/lesson/trial.ts'
import { formatMs, formatText } from '../../src/stage/prose/message.ts'
import { project } from '../../src/stage/projection.ts'
import { eventsOf, userRequests } from '../../src/world/report.ts'
import { checkRouting } from '../../src/world/routing/check-routing.ts'
import type { Relation } from '../../src/world/routing/graph.ts'
import { pathAt } from '../../src/world/routing/history.ts'
import { convergences, failovers, peakLoads } from '../../src/world/routing/report.ts'
import { caseScript, caseSettings, plannedCause } from './cases.ts'
import { CAUSES, causeOf } from './causes.ts'
import { copy } from './copy.en.ts'
import { doorId } from './controls.ts'
import { definition } from './definition.ts'
import { addressedPop, closedAt, doorAt, historyOf, movedBetween, tableAt, wayAt, type DoorTrial } from './doors.ts'
import { crowdOf, heldForMs, runUnder, spreadOf } from './figures.ts'
import { machine } from './machine.ts'
import { ISP_IDS, LINKS, NETWORKS, POP_CITIES, type Isp } from './networks.ts'
import { CLOSE_MS, CROWD_CLOSE_MS, LINK_MS } from './story.ts'
import { WIRINGS } from './variants.ts'
import { viewAt } from './view.ts'
import { HEALTH_DELAY_MS, POP_CAPACITY, STORY_MS, anew, ask, cityOf, type DoorSettings } from './world.ts'

describeScene({ definition, copy, machine })

function beatTrial(id: string): DoorTrial {
  const beat = definition.beats.find((candidate) => candidate.id === id)
  if (!beat) throw new Error(`There is no beat ${id}.`)
  return predictedTrial(definition, beat)
}

const beats = definition.beats.map(({ id }) => [id, beatTrial(id)] as const)
const under = (trial: DoorTrial, settings: Partial<DoorSettings>): DoorTrial => makeTrial(definition, { ...trial.settings, ...settings }, trial.inputs)
const times = ({ run }: DoorTrial): readonly number[] => [0, STORY_MS, STORY_MS + 700, CROWD_CLOSE_MS + 200, run.endMs]

describe('the world', () => {
  it('has 12 to 16 networks beside six POPs, and people in eight cities', () => {
    const pops = NETWORKS.filter(({ kind }) => kind === 'cdn-pop')
    expect(pops.map(({ id }) => id)).toEqual(POP_CITIES)
    expect(NETWORKS.length - pops.length).toBeGreaterThanOrEqual(12)
    expect(NETWORKS.length - pops.length).toBeLessThanOrEqual(16)
    expect(new Set(NETWORKS.filter(({ kind }) => kind === 'eyeball').map(({ places }) => places[0])).size).toBe(8)
    expect(new Set(LINKS.map(({ kind }) => kind))).toEqual(new Set(['transit', 'peering']))
  })
})

describe('what the words tell', () => {
  it('stays the story’s own, whatever the learner opens and closes after it', () => {
    const told = beatTrial('closes')
    const atMs = told.run.endMs + 1
    const later = makeTrial(definition, told.settings, [...told.inputs, { type: 'withdraw-pop', atMs, pop: 'sydney' }, ...anew('kanto', atMs + 5_000)])
    expect(doorAt(later, later.run.endMs, 'kanto')).not.toBe(doorAt(told, told.run.endMs, 'kanto'))
    expect(definition.figures(later)).toEqual(definition.figures(told))
  })
})

describe('nobody dispatches', () => {
  const anycast = beats.filter(([, { settings }]) => settings.design === 'anycast')

  it.each(anycast)('%s: one address for all, and every decision is a network’s own, made of what its neighbours said', (_id, { run: { log } }) => {
    expect(eventsOf(log, 'dns-mapped')).toEqual([])
    expect(new Set(eventsOf(log, 'dns-resolved').map(({ address }) => address)).size).toBeLessThanOrEqual(1)
    for (const { node, decision } of eventsOf(log, 'route-decided')) {
      expect(node.split(':')[1]).toBe(decision.network)
      for (const { neighbour, via } of decision.candidates) expect(via[0]).toBe(neighbour)
    }
  })

  it.each(anycast)('%s: each packet goes where its network’s table says', (_id, trial) => {
    for (const hop of eventsOf(trial.run.log, 'hop')) {
      if (!hop.via || !hop.from.startsWith('browser:')) continue
      const isp = hop.from.slice('browser:'.length)
      expect([hop.atMs, hop.atMs - 0.001].map((ms) => wayAt(trial, ms, isp))).toContainEqual(hop.via)
    }
  })
})

describe('paths', () => {
  it.each(beats)('%s: pass no network twice', (_id, trial) => {
    for (const { decision } of eventsOf(trial.run.log, 'route-decided')) for (const { asPath } of decision.candidates) expect(new Set(asPath).size).toBe(asPath.length)
    for (const atMs of [0, trial.run.endMs]) for (const isp of ISP_IDS) expect(new Set(wayAt(trial, atMs, isp)).size).toBe(wayAt(trial, atMs, isp).length)
  })

  it('are valley-free in every wiring: nobody carries a stranger’s packets for nothing', () => {
    const settings: readonly Partial<DoorSettings>[] = [{}, { saoPaulo: 'both' }, { saoPaulo: 'none' }, ...WIRINGS.map((_, wiring) => ({ wiring }))]
    for (const one of settings) {
      const trial = trialOf(definition, [], one)
      const { graph } = historyOf(trial).at(0)
      for (const { id } of NETWORKS) {
        const way = pathAt(historyOf(trial), 0, id).hops.map(({ network }) => network)
        const relations = way.slice(1).map((next, i): Relation | undefined => graph.neighbour(way[i] ?? '', next)?.relation)
        // Up to providers, across at most one peering, then down to customers.
        expect(relations.map((relation) => (relation === 'provider' ? 'u' : relation === 'peer' ? 'p' : 'd')).join('')).toMatch(/^u*p?d*$/)
      }
    }
  })
})

describe('which door', () => {
  it('the tie in Johannesburg is settled by a number', () => {
    expect(tableAt(beatTrial('follow'), STORY_MS, 'highveld')?.because).toBe('lowest-neighbour')
  })

  it('São Paulo’s ISP reaches Virginia by its peer, and its own city once they are joined; nobody else moves', () => {
    const trial = beatTrial('peering')
    expect([doorAt(trial, LINK_MS - 1, 'paulista'), doorAt(trial, trial.run.endMs, 'paulista')]).toEqual(['virginia', 'sao-paulo'])
    expect(movedBetween(trial, LINK_MS - 1, trial.run.endMs)).toEqual(['paulista'])
    expect(tableAt(beatTrial('far'), STORY_MS, 'paulista')?.because).toBe('peer-over-provider')
  })

  it('the wirings of the check turn on every step of the ladder that an ISP meets', () => {
    const reasons = WIRINGS.map(({ asks }, wiring) => tableAt(trialOf(definition, [], { wiring }), 0, asks)?.because)
    expect(new Set(reasons)).toEqual(new Set(['peer-over-provider', 'lowest-neighbour', 'shorter-path', 'only-candidate', 'nearest-site']))
  })
})

describe('a door closes', () => {
  const trial = beatTrial('closes')

  it('anycast: failover is a decision on the way, and over when the routes converge', () => {
    const [settled] = convergences(trial.run.log)
    const moved = failovers(historyOf(trial), { sinceMs: CLOSE_MS })
    const decided = eventsOf(trial.run.log, 'route-decided').flatMap(({ changed, atMs }) => (changed ? [Math.round(atMs - CLOSE_MS)] : []))
    expect(definition.figures(trial)['failover']).toBe(formatMs(moved.find(({ network }) => network === 'kanto')?.tookMs ?? NaN))
    for (const { tookMs } of moved) {
      expect(decided).toContain(Math.round(tookMs ?? NaN))
      expect(tookMs).toBeLessThanOrEqual(settled?.tookMs ?? 0)
    }
  })

  it('the open connection is reset, and the click is answered elsewhere after all', () => {
    expect(eventsOf(trial.run.log, 'connection-reset')).toMatchObject([{ user: 'kanto', pop: 'tokyo', by: 'sydney' }])
    expect(userRequests(trial.run.log).every(({ failure }) => failure === undefined)).toBe(true)
  })

  it('GeoDNS: people are led to it for the health check and a lifetime; anycast’s only until routes have moved', () => {
    const beat = beatTrial('by-name')
    fc.assert(
      fc.property(fc.constantFrom(5, 10, 20, 30, 60), (dnsTtlSeconds) => {
        const named = under(beat, { dnsTtlSeconds })
        const held = heldForMs(named.run.log, CROWD_CLOSE_MS)
        expect(held).toBeGreaterThanOrEqual(dnsTtlSeconds * 1000)
        expect(Math.abs(held - dnsTtlSeconds * 1000 - HEALTH_DELAY_MS)).toBeLessThanOrEqual(200)
        const anycast = runUnder(named, 'anycast')
        expect(heldForMs(anycast.log, CROWD_CLOSE_MS)).toBeLessThanOrEqual(convergences(anycast.log)[0]?.tookMs ?? 0)
        expect(crowdOf(anycast.log).failed).toBe(0)
        expect(crowdOf(named.run.log).failed).toBeGreaterThan(50)
      }),
      { numRuns: 5 },
    )
  })

  it('a far resolver misplaces its user, and client-subnet puts her right', () => {
    const told = (resolver: DoorSettings['resolver']) => eventsOf(trialOf(definition, anew('southern', STORY_MS), { design: 'geodns', resolver }).run.log, 'dns-mapped').at(-1)
    expect([told('own')?.pop, told('public')?.pop, told('subnet')?.pop]).toEqual(['sydney', 'virginia', 'sydney'])
  })
})

describe('a flood', () => {
  it('comes in at all doors under anycast, unevenly; at one by name', () => {
    const trial = beatTrial('flood')
    const [anycast, named] = [trial.run.log, runUnder(trial, 'geodns').log]
    expect([spreadOf(anycast), spreadOf(named)]).toEqual(['uneven', 'one'])
    for (const rate of peakLoads(anycast).values()) expect(rate).toBeLessThan(POP_CAPACITY)
    expect([...peakLoads(named).values()].filter((rate) => rate > POP_CAPACITY)).toHaveLength(1)
    expect(crowdOf(anycast).delayed + crowdOf(anycast).failed).toBe(0)
    expect(crowdOf(named).delayed).toBeGreaterThan(0)
  })
})

describe('the diagnosis', () => {
  const SEEDS = Array.from({ length: 60 }, (_, seed) => seed)
  const caseOf = (seed: number): DoorTrial => trialOf(definition, caseScript(seed).inputs, caseSettings(seed))

  it('reads from the log the cause for which each case was made, and has every cause', () => {
    for (const seed of SEEDS) expect(causeOf(caseOf(seed)), `seed ${seed}`).toBe(plannedCause(seed))
    expect(new Set(SEEDS.map(plannedCause))).toEqual(new Set(CAUSES))
  })

  it('finds nothing amiss where nothing is', () => {
    expect(causeOf(trialOf(definition, [ask('kanto', STORY_MS)]))).toBe('best-route')
    expect(causeOf(trialOf(definition, []))).toBeNull()
  })
})

describe('the map of networks', () => {
  it.each(beats)('%s: its marked ways lie on links that stand, and end at the door', (_id, trial) => {
    for (const atMs of times(trial)) {
      const view = viewAt(trial, atMs, { opened: 'kanto', hidden: false })
      const links = new Set(view.links.flatMap(({ from, to }) => [`${from}→${to}`, `${to}→${from}`]))
      for (const way of [...view.used, ...view.marked]) expect(links).toContain(way)
      const end = [...view.marked].at(-1)?.split('→')[1]
      if (end?.startsWith('pop:')) expect(end).toBe(`pop:${doorAt(trial, atMs, 'kanto')}`)
    }
  })

  it('tells nothing of routes while they are asked for', () => {
    const view = viewAt(beatTrial('far'), STORY_MS, { opened: 'paulista', hidden: true })
    expect([view.used.size, view.marked.size, view.doors.size]).toEqual([0, 0, 0])
  })

  it('draws a message from its sending until the router has worked it off', () => {
    const trial = beatTrial('closes')
    const received = eventsOf(trial.run.log, 'route-received').find(({ kind }) => kind === 'withdraw')
    const during = viewAt(trial, received?.atMs ?? 0, { opened: null, hidden: false })
    expect(during.messages.some(({ kind, to, arrivesMs }) => kind === 'withdraw' && to === received?.node && arrivesMs === received.decidesAtMs)).toBe(true)
    expect(during.working).toContain(received?.node)
    expect(viewAt(trial, trial.run.endMs, { opened: null, hidden: false }).messages).toEqual([])
  })

  it('leads an answer back the way that its request came', () => {
    const trial = beatTrial('follow')
    const answer = eventsOf(trial.run.log, 'hop').findLast(({ kind, to }) => kind === 'response' && to === 'browser:highveld')
    const packet = project(trial.run.log, answer?.atMs ?? 0).packets.find(({ seq }) => seq === answer?.seq)
    const view = viewAt(trial, answer?.atMs ?? 0, { opened: null, hidden: false })
    expect(packet && view.viaOf(packet)).toEqual(['pop:frankfurt', 'net:rhine', 'net:highveld'])
  })

  it('under GeoDNS goes by what each was told, and by the nearest for who never asked', () => {
    const trial = beatTrial('by-name')
    expect(addressedPop(trial, STORY_MS, 'deccan')).toBe('singapore')
    expect(addressedPop(trial, CROWD_CLOSE_MS + 30_000, 'kanto')).toBe('tokyo')
    expect(addressedPop(trial, trial.run.endMs, 'kanto')).toBe('singapore')
  })
})

describe('free play', () => {
  const stepOf = (id: string): number => [...definition.beats, ...definition.checks].findIndex((step) => step.id === id) + 1

  it('a link that is joined twice is parted again, and nothing breaks', () => {
    const lesson = drive(machine, { step: stepOf('peering') })
    lesson.solveStep()
    const door = (): string | null => {
      const { trial } = lesson.context()
      return doorAt(trial, trial.run.endMs, 'paulista' satisfies Isp)
    }
    expect(door()).toBe('sao-paulo')
    lesson.press('toggle-sao-paulo')
    expect(door()).toBe('virginia')
    lesson.press('toggle-sao-paulo')
    expect(door()).toBe('sao-paulo')
  })

  it.each(['closes', 'to-singapore'])('%s: every door that is offered says what pressing it does, and what it did is undone by it', (step) => {
    const lesson = drive(machine, { step: stepOf(step) })
    lesson.solveStep()
    // The exercise is through then, and offers nothing any more.
    if (step === 'to-singapore') lesson.send({ type: 'TRY_AGAIN', seed: 1 })
    for (const id of [...definition.beats, ...definition.checks].find((each) => each.id === step)?.controls ?? []) {
      const control = definition.controls[id]
      if (control?.kind !== 'act' || !control.figures) continue
      const seen = () => {
        const { trial } = lesson.context()
        const at = { atMs: trial.run.endMs, trial }
        return { says: formatText(copy.controls[id]?.label ?? '', control.figures?.(at)), closed: [...closedAt(trial, at.atMs)], doors: ISP_IDS.map((isp) => doorAt(trial, at.atMs, isp)) }
      }
      const city = cityOf(POP_CITIES.find((pop) => doorId(pop) === id) ?? 'tokyo')
      const before = seen()
      lesson.press(id)
      const after = seen()
      expect([before.says, after.says].sort()).toEqual([`Close ${city}`, `Open ${city}`])
      expect(after.closed.length - before.closed.length).toBe(before.says.startsWith('Close') ? 1 : -1)
      expect(after.doors).not.toEqual(before.doors)
      lesson.press(id)
      expect(seen()).toEqual(before)
    }
  })

  it('a door’s words go back with the stage’s time', () => {
    const trial = beatTrial('closes')
    const tokyo = definition.controls[doorId('tokyo')]
    if (tokyo?.kind !== 'act') throw new Error('Tokyo has no door to press.')
    expect([CLOSE_MS - 1, CLOSE_MS].map((atMs) => tokyo.figures?.({ atMs, trial }))).toEqual([{ closed: 'false' }, { closed: 'true' }])
    expect([CLOSE_MS - 1, CLOSE_MS].map((atMs) => tokyo.inputs({ atMs, trial })[0]?.type)).toEqual(['withdraw-pop', 'announce-pop'])
  })

  it('with the two halves parted each keeps doors of its own', () => {
    const lesson = drive(machine, { step: stepOf('peering') })
    lesson.solveStep()
    lesson.press('toggle-tier-1')
    const { trial } = lesson.context()
    for (const isp of ISP_IDS) expect(doorAt(trial, trial.run.endMs, isp)).not.toBeNull()
  })
})

describe('the page runs only what the routing’s own checks let pass', () => {
  const expectChecked = ({ spec, inputs }: DoorTrial): void => {
    if (!spec.routing) throw new Error('The world has no routing.')
    checkRouting(spec.routing.spec, spec, inputs)
  }
  const steps = [...definition.beats, ...definition.checks].map(({ id, controls }, index) => [id, index + 1, controls] as const)

  it.each(steps)('%s: as it begins, and after each of its controls, pressed twice', (_id, step, ids) => {
    for (const seed of [1, 2, 3, 4, 5]) expectChecked(drive(machine, { step, seed }).context().trial)
    for (const id of ids) {
      const control = definition.controls[id]
      const lesson = drive(machine, { step })
      lesson.solveStep()
      if (control?.kind === 'act') for (let press = 0; press < 2; press += 1) lesson.press(id)
      if (control?.kind === 'choice') for (const to of control.options) lesson.send({ type: 'SET', control: id, to: /^[0-9]+$/.test(to) ? Number(to) : to })
      expectChecked(lesson.context().trial)
    }
  })

  it('what-ifs, too', () => {
    for (const beat of definition.beats) for (const { settings } of beat.whatIf ?? []) expectChecked(under(predictedTrial(definition, beat), settings))
  })
})
