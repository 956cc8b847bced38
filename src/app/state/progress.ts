import * as v from 'valibot'
import type { CheckResult, SceneProgress } from '../../lesson/progress.ts'
import type { Format } from './format.ts'

export type { SceneProgress }

/**
 * All progress. A reset starts a new generation, so that a tab which still remembers the old one doesn't bring it back.
 */
export interface Progress {
  readonly generation: number
  readonly scenes: Readonly<Record<string, SceneProgress>>
}

export const NO_PROGRESS: Progress = { generation: 0, scenes: {} }

const MAX_STEPS = 1000
const MAX_SCENES = 200
const MAX_CHECKS = 100
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/i))
const step = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_STEPS))

/** A valibot record takes an array too; this doesn't. */
export const plainObject = v.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))

const sceneSchema = v.pipe(
  v.object({
    furthest: step,
    steps: step,
    checks: v.pipe(
      plainObject,
      v.record(id, v.picklist(['solved', 'skipped', 'shown'])),
      v.check((checks) => Object.keys(checks).length <= MAX_CHECKS),
    ),
    done: v.boolean(),
  }),
  v.check((scene) => scene.furthest <= scene.steps),
)

const outerSchema = v.object({
  generation: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER - 1)),
  scenes: plainObject,
})

/** Reads scenes one by one, so that one damaged entry doesn't cost the others. Unknown scenes are kept. */
export function parseScenes(scenes: Readonly<Record<string, unknown>>): { scenes: Record<string, SceneProgress>; dropped: number } {
  const good: [string, SceneProgress][] = []
  const entries = Object.entries(scenes)
  for (const [key, value] of entries.slice(0, MAX_SCENES)) {
    const parsed = v.safeParse(sceneSchema, value)
    if (parsed.success && v.safeParse(id, key).success) good.push([key, parsed.output])
  }
  return { scenes: Object.fromEntries(good), dropped: entries.length - good.length }
}

export const progressFormat: Format<Progress> = {
  version: 1,
  migrations: {},
  parse(data) {
    const outer = v.safeParse(outerSchema, data)
    if (!outer.success) return null
    const { scenes, dropped } = parseScenes(outer.output.scenes)
    return { value: { generation: outer.output.generation, scenes }, dropped }
  },
}

const RANK: Readonly<Record<CheckResult, number>> = { skipped: 0, shown: 1, solved: 2 }

/** The better of two records of one scene, part by part: the furthest step, the best outcome of each check. */
function mergeScene(a: SceneProgress, b: SceneProgress): SceneProgress {
  const checks: Record<string, CheckResult> = { ...a.checks }
  for (const [check, outcome] of Object.entries(b.checks)) {
    const known = Object.hasOwn(checks, check) ? checks[check] : undefined
    if (known === undefined || RANK[outcome] > RANK[known]) checks[check] = outcome
  }
  return { furthest: Math.max(a.furthest, b.furthest), steps: Math.max(a.steps, b.steps), checks, done: a.done || b.done }
}

/** Joins scene by scene; nothing that either side holds is lost. */
export function mergeScenes(a: Progress['scenes'], b: Progress['scenes']): Progress['scenes'] {
  const scenes: Record<string, SceneProgress> = { ...a }
  for (const [key, scene] of Object.entries(b)) {
    const known = Object.hasOwn(scenes, key) ? scenes[key] : undefined
    scenes[key] = known ? mergeScene(known, scene) : scene
  }
  return scenes
}

/** Within one generation both sides are joined; otherwise the later generation stands alone. */
export function mergeProgress(a: Progress, b: Progress): Progress {
  if (a.generation !== b.generation) return a.generation > b.generation ? a : b
  return { generation: a.generation, scenes: mergeScenes(a.scenes, b.scenes) }
}
