// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { beforeAll, expect, it } from 'vitest'
import { StageProvider } from '../../stage/useStage.tsx'
import type { SceneCopy } from '../copy.ts'
import { createLessonMachine } from '../machine.ts'
import type { SceneProps } from '../sceneProps.ts'
import { miniScene } from '../testing/miniScene.ts'
import { miniPlan } from '../testing/miniTraffic.ts'
import { originRequests } from '../../world/report.ts'
import { useLesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import { BeatCard } from './BeatCard.tsx'

type MiniSettings = Parameters<typeof miniScene.world>[0]
type MiniLesson = ReturnType<typeof useLesson<MiniSettings>>

const copy = { beats: { first: { body: [] } }, controls: {}, predictions: {}, whatIfs: { 'no-pop': { label: 'Without a POP', finding: '' } }, nodes: {}, meters: {} } as unknown as SceneCopy
const props = { step: 1, seed: 1, motion: 'full', progress: null, onStep: () => {}, onProgress: () => {}, openTerm: () => {} } as unknown as SceneProps

let lesson: MiniLesson

function mount(settings: Partial<MiniSettings>) {
  mountOf({ ...miniScene, beats: [{ ...miniScene.beats[0]!, controls: [], settings }] }, copy)
  act(() => lesson.send({ type: 'RUN' }))
}

function mountOf(definition: typeof miniScene, copy: SceneCopy) {
  const machine = createLessonMachine(definition)
  function Lesson() {
    const given = useLesson(machine, definition, copy, props)
    useLayoutEffect(() => void (lesson = given))
    return (
      <StageProvider player={given.player}>
        <BeatCard lesson={given} beat={definition.beats[0]!} figures={{}} onSeeWhy={() => {}} />
      </StageProvider>
    )
  }
  render(<Lesson />)
}

beforeAll(() => {
  Element.prototype.scrollIntoView = () => {}
})

const offered = () => screen.queryByText('Without a POP')

it('offers a what-if as long as it changes something', () => {
  mount({ pops: 1 })
  expect(offered()).not.toBeNull()
})

it('offers none that the stage shows already', () => {
  mount({ pops: 0 })
  expect(offered()).toBeNull()
})

function ask(fromRun: { readonly fromRun?: true }) {
  const beat: (typeof miniScene.beats)[number] = { ...miniScene.beats[1]!, predict: { id: 'origin', kind: 'one', options: () => ['1', '2'], answer: ({ run }) => String(originRequests(run.log)), ...fromRun } }
  // Nobody measures it here.
  const definition: typeof miniScene = { ...miniScene, traffic: () => miniPlan('short'), beats: [beat] }
  mountOf(definition, { beats: { second: { body: [] } }, controls: {}, whatIfs: {}, nodes: {}, meters: {}, predictions: { origin: { question: 'How many?', right: 'So it is.', wrong: 'Not so.', options: { 1: 'One', 2: 'Two' } } } } as unknown as SceneCopy)
}

it('a question about the run alone is offered, answered and judged while traffic is still being measured', () => {
  ask({ fromRun: true })
  fireEvent.click(screen.getByLabelText('One'))
  fireEvent.click(screen.getByRole('button', { name: words.commit }))
  act(() => lesson.player.seek(lesson.context.trial.run.endMs))
  expect(document.querySelector('[data-verdict]')?.getAttribute('data-right')).toBe('true')
})

it('the choices of any other wait', () => {
  ask({})
  expect(screen.queryByLabelText('One')).toBeNull()
  expect(screen.getByText(words.answersWait)).toBeTruthy()
})

it('what a run showed waits for the traffic where it lacks a figure of it, in its room; what needs none stands', () => {
  const shown = (after: string) => {
    mountOf({ ...miniScene, traffic: () => miniPlan('short'), beats: [miniScene.beats[0]!] }, { ...copy, beats: { first: { body: [], after: [after] } } } as unknown as SceneCopy)
    act(() => lesson.send({ type: 'RUN' }))
    act(() => lesson.player.seek(lesson.context.trial.run.endMs))
    return screen.getByText(/^It was/).parentElement!.dataset['held']
  }
  expect(shown('It was {share}, by {whom}.')).toBe('true')
  expect(screen.getByText(words.findingWaits)).toBeTruthy()
  cleanup()
  expect(shown('It was so.')).toBe('false')
  expect(screen.queryByText(words.findingWaits)).toBeNull()
})
