import { useCallback, useMemo, useState } from 'react'
import { Late } from '../../src/lesson/ui/Late.tsx'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { stepOf } from '../../src/lesson/moves.ts'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { useLesson } from '../../src/lesson/useLesson.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { machine } from './machine.ts'
import { NetworkMap } from './NetworkMap.tsx'
import { reader } from './reader.ts'
import { OpenedContext, firstOpened, isHidden, secretOf, type Opened } from './opened.ts'
import styles from './Scene.module.css'

const LEGEND = { moving: true }
const PLATES = { map: NetworkMap }
// They stand below the map, and the map is whole without them.
const loadLegend = () => import('../../src/stage/plates/networks/NetworkLegend.tsx').then(({ NetworkLegend }) => NetworkLegend)
const loadRoutes = () => import('./Routes.tsx').then(({ Routes }) => Routes)

export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  const { at } = lesson.context
  const [chosen, setChosen] = useState<{ readonly at: number; readonly network: string } | null>(null)
  // What was opened belongs to its step; each begins with the network that it speaks of.
  const network = chosen?.at === at ? chosen.network : firstOpened(lesson)
  const open = useCallback((next: string) => setChosen({ at, network: next }), [at])
  const hidden = isHidden(lesson)
  const secret = secretOf(lesson)
  const opened = useMemo<Opened>(() => ({ network, open, hidden, secret }), [network, open, hidden, secret])
  const below = (
    <div className={styles.table}>
      <Late load={loadRoutes} props={{ lesson, step: stepOf(lesson.context), opened, reader, asked: chosen?.at === at }} />
    </div>
  )
  return (
    <OpenedContext value={opened}>
      <SceneLayout lesson={lesson} plates={PLATES} extra={<StageLegend />} below={below} />
    </OpenedContext>
  )
}

/** Under the map where there is room; else below the story (Routes.tsx). */
function StageLegend() {
  return (
    <div className={styles.legend}>
      <Late load={loadLegend} props={LEGEND} />
    </div>
  )
}
