import type { Beat } from '../../src/lesson/scene.ts'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { useLesson } from '../../src/lesson/useLesson.ts'
import { LanesPlate } from '../../src/stage/plates/LanesPlate.tsx'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import type { SwrTrial } from './readings.ts'
import { PrintedTimeline, TimeMark, Timeline } from './Timeline.tsx'
import { Windows, WindowsTable, comparesWindows } from './Windows.tsx'
import type { SwrSettings } from './world.ts'

const PLATES = { lanes: LanesPlate }
const EDITORS = { number: TimeMark }

/** Scene 06: which copy may answer while a new one is fetched, who is spared a wait by that, and who sees a bug for longer. */
export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  const below = (
    <>
      <Windows lesson={lesson} />
      <Timeline lesson={lesson} place="below" />
    </>
  )
  return <SceneLayout lesson={lesson} plates={PLATES} editors={EDITORS} extra={<Timeline lesson={lesson} place="stage" />} below={below} still={Printed} />
}

function Printed({ beat, trial }: { readonly beat: Beat<SwrSettings>; readonly trial: SwrTrial }) {
  return (
    <>
      {comparesWindows(beat) && <WindowsTable trial={trial} />}
      <PrintedTimeline trial={trial} />
    </>
  )
}
