// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { act, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HeaderEditor } from './HeaderEditor.tsx'

const told = vi.fn<(to: string) => void>()

function Host({ initial }: { readonly initial: string }) {
  const [value, setValue] = useState(initial)
  return (
    <>
      <HeaderEditor
        id="headers"
        label="Response headers"
        value={value}
        nowMs={0}
        onSet={(to) => {
          told(to)
          setValue(to)
        }}
      />
      <button onClick={() => setValue('ETag: "v1"')}>outside</button>
    </>
  )
}

const field = () => screen.getByLabelText<HTMLTextAreaElement>('Response headers')

function type(text: string) {
  // The caret goes to the end, as it does after typing.
  fireEvent.change(field(), { target: { value: text, selectionStart: text.length } })
}

beforeEach(() => {
  vi.useFakeTimers()
  told.mockClear()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test('what is typed is told once, when typing rests', () => {
  render(<Host initial="" />)
  type('Cache-Control: max-age=6')
  act(() => {
    vi.advanceTimersByTime(200)
  })
  type('Cache-Control: max-age=60')
  expect(told).not.toHaveBeenCalled()
  act(() => {
    vi.advanceTimersByTime(400)
  })
  expect(told.mock.calls).toEqual([['Cache-Control: max-age=60']])
  fireEvent.blur(field())
  expect(told).toHaveBeenCalledTimes(1)
})

test('leaving the field tells at once', () => {
  render(<Host initial="" />)
  type('Age: 5')
  fireEvent.blur(field())
  expect(told.mock.calls).toEqual([['Age: 5']])
})

test('a suggestion is taken with arrow and Enter; Enter alone makes a line', () => {
  render(<Host initial="" />)
  type('Cache-Control: s-m')
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['s-maxage'])
  expect(fireEvent.keyDown(field(), { key: 'Enter' })).toBe(true)
  fireEvent.keyDown(field(), { key: 'ArrowDown' })
  expect(screen.getByRole('option').getAttribute('aria-selected')).toBe('true')
  fireEvent.keyDown(field(), { key: 'Enter' })
  expect(field().value).toBe('Cache-Control: s-maxage=')
  expect(screen.queryByRole('listbox')).toBeNull()
})

test('Escape closes the suggestions and is kept from the page; a second one is the page\'s own', () => {
  render(<Host initial="" />)
  type('Ex')
  const onPage = vi.fn()
  document.addEventListener('keydown', onPage)
  fireEvent.keyDown(field(), { key: 'Escape' })
  expect(onPage).not.toHaveBeenCalled()
  expect(screen.queryByRole('listbox')).toBeNull()
  fireEvent.keyDown(field(), { key: 'Escape' })
  expect(onPage).toHaveBeenCalledTimes(1)
  document.removeEventListener('keydown', onPage)
})

test('a value from outside takes the place of the draft, and its notes are shown', () => {
  render(<Host initial="Cache-Control: maxage=60" />)
  expect(screen.getByText(/Is max-age meant/)).toBeDefined()
  fireEvent.click(screen.getByText('outside'))
  expect(field().value).toBe('ETag: "v1"')
  expect(screen.queryByText(/Is max-age meant/)).toBeNull()
})
