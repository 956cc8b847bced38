// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeApi } from '../../scorm/fake.testkit.ts'
import { createAppStore, PROGRESS_KEY } from '../state/store.ts'
import { openVault } from '../state/vault.ts'
import { lmsCopy } from './copy.en.ts'
import { start } from './start.ts'

const done = (solved: readonly string[]) => ({ furthest: 10, steps: 10, checks: Object.fromEntries(solved.map((id) => [id, 'solved' as const])), done: true })
const { pushState, replaceState } = history

afterEach(() => {
  cleanup()
  dispatchEvent(new Event('pagehide'))
  Object.assign(history, { pushState, replaceState })
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A page of a package with that scope, on that platform. */
function open(scope: string, api: unknown) {
  vi.useFakeTimers()
  vi.stubGlobal('API', api)
  const lms = start(scope, '', PROGRESS_KEY)
  const store = createAppStore(openVault(() => lms))
  lms.follow(store)
  return store
}

const reach = (store: ReturnType<typeof open>, solved: readonly string[] = []) =>
  act(() => {
    store.getState().recordScene('04', done(solved))
    vi.runAllTimers()
  })

test('the end of a package of one scene says what the platform took, and whether anything is left', () => {
  const store = open('04', fakeApi().api)
  const End = store.getState().end
  if (!End) throw new Error('A package of one scene has no end of its own.')
  const { rerender } = render(<End unsolved={2} />)
  expect(screen.getByRole('status').textContent, 'nothing is completed yet').toBe('')
  reach(store)
  expect(screen.getByRole('status').textContent).toBe(lmsCopy.told.completed(0))
  expect(screen.getByText(lmsCopy.left)).toBeTruthy()
  rerender(<End unsolved={0} />)
  expect(screen.getByText(lmsCopy.nothingLeft)).toBeTruthy()
})

test('a platform that refuses is not said to know anything, nor is one that is not there', () => {
  for (const api of [{ ...fakeApi().api, LMSCommit: () => 'false' }, undefined]) {
    const store = open('04', api)
    const End = store.getState().end
    render(End ? <End unsolved={1} /> : null)
    reach(store)
    expect(screen.getByRole('status').textContent).toBe('')
    expect(screen.getByText(lmsCopy.leftUnrecorded)).toBeTruthy()
    cleanup()
    dispatchEvent(new Event('pagehide'))
    Object.assign(history, { pushState, replaceState })
  }
})

test('the course’s package keeps its ways between scenes', () => {
  expect(open('course', fakeApi().api).getState().end).toBeUndefined()
})
