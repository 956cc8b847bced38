import { describe, expect, it } from 'vitest'
import { figureOf, withBound, WORKLOADS, type Assertion } from './assertion.ts'
import { assertionWords, en, probeWords } from './copy/en.ts'
import { OBJECTIVES, objectivesWith, strictness } from './objectives.ts'
import { measurePlan } from '../world/traffic/measure.ts'
import { runWorld } from '../world/run.ts'
import type { Readings } from './probe.ts'
import { PROBES, probeOf, tracedProbe } from './probes/all.ts'
import { WORKLOAD } from './workloads/all.ts'

const SCENES = Array.from({ length: 12 }, (_, number) => String(number).padStart(2, '0'))
const ids = OBJECTIVES.map(({ id }) => id)
const asked = OBJECTIVES.flatMap(({ subject, witness }) => [subject.probe, ...(witness ? [witness.probe] : [])])

/** What a probe reads; of counted ones, of the first seconds of the traffic. */
function readingsOf(id: string): Readings {
  const probe = probeOf(id)
  if (probe.kind === 'traced') {
    const trace = probe.trace({ version: 1 }, 1)
    return probe.read(runWorld(trace.spec, trace.inputs), trace)
  }
  const { spec, ...plan } = probe.plan({ version: 1 }, 1)
  const short = { ...plan, spec: { ...spec, durationMs: 2_000, inputs: [], ...(spec.warmUpMs !== undefined && { warmUpMs: Math.min(1_000, spec.warmUpMs) }) } }
  return probe.read(measurePlan(short), short)
}

describe('the objectives', () => {
  it('have ids of their own, in their workload', () => {
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, subject } of OBJECTIVES) expect([id.split('.')[0], probeOf(subject.probe).workload]).toEqual([subject.workload, subject.workload])
    for (const workload of WORKLOADS) expect(OBJECTIVES.some(({ subject }) => subject.workload === workload)).toBe(true)
  })

  it('name probes and measures that there are', () => {
    const readings = new Map([...new Set(asked)].map((id) => [id, readingsOf(id)]))
    for (const { id, subject, measure, witness } of OBJECTIVES) {
      expect(readings.get(subject.probe), id).toHaveProperty(measure)
      if (witness) expect(readings.get(witness.probe), id).toHaveProperty(witness.measure)
    }
  })

  it('have a witness exactly where numbers are all that is kept', () => {
    for (const { id, subject, witness } of OBJECTIVES) {
      expect(witness !== undefined, id).toBe(probeOf(subject.probe).kind === 'counted')
      if (witness) expect(tracedProbe(witness.probe).workload, id).toBe(subject.workload)
    }
  })

  it('were taught in a scene that there is', () => {
    for (const { id, scene } of OBJECTIVES) expect(SCENES, id).toContain(scene)
  })

  it('have bounds that can be met', () => {
    for (const { id, bound, unit } of OBJECTIVES) {
      expect(figureOf(bound) >= 0 && Number.isFinite(figureOf(bound)), id).toBe(true)
      if (unit === 'share' && 'atLeast' in bound) expect(bound.atLeast, id).toBeLessThanOrEqual(1)
    }
  })
})

describe('words', () => {
  const said = (words: object): void => {
    for (const [name, text] of Object.entries(words)) expect(typeof text === 'string' && text.trim() !== '', name).toBe(true)
  }

  it('stand there for every objective and every probe', () => {
    for (const id of ids) said(assertionWords(id))
    for (const { id } of PROBES) said(probeWords(id))
  })

  it('stand there for every workload and resource', () => {
    for (const workload of WORKLOADS) {
      const { name, about, resources } = en[workload]
      said({ name, about })
      expect(Object.keys(resources).sort()).toEqual(WORKLOAD[workload].resources.map(({ id }) => id).sort())
      for (const words of Object.values(resources)) said(words)
    }
  })

  it('are of nothing that there isn’t', () => {
    for (const workload of WORKLOADS) {
      const known = (all: readonly string[]) => all.filter((id) => id.startsWith(`${workload}.`)).map((id) => id.slice(workload.length + 1)).sort()
      expect(Object.keys(en[workload].assertions).sort()).toEqual(known(ids))
      expect(Object.keys(en[workload].probes).sort()).toEqual(known(PROBES.map(({ id }) => id)))
    }
  })

  it('differ where things do', () => {
    for (const texts of [ids.map((id) => `${id.split('.')[0]} ${assertionWords(id).label}`), PROBES.map(({ id, workload }) => `${workload} ${probeWords(id).name}`)]) expect(new Set(texts).size).toBe(texts.length)
  })
})

it('every probe is asked for by an objective', () => {
  expect(PROBES.map(({ id }) => id).filter((id) => !asked.includes(id))).toEqual([])
})

describe('bounds of somebody’s own', () => {
  const own = OBJECTIVES.find(({ bound, unit }) => 'atMost' in bound && unit === 'ms')!
  const ratio = OBJECTIVES.find(({ bound }) => 'atLeast' in bound)!
  const among = (all: readonly Assertion[], { id }: Assertion): Assertion | undefined => all.find((objective) => objective.id === id)

  it('stand in place of the course’s', () => {
    const { objectives, problems } = objectivesWith({ [own.id]: 5, [ratio.id]: 0.5 })
    expect(problems).toEqual([])
    expect(among(objectives, own)).toEqual(withBound(own, 5))
    expect(among(objectives, ratio)?.bound).toEqual({ atLeast: 0.5 })
    expect(objectives.filter((objective) => !OBJECTIVES.includes(objective))).toHaveLength(2)
  })

  it('are told of where they can’t be used, and change nothing', () => {
    const bounds = { [own.id]: NaN, [ratio.id]: '0.5', 'static.nothing': 1, toString: 1 } as unknown as Record<string, number>
    expect(objectivesWith(bounds)).toEqual({
      objectives: OBJECTIVES,
      problems: [
        { id: own.id, why: 'not-a-number' },
        { id: ratio.id, why: 'not-a-number' },
        { id: 'static.nothing', why: 'unknown' },
        { id: 'toString', why: 'unknown' },
      ],
    })
    expect(objectivesWith({ [own.id]: -1 }).problems).toHaveLength(1)
    expect(objectivesWith({ [ratio.id]: 95 })).toEqual({ objectives: OBJECTIVES, problems: [{ id: ratio.id, why: 'above-one' }] })
    expect(objectivesWith({ [ratio.id]: 1 }).problems).toEqual([])
  })

  it('are compared with the course’s', () => {
    expect(strictness(own)).toBe('same')
    expect(strictness(withBound(own, figureOf(own.bound) / 2))).toBe('stricter')
    expect(strictness(withBound(own, figureOf(own.bound) * 2))).toBe('laxer')
    expect(strictness(withBound(ratio, 1))).toBe('stricter')
    expect(strictness(withBound(ratio, 0))).toBe('laxer')
  })
})
