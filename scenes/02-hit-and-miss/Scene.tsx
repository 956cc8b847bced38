import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { MapPlate } from '../../src/stage/plates/MapPlate.tsx'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { useLesson } from '../../src/lesson/useLesson.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import { Shelf } from './Shelf.tsx'

const PLATES = { map: MapPlate }

export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  return <SceneLayout lesson={lesson} plates={PLATES} extra={<Shelf lesson={lesson} />} />
}
