import type { SceneModule } from '../../src/lesson/sceneProps.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { Scene } from './Scene.tsx'

export const scene: SceneModule = { definition, copy, Scene }
