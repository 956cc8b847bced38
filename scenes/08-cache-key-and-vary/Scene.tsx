import { useMemo } from 'react'
import type { SceneProps } from '../../src/lesson/sceneProps.ts'
import { Late } from '../../src/lesson/ui/Late.tsx'
import { SceneLayout } from '../../src/lesson/ui/SceneLayout.tsx'
import { useLesson } from '../../src/lesson/useLesson.ts'
import { LanesPlate } from '../../src/stage/plates/LanesPlate.tsx'
import { Balance } from './Balance.tsx'
import { copy } from './copy.en.ts'
import { Copies } from './Copies.tsx'
import { definition } from './definition.ts'
import { KeyBuilder } from './KeyBuilder.tsx'
import { machine } from './machine.ts'
import { StepContext, stepId } from './step.ts'
import { tilesOf } from './tiles.ts'
import { Varied } from './Varied.tsx'
import { HOST, rulesIn } from './world.ts'

const PLATES = { lanes: LanesPlate }
const EDITORS = { own: KeyBuilder }

const loadConfigurations = () => import('./Configurations.tsx').then((module) => module.Configurations)

export function Scene(props: SceneProps) {
  const lesson = useLesson(machine, definition, copy, props)
  const { settings, inputs } = lesson.context.trial
  const id = stepId(lesson)
  const step = useMemo(() => ({ id, vary: settings.vary, urls: inputs.flatMap((input) => (input.type === 'request' ? [input.url] : [])) }), [id, settings.vary, inputs])
  const below = (
    <>
      <Balance lesson={lesson} />
      <Varied lesson={lesson} />
      <Copies lesson={lesson} />
      {tilesOf(id).length > 0 && <Late load={loadConfigurations} props={{ rules: rulesIn(settings), host: HOST }} />}
    </>
  )
  return (
    <StepContext value={step}>
      <SceneLayout lesson={lesson} plates={PLATES} editors={EDITORS} below={below} />
    </StepContext>
  )
}
