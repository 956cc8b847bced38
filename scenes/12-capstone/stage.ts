/**
 * From a scene's settings to what runs: the document, the probe of the verifier, its trace. In: settings. Out: the same trace each time,
 * since making one runs the world to find out when things expire.
 */
import type { PolicyDocument } from '../../src/engine/policy/schema.ts'
import type { Assertion } from '../../src/verifier/assertion.ts'
import { OBJECTIVES } from '../../src/verifier/objectives.ts'
import type { Trace, TracedProbe } from '../../src/verifier/probe.ts'
import { smallestCounterexample } from '../../src/verifier/smallest.ts'
import { holds } from '../../src/verifier/assertion.ts'
import type { Counterexample } from '../../src/verifier/report/report.ts'
import { apiDocument, chosenIn, realtimeDocument } from './choices.ts'
import { catalogue, noisy, pagesUnder, personalRoute, quotesWith } from './documents.ts'
import { faultyDocument, mistakeOf } from './mistakes.ts'
import { playOf } from './play.ts'
import { tracedProbe } from './probes.ts'
import type { CapstoneSettings, CapstoneTrial } from './settings.ts'

export const SEED = 1

/** Which of the objectives a step is about; null: none in particular. */
export function objectiveIn(settings: CapstoneSettings): Assertion | null {
  const id = objectiveId(settings)
  return OBJECTIVES.find((objective) => objective.id === id) ?? null
}

function objectiveId({ subject, mistake }: CapstoneSettings): string | null {
  switch (subject) {
    case 'two':
      return 'api.authorization'
    case 'price':
      return 'api.price'
    case 'moment':
      return 'static.expiry'
    case 'outage':
      return 'realtime.outage'
    case 'smallest':
      return 'static.hits'
    case 'diagnose':
      return mistakeOf(mistake).objective
    case 'own':
    case 'complete':
    case 'realtime':
      return null
  }
}

export function documentIn(settings: CapstoneSettings): PolicyDocument {
  const { subject, bypass, purge, shield, grace, choices, mistake, play } = settings
  switch (subject) {
    case 'two':
      return personalRoute(bypass)
    case 'price':
      return catalogue(purge)
    case 'moment':
      return pagesUnder(shield)
    case 'outage':
      return quotesWith(Number(grace))
    case 'smallest':
      return noisy()
    case 'complete':
      return apiDocument(chosenIn(choices))
    case 'realtime':
      return realtimeDocument(chosenIn(choices))
    case 'diagnose':
      return faultyDocument(mistake)
    case 'own':
      return playOf(play).document
  }
}

export function probeIn(settings: CapstoneSettings): TracedProbe {
  const { subject, play } = settings
  if (subject === 'own') return tracedProbe(playOf(play).probe)
  if (subject === 'complete') return tracedProbe('api.price')
  if (subject === 'realtime') return tracedProbe('realtime.ticks')
  const objective = objectiveIn(settings)
  if (!objective) throw new Error(`The subject "${subject}" has no objective. Give it one, or a probe of its own.`)
  return tracedProbe(objective.witness?.probe ?? objective.subject.probe)
}

const KEPT = 24
const traces = new Map<string, Trace>()

/** The trace on the stage, with the inputs that are played. */
export function traceIn(settings: CapstoneSettings): Trace {
  const key = JSON.stringify(settings)
  const known = traces.get(key)
  if (known) return known
  const seed = settings.subject === 'own' ? playOf(settings.play).seed : SEED
  const whole = probeIn(settings).trace(documentIn(settings), seed)
  const inputs = inputsIn(settings) ?? whole.inputs
  const trace = { ...whole, inputs, startMs: startOf(settings, inputs) }
  traces.set(key, trace)
  for (const oldest of traces.keys()) {
    if (traces.size <= KEPT) break
    traces.delete(oldest)
  }
  return trace
}

/** A part of the probe's inputs, where one is shown. */
function inputsIn(settings: CapstoneSettings): Trace['inputs'] | null {
  if (settings.subject === 'own') return playOf(settings.play).inputs ?? null
  if (settings.subject === 'smallest' || settings.subject === 'diagnose') return counterexampleIn(settings)?.inputs ?? null
  return null
}

/** The few requests that show what is wrong; null: nothing is. */
export function counterexampleIn(settings: CapstoneSettings): Counterexample | null {
  const objective = objectiveIn(settings)
  if (!objective) return null
  const { witness, measure } = objective
  const shows = witness ?? { probe: objective.subject.probe, measure }
  return smallestCounterexample(
    tracedProbe(shows.probe),
    (readings) => {
      const value = readings[shows.measure]?.value ?? null
      // A beginning in which there is nothing to be measured yet shows nothing.
      return value !== null && (witness ? value > 0 : !holds(objective, value))
    },
    shows.measure,
    documentIn(settings),
    SEED,
  )
}

/** Hours may pass between two parts of a probe; the stage begins with the later ones. */
const SILENCE_MS = 120_000
const LEAD_MS = 200

function startOf({ subject }: CapstoneSettings, inputs: Trace['inputs']): number {
  if (subject !== 'moment' && subject !== 'outage') return 0
  const late = inputs.findLast((input, i) => i > 0 && input.atMs - inputs[i - 1]!.atMs > (subject === 'moment' ? 2_000 : SILENCE_MS))
  return late ? late.atMs - LEAD_MS : 0
}

/** What the probe reads of a trial. */
export function readingsOf(trial: CapstoneTrial) {
  return probeIn(trial.settings).read(trial.run, { spec: trial.spec, inputs: trial.inputs, startMs: 0 })
}
