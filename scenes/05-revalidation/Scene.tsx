import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { useLesson } from '../../src/lesson/useLesson.ts'
import { MapPlate } from '../../src/stage/plates/MapPlate.tsx'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { Ledger, PrintedLedger } from './Ledger.tsx'
import { machine } from './machine.ts'

const PLATES = { map: MapPlate }

/** Scene 05: a stale copy, a question, and what its answer costs in bytes and in milliseconds. */
export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  return <SceneLayout lesson={lesson} plates={PLATES} extra={<Ledger lesson={lesson} />} still={PrintedLedger} />
}
