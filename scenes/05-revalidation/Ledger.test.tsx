// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { predictedTrial } from '../../src/lesson/moves.ts'
import { formatCount, formatMs } from '../../src/stage/prose/message.ts'
import { crossings } from './crossings.ts'
import { definition } from './definition.ts'
import { PrintedLedger } from './Ledger.tsx'

function printed(id: string) {
  const beat = definition.beats.find((candidate) => candidate.id === id)
  if (!beat) throw new Error(`No beat ${id}.`)
  const trial = predictedTrial(definition, beat)
  render(<PrintedLedger beat={beat} trial={trial} />)
  return crossings(trial.run.log)
}

it('has a name, says in words what the bars show, and tells each answer’s bytes and wait', () => {
  const all = printed('bytes')
  const table = screen.getByRole('table', { name: /What came from the origin.*a 304, brought .* % of the first one’s wait/ })
  const rows = within(table).getAllByRole('row').slice(1)
  expect(rows).toHaveLength(all.length)
  for (const [index, { status, bytes, totalMs }] of all.entries()) {
    expect(rows[index]?.textContent).toMatch(new RegExp(`${status}.*${formatCount(bytes)} bytes.*${formatMs(totalMs)}`))
  }
})

it('draws bytes on one scale and waits on another: one bar collapses, the other hardly moves', () => {
  printed('bytes')
  const widths = screen.getAllByRole('row').slice(1).map((row) => [...row.querySelectorAll('td')].map((cell) => [...cell.querySelectorAll<HTMLElement>('[style]')].reduce((sum, part) => sum + parseFloat(part.style.width), 0)))
  expect(widths[0]?.[0]).toBe(100)
  expect(widths[0]?.[1]).toBeCloseTo(100, 6)
  expect(widths[1]?.[0]).toBeLessThan(1)
  expect(widths[1]?.[1]).toBeGreaterThan(98)
})

it('says where somebody got an old version, and nothing of versions where none was deployed', () => {
  printed('second')
  expect(screen.getByText('version 2, not 3').dataset['outdated']).toBe('true')
  printed('blind')
  expect(screen.getAllByText(/^version/)).toHaveLength(3)
})
