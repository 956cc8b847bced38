import { useMemo, useState } from 'react'
import type { KeyRules } from '../../src/lesson/configurations/configuration.ts'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { Late } from '../../src/lesson/ui/Late.tsx'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { useLesson } from '../../src/lesson/useLesson.ts'
import { LanesPlate } from '../../src/stage/plates/LanesPlate.tsx'
import { Balance } from './Balance.tsx'
import { copy, panelCopy } from './copy.en.ts'
import { Copies } from './Copies.tsx'
import { definition } from './definition.ts'
import { KeyBuilder } from './KeyBuilder.tsx'
import { machine } from './machine.ts'
import styles from './Scene.module.css'
import { StepContext, stepId } from './step.ts'
import { tilesOf } from './tiles.ts'
import { Varied } from './Varied.tsx'
import { HOST, rulesIn } from './world.ts'

const PLATES = { lanes: LanesPlate }
const EDITORS = { own: KeyBuilder }

const loadConfigurations = () => import('./Configurations.tsx').then((module) => module.Configurations)

/** Folded: it comes when somebody asks for it. */
function Languages({ rules }: { readonly rules: KeyRules }) {
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.languages} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{panelCopy.configurations.title}</summary>
      {open && <Late load={loadConfigurations} props={{ rules, host: HOST }} />}
    </details>
  )
}

export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  const { settings, inputs } = lesson.context.trial
  const id = stepId(lesson)
  const step = useMemo(() => ({ id, vary: settings.vary, urls: inputs.flatMap((input) => (input.type === 'request' ? [input.url] : [])) }), [id, settings.vary, inputs])
  const below = id === '' ? null : (
    <>
      <Balance lesson={lesson} />
      <Varied lesson={lesson} />
      <Copies lesson={lesson} />
      {tilesOf(id).length > 0 && <Languages rules={rulesIn(settings)} />}
    </>
  )
  return (
    <StepContext value={step}>
      <SceneLayout lesson={lesson} plates={PLATES} editors={EDITORS} below={below} />
    </StepContext>
  )
}
