// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { StageProvider } from '../../stage/useStage.tsx'
import type { SceneCopy } from '../copy.ts'
import { createLessonMachine } from '../machine.ts'
import type { SceneProps } from '../sceneProps.ts'
import { miniScene } from '../testing/miniScene.ts'
import { useLesson } from '../useLesson.ts'
import { checkWords } from '../checkWords.en.ts'
import { words } from '../words.en.ts'
import { Story } from './Story.tsx'

type MiniLesson = ReturnType<typeof useLesson<Parameters<typeof miniScene.world>[0]>>

const asked = { question: 'How many reach the origin?', right: 'So it is.', wrong: 'Not so.', options: { 1: 'One', 2: 'Two', 3: 'Three' } }
const copy = {
  title: 'Mini',
  thesis: 'Small.',
  previously: 'Nothing.',
  promise: 'Go on.',
  beats: { first: { title: 'First', body: [], after: ['It ran.'] }, second: { title: 'Second', body: [] }, free: { title: 'Free', body: [] } },
  controls: { send: { label: 'Send after {asked}' } },
  predictions: { origin: asked },
  checks: { three: { title: 'Three', task: 'Ask.', hint: 'Twice.', solution: 'Press twice.' }, count: { ...asked, title: 'Count', task: 'Count.', hint: 'Slowly.', solution: 'So many.' } },
  whatIfs: { 'no-pop': { label: 'Without a POP', finding: '' } },
  takeaway: [],
  fieldNotes: {},
} as unknown as SceneCopy
const { send } = miniScene.controls
if (send?.kind !== 'act') throw new Error('Nobody can send.')
const scene: typeof miniScene = { ...miniScene, controls: { ...miniScene.controls, send: { ...send, figures: ({ trial, atMs }) => ({ asked: trial.inputs.filter((input) => input.atMs <= atMs).length }) } } }
const machine = createLessonMachine(scene)

let lesson: MiniLesson

function open(step: number, more: Partial<SceneProps> = {}) {
  const props = { step, seed: 1, motion: 'full', progress: null, onStep: () => {}, onProgress: () => {}, openTerm: () => {}, homeHref: './', next: null, ...more } as unknown as SceneProps
  function Lesson() {
    const given = useLesson(machine, scene, copy, props)
    useLayoutEffect(() => void (lesson = given))
    return (
      <StageProvider player={given.player}>
        <Story lesson={given} onSeeWhy={() => {}} />
      </StageProvider>
    )
  }
  render(<Lesson />)
}

/** As by Enter: the button has the focus, and is pressed. */
function press(name: string) {
  const button = screen.getByRole('button', { name })
  button.focus()
  fireEvent.click(button)
}

const toEnd = () => act(() => lesson.player.seek(lesson.context.trial.run.endMs))
const key = (name: string, more = {}) => fireEvent.keyDown(document.activeElement!, { key: name, ...more })
const focus = () => document.activeElement?.textContent

beforeEach(() => {
  // jsdom calls a page unfocused as soon as nothing in it has the focus.
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  Element.prototype.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
})

it('an arrow key goes on from the heading that it led to, as often as it is pressed', () => {
  open(1)
  press(words.next)
  expect(focus()).toBe('Second')
  key('ArrowRight')
  expect(focus()).toBe('Free')
  key('ArrowRight', { repeat: true })
  key('ArrowRight', { altKey: true })
  expect(focus(), 'held down, and with a modifier').toBe('Free')
  key('ArrowLeft')
  key('ArrowLeft')
  expect(focus()).toBe('First')
})

it('after Run, an answer and a hint the focus is on what came of it', async () => {
  open(1)
  expect(document.activeElement, 'nothing is taken when the page opens').toBe(document.body)
  press(words.run)
  expect(focus()).toContain(words.running)
  press(words.next)
  fireEvent.click(screen.getByLabelText('Two'))
  press(words.commit)
  expect(focus()).toContain('Your guess stands: Two.')
  press(words.next)
  press(words.next)
  await screen.findByRole('button', { name: checkWords.hint })
  press(checkWords.hint)
  expect(focus()).toContain('Twice.')
  press(checkWords.solution)
  expect(focus()).toContain('Press twice.')
  press(checkWords.tryAgain)
  expect(focus()).toBe('Ask.')
})

