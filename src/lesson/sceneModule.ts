import type { SceneDefinition, Settings } from './scene.ts'
import type { SceneModule } from './sceneProps.ts'
import { runAhead } from './trial.ts'

/** What a scene's folder exports, of its parts. */
export function sceneModule<S extends Settings>(definition: SceneDefinition<S>, copy: SceneModule['copy'], Scene: SceneModule['Scene']): SceneModule {
  return {
    definition,
    copy,
    Scene,
    *prepare() {
      const [beat] = definition.beats
      if (!beat) return
      const settings = { ...definition.settings, ...beat.settings }
      yield* runAhead(definition, settings, beat.script(settings).inputs)
    },
  }
}
