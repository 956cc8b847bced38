import type { NodeId } from '../../world/log.ts'
import type { SceneCopy } from '../copy.ts'
import type { SceneDefinition, Settings, Trial } from '../scene.ts'

/** What each node of a trial is called on screen. */
export function nodeLabels<S extends Settings>(definition: SceneDefinition<S>, trial: Trial<S>, copy: SceneCopy): Readonly<Record<NodeId, string>> {
  const { nodes } = definition.topology(trial.spec, trial.settings, copy)
  return Object.fromEntries(nodes.map((node) => [node.id, node.label]))
}
