// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { decided, finishedAt, missThenHit, nodeLabels, viewOf } from '../requests/requests.testdata.ts'
import { CodePane } from './CodePane.tsx'

const [miss, , hit] = missThenHit()
const pops = (...at: (readonly [pop: string, because: 'joined-fetch-in-flight' | 'first-to-ask'])[]) =>
  at.map(([pop, because]) => viewOf({ req: pop, decisions: [{ node: `pop:${pop}`, atMs: 0, decision: decided(because, because) }] }))

it('shows the function of the rule that settled it, the deciding line lit and those above it as tried', async () => {
  render(<CodePane requests={[hit!]} nodeLabels={nodeLabels} />)
  const region = await screen.findByRole('region', { name: /^engine\/reuse\.ts, function mayReuse, lines \d+ to \d+$/ })
  expect(region.tabIndex).toBe(0)
  const lit = region.querySelectorAll('[data-state="taken"]')
  expect(lit).toHaveLength(1)
  expect(lit[0]!.textContent).toContain("reuse('fresh'")
  expect(lit[0]!.textContent).toContain('Decided here: reuse. Once.')
  const passed = [...region.querySelectorAll('[data-state="passed"]')]
  expect(passed[0]!.textContent).toMatch(/client-no-cache.*Tried, did not apply\./)
  expect(screen.getByText(/Its age, 40\.903 s, is below its lifetime/)).toBeTruthy()
})

it('shows both functions where one left the decision to the other', async () => {
  const stale = viewOf({ decisions: [{ node: 'pop:tokyo', atMs: 0, decision: decided('stale', 'validate', { ageSeconds: 70, lifetimeSeconds: 60 }) }] })
  render(<CodePane requests={[stale]} nodeLabels={nodeLabels} />)
  await screen.findByRole('region', { name: /function mayReuseStale/ })
  const regions = screen.getAllByRole('region', { name: /function/ })
  expect(regions.map((region) => /function (\w+)/.exec(region.getAttribute('aria-label')!)?.[1])).toEqual(['mayReuse', 'mayReuseStale'])
  expect(regions[0]!.querySelectorAll('[data-state="passed"]').length).toBeGreaterThan(0)
  expect(regions[0]!.querySelector('[data-state="handed"]')?.textContent).toContain('Left to mayReuseStale.')
  expect(regions[0]!.querySelector('[data-state="taken"]')).toBeNull()
})

it('has a tab for each rule in the order they ran, the first with the place', async () => {
  render(<CodePane requests={[hit!]} nodeLabels={nodeLabels} />)
  const tabs = within(screen.getByRole('tablist', { name: 'Rules in the order they ran' })).getAllByRole('tab')
  expect(tabs.map((tab) => tab.textContent.trim())).toEqual(['Tokyo POP key.ts', 'vary.ts', 'age.ts', 'reuse.ts'])
  expect(tabs[3]!.getAttribute('aria-selected')).toBe('true')
  fireEvent.mouseDown(tabs[1]!, { button: 0 })
  expect(await screen.findByRole('region', { name: /engine\/vary\.ts, function selectResponse/ })).toBeTruthy()
})

it('goes to another request', async () => {
  const { rerender } = render(<CodePane requests={[hit!]} nodeLabels={nodeLabels} />)
  await screen.findByRole('region', { name: /reuse\.ts/ })
  rerender(<CodePane requests={[miss!]} nodeLabels={nodeLabels} />)
  expect(await screen.findByRole('region', { name: /collapse\.ts|storable\.ts|key\.ts/ })).toBeTruthy()
})

it('counts how many requests took a line', async () => {
  render(<CodePane requests={pops(['a', 'first-to-ask'], ['b', 'joined-fetch-in-flight'], ['c', 'joined-fetch-in-flight'])} nodeLabels={nodeLabels} />)
  await screen.findByRole('region', { name: /collapse\.ts/ })
  expect(screen.getByText(/×2/)).toBeTruthy()
  expect(screen.getByRole('tab', { name: '3 POPs collapse.ts' })).toBeTruthy()
})

it('colours by classes, never by styles', async () => {
  render(<CodePane requests={[hit!]} nodeLabels={nodeLabels} />)
  const region = await screen.findByRole('region', { name: /reuse\.ts/ })
  expect(region.querySelectorAll('[style]')).toHaveLength(0)
})

it('says what to do when the source cannot be fetched', async () => {
  render(<CodePane requests={[hit!]} nodeLabels={nodeLabels} load={failing} />)
  expect((await screen.findByRole('alert')).textContent).toBe('The source of reuse.ts could not be loaded. Check the connection, then choose the rule again.')
})

it('asks for a request when there is none', () => {
  render(<CodePane requests={[]} nodeLabels={nodeLabels} />)
  expect(screen.getByText('Choose a request to see the code that decided it.')).toBeTruthy()
})

it('says that no cache ran, once that is sure', () => {
  const { rerender } = render(<CodePane requests={[viewOf()]} nodeLabels={nodeLabels} />)
  expect(screen.getByText('No cache has run for this request yet.')).toBeTruthy()
  rerender(<CodePane requests={[viewOf({ finished: finishedAt(0, 80, { outcome: null }) })]} nodeLabels={nodeLabels} />)
  expect(screen.getByText('No cache ran for this request, so there is no code of it to show.')).toBeTruthy()
})

const failing = () => Promise.reject(new Error('offline'))
