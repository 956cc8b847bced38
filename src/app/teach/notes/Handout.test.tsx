// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { expect, test } from 'vitest'
import type { CheckFacts, SceneFacts } from '../facts/facts.ts'
import { useCourseUrl, type CourseUrl } from '../useCourseUrl.ts'
import { notesCopy } from './copy.en.ts'
import { Handout } from './Handout.tsx'

const check: CheckFacts = { id: 'why', step: 8, title: 'Why did it miss?', kind: 'one', task: [], question: [], options: ['It had expired', 'It was dropped'], parts: [], hint: [], solution: [], moves: [], varies: true }
const factsOf = (varies: boolean): SceneFacts => ({ slug: '02-hit-and-miss', steps: [], checks: [{ ...check, varies }], terms: [], shownAt: {}, teaching: null })
let course: CourseUrl

function Page({ varies }: { readonly varies: boolean }) {
  const given = useCourseUrl()
  useLayoutEffect(() => void (course = given))
  return <Handout facts={factsOf(varies)} />
}

const where = (container: HTMLElement) => {
  const line = [...container.querySelectorAll('p')].find(({ textContent }) => textContent?.startsWith(`${notesCopy.handout.where} `))
  return { says: line?.querySelector('b[dir]')?.textContent, hasRoomToWrite: line?.querySelector('i') !== null }
}

test('the handout bears the course’s address, and a line to write on while that is only this computer’s own and nobody chose it', () => {
  const { container, rerender } = render(<Page varies={false} />)
  expect(where(container), location.host).toEqual({ says: '', hasRoomToWrite: true })
  rerender(<Page varies />)
  expect(where(container), 'what to write behind it').toEqual({ says: '?seed=1', hasRoomToWrite: true })
  for (const [chosen, printed] of [['https://example.org/cdn/', 'example.org/cdn/'], ['http://192.168.1.7/', '192.168.1.7/']] as const) {
    act(() => course.change(chosen))
    expect(where(container)).toEqual({ says: `${printed}scenes/02-hit-and-miss/?seed=1`, hasRoomToWrite: false })
  }
  act(() => course.change(null))
})

test('has what a check offers to choose from, and an address at which its figures are those of the paper', () => {
  const { container, rerender } = render(<Page varies />)
  act(() => course.change('https://example.org/'))
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(check.options)
  expect(where(container).says).toBe('example.org/scenes/02-hit-and-miss/?seed=1')
  expect(container.textContent).toContain('These are the figures of seed 1')
  rerender(<Page varies={false} />)
  expect(where(container).says).toBe('example.org/scenes/02-hit-and-miss/')
  expect(container.textContent).not.toContain('seed')
  act(() => course.change(null))
})
