/** The course's scenes joined with their words, and what is known of the ones that have arrived. */
import { OUTLINE, type SceneOutline } from '../../scenes/outline.en.ts'
import { SCENES, type SceneEntry } from '../../scenes/index.ts'
import type { SceneModule } from '../lesson/sceneProps.ts'
import { stepsOf } from '../lesson/steps.ts'
import { fetchPart, peekPart } from './modules.ts'

export interface CourseScene extends SceneEntry, SceneOutline {}

export const COURSE: readonly CourseScene[] = SCENES.map((entry) => {
  const outline = OUTLINE[entry.id]
  if (!outline) throw new Error(`scenes/outline.en.ts has no entry for scene ${entry.id}. Add its title, subtitle, thesis and minutes.`)
  return { ...entry, ...outline }
})

export const OPEN_SCENES = COURSE.filter((scene) => scene.load)

/** @returns undefined for a number that the course lacks */
export function sceneById(id: string): CourseScene | undefined {
  return COURSE.find((scene) => scene.id === id)
}

/** The next scene that can be opened, in teaching order; else the next that is planned; null after the last. */
export function sceneAfter(id: string): CourseScene | null {
  const rest = COURSE.slice(COURSE.findIndex((scene) => scene.id === id) + 1)
  return rest.find((scene) => scene.load) ?? rest[0] ?? null
}

/** Under which name a scene's code is kept by modules.ts. */
export const partKey = (slug: string): string => `scene:${slug}`

type Loaded = { readonly scene: SceneModule }

/** Fetches a scene's code once; nothing to do for a planned scene. */
export function fetchScene({ slug, load }: SceneEntry): Promise<void> {
  return load ? fetchPart(partKey(slug), load) : Promise.resolve()
}

/** A scene whose code has arrived, else null. */
export function loadedScene(slug: string): SceneModule | null {
  return peekPart<Loaded>(partKey(slug))?.scene ?? null
}

/** How many steps a scene has, null while it has not arrived. */
export function stepCount(id: string): number | null {
  const scene = sceneById(id)
  const loaded = scene && loadedScene(scene.slug)
  return loaded ? stepsIn(loaded).length : null
}

/** The steps of a scene that has arrived. */
export function stepsIn({ definition }: SceneModule): ReturnType<typeof stepsOf> {
  return stepsOf(definition as Parameters<typeof stepsOf>[0])
}
