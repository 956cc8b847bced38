// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { MOST_SEED } from '../../../lesson/seed.ts'
import { teachCopy } from '../copy.en.ts'
import { Drills } from './Drills.tsx'

const copy = teachCopy.drills
const links = () => screen.queryAllByRole('link').map(({ textContent }) => /seed=(\d+)/.exec(textContent ?? '')?.[1])
const type = (label: string, text: string) => fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
const buttons = () => screen.queryAllByRole('button', { name: /^Copy/ }).length

test('while a field can’t be used no other links stand there or can be copied, and seeds that begin again with 0 say so', () => {
  render(<Drills place={{ scene: '11', slug: '11-hit-ratio', step: 7 }} />)
  type(copy.count, '3')
  expect([links(), buttons()]).toEqual([['1', '2', '3'], 2])
  for (const bad of ['9999999999', '-1', '1e3', '']) {
    type(copy.start, bad)
    expect([links(), buttons()], bad).toEqual([[], 0])
    expect(screen.getByText(copy.noLinks)).toBeTruthy()
  }
  type(copy.count, '0')
  type(copy.start, '5')
  expect(links(), 'the other field can’t be used').toEqual([])
  type(copy.count, '2')
  expect(links()).toEqual(['5', '6'])
  expect(screen.queryByText(copy.noLinks)).toBeNull()
  type(copy.start, String(MOST_SEED))
  expect(links()).toEqual([String(MOST_SEED), '0'])
  expect(screen.getByText(copy.fromZero(2, MOST_SEED))).toBeTruthy()
})
