// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { CheckFacts, SceneFacts } from '../facts/facts.ts'
import { Handout } from './Handout.tsx'

const check: CheckFacts = { id: 'why', step: 8, title: 'Why did it miss?', kind: 'one', task: [], question: [], options: ['It had expired', 'It was dropped'], parts: [], hint: [], solution: [], moves: [], varies: true }
const facts = (varies: boolean): SceneFacts => ({ slug: '02-hit-and-miss', steps: [], checks: [{ ...check, varies }], terms: [], shownAt: {}, teaching: null })

it('has what a check offers to choose from, and an address at which its figures are those of the paper', () => {
  const { container, unmount } = render(<Handout facts={facts(true)} />)
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(check.options)
  expect(container.querySelector('b[dir]')?.textContent).toMatch(/\/scenes\/02-hit-and-miss\/\?seed=1$/)
  expect(container.textContent).toContain('These are the figures of seed 1')
  unmount()
  const same = render(<Handout facts={facts(false)} />).container
  expect(same.querySelector('b[dir]')?.textContent).toMatch(/\/scenes\/02-hit-and-miss\/$/)
  expect(same.textContent).not.toContain('seed')
})
