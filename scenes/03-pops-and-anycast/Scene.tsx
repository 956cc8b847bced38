import { useCallback, useMemo, useState } from 'react'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { NetworkLegend } from '../../src/stage/plates/networks/NetworkLegend.tsx'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { useLesson } from '../../src/lesson/useLesson.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import { NetworkMap } from './NetworkMap.tsx'
import { OpenedContext, firstOpened, isHidden, type Opened } from './opened.ts'
import { Routes } from './Routes.tsx'
import styles from './Routes.module.css'

const PLATES = { map: NetworkMap }

export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  const { at } = lesson.context
  const [chosen, setChosen] = useState<{ readonly at: number; readonly network: string } | null>(null)
  // What was opened belongs to its step; each begins with the network that it speaks of.
  const network = chosen?.at === at ? chosen.network : firstOpened(lesson)
  const open = useCallback((next: string) => setChosen({ at, network: next }), [at])
  const hidden = isHidden(lesson)
  const opened = useMemo<Opened>(() => ({ network, open, hidden }), [network, open, hidden])
  return (
    <OpenedContext value={opened}>
      <SceneLayout lesson={lesson} plates={PLATES} extra={<StageLegend />} below={<Routes lesson={lesson} asked={chosen?.at === at} />} />
    </OpenedContext>
  )
}

/** Under the map where there is room; else below the story (Routes.tsx). */
function StageLegend() {
  return (
    <div className={styles.stageLegend}>
      <NetworkLegend moving />
    </div>
  )
}
