import { expect, it, vi } from 'vitest'
import type { SceneCopy } from './copy.ts'
import { firstContext } from './moves.ts'
import { sceneModule } from './sceneModule.ts'
import { stepsOf } from './steps.ts'
import { miniScene } from './testing/miniScene.ts'

it('prepares the very run that a lesson begins with', () => {
  const world = vi.fn(miniScene.world)
  const definition = { ...miniScene, world }
  for (const pause of sceneModule(definition, {} as SceneCopy, () => null).prepare()) expect(pause).toBeUndefined()
  expect(world).toHaveBeenCalledTimes(1)
  firstContext(definition, stepsOf(definition), { step: 1, seed: 7, progress: null })
  expect(world, 'made once').toHaveBeenCalledTimes(1)
  firstContext(definition, stepsOf(definition), { step: 2, seed: 7, progress: null })
  expect(world.mock.calls.length, 'another step has a run of its own').toBeGreaterThan(1)
})
