import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { useLesson } from '../../src/lesson/useLesson.ts'
import { LanesPlate } from '../../src/stage/plates/LanesPlate.tsx'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import { TimeMark, Timeline } from './Timeline.tsx'
import { Windows } from './Windows.tsx'

const PLATES = { lanes: LanesPlate }
const EDITORS = { number: TimeMark }

export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  const below = (
    <>
      <Windows lesson={lesson} />
      <Timeline lesson={lesson} cities="both" />
    </>
  )
  return <SceneLayout lesson={lesson} plates={PLATES} editors={EDITORS} extra={<Timeline lesson={lesson} cities="one" />} below={below} />
}
