// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { AppProvider, type App } from '../context.tsx'
import { en } from '../copy/en.ts'
import { createAppStore } from '../state/store.ts'
import { openVault } from '../state/vault.ts'
import { Notices } from './Notices.tsx'

test('a notice that is dismissed hands the focus to the next, and the last one back to where the reader was', async () => {
  const store = createAppStore(openVault(() => localStorage))
  store.setState({ notices: [{ kind: 'said', what: 'lms', text: 'One' }, { kind: 'reset-done' }] })
  render(
    <AppProvider value={{ store } as unknown as App}>
      <a href="#there">There</a>
      <Notices step={null} onStepSeen={() => {}} />
    </AppProvider>,
  )
  screen.getByText('There').focus()
  const dismissFirst = () => {
    const [button] = screen.getAllByRole('button', { name: en.notices.dismiss })
    button!.focus()
    fireEvent.click(button!)
  }
  dismissFirst()
  await waitFor(() => expect(document.activeElement?.textContent).toBe(en.notices.undo))
  dismissFirst()
  await waitFor(() => expect(document.activeElement?.textContent).toBe('There'))
})
