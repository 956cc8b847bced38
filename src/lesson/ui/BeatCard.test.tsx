// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { expect, it } from 'vitest'
import { StageProvider } from '../../stage/useStage.tsx'
import type { SceneCopy } from '../copy.ts'
import { createLessonMachine } from '../machine.ts'
import type { SceneProps } from '../sceneProps.ts'
import { miniScene } from '../testing/miniScene.ts'
import { useLesson } from '../useLesson.ts'
import { BeatCard } from './BeatCard.tsx'

type MiniSettings = Parameters<typeof miniScene.world>[0]
type MiniLesson = ReturnType<typeof useLesson<MiniSettings>>

const copy = { beats: { first: { body: [] } }, controls: {}, predictions: {}, whatIfs: { 'no-pop': { label: 'Without a POP', finding: '' } }, nodes: {}, meters: {} } as unknown as SceneCopy
const props = { step: 1, seed: 1, motion: 'full', progress: null, onStep: () => {}, onProgress: () => {}, openTerm: () => {} } as unknown as SceneProps

let lesson: MiniLesson

function mount(settings: Partial<MiniSettings>) {
  const beat = { ...miniScene.beats[0]!, controls: [], settings }
  const definition: typeof miniScene = { ...miniScene, beats: [beat] }
  const machine = createLessonMachine(definition)
  function Lesson() {
    const given = useLesson(machine, definition, copy, props)
    useLayoutEffect(() => void (lesson = given))
    return (
      <StageProvider player={given.player}>
        <BeatCard lesson={given} beat={beat} figures={{}} onSeeWhy={() => {}} />
      </StageProvider>
    )
  }
  render(<Lesson />)
  act(() => lesson.send({ type: 'RUN' }))
}

const offered = () => screen.queryByText('Without a POP')

it('offers a what-if as long as it changes something', () => {
  mount({ pops: 1 })
  expect(offered()).not.toBeNull()
})

it('offers none that the stage shows already', () => {
  mount({ pops: 0 })
  expect(offered()).toBeNull()
})
