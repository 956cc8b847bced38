import { useEffect } from 'react'
import { stepOf } from '../../src/lesson/moves.ts'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { Late } from '../../src/lesson/ui/Late.tsx'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { useLesson, type Lesson } from '../../src/lesson/useLesson.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { LateChoices } from './LateChoices.tsx'
import { machine } from './machine.ts'
import { isNothing, NOTHING_PLAYED, playOf, textOf, type Play } from './play.ts'
import styles from './Scene.module.css'
import type { CapstoneSettings } from './settings.ts'
import { Stage } from './Stage.tsx'

const PLATES = { lanes: Stage }
const EDITORS = { own: LateChoices }

const loadPlaying = () => import('./Playing.tsx').then(({ Playing }) => Playing)
const loadConfiguration = () => import('./Configuration.tsx').then(({ Configuration }) => Configuration)

/** The step in which the learner's own configuration is made and tried. */
const OWN_STEP = 'own'

// The designer, the report and what reads policy documents come when somebody gets there.
const loadStudio = () => Promise.all([import('./studio/index.ts'), import('./late.ts')]).then(([{ Studio }]) => Studio)

/** Scene 12: a configuration for four workloads, tried by a verifier that really runs it. */
export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  // The exercises need these; if they can't be had, the step that does says so.
  useEffect(() => void Promise.all([import('./late.ts'), import('./Choices.tsx')]).catch(() => {}), [])
  return <SceneLayout lesson={lesson} plates={PLATES} editors={EDITORS} below={<Below lesson={lesson} />} />
}

function Below({ lesson }: { readonly lesson: Lesson<CapstoneSettings> }) {
  const { context, send, props } = lesson
  const step = stepOf(context)
  if (step.kind === 'takeaway') return null
  if (step.kind === 'check' || step.beat.id !== OWN_STEP) {
    return (
      // Keys: what has come for one of the two must not be given the other's properties.
      <div key="configuration" className={styles.room}>
        <Late load={loadConfiguration} props={{ lesson }} />
      </div>
    )
  }
  const onPlay = (play: Play): void => {
    send({ type: 'SET', control: 'play', to: textOf(play) })
    send({ type: 'RUN' })
  }
  const idle = isNothing(playOf(context.settings.play))
  return (
    <div key="own" className={styles.own} data-idle={idle}>
      {!idle && <Late load={loadPlaying} props={{ lesson, onPutAway: () => send({ type: 'SET', control: 'play', to: textOf(NOTHING_PLAYED) }) }} />}
      <Late load={loadStudio} props={{ playing: context.settings.play, onPlay, taughtBy: props.sceneBy, link: typeof location === 'undefined' ? '' : location.hash }} meanwhile={<div className={styles.coming} />} />
    </div>
  )
}
