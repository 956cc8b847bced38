import { describe, expect, it } from 'vitest'
import type { PolicyDocument } from '../engine/policy/schema.ts'
import { runWorld } from '../world/run.ts'
import type { WorldInput } from '../world/spec.ts'
import { OBJECTIVES } from './objectives.ts'
import type { Readings, TracedProbe } from './probe.ts'
import { tracedProbe } from './probes/all.ts'
import { smallestCounterexample, startSearch } from './smallest.ts'

/** Keeps everything, and whose it is makes no difference. */
const LEAKY: PolicyDocument = { version: 1, default: { edge: { ttlSeconds: 60, when: 'always' }, setCookie: 'store' } }
const BYPASS: PolicyDocument = { version: 1, default: { cache: false } }
const LEAKS = ['api.authorization', 'api.cookies', 'api.set-cookie', 'realtime.holdings']
const SEEDS = [1, 2, 3]

/** What the objective about two people asks of the probe. */
const measureOf = (id: string): string => OBJECTIVES.find(({ subject }) => subject.probe === id)?.measure ?? ''
const leaksOf = (id: string) => (readings: Readings): boolean => (readings[measureOf(id)]?.value ?? 0) > 0
const find = (id: string, document: PolicyDocument, seed = 1) => smallestCounterexample(tracedProbe(id), leaksOf(id), measureOf(id), document, seed)

/** Does the probe find the fault in these inputs alone? */
function fails(id: string, document: PolicyDocument, seed: number, inputs: readonly WorldInput[]): boolean {
  const probe = tracedProbe(id)
  const trace = probe.trace(document, seed)
  return leaksOf(id)(probe.read(runWorld(trace.spec, inputs), { ...trace, inputs }))
}

describe('the smallest counter-example', () => {
  it.each(LEAKS)('of %s is two people’s requests, and the second shows it', (id) => {
    for (const seed of SEEDS) {
      const found = find(id, LEAKY, seed)
      expect(found, `seed ${seed}`).toMatchObject({ probe: id, requests: 2, request: 'r2', value: 1, measure: measureOf(id) })
      expect(new Set(found?.inputs.map((input) => (input.type === 'request' ? input.user : null))).size).toBe(2)
    }
  })

  it.each(LEAKS)('of %s needs each of its requests, and no shorter beginning of the traffic shows the fault', (id) => {
    for (const seed of SEEDS) {
      const inputs = find(id, LEAKY, seed)?.inputs ?? []
      expect(fails(id, LEAKY, seed, inputs)).toBe(true)
      for (const left of inputs) expect(fails(id, LEAKY, seed, inputs.filter((input) => input !== left))).toBe(false)
      const all = [...tracedProbe(id).trace(LEAKY, seed).inputs].sort((a, b) => a.atMs - b.atMs)
      const upTo = all.findIndex(({ atMs }) => atMs === inputs.at(-1)?.atMs)
      for (let length = 0; length <= upTo; length++) expect(fails(id, LEAKY, seed, all.slice(0, length)), `${length} of ${all.length} inputs`).toBe(false)
    }
  })

  it('is none where the traffic shows no fault', () => expect(find('api.cookies', BYPASS)).toBeNull())
})

describe('the search', () => {
  const request = (n: number): WorldInput => ({ type: 'request', atMs: n * 1_000, user: 'ana', url: `https://api.shop.example/products/${n}` })
  const deploy: WorldInput = { type: 'deploy', atMs: 1_500, url: 'https://api.shop.example/products/1' }
  const base = tracedProbe('api.cookies')

  const leaks = (readings: Readings): boolean => (readings['leaks']?.value ?? 0) > 0

  /** A probe of given inputs, whose fault is what the test says. */
  const probeOf = (inputs: readonly WorldInput[], isFault: (inputs: readonly WorldInput[]) => boolean): TracedProbe => ({
    ...base,
    trace: (document, seed) => ({ ...base.trace(document, seed), inputs: [...inputs].reverse() }),
    read: (_run, trace) => ({ leaks: { value: isFault(trace.inputs) ? 1 : 0 } }),
  })
  const spec = base.trace(BYPASS, 1).spec
  // The probe's own world knows one address only; any resource will do.
  const own = (input: WorldInput): WorldInput => ('url' in input && input.type !== 'load' ? { ...input, url: spec.origin.resources[0]!.url } : input)
  const inputs = [request(1), deploy, request(2), request(3), request(4), request(5)].map(own)

  it('finds the shortest beginning also when the fault goes away again', () => {
    const found = smallestCounterexample(probeOf(inputs, (all) => all.length === 2 || all.length === 6), leaks, 'leaks', BYPASS, 1)
    expect(found?.inputs).toEqual(inputs.slice(0, 2))
  })

  it('leaves out requests, and nothing that the world or its operator does', () => {
    const found = smallestCounterexample(probeOf(inputs, (all) => all.includes(inputs[3]!)), leaks, 'leaks', BYPASS, 1)
    expect(found?.inputs).toEqual([inputs[1], inputs[3]])
    expect(found?.requests).toBe(1)
  })

  it('goes on run by run, and tells how far it is, never backwards', () => {
    const search = startSearch(probeOf(inputs, (all) => all.includes(inputs[3]!)), leaks, 'leaks', BYPASS, 1)
    const shares = [search.progress]
    while (search.advance()) {
      expect(search.found).toBeNull()
      shares.push(search.progress)
    }
    shares.push(search.progress)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect([shares[0], shares.at(-1)]).toEqual([0, 1])
    expect(search.advance()).toBe(false)
    expect(search.found).not.toBeNull()
  })
})