it('a comparison that is closed gives the focus back to what opened it', () => {
  open(1)
  press(words.run)
  act(() => lesson.send({ type: 'COMPARE', whatIf: 'no-pop' }))
  act(() => (document.activeElement as HTMLElement).blur())
  act(() => lesson.send({ type: 'COMPARE', whatIf: null }))
  expect(focus()).toBe('Without a POP')
})

it('a control that says more than its name says it of the stage’s time', () => {
  open(3)
  press('Send after 0')
  expect(document.activeElement?.textContent, 'it keeps the focus under its new words').toBe('Send after 1')
  toEnd()
  press('Send after 1')
  toEnd()
  expect(focus()).toBe('Send after 2')
  act(() => lesson.player.seek(0))
  expect(focus()).toBe('Send after 1')
})

it('takes no focus in a page that has none', () => {
  vi.mocked(document.hasFocus).mockReturnValue(false)
  open(1)
  act(() => lesson.send({ type: 'RUN' }))
  expect(document.activeElement).toBe(document.body)
})

const choices = () => [...document.querySelectorAll('[data-option]')].map((option) => option.textContent)

it('the choices stay to be read: one’s own from the answer on, the run’s when it has told', () => {
  open(2)
  fireEvent.click(screen.getByLabelText('Two'))
  press(words.commit)
  expect(document.querySelector('[data-told]')?.getAttribute('data-told')).toBe('false')
  toEnd()
  expect(document.querySelector('[data-told]')?.getAttribute('data-told')).toBe('true')
  expect(choices()).toEqual(['One the run', 'Two your guess '])
  press(words.next)
  press(words.back)
  expect(choices(), 'also when one comes back').toEqual(['One the run', 'Two your guess '])
  expect(screen.getByText('The run says: One.').closest('[data-verdict]')?.getAttribute('data-right')).toBe('false')
})

it('says that nothing was guessed', () => {
  open(2)
  press(words.skipPrediction)
  expect(focus()).toContain(words.noGuessYet)
  toEnd()
  expect(screen.getByText('You made no guess. The run says: One.')).toBeTruthy()
  expect(choices()).toEqual(['One the run', 'Two'])
})

it('the choices of a check stay, too, and what its worked solution gave is nobody’s guess', async () => {
  open(5)
  fireEvent.click(await screen.findByLabelText('One'))
  const shown = vi.fn()
  Element.prototype.scrollIntoView = function () {
    shown(this.closest('[data-said]') !== null)
  }
  press(checkWords.answer)
  expect(shown.mock.calls, 'what came of it begins in sight').toEqual([[true]])
  expect(choices()).toEqual(['One your guess the run', 'Two', 'Three'].map((text, index) => (index === 0 ? expect.stringContaining('your guess') : expect.stringContaining(text))))
  press(checkWords.newVariant)
  press(checkWords.hint)
  press(checkWords.solution)
  expect(choices().join()).not.toContain('your guess')
})

const NEXT = { title: 'Another', href: './another/' }

it('ends with the way to the next scene', async () => {
  open(scene.beats.length + scene.checks.length + 1, { next: NEXT })
  expect((await screen.findByRole('link', { name: /Another/ })).getAttribute('href')).toBe(NEXT.href)
})

it('with no other scenes beside it, it ends with the tasks that are left, and they lead there', async () => {
  open(scene.beats.length + scene.checks.length + 1, { next: NEXT, end: ({ unsolved }) => `${unsolved} left`, progress: { furthest: 6, steps: 6, checks: { three: 'solved' }, done: true } })
  expect(await screen.findByText('1 left')).toBeTruthy()
  expect(screen.queryByRole('link')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Three' })).toBeNull()
  press('Count')
  expect(await screen.findByText(asked.question)).toBeTruthy()
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Count')
})
