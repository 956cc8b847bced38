// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { definition } from '../../../../scenes/12-capstone/definition.ts'
import { STARTS } from '../../../../scenes/12-capstone/studio/starts.ts'
import { fromAssignmentLink, toAssignmentLink } from '../../../verifier/assignment/link.ts'
import { figureOf, holds } from '../../../verifier/assertion.ts'
import { OBJECTIVES, objectivesWith } from '../../../verifier/objectives.ts'
import type { Report } from '../../../verifier/report/report.ts'
import type { Task } from '../../../verifier/verify.ts'
import { AssignmentBuilder } from './AssignmentBuilder.tsx'
import { copy } from './copy.en.ts'
import { STUDIO_SLUG, STUDIO_STEP } from './studio.ts'
import type { Verifier } from './useTrial.ts'

const tasks: Task[] = []
/** Finds every figure at the course's bound. */
const verifier: Verifier = {
  run(task) {
    tasks.push(task)
    const verdicts = objectivesWith(task.bounds ?? {})
      .objectives.filter(({ id }) => task.objectives?.includes(id))
      .map((assertion) => {
        const value = figureOf(OBJECTIVES.find(({ id }) => id === assertion.id)!.bound)
        return { assertion, value, passed: holds(assertion, value), margin: null, counterexample: null }
      })
    return Promise.resolve<Report>({ version: 1, seed: task.seed ?? 1, workloads: task.only ?? [], passed: verdicts.every(({ passed }) => passed), verdicts, warnings: [] })
  },
}

const show = () => render(<AssignmentBuilder studioHref="https://course.example/scenes/12-capstone/?step=6" verifier={verifier} />)
/** By its label: asking for accessible names takes seconds among so many fields. */
const labelled = (label: string) => [...document.querySelectorAll('label')].find(({ textContent }) => textContent === label)?.control ?? null
function field(label: string): HTMLElement {
  const found = labelled(label)
  if (!found) throw new Error(`No field is called "${label}".`)
  return found
}
const type = (label: string, text: string) => fireEvent.change(field(label), { target: { value: text } })
const row = (id: string) => document.querySelector<HTMLElement>(`[data-objective="${id}"]`)!
const says = (text: string) => document.body.textContent.includes(text)
const link = () => (field(copy.give.link) as HTMLTextAreaElement).value

beforeEach(() => {
  tasks.splice(0)
  sessionStorage.clear()
})
afterEach(cleanup)

describe('the assignment builder', () => {
  it('says what is missing until there is an assignment, then gives its link', async () => {
    show()
    expect(says(copy.name.missing)).toBe(true)
    type(copy.name.label, 'Week 3')
    await waitFor(() => expect(link()).toMatch(/^https:\/\/course\.example\/scenes\/12-capstone\/\?step=6#a=/))
    expect(await fromAssignmentLink(link())).toEqual({ ok: true, assignment: { name: 'Week 3' } })
    for (const name of ['Video', 'Real-time data', 'API']) fireEvent.click(field(copy.objectives.whole(name)))
    fireEvent.click(row('static.wrong').querySelector('[type=checkbox]')!)
    fireEvent.change(row('static.deploy').querySelector('[type=text]')!, { target: { value: '30' } })
    fireEvent.click(field(copy.begin.options.complete))
    await waitFor(async () => expect(await fromAssignmentLink(link())).toMatchObject({ assignment: { bounds: { 'static.deploy': 30_000 }, begin: 'complete', objectives: expect.not.arrayContaining(['static.wrong', 'api']) as string[] } }))
    expect(row('static.deploy').textContent).toContain('at most 30 s, stricter than the course’s')
    expect(row('static.deploy').textContent).toContain('Course: at most 60 s. Smaller is stricter.')
    expect(row('static.hits').textContent).toContain('Greater is stricter.')
    expect(says('12 of 13 count, 1 with a bound of your own')).toBe(true)
  })

  it('tells of a bound that can’t be one in its place, and gives no link', () => {
    show()
    type(copy.name.label, 'Week 3')
    const input = row('static.hits').querySelector<HTMLInputElement>('[type=text]')!
    fireEvent.change(input, { target: { value: '195' } })
    expect(row('static.hits').textContent).toContain(copy.objectives.aboveAll('195'))
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(labelled(copy.give.link)).toBeNull()
    expect(says(copy.trial.notYet)).toBe(true)
  })

  it('tries it on the worked configuration, and says no more than was found', async () => {
    show()
    type(copy.name.label, 'Week 3')
    expect(says(copy.trial.known)).toBe(true)
    fireEvent.change(row('static.deploy').querySelector('[type=text]')!, { target: { value: '0.1' } })
    expect(says(copy.trial.unknown(1))).toBe(true)
    expect(row('static.deploy').textContent).toContain(copy.objectives.far('600', 'stricter'))
    fireEvent.click(within(document.body).getByText(copy.trial.try))
    await waitFor(() => expect(says(copy.trial.failed(1, OBJECTIVES.length, 1))).toBe(true))
    expect(tasks).toMatchObject([{ document: STARTS.worked, seed: 1, bounds: { 'static.deploy': 100 } }])
    type(copy.name.label, 'Week 4')
    expect(says(copy.trial.failed(1, OBJECTIVES.length, 1)), 'a name changes no bound').toBe(true)
    fireEvent.change(row('static.deploy').querySelector('[type=text]')!, { target: { value: '60' } })
    expect(says(copy.trial.failed(1, OBJECTIVES.length, 1)), 'of other bounds it says nothing').toBe(false)
    await act(async () => fireEvent.click(within(document.body).getByText(copy.trial.try)))
    await waitFor(() => expect(says(copy.trial.passed(OBJECTIVES.length, 1))).toBe(true))
  })

  it('keeps what was typed, and goes on with a link; either can be taken back', async () => {
    const earlier = await toAssignmentLink({ name: 'Week 2', bounds: { 'static.deploy': 30_000 } })
    show()
    type(copy.name.label, 'Week 3')
    cleanup()
    show()
    expect((field(copy.name.label) as HTMLInputElement).value).toBe('Week 3')
    const press = (name: string) => fireEvent.click([...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)!)
    type(copy.open.link, earlier)
    press(copy.open.take)
    await waitFor(() => expect(says(copy.open.taken('Week 2'))).toBe(true))
    expect((field(copy.name.label) as HTMLInputElement).value).toBe('Week 2')
    expect(row('static.deploy').querySelector<HTMLInputElement>('[type=text]')?.value).toBe('30')
    await waitFor(async () => expect(await fromAssignmentLink(link())).toMatchObject({ assignment: { name: 'Week 2' } }))
    press(copy.open.back)
    await waitFor(async () => expect(await fromAssignmentLink(link())).toMatchObject({ assignment: { name: 'Week 3' } }))
    expect((field(copy.name.label) as HTMLInputElement).value).toBe('Week 3')
    type(copy.open.link, '{"version": 1}')
    press(copy.open.take)
    await waitFor(() => expect(says(copy.open.refused)).toBe(true))
    expect((field(copy.name.label) as HTMLInputElement).value).toBe('Week 3')
  })

  it('leads to the step in which the studio stands', () => {
    expect(definition.slug).toBe(STUDIO_SLUG)
    expect(definition.beats.findIndex(({ id }) => id === 'own') + 1).toBe(STUDIO_STEP)
  })
})
