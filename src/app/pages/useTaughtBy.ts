import { useCallback } from 'react'
import { TAUGHT_IN } from '../../lesson/curriculum.ts'
import type { SceneProps } from '../../lesson/sceneProps.ts'
import { scenePath } from '../routes/hrefs.ts'
import { sceneById } from '../scenes.ts'

/** Which scene teaches a rung of the engine's ladders; without an address while that scene is not there yet. */
export function useTaughtBy(href: (to: string) => string): SceneProps['taughtBy'] {
  return useCallback(
    (rung) => {
      const scene = sceneById(TAUGHT_IN[rung])
      return scene ? { scene: scene.id, title: scene.title, href: scene.load ? href(scenePath(scene.slug)) : null } : null
    },
    [href],
  )
}

/** A scene by its number, with its address where it can be opened. */
export function useSceneBy(href: (to: string) => string): SceneProps['sceneBy'] {
  return useCallback(
    (id) => {
      const scene = sceneById(id)
      return scene ? { title: scene.title, href: scene.load ? href(scenePath(scene.slug)) : null } : null
    },
    [href],
  )
}
