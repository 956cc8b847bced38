// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { assignmentText, type Assignment } from '../../../../src/verifier/assignment/assignment.ts'
import { toAssignmentLink } from '../../../../src/verifier/assignment/link.ts'
import { sealed } from '../../../../src/verifier/link/sealed.ts'
import type { DesignerProps } from '../../designer/index.ts'
import { KEPT_KEY } from '../../designer/keep.ts'
import { written } from '../../designer/written.ts'
import { start as startWords, verify as verifyWords } from '../copy.en.ts'
import { STARTS } from '../starts.ts'
import { fakeVerifier, reportWith, type FakeVerifier } from '../studio.testdata.ts'
import { handIn, words } from './copy.en.ts'
import { deskOf } from './desk.ts'
import { fileNameFor } from './fileName.ts'
import { StudioRoom } from './StudioRoom.tsx'

// The designer is tested in its own room.
vi.mock('../../designer/DesignerPanel.tsx', () => ({
  DesignerPanel: ({ design, dispatch, objectives, onOtherFile }: DesignerProps) => (
    <>
      <input aria-label="file" onChange={({ target }) => otherFiles.push(onOtherFile?.(target.value))} />
      <textarea aria-label="json" value={design.text} onChange={({ target }) => dispatch({ type: 'typed', text: target.value })} />
      {Object.values(objectives ?? {})}
    </>
  ),
}))

const otherFiles: unknown[] = []
const MINE = '{ "version": 1, "note": "mine" }'
const ASSIGNMENT: Assignment = { name: '<img src=x onerror=alert(1)>', word: 'Read scene 4 first.\n<script>alert(2)</script> {count}', objectives: ['static.deploy', 'api'], bounds: { 'static.deploy': 30_000 }, begin: 'complete', seed: 4 }

let verifier: FakeVerifier
const show = (link = '') => render(<StudioRoom playing={null} onPlay={() => {}} taughtBy={(id) => ({ title: id, href: id })} link={link} verifier={verifier} />)
const desk = () => document.querySelector<HTMLTextAreaElement>('textarea[aria-label=json]')!.value
const write = (text: string) => fireEvent.change(document.querySelector('textarea[aria-label=json]')!, { target: { value: text } })
const panel = () => document.querySelector<HTMLElement>('[data-assignment]')
const press = (name: string) => fireEvent.click([...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)!)
const says = (text: string) => document.body.textContent.includes(text)
async function opened(assignment = ASSIGNMENT) {
  const link = await toAssignmentLink(assignment)
  window.history.replaceState(null, '', link)
  show(link)
  await waitFor(() => expect(panel()).not.toBeNull())
}

beforeEach(() => {
  window.localStorage.clear()
  window.sessionStorage.clear()
  window.history.replaceState(null, '', '/')
  window.localStorage.setItem(KEPT_KEY, JSON.stringify({ version: 1, text: MINE, good: MINE }))
  verifier = fakeVerifier()
})

it('shows an assignment’s texts as text, what counts with its bounds, and what it begins with', async () => {
  await opened()
  expect(document.querySelector('img, script')).toBeNull()
  expect(panel()?.textContent).toContain(ASSIGNMENT.name)
  expect(panel()?.textContent).toContain(ASSIGNMENT.word)
  expect(panel()?.textContent).toContain('12 objectives count: 1 of the 13 of Static site, all 11 of API.')
  expect(panel()?.textContent).toContain('at most 30 s (stricter than the course’s; the course’s: at most 60 s)')
  expect([...document.querySelectorAll('[data-objective]')]).toHaveLength(12)
  expect(document.querySelector('[data-objective="static.deploy"]')?.textContent).toContain('at most 30 s (stricter than the course’s)')
  expect(says(words.notAsked)).toBe(true)
  expect(desk()).toBe(written(STARTS.complete))
  expect(says(startWords.again), 'its beginning is the instructor’s').toBe(false)
})

it('is verified by its own objectives, bounds and day', async () => {
  await opened()
  press(verifyWords.verify)
  expect(verifier.tasks).toMatchObject([{ seed: 4, bounds: ASSIGNMENT.bounds, only: ['static', 'api'], objectives: deskOf(ASSIGNMENT).demand.objectives }])
  const { objectives } = verifier.tasks[0]!
  const whole = reportWith()
  await act(async () => verifier.finish({ ...whole, seed: 4, workloads: ['static', 'api'], verdicts: whole.verdicts.filter(({ assertion }) => objectives?.includes(assertion.id)) }))
  expect(says('All 12 objectives are met.')).toBe(true)
})

