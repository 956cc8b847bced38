/** Every number that the words of this scene speak of, read from runs, and the stage's big numbers. */
import { fieldValue } from '../../src/engine/http/message.ts'
import type { SceneCopy } from '../../src/lesson/copy.ts'
import type { Figures } from '../../src/lesson/scene.ts'
import { formatMs, formatSeconds } from '../../src/stage/prose/message.ts'
import type { StageState } from '../../src/stage/state.ts'
import type { Meter } from '../../src/stage/topology.ts'
import { figureOf, holds, WORKLOADS } from '../../src/verifier/assertion.ts'
import { PURGE_AFTER_MS, PURGE_DELAY_MS } from '../../src/verifier/changes.ts'
import { POP_CITIES } from '../../src/verifier/network.ts'
import { OBJECTIVES } from '../../src/verifier/objectives.ts'
import { OUTAGE_MS } from '../../src/verifier/probes/outage.ts'
import { figure } from '../../src/verifier/report/figures.ts'
import { API } from '../../src/verifier/workloads/api.ts'
import { headersOf, resourceOf } from '../../src/verifier/workloads/workload.ts'
import { CITIES } from '../../src/world/geo/cities.ts'
import { chosenIn } from './choices.ts'
import { saidOf } from './judged.ts'
import { atOrigin, figureIn, gotten, secondPerson, stillOld } from './readings.ts'
import { counterexampleIn, documentIn, objectiveIn, probeIn, SEED, traceIn } from './stage.ts'
import type { CapstoneTrial } from './settings.ts'
import { peopleNames } from './people.en.ts'

export function figures(trial: CapstoneTrial): Figures {
  const { settings, run } = trial
  const objective = objectiveIn(settings)
  const value = figureIn(trial)
  const { startMs } = traceIn(settings)
  const second = secondPerson(trial)
  const first = run.log.find((event) => event.type === 'request-started')
  return {
    objectives: OBJECTIVES.length,
    workloads: WORKLOADS.length,
    pops: POP_CITIES.length,
    outage: formatSeconds(OUTAGE_MS / 1000),
    purgeAfter: formatMs(PURGE_AFTER_MS + PURGE_DELAY_MS),
    origin: atOrigin(trial, startMs),
    first: first?.type === 'request-started' ? person(first.from) : '',
    second: second?.user ? person(second.user) : '',
    gotten: gotten(trial),
    old: stillOld(trial),
    bypass: settings.bypass ? 'yes' : 'no',
    purge: settings.purge,
    grace: settings.grace,
    roof: settings.shield,
    ...chosenFigures(settings),
    said: fieldValue(headersOf(resourceOf(API, 'me'), 1), 'Cache-Control') ?? '',
    life: lifeIn(settings),
    place: settings.shield in CITIES ? CITIES[settings.shield as keyof typeof CITIES].name : '',
    ...(objective && { ...saidOf({ objective, value }), limit: figureOf(objective.bound), met: holds(objective, value) ? 'yes' : 'no', count: value ?? 0 }),
    ...(settings.subject === 'smallest' && smallest(trial)),
  }
}

/** How long the first route of the step's configuration lets things live at the edge; empty where it says nothing. */
function lifeIn(settings: CapstoneTrial['settings']): string {
  const seconds = documentIn(settings).routes?.[0]?.edge?.ttlSeconds
  return seconds === undefined ? '' : figure(seconds * 1000, 'ms')
}

/** What was chosen in an exercise, for words about it. */
function chosenFigures({ choices }: CapstoneTrial['settings']): Figures {
  const chosen = chosenIn(choices)
  return { inBrowsers: chosen['browser'] ?? '', changes: chosen['changes'] ?? '', graced: chosen['quotes-grace'] ?? '', kept: chosen['quotes'] ?? '', under: chosen['roof'] ?? '' }
}

function smallest({ settings }: CapstoneTrial): Figures {
  const found = counterexampleIn(settings)
  const all = probeIn(settings).trace(documentIn(settings), SEED).inputs.filter(({ type }) => type === 'request').length
  return { all, few: found?.requests ?? 0 }
}

/** As a sentence calls who stands behind a node or an id. */
function person(node: string): string {
  const id = node.replace('browser:', '')
  return id in CITIES ? CITIES[id as keyof typeof CITIES].name : peopleNames[id] ?? id.charAt(0).toUpperCase() + id.slice(1)
}

export function meters(state: StageState, trial: CapstoneTrial, copy: SceneCopy): readonly Meter[] {
  const objective = objectiveIn(trial.settings)
  const { startMs } = traceIn(trial.settings)
  const log = trial.run.log.filter(({ atMs }) => atMs <= state.tMs)
  const origin: Meter = { id: 'origin', label: copy.meters['origin'] ?? '', value: String(atOrigin({ ...trial, run: { log, endMs: state.tMs } }, startMs)), tone: 'ink' }
  if (!objective) return [origin]
  const measure = objective.witness?.measure ?? objective.measure
  const value = probeIn(trial.settings).read({ log, endMs: state.tMs }, { spec: trial.spec, inputs: trial.inputs, startMs })[measure]?.value ?? null
  const isBad = objective.witness ? (value ?? 0) > 0 : !holds(objective, value)
  return [origin, { id: measure, label: copy.meters[measure] ?? '', value: objective.witness ? String(value ?? 0) : saidOf({ objective, value }).value, tone: isBad ? 'error' : 'ink' }]
}

