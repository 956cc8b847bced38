import { OPEN_SCENES, type CourseScene } from '../scenes.ts'

/** @throws Error for a slug that is none of the open scenes: addresses are checked before */
export function sceneBySlug(slug: string): CourseScene {
  const scene = OPEN_SCENES.find((candidate) => candidate.slug === slug)
  if (!scene) throw new Error(`The course has no scene ${slug} that can be opened.`)
  return scene
}
