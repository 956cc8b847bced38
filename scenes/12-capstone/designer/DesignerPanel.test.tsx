// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import type { Resource } from './deciding.ts'
import { DesignerPanel } from './DesignerPanel.tsx'
import { KEPT_KEY } from './keep.ts'
import { useDesign } from './useDesign.ts'

const START: PolicyDocument = {
  version: 1,
  routes: [
    { name: 'assets', match: { paths: ['/assets/*'] }, edge: { ttlSeconds: 60, when: 'always' } },
    { name: 'api', match: { paths: ['/api/*'] }, cache: false },
    { name: 'video', match: { extensions: ['mp4'] }, edge: { ttlSeconds: 3600 } },
  ],
}
const resource = (id: string, workload: string, path: string): Resource => ({ id, workload, label: id, request: { method: 'GET', url: `https://shop.example${path}`, headers: [] }, says: [['Cache-Control', 'no-cache']] })
const resources = [resource('stylesheet', 'site', '/assets/a.css'), resource('profile', 'api', '/api/me')]
const workloads = [
  { id: 'site', label: 'Static site' },
  { id: 'api', label: 'API' },
]
const places = [{ id: 'tokyo', label: 'Tokyo' }]

interface HostProps {
  readonly initial?: PolicyDocument
  readonly storage?: () => Storage | null
}

function Host({ initial = START, storage = () => window.localStorage }: HostProps) {
  const kept = useDesign(initial, { places: ['tokyo'], storage })
  return <DesignerPanel {...kept} workloads={workloads} resources={resources} objectives={{ site: <p>At most 60 s old</p> }} places={places} onOtherFile={(file) => (file.includes('assignment') ? [] : null)} />
}

const text = () => screen.getByLabelText<HTMLTextAreaElement>('The configuration as JSON')
const json = () => JSON.parse(text().value) as PolicyDocument
const row = (index: number | string) => document.querySelector<HTMLElement>(`[data-row="${index}"]`) ?? document.body
const open = (index: number | string) => fireEvent.click(row(index).querySelector('[data-focus="toggle"]') ?? row(index))
const field = (index: number | string, label: string) => within(row(index)).getByLabelText<HTMLInputElement>(label)
const write = (control: HTMLElement, value: string) => fireEvent.change(control, { target: { value } })
/** Roles and names of so many elements are slow to work out here; the browser tests ask by them. */
function button(name: string, within: ParentNode = document): HTMLElement {
  const found = [...within.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent) === name)
  if (!found) throw new Error(`There is no button "${name}".`)
  return found
}
const region = (name: string) => document.querySelector<HTMLElement>(`section[aria-label="${name}"]`) ?? document.body
const names = () => json().routes?.map(({ name }) => name)

beforeEach(() => window.localStorage.clear())
afterEach(() => cleanup())

test('form and text change each other, and every change can be taken back', () => {
  render(<Host />)
  open(0)
  write(field(0, 'TTL at the edge'), '1 h')
  expect(json().routes?.[0]?.edge).toEqual({ ttlSeconds: 3600, when: 'always' })
  expect(field(0, 'TTL at the edge').value).toBe('1 h')
  expect(within(row(0)).getByText('= 3600 s')).toBeTruthy()
  write(text(), JSON.stringify({ ...START, routes: [{ name: 'all', match: { paths: ['*'] }, edge: { ttlSeconds: 7200 } }] }))
  expect(field(0, 'TTL at the edge').value).toBe('7200')
  expect(within(row(0)).getByText('= 2 h')).toBeTruthy()
  fireEvent.click(button('Undo'))
  expect(json().routes?.[0]?.edge?.ttlSeconds).toBe(3600)
  fireEvent.keyDown(text(), { key: 'z', ctrlKey: true })
  expect(json()).toEqual(START)
  fireEvent.keyDown(text(), { key: 'z', ctrlKey: true, shiftKey: true })
  expect(json().routes?.[0]?.edge?.ttlSeconds).toBe(3600)
})

