import { MapPlate } from '../../src/stage/plates/MapPlate.tsx'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { useLesson } from '../../src/lesson/useLesson.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'

/** Scene 01: one origin, no CDN. The plate draws the origin's gauge by itself as soon as a run has a crowd in it. */
const PLATES = { map: MapPlate }

export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  return <SceneLayout lesson={lesson} plates={PLATES} />
}
