// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { VerdictCard } from './VerdictCard.tsx'

const copy = { options: { own: 'Its copy, still fresh', asked: 'The origin’s answer' } }

it.each([
  [true, 'Right: Its copy, still fresh.'],
  [false, 'The run says: Its copy, still fresh.'],
])('sets an option, which begins with a capital, behind a colon (right: %s)', (right, sentence) => {
  render(<VerdictCard question={{ kind: 'one' }} verdict={{ guess: right ? 'own' : 'asked', answer: 'own', right, gap: null, because: null }} copy={copy} figures={{}} onSeeWhy={() => {}} />)
  expect(screen.getByRole('group').firstElementChild?.textContent).toBe(sentence)
  expect(screen.queryByText('Your guess: The origin’s answer') === null).toBe(right)
})
