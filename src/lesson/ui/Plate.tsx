import { useContext, useMemo } from 'react'
import { atStart, distinctLabels } from '../../stage/names.ts'
import { formatText } from '../../stage/prose/message.ts'
import type { StageState } from '../../stage/state.ts'
import type { Topology } from '../../stage/topology.ts'
import type { NodeId, RequestId } from '../../world/log.ts'
import type { SceneCopy } from '../copy.ts'
import type { SceneDefinition, Settings, Trial } from '../scene.ts'
import { words } from '../words.en.ts'
import { PlatesContext } from './plates.ts'
import { listed } from '../../language/lists.ts'

interface Props<S extends Settings> {
  readonly definition: SceneDefinition<S>
  readonly copy: SceneCopy
  readonly trial: Trial<S>
  readonly plate: 'map' | 'lanes'
  readonly state: StageState
  readonly meters: readonly string[]
  readonly onTime?: (listener: (tMs: number) => void) => () => void
  /** The time at this moment, where it goes on between states; the same function as long as the player is. */
  readonly now?: () => number
  readonly selected?: RequestId | null
  readonly onSelectRequest?: (req: RequestId | null) => void
  readonly onOpenTerm?: (termId: string) => void
  readonly highlighted?: readonly NodeId[]
}

/** More big numbers than this are none; a step that names no numbers of its own shows the last. */
const MOST_METERS = 3

const never = () => () => {}

/** One picture of a trial at a time: the plate that the step asks for, with the scene's actors and meters. */
export function Plate<S extends Settings>({ definition, copy, trial, plate, state, meters, onTime = never, ...rest }: Props<S>) {
  const topology = useMemo(() => definition.topology(trial.spec, trial.settings, copy), [definition, trial.spec, trial.settings, copy])
  const shown = definition.meters(state, trial, copy).filter((meter) => meters.includes(meter.id)).slice(-MOST_METERS)
  const Drawn = useContext(PlatesContext)[plate]
  if (!Drawn) throw new Error(`Scene ${definition.id} shows its ${plate} and has no plate for it. Give SceneLayout plates={{ ${plate}: … }} from src/stage/plates.`)
  return <Drawn trial={trial} topology={topology} state={state} onTime={onTime} meters={shown} originLimits={trial.spec.origin} summary={summarise(topology, state)} {...rest} />
}

/** What the picture shows, in words, from the same projection. */
function summarise(topology: Topology, state: StageState): string {
  const labels = distinctLabels(topology.nodes)
  const cells = topology.nodes
    .filter((node) => (state.cells[node.id]?.length ?? 0) > 0)
    .map((node) => formatText(words.summaryCells, { node: atStart(labels[node.id] ?? node.label), count: state.cells[node.id]?.length ?? 0 }))
  return [
    formatText(words.summaryActors, { names: listed(Object.values(labels)) }),
    state.packets.length === 0 ? words.summaryIdle : formatText(words.summaryInFlight, { count: state.packets.length }),
    formatText(words.summaryOrigin, { count: state.origin.requests }),
    ...cells,
  ].join(' ')
}
