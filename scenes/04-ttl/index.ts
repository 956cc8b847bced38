import { sceneModule } from '../../src/lesson/sceneModule.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { Scene } from './Scene.tsx'

export const scene = sceneModule(definition, copy, Scene)
