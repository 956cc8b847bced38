// @vitest-environment jsdom
import { expect, test } from 'vitest'
import type { SceneDefinition } from '../../../lesson/scene.ts'
import { OPEN_SCENES } from '../../scenes.ts'
import { loadOf, minutesOf } from './minutes.ts'

const NOTHING = { words: 0, runSeconds: 0, predictions: 0, questions: 0, goals: 0, goalParts: 0, looks: 0, objectives: 0 }

test('each part counts', () => {
  expect(minutesOf(NOTHING)).toBe(1)
  expect(minutesOf({ ...NOTHING, words: 1800 })).toBe(10)
  expect(minutesOf({ words: 900, runSeconds: 90, predictions: 2, questions: 2, goals: 1, goalParts: 2, looks: 3, objectives: 4 })).toBe(5 + 1.5 + 0.5 + 1.5 + 1 + 1 + 1 + 3 + 0.5)
})

test.each(OPEN_SCENES)('scene $id takes as long as the course says', async ({ load, minutes, id }) => {
  const { scene } = await load!()
  const counted = loadOf(scene.definition as SceneDefinition, scene.copy)
  expect(minutes, `scenes/outline.en.ts, scene ${id}: ${JSON.stringify(counted)}`).toBe(minutesOf(counted))
}, 60_000)
