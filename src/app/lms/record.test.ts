import { expect, test } from 'vitest'
import { stepsOf } from '../../lesson/steps.ts'
import type { SceneDefinition } from '../../lesson/scene.ts'
import { outcomeOf } from '../../scorm/outcome.ts'
import { decodeKept, encodeKept, MAX_SUSPEND_CHARACTERS, NOTHING_KEPT, type Kept } from '../../scorm/suspend.ts'
import { OPEN_SCENES } from '../scenes.ts'
import { decode } from '../state/format.ts'
import { progressFormat, type SceneProgress } from '../state/progress.ts'
import { keptOf, storedText } from './record.ts'

const scenes = await Promise.all(
  OPEN_SCENES.map(async ({ id, load }) => ({ id, definition: (await load?.())?.scene.definition as unknown as SceneDefinition })),
)
const progress = Object.fromEntries(
  scenes.map(({ id, definition }): [string, SceneProgress] => {
    const steps = stepsOf(definition).length
    return [id, { furthest: steps, steps, checks: Object.fromEntries(definition.checks.map((check) => [check.id, 'solved' as const])), done: true }]
  }),
)
const checksOf = (id: string): number | null => scenes.find((scene) => scene.id === id)?.definition.checks.length ?? null

test('the whole course with everything solved fits into what every platform keeps, and comes back whole', () => {
  const kept = keptOf({ scenes: progress }, { scene: '12', step: 10 }, checksOf, NOTHING_KEPT)
  const text = encodeKept(kept)
  expect(text.length).toBeLessThanOrEqual(MAX_SUSPEND_CHARACTERS)
  const back = decodeKept(text)
  expect(back).toEqual(kept)
  expect(outcomeOf(back, OPEN_SCENES.map(({ id }) => id))).toEqual({ status: 'passed', raw: 100 })
  const stored = decode(storedText(back), progressFormat)
  expect(stored).toMatchObject({ kind: 'ok', value: { scenes: progress } })
})

test('only solved checks are kept, and what is not known stays as it was', () => {
  const before: Kept = { at: { scene: '04', step: 2 }, scenes: { '04': { furthest: 2, steps: 10, checks: 3, solved: [] } } }
  const half: SceneProgress = { furthest: 8, steps: 10, checks: { b: 'shown', a: 'skipped', c: 'solved' }, done: false }
  const kept = keptOf({ scenes: { '04': half } }, null, () => null, before)
  expect(kept).toEqual({ at: { scene: '04', step: 2 }, scenes: { '04': { furthest: 8, steps: 10, checks: 3, solved: ['c'] } } })
})
