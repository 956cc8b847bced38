// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { StageProvider } from '../../stage/useStage.tsx'
import type { SceneCopy } from '../copy.ts'
import { createLessonMachine } from '../machine.ts'
import type { Check } from '../scene.ts'
import type { SceneProps } from '../sceneProps.ts'
import { miniTraffic } from '../testing/miniTraffic.ts'
import { useLesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import { CheckCard } from './CheckCard.tsx'

type Settings = Parameters<typeof miniTraffic.world>[0]

const props = { step: miniTraffic.beats.length + 1, seed: 1, motion: 'full', progress: null, onStep: () => {}, onProgress: () => {}, openTerm: () => {} } as unknown as SceneProps

/** Nobody measures the traffic here, and so no figure of it comes. */
function show(task: string) {
  const check = miniTraffic.checks[0] as Check<Settings>
  const copy = { beats: {}, controls: {}, whatIfs: {}, nodes: {}, meters: {}, predictions: {}, checks: { [check.id]: { title: 'High', task, question: 'How high?', hint: '', solution: '', right: '', wrong: '' } } } as unknown as SceneCopy
  const machine = createLessonMachine(miniTraffic)
  function Lesson() {
    const lesson = useLesson(machine, miniTraffic, copy, props)
    return (
      <StageProvider player={lesson.player}>
        <CheckCard lesson={lesson} check={check} figures={{}} seen={lesson.context.trial} onSeeWhy={() => {}} />
      </StageProvider>
    )
  }
  return render(<Lesson />)
}

it('a task that lacks a figure of the traffic waits for it, without holes; one that needs none stands', () => {
  const { unmount } = show('Its hit ratio is {share}.')
  expect(screen.getByText(words.measuring)).toBeTruthy()
  expect(screen.queryByText(/hit ratio/)).toBeNull()
  unmount()
  show('Another shop.')
  expect(screen.getByText('Another shop.')).toBeTruthy()
  expect(screen.queryByText(words.measuring)).toBeNull()
})
