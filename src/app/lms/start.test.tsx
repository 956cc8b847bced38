// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeApi } from '../../scorm/fake.testkit.ts'
import { decodeKept } from '../../scorm/suspend.ts'
import { App } from '../App.tsx'
import { fetchPage } from '../pages/latePages.ts'
import { settingsCopy } from '../pages/settings.en.ts'
import { createAppStore, PROGRESS_KEY, SETTINGS_KEY } from '../state/store.ts'
import { openVault } from '../state/vault.ts'
import { lmsCopy } from './copy.en.ts'
import { start } from './start.ts'

await fetchPage({ kind: 'settings' })

const half = { furthest: 4, steps: 10, checks: { 'two-tier': 'solved' as const }, done: false }
const { pushState, replaceState } = history
let latest: ReturnType<typeof start> | null = null

beforeEach(() => {
  history.replaceState(null, '', '/settings/index.html')
  document.documentElement.dataset['lms'] = 'course'
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.spyOn(window, 'scrollTo').mockImplementation(() => {})
})
afterEach(() => {
  cleanup()
  // Ends what this page began: listeners stay for the next test.
  dispatchEvent(new Event('pagehide'))
  Object.assign(history, { pushState, replaceState })
  vi.unstubAllGlobals()
  localStorage.clear()
  delete document.documentElement.dataset['lms']
  vi.useRealTimers()
})

/** The page of a course package, as the entry starts it; in development React draws twice and runs effects twice. */
function openPage(api: unknown) {
  vi.stubGlobal('API', api)
  const lms = start('course', '', PROGRESS_KEY)
  const store = createAppStore(openVault(() => lms))
  lms.follow(store)
  latest = lms
  render(
    <StrictMode>
      <App store={store} base="" writtenFor="/settings/" />
    </StrictMode>,
  )
  return store
}

test('drawn twice, a visit begins once, is kept, and ends once', () => {
  const fake = fakeApi()
  const store = openPage(fake.api)
  act(() => store.getState().recordScene('04', half))
  dispatchEvent(new Event('pagehide'))
  dispatchEvent(new Event('pagehide'))
  act(() => store.getState().recordScene('04', { ...half, furthest: 5 }))
  expect(fake.calls.filter((call) => call === 'initialize')).toHaveLength(1)
  expect(fake.calls.filter((call) => call === 'finish')).toHaveLength(1)
  expect(fake.calls.at(-1)).toBe('finish')
  expect(decodeKept(fake.values.get('cmi.suspend_data')).scenes['04']).toMatchObject({ furthest: 4 })
})

test('a page whose address stands still says where the learner is', () => {
  const fake = fakeApi()
  const store = openPage(fake.api)
  latest?.goneTo({ scene: '04', step: 4 })
  act(() => store.getState().recordScene('04', half))
  latest?.goneTo({ scene: '04', step: 2 })
  dispatchEvent(new Event('pagehide'))
  expect(decodeKept(fake.values.get('cmi.suspend_data'))).toMatchObject({ at: { scene: '04', step: 2 }, scenes: { '04': { furthest: 4 } } })
})

test('what the platform kept is there again, and nothing of it goes into the browser’s storage', () => {
  const first = fakeApi()
  const before = openPage(first.api)
  act(() => before.getState().recordScene('04', half))
  cleanup()
  dispatchEvent(new Event('pagehide'))
  const store = openPage(fakeApi(Object.fromEntries(first.values)).api)
  expect(store.getState().progress.scenes).toEqual({ '04': half })
  expect(store.getState().notices).toEqual([])
  expect(localStorage).toHaveLength(0)
})

test('theme and motion are no progress: the browser keeps them, and where it forbids that they hold for the visit', () => {
  const store = openPage(fakeApi().api)
  act(() => store.getState().changeSettings({ theme: 'dark' }))
  expect(Object.keys(localStorage)).toEqual([SETTINGS_KEY])
  expect(screen.getByText(settingsCopy.leadOnPlatform(true))).not.toBeNull()
  cleanup()
  dispatchEvent(new Event('pagehide'))
  expect(openPage(fakeApi().api).getState().settings.theme).toBe('dark')

  vi.stubGlobal('localStorage', undefined)
  cleanup()
  dispatchEvent(new Event('pagehide'))
  const alone = openPage(fakeApi().api)
  act(() => alone.getState().changeSettings({ motion: 'reduce' }))
  expect(latest?.getItem(SETTINGS_KEY)).toContain('reduce')
  expect(alone.getState().notices).toEqual([])
  expect(screen.getByText(settingsCopy.leadOnPlatform(false))).not.toBeNull()
})

test.each([
  ['false', lmsCopy.refused],
  [false, lmsCopy.refused],
])('a platform that answers %j: the page works and says so', async (answer, words) => {
  openPage(fakeApi({}, () => answer).api)
  expect(await screen.findByText(words)).not.toBeNull()
})

test('a platform that begins no second visit refuses a page that was loaded anew: it says that the visit is over', async () => {
  vi.stubGlobal('performance', Object.assign(Object.create(performance) as Performance, { now: () => 0, getEntriesByType: () => [{ type: 'reload' }] }))
  openPage(fakeApi({}, () => 'false').api)
  expect(await screen.findByText(lmsCopy.over)).not.toBeNull()
})

test('no platform: looked for a while, then said', async () => {
  vi.useFakeTimers()
  const store = openPage(undefined)
  expect(store.getState().notices).toEqual([])
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  expect(store.getState().notices).toEqual([{ kind: 'said', what: 'lms', text: lmsCopy.absent }])
  act(() => store.getState().recordScene('04', half))
  expect(store.getState().progress.scenes['04']).toEqual(half)
})

test('a platform that comes late is told what was done meanwhile', async () => {
  vi.useFakeTimers()
  const fake = fakeApi({ 'cmi.suspend_data': '{"v":1,"s":{"05":[3,9,3,"one-body"]}}' })
  const store = openPage(undefined)
  act(() => store.getState().recordScene('04', half))
  vi.stubGlobal('API', fake.api)
  await act(() => vi.advanceTimersByTimeAsync(1000))
  expect(Object.keys(store.getState().progress.scenes)).toEqual(['05', '04'])
  expect(Object.keys(decodeKept(fake.values.get('cmi.suspend_data')).scenes).sort()).toEqual(['04', '05'])
})

test('a page that the browser brings back after its end says that nothing is recorded any more', async () => {
  openPage(fakeApi().api)
  dispatchEvent(new Event('pagehide'))
  act(() => void dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })))
  expect(await screen.findByText(lmsCopy.ended)).not.toBeNull()
})
