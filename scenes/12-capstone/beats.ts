/** The beats: each lets one probe of the verifier run on a small configuration, and reads its figure. */
import type { Beat, Figures } from '../../src/lesson/scene.ts'
import { atOrigin, figureIn, gotten, secondPerson, stillOld } from './readings.ts'
import { saidOf } from './judged.ts'
import { counterexampleIn, documentIn, objectiveIn, probeIn, readingsOf, SEED } from './stage.ts'
import type { CapstoneSettings, CapstoneTrial } from './settings.ts'
import { script } from './world.ts'

/** Both runs' figures, `…Before` and `…After` the change. */
function sides(before: CapstoneTrial, after: CapstoneTrial): Figures {
  const of = (trial: CapstoneTrial, side: string): Figures => {
    const objective = objectiveIn(trial.settings)
    const value = figureIn(trial)
    return { [`value${side}`]: objective ? saidOf({ objective, value }).value : '', [`origin${side}`]: atOrigin(trial, script(trial.settings).startMs), [`old${side}`]: stillOld(trial) }
  }
  return { ...of(before, 'Before'), ...of(after, 'After') }
}

const requestIn = (trial: CapstoneTrial): string | null => {
  const objective = objectiveIn(trial.settings)
  return objective ? (readingsOf(trial)[objective.witness?.measure ?? objective.measure]?.request ?? null) : null
}

/** As many as the whole probe has, and few. */
function counts(trial: CapstoneTrial): readonly string[] {
  const { settings } = trial
  const smallest = counterexampleIn(settings)?.requests ?? 0
  const all = probeIn(settings).trace(documentIn(settings), SEED).inputs.filter(({ type }) => type === 'request').length
  return [...new Set([1, 2, 3, Math.round(all / 2), all, smallest])].sort((a, b) => a - b).map(String)
}

export const beats: readonly Beat<CapstoneSettings>[] = [
  {
    id: 'two',
    plate: 'lanes',
    settings: { subject: 'two' },
    script,
    controls: ['bypass'],
    predict: { id: 'two', kind: 'one', options: () => ['own', 'other', 'error'], answer: gotten, because: (trial) => secondPerson(trial)?.req ?? null },
    whatIf: [{ id: 'bypassed', settings: { bypass: true }, figures: sides }],
    focus: ['pop:madrid'],
    meters: ['wrong', 'origin'],
  },
  {
    id: 'price',
    plate: 'lanes',
    settings: { subject: 'price', purge: 'url' },
    script,
    controls: ['purge'],
    predict: { id: 'price', kind: 'one', options: () => ['none', 'product', 'listing', 'both'], answer: stillOld, because: requestIn },
    focus: ['origin'],
    meters: ['lastOldMs'],
  },
  {
    id: 'moment',
    plate: 'lanes',
    settings: { subject: 'moment', shield: 'off' },
    script,
    controls: ['shield'],
    predict: { id: 'moment', kind: 'number', range: { min: 0, max: 20, step: 1, unit: 'requests' }, answer: (trial) => figureIn(trial) ?? 0, tolerance: () => 0, because: requestIn },
    whatIf: [{ id: 'roofed', settings: { shield: 'virginia' }, figures: sides }],
    focus: ['origin'],
    meters: ['originRequests'],
  },
  {
    id: 'outage',
    plate: 'lanes',
    settings: { subject: 'outage', grace: '600' },
    script,
    controls: ['grace'],
    predict: { id: 'outage', kind: 'one', options: () => ['met', 'missed'], answer: (trial) => (met(trial) ? 'met' : 'missed'), because: requestIn },
    whatIf: [{ id: 'short', settings: { grace: '10' }, figures: sides }],
    meters: ['oldestMs'],
  },
  {
    id: 'smallest',
    plate: 'lanes',
    settings: { subject: 'smallest' },
    script,
    controls: [],
    predict: { id: 'smallest', kind: 'one', options: counts, answer: ({ settings }) => String(counterexampleIn(settings)?.requests ?? 0), because: requestIn },
    meters: ['needlessFetches', 'origin'],
  },
  {
    id: 'own',
    plate: 'lanes',
    settings: { subject: 'own' },
    script,
    controls: ['play'],
  },
]

function met(trial: CapstoneTrial): boolean {
  const objective = objectiveIn(trial.settings)
  const value = figureIn(trial)
  return objective !== null && value !== null && ('atMost' in objective.bound ? value <= objective.bound.atMost : value >= objective.bound.atLeast)
}