test('an emptied field takes its member out; what is no time is a problem beside it, and stays', () => {
  render(<Host />)
  open(0)
  const ttl = field(0, 'TTL at the edge')
  write(ttl, '10 mi')
  expect(json().routes?.[0]?.edge?.ttlSeconds).toBe(60)
  fireEvent.blur(ttl)
  expect(json().routes?.[0]?.edge?.ttlSeconds).toBe('10 mi')
  expect(ttl.getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById(ttl.getAttribute('aria-describedby')?.split(' ')[1] ?? '')?.textContent).toContain('"10 mi" stands where a whole number has to stand.')
  expect(ttl.disabled).toBe(false)
  write(ttl, '10 min')
  expect(ttl.getAttribute('aria-invalid')).toBe('false')
  write(ttl, '')
  expect(json().routes?.[0]?.edge).toEqual({ when: 'always' })
  expect(within(row(0)).getByText(/when says nothing without ttlSeconds/)).toBeTruthy()
})

test('lists, choices, flags and rows write what the format has for them', () => {
  render(<Host initial={{ version: 1 }} />)
  open('default')
  const group = (title: string) => fireEvent.click(within(row('default')).getByText(title))
  for (const title of ['Lifetimes at the edge', 'What browsers are told', 'Cache key', 'The request, normalised', 'Vary, cookies and tags', 'Purge']) group(title)
  write(field('default', 'TTL in browsers'), '0')
  fireEvent.click(field('default', 'private'))
  write(field('default', 'Query'), 'exclude')
  write(field('default', 'Parameters'), 'utm_*\ngclid\n')
  write(field('default', 'Cookies in the key'), 'currency,')
  write(field('default', 'Responses with Set-Cookie'), 'strip')
  write(field('default', 'When content changes, purge'), 'tag')
  write(field('default', 'Purge how'), 'soft')
  fireEvent.click(button('Add a status', row('default')))
  const status = field('default', 'Status 1')
  write(status, '503')
  fireEvent.blur(status)
  write(field('default', 'TTL of 503'), '1 min')
  fireEvent.click(button('Add a field', row('default')))
  write(field('default', 'Values of x-currency'), 'EUR\nUSD')
  expect(json().default).toEqual({
    edge: { errorTtlSeconds: { '503': 60 } },
    browser: { ttlSeconds: 0, private: true },
    key: { query: { exclude: ['utm_*', 'gclid'] }, cookies: ['currency'] },
    normalise: { values: { 'x-currency': ['EUR', 'USD'] } },
    setCookie: 'strip',
    purge: { by: 'tag', mode: 'soft' },
  })
  expect(screen.getByText('The text is a valid configuration.')).toBeTruthy()
})

test('the shield has a place, and keeps it while it is off', () => {
  render(<Host />)
  fireEvent.click(screen.getByLabelText('Shield'))
  expect(json().shield).toEqual({ on: true })
  write(screen.getByLabelText('Place of the shield'), 'tokyo')
  fireEvent.click(screen.getByLabelText('Shield'))
  expect(json().shield).toEqual({ on: false, place: 'tokyo' })
})

test('a text that does not parse: the form shows the last good document, waits, and offers the way back', () => {
  render(<Host />)
  open(0)
  write(text(), '{"version": 1,\n"routes": [')
  expect(text().value).toBe('{"version": 1,\n"routes": [')
  expect(field(0, 'TTL at the edge').value).toBe('60')
  expect(field(0, 'TTL at the edge').disabled).toBe(true)
  fireEvent.click(button('Go to line 2'))
  expect(text().value.slice(text().selectionStart, text().selectionEnd)).toBe('"routes": [')
  fireEvent.click(button('Go back to the last good document'))
  expect(json()).toEqual(START)
  expect(field(0, 'TTL at the edge').disabled).toBe(false)
})

test('after adding, moving and removing the focus is where the hand goes on', () => {
  render(<Host />)
  const focused = () => [document.activeElement?.closest('[data-row]')?.getAttribute('data-row'), document.activeElement?.getAttribute('data-focus')]
  fireEvent.click(button('Move assets down'))
  expect(names()).toEqual(['api', 'assets', 'video'])
  expect(focused()).toEqual(['1', 'down'])
  fireEvent.click(button('Move assets down'))
  fireEvent.click(button('Move assets down'))
  expect(names()).toEqual(['api', 'video', 'assets'])
  expect(focused()).toEqual(['2', 'down'])
  fireEvent.click(button('Add a route'))
  expect(names()).toEqual(['api', 'video', 'assets', 'route 4'])
  expect(focused()).toEqual(['3', 'name'])
  fireEvent.click(button('Duplicate', row(3)))
  expect(names()?.at(-1)).toBe('route 4 copy')
  expect(focused()).toEqual(['4', 'name'])
  open(0)
  fireEvent.click(button('Remove', row(0)))
  expect(names()).toEqual(['video', 'assets', 'route 4', 'route 4 copy'])
  expect(focused()).toEqual(['0', 'toggle'])
  expect(screen.getByText('api is removed. Undo brings it back.')).toBeTruthy()
})

