// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { words } from '../words.en.ts'
import { Late } from './Late.tsx'

it('what fails to arrive says so, can be asked for again, and leaves the focus in the step', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  const load = vi.fn<() => Promise<() => string>>().mockRejectedValueOnce(new Error('No network.')).mockResolvedValue(() => 'Here it is.')
  render(
    <>
      <h2 tabIndex={-1} data-heading>
        Step
      </h2>
      <Late load={load} props={{}} />
    </>,
  )
  const again = await screen.findByRole('button', { name: words.partRetry })
  again.focus()
  fireEvent.click(again)
  await screen.findByText('Here it is.')
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Step'))
})
