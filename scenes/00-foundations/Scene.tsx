import { LanesPlate } from '../../src/stage/plates/LanesPlate.tsx'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { useLesson } from '../../src/lesson/useLesson.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'

/** Scene 00: one request's journey on the lanes plate, stop by stop. */
const PLATES = { lanes: LanesPlate }

export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  return <SceneLayout lesson={lesson} plates={PLATES} />
}