test('each resource names the route that decides it, and goes there; a route without any is told', () => {
  render(<Host />)
  const site = within(region('Static site'))
  expect(site.getByText('At most 60 s old')).toBeTruthy()
  fireEvent.click(button('assets', region('Static site')))
  expect(row(0).getAttribute('data-open')).toBe('true')
  expect(within(row(2)).getByText('No request of the workloads comes here.')).toBeTruthy()
  write(field(0, 'Paths'), '*')
  expect(within(row(1)).getByText(/assets, route 1, takes all of them first/)).toBeTruthy()
  expect(button('assets', region('API'))).toBeTruthy()
})

test('a broken file leaves the work alone and says where; a whole one takes its place', async () => {
  render(<Host />)
  const choose = async (content: string) => {
    const file = new File([content], 'mine.json')
    // The document's own File has no arrayBuffer in this environment.
    Object.assign(file, { arrayBuffer: () => Promise.resolve(new TextEncoder().encode(content).buffer) })
    fireEvent.change(screen.getByLabelText('Import a file', { selector: 'input' }), { target: { files: [file] } })
    await act(async () => await Promise.resolve())
  }
  const before = text().value
  await choose('{"version":1,"default":{"edge":{"ttlSeconds":"60"}}}')
  expect(await screen.findByText('default.edge.ttlSeconds')).toBeTruthy()
  expect(text().value).toBe(before)
  await choose('{"assignment":1,"name":"Week 3"}')
  expect(await screen.findByText('mine.json is an assignment, and it stands open above.')).toBeTruthy()
  expect(text().value).toBe(before)
  await choose('{"version":1,"note":"from elsewhere"}')
  expect(await screen.findByText(/mine.json was read/)).toBeTruthy()
  expect(text().value).toBe('{"version":1,"note":"from elsewhere"}')
  fireEvent.click(button('Undo'))
  expect(text().value).toBe(before)
})

test('where nothing can be copied the link stands there to be taken by hand', async () => {
  render(<Host />)
  fireEvent.click(button('Copy a link'))
  expect((await screen.findByLabelText<HTMLTextAreaElement>('Link to this configuration')).value).toMatch(/^http.*#c=[01]\./)
})

test('script in names and problems stays text', () => {
  const evil = '<img src=x onerror=alert(1)>'
  render(<Host initial={{ version: 1, routes: [{ name: evil, match: { paths: ['*'] } }] }} />)
  write(text(), JSON.stringify({ version: 1, [evil]: 1 }))
  expect(screen.getAllByText(new RegExp('onerror')).length).toBeGreaterThan(0)
  expect(document.querySelector('img')).toBeNull()
})

test('what is designed is kept, comes back, and follows another tab without an echo', () => {
  vi.useFakeTimers()
  try {
    const first = render(<Host />)
    write(text(), '{"version":1,')
    act(() => void vi.advanceTimersByTime(400))
    expect(window.localStorage.getItem(KEPT_KEY)).toContain('{\\"version\\":1,')
    first.unmount()
    render(<Host initial={{ version: 1 }} />)
    expect(text().value).toBe('{"version":1,')
    fireEvent.click(button('Go back to the last good document'))
    expect(json()).toEqual(START)
    const set = vi.spyOn(Storage.prototype, 'setItem')
    act(() => void vi.advanceTimersByTime(400))
    set.mockClear()
    const newValue = JSON.stringify({ version: 1, text: '{"version":1}', good: '{"version":1}' })
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: KEPT_KEY, newValue })))
    expect(text().value).toBe('{"version":1}')
    act(() => void vi.advanceTimersByTime(400))
    expect(set).not.toHaveBeenCalled()
    fireEvent.click(button('Undo'))
    expect(json()).toEqual(START)
  } finally {
    vi.useRealTimers()
  }
})

test('a storage that refuses is told, and the work goes on', () => {
  render(<Host storage={() => null} />)
  expect(screen.getByText(/This browser stores nothing/)).toBeTruthy()
  write(text(), '{"version":1}')
  expect(screen.getByText('The text is a valid configuration.')).toBeTruthy()
})
