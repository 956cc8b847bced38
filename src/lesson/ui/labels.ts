import { distinctLabels, namesOf, type NodeNames } from '../../stage/names.ts'
import type { SceneCopy } from '../copy.ts'
import type { SceneDefinition, Settings, Trial } from '../scene.ts'

/** What the nodes of a trial are called in tables and headings: no two alike. */
export function nodeLabels<S extends Settings>(definition: SceneDefinition<S>, trial: Trial<S>, copy: SceneCopy): NodeNames {
  return distinctLabels(definition.topology(trial.spec, trial.settings, copy).nodes)
}

/** What they are called in sentences. */
export function nodeNames<S extends Settings>(definition: SceneDefinition<S>, trial: Trial<S>, copy: SceneCopy): NodeNames {
  return namesOf(definition.topology(trial.spec, trial.settings, copy).nodes)
}