it('keeps its work apart: one’s own comes back on leaving, and the assignment’s with its link', async () => {
  await opened()
  write('{ "version": 1, "note": "for the course" }')
  cleanup()
  show()
  expect(desk(), 'a page that is loaded again is still at it').toContain('for the course')
  expect(window.location.hash).toBe('')
  press(words.leave)
  expect(desk()).toBe(MINE)
  expect(panel()).toBeNull()
  expect(says('You have left the assignment “<img')).toBe(true)
  expect(document.activeElement?.textContent).toBe(startWords.desk)
  cleanup()
  show()
  expect(desk()).toBe(MINE)
  cleanup()
  await opened()
  expect(desk()).toContain('for the course')
  press(words.again)
  expect(desk()).toBe(written(STARTS.complete))
  cleanup()
  await opened({ ...ASSIGNMENT, name: 'Another' })
  expect(desk(), 'another assignment is another desk').toBe(written(STARTS.complete))
})

it('a broken or foreign link says why and touches nothing', async () => {
  const whole = await toAssignmentLink(ASSIGNMENT)
  for (const [link, why] of [
    [whole.slice(0, -4), 'cut off'],
    ['#a=9.AA.BB', 'does not know'],
    [await sealed('a', '{"version":1}'), 'holds no assignment'],
    [await sealed('a', '{"assignment":1,"name":"x","objectives":["static.gone"]}'), 'no workload or objective static.gone'],
  ] as const) {
    show(link)
    await waitFor(() => expect(document.querySelector('[role="alert"]')?.textContent).toContain(why))
    expect(says(words.untouched)).toBe(true)
    expect(desk()).toBe(MINE)
    press(words.close)
    expect(document.querySelector('[role="alert"]')).toBeNull()
    cleanup()
  }
})

it('opens an assignment’s file for what it is, and says what is wrong with one', async () => {
  show()
  const choose = (text: string) => fireEvent.change(document.querySelector('input[aria-label=file]')!, { target: { value: text } })
  choose('{"version": 1, "routs": []}')
  choose('{"assignment": 1, "name": ""}')
  expect(otherFiles).toEqual([null, [expect.stringContaining('name: A text')]])
  expect(panel()).toBeNull()
  choose(assignmentText(ASSIGNMENT))
  expect(otherFiles.at(-1)).toEqual([])
  expect(panel()?.textContent).toContain(ASSIGNMENT.name)
  expect(desk()).toBe(written(STARTS.complete))
  cleanup()
  show()
  expect(panel(), 'it is kept like one that came by a link').not.toBeNull()
  press(words.leave)
  expect(desk()).toBe(MINE)
})

it('hands in a file under somebody’s name, and says how it is graded', async () => {
  await opened()
  expect(says(handIn.about)).toBe(true)
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  press(handIn.file)
  expect(saved, 'a name is asked for first').not.toHaveBeenCalled()
  expect(says('write your name first')).toBe(true)
  expect(document.activeElement).toBe(panel()!.querySelector('input'))
  saved.mockRestore()
  fireEvent.change(panel()!.querySelector('input')!, { target: { value: 'Zoë  Ångström / 7b' } })
  expect(says('zoë-ångström-7b.json')).toBe(true)
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    expect(this.download).toBe('zoë-ångström-7b.json')
  })
  URL.createObjectURL = () => 'blob:x'
  URL.revokeObjectURL = () => {}
  press(handIn.file)
  expect(clicked).toHaveBeenCalledOnce()
  expect(says('The browser saves zoë-ångström-7b.json.')).toBe(true)
  clicked.mockRestore()
})

it('a file’s name is one that every system takes', () => {
  expect(['', '../../etc/passwd', 'con:', ' Ada ', '李 雷', '\u202Egnp', 'x'.repeat(500)].map(fileNameFor)).toEqual(['configuration.json', 'etc-passwd.json', 'con-.json', 'ada.json', '李-雷.json', 'gnp.json', `${'x'.repeat(60)}.json`])
})
