import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { useLesson } from '../../src/lesson/useLesson.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import { Shelf } from './Shelf.tsx'

export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  return <SceneLayout lesson={lesson} extra={<Shelf lesson={lesson} />} />
}
