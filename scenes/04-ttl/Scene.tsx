import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { LateHeaderEditor } from '../../src/lesson/ui/LateHeaderEditor.tsx'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { useLesson } from '../../src/lesson/useLesson.ts'
import { LanesPlate } from '../../src/stage/plates/LanesPlate.tsx'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import { TimeMark, Timeline, timelineStill } from './Timeline.tsx'

const PLATES = { lanes: LanesPlate }
const EDITORS = { headers: LateHeaderEditor, number: TimeMark }

export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  return <SceneLayout lesson={lesson} plates={PLATES} editors={EDITORS} extra={<Timeline lesson={lesson} />} still={timelineStill} />
}
