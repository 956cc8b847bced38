// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { beforeAll, expect, it } from 'vitest'
import { LanesPlate } from '../../stage/plates/LanesPlate.tsx'
import { MapPlate } from '../../stage/plates/MapPlate.tsx'
import { StageProvider } from '../../stage/useStage.tsx'
import type { SceneCopy } from '../copy.ts'
import { createLessonMachine } from '../machine.ts'
import type { SceneProps } from '../sceneProps.ts'
import { miniScene } from '../testing/miniScene.ts'
import { useLesson } from '../useLesson.ts'
import { PlatesContext } from './plates.ts'
import { StagePanel } from './StagePanel.tsx'

const definition: typeof miniScene = {
  ...miniScene,
  topology: () => ({ nodes: [{ id: 'pop:tokyo', kind: 'pop', label: 'Tokyo', latitudeDeg: 35, longitudeDeg: 139 }], links: [], stops: [] }),
}
const PLATES = { map: MapPlate, lanes: LanesPlate }
const machine = createLessonMachine(definition)
const copy = { nodes: {}, meters: {} } as unknown as SceneCopy
const props = { step: 1, seed: 1, motion: 'full', progress: null, onStep: () => {}, onProgress: () => {}, openTerm: () => {} } as unknown as SceneProps

type MiniLesson = ReturnType<typeof useLesson<Parameters<typeof miniScene.world>[0]>>

function Stage({ visit, onLesson }: { readonly visit: number; readonly onLesson: (lesson: MiniLesson) => void }) {
  const lesson = useLesson(machine, definition, copy, props)
  useLayoutEffect(() => {
    onLesson(lesson)
  })
  return (
    <StageProvider player={lesson.player}>
      <PlatesContext value={PLATES}>
        <StagePanel key={visit} lesson={lesson} selected={null} onSelect={() => {}} highlighted={[]} />
      </PlatesContext>
    </StageProvider>
  )
}

// As in a page that was written ahead: the land stands there, and nothing comes later.
beforeAll(() => document.body.insertAdjacentHTML('beforeend', '<svg><path data-land d="M0 0h1"></path></svg>'))

it('draws a plate that comes late as of the player’s time, not as of the last event', () => {
  let lesson!: MiniLesson
  const stage = (visit: number) => <Stage visit={visit} onLesson={(given) => void (lesson = given)} />
  const { rerender } = render(stage(1))
  act(() => lesson.send({ type: 'RUN' }))
  act(() => lesson.send({ type: 'PRESS', control: 'wait', atMs: 1000 }))
  act(() => lesson.player.seek(1000))
  expect(screen.getByText(/^Age 1 s/)).toBeTruthy()
  act(() => lesson.player.seek(31_000))
  rerender(stage(2))
  expect(screen.getByText(/^Age 31 s/)).toBeTruthy()
})
