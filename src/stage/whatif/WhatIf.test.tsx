// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { WRONG_GLYPH } from '../plates/glyphs.tsx'
import { nodeLabels } from '../requests/requests.testdata.ts'
import { cached, eventAt, runOfRequests, sent, uncached } from './whatif.testdata.ts'
import { WhatIf } from './WhatIf.tsx'

const show = (after = uncached()) => {
  const before = cached()
  const divergence = after.log.length === before.log.length ? null : { atMs: 60_005, index: 5, a: eventAt(before, 5), b: eventAt(after, 5) }
  return render(<WhatIf before={{ label: 'Cached', run: before }} after={{ label: 'Not cached', run: after }} divergence={divergence} nodeLabels={nodeLabels} />)
}

it('draws both runs with a bar for each request and marks where they part', () => {
  show()
  const tracks = screen.getByRole('img', { name: /Cached and Not cached, the same requests on one timeline\. Cached: 2 requests; Not cached: 2 requests/ })
  expect([...tracks.querySelectorAll('svg[data-outcome]')].map((bar) => bar.getAttribute('data-outcome'))).toEqual(['miss', 'hit', 'miss', 'miss'])
  expect(within(tracks).getByText('First difference, 60.005 s')).toBeTruthy()
  expect(tracks.querySelectorAll('[style]')).toHaveLength(0)
})

it('says where they part, what differs, and that a quiet stretch is drawn short', () => {
  show()
  expect(screen.getByText(/^First difference at 60\.005 s\. Cached: Tokyo had the answer: hit/)).toBeTruthy()
  expect(screen.getByText('Tokyo, /hero.jpg at 60.000 s: hit became miss, 180 ms slower.')).toBeTruthy()
  expect(screen.getByText('The dashed band stands for a quiet stretch, drawn short.')).toBeTruthy()
})

it('puts the figures side by side and marks those that differ', () => {
  show()
  const figures = screen.getByRole('table', { name: 'Figures' })
  expect(within(figures).getByRole('row', { name: 'Origin requests 1 2' }).hasAttribute('data-differs')).toBe(true)
  expect(within(figures).getByRole('row', { name: 'Failed requests 0 0' }).hasAttribute('data-differs')).toBe(false)
})

it('gives every request as a table', () => {
  const { container } = show()
  const table = container.querySelector<HTMLElement>('details table')!
  expect([...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ['0.000', 'Tokyo GET /hero.jpg', 'miss, 200 ms', 'miss, 200 ms'],
    ['60.000', 'Tokyo GET /hero.jpg', 'hit, 20 ms', 'miss, 200 ms'],
  ])
})

it('draws answers that met no cache in ink, and says so in the legend', () => {
  const direct = (totalMs: number) => runOfRequests(sent('r1', { atMs: 0, outcome: null, totalMs }))
  const { container } = render(<WhatIf before={{ label: 'Slow', run: direct(200) }} after={{ label: 'Fast', run: direct(100) }} divergence={null} nodeLabels={nodeLabels} />)
  expect([...container.querySelectorAll('svg[data-outcome]')].map((bar) => bar.getAttribute('data-outcome'))).toEqual(['none', 'none'])
  expect(screen.getByText('answered, with no cache on the way')).toBeTruthy()
  expect(screen.queryByText('miss')).toBeNull()
})

it('marks a wrong answer by glyph, colour and word, and counts it', () => {
  const before = { ...cached(), wrong: new Map() }
  const after = { ...cached(), wrong: new Map([['r2', 'variant' as const]]) }
  const { container } = render(<WhatIf before={{ label: 'With', run: before }} after={{ label: 'Without', run: after }} divergence={null} nodeLabels={nodeLabels} />)
  const bars = [...container.querySelectorAll('svg[data-outcome]')]
  expect(bars.map((bar) => [bar.getAttribute('data-outcome'), bar.getAttribute('data-wrong')])).toEqual([['miss', null], ['hit', null], ['miss', null], ['hit', 'variant']])
  expect(bars.map((bar) => bar.querySelector('path')?.getAttribute('d'))[3]).toBe(WRONG_GLYPH)
  expect(container.querySelector('p [data-wrong]')?.textContent, 'the legend’s word').toBe('wrong')
  expect(screen.getByText('Tokyo, /hero.jpg at 60.000 s: hit became hit (wrong), just as fast.')).toBeTruthy()
  expect(screen.getByRole('row', { name: 'Wrong answers 0 1' }).hasAttribute('data-differs')).toBe(true)
  expect(screen.getByRole('cell', { name: 'hit (wrong), 20 ms', hidden: true })).toBeTruthy()
})

it('counts no wrong answers where nobody tells of them', () => {
  show()
  expect(screen.queryByText('Wrong answers')).toBeNull()
})

it('says when nothing differs', () => {
  show(cached())
  expect(screen.getByText('Both runs went the same way.')).toBeTruthy()
  expect(screen.queryByText('What differs')).toBeNull()
})
