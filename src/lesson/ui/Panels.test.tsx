// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { expect, it } from 'vitest'
import { StageProvider } from '../../stage/useStage.tsx'
import type { WorldInput } from '../../world/spec.ts'
import type { SceneCopy } from '../copy.ts'
import { createLessonMachine } from '../machine.ts'
import type { SceneProps } from '../sceneProps.ts'
import { miniScene } from '../testing/miniScene.ts'
import { useLesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import { Panels } from './Panels.tsx'

type Script = ReturnType<(typeof miniScene.beats)[number]['script']>
type MiniLesson = ReturnType<typeof useLesson<Parameters<typeof miniScene.world>[0]>>

const copy = { nodes: {}, meters: {}, whatIfs: { 'no-pop': { label: 'Without a POP', finding: '' } } } as unknown as SceneCopy
const props = { step: 1, seed: 1, motion: 'full', progress: null, onStep: () => {}, onProgress: () => {}, openTerm: () => {} } as unknown as SceneProps
const STARTS_MS = 100_000

const asked = (atMs: number): WorldInput => ({ type: 'request', atMs, user: 'tokyo', url: 'https://www.shop.example/hero.jpg' })

let lesson: MiniLesson

/** A lesson whose stage begins after so many requests, and shows two. The first of all is a miss and fetches, the others are hits. */
function mount(requestsBefore: number) {
  const script = (): Script => ({ inputs: [...Array.from({ length: requestsBefore }, (_, i) => asked(i * 1000)), asked(STARTS_MS + 10), asked(STARTS_MS + 1000)], startMs: STARTS_MS })
  const definition: typeof miniScene = { ...miniScene, wrong: ({ spec }) => new Map(spec.pops.length === 0 ? [['r1', 'variant' as const]] : []), beats: [{ id: 'first', plate: 'lanes', script, controls: [], whatIf: [{ id: 'no-pop', settings: { pops: 0 } }] }] }
  const machine = createLessonMachine(definition)
  function Lesson() {
    const given = useLesson(machine, definition, copy, props)
    useLayoutEffect(() => void (lesson = given))
    return (
      <StageProvider player={given.player}>
        <Panels lesson={given} selected={null} onSelect={() => {}} shown="requests" onShow={() => {}} />
      </StageProvider>
    )
  }
  render(<Lesson />)
  act(() => lesson.send({ type: 'RUN' }))
  act(() => lesson.player.seek(Infinity))
}

const rows = (): number => screen.getAllByRole('button', { expanded: false }).length
const more = () => screen.queryByRole('button', { name: /requests from before/ })

it('lists everything where nothing lies before the stage', () => {
  mount(0)
  expect(more()).toBeNull()
  expect(rows()).toBe(3)
})

it('folds what lies before the stage away however little, says how much, and shows it when asked', () => {
  mount(9)
  expect(rows()).toBe(2)
  expect(more()?.textContent).toBe('Show 10 requests from before')
  act(() => more()?.click())
  expect(more()).toBeNull()
  expect(rows()).toBe(9 + 1 + 2)
})

it('explains nothing of what is folded away', () => {
  mount(9)
  expect(screen.queryByText(words.selectRequest)).toBeNull()
  act(() => lesson.player.seek(STARTS_MS))
  expect(screen.getByText(words.selectRequest)).toBeDefined()
})

it('a comparison tells of wrong answers in either run, as its own world has them', async () => {
  // Here, so that the wait below is for what is on screen only.
  await import('./Comparison.tsx')
  mount(0)
  act(() => lesson.send({ type: 'COMPARE', whatIf: 'no-pop' }))
  const head = await screen.findByText('Wrong answers')
  expect([...(head.closest('tr')?.children ?? [])].map((cell) => cell.textContent)).toEqual(['Wrong answers', '0', '1'])
})
