// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { formatCount, formatShare } from '../prose/message.ts'
import { BarChart } from './BarChart.tsx'
import { Histogram } from './Histogram.tsx'
import { LineChart, type LineChartProps } from './LineChart.tsx'
import { SharesChart } from './SharesChart.tsx'

const line: LineChartProps = {
  title: 'Hit ratio over the day',
  x: { label: 'Time of day', format: (ms) => `${ms / 3_600_000}:00`, kind: 'time' },
  y: { label: 'Share of requests', format: formatShare, max: 1 },
  xs: [0, 1, 2, 3].map((hour) => hour * 3_600_000),
  series: [
    { id: 'hits', label: 'hits', tone: 'hit', values: [0.9, 0.95, null, 0.5] },
    { id: 'misses', label: 'misses', tone: 'miss', values: [0.1, 0.05, 0.2, 0.5] },
  ],
  marks: [{ x: 7_200_000, label: 'purge of everything' }],
  limits: [{ y: 0.8, label: 'promised' }],
}

const cells = (table: HTMLElement) => within(table).getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent).join(' | '))

describe('a line chart', () => {
  test('has a name, a summary of each line, and all its values in a table', () => {
    render(<LineChart {...line} />)
    const figure = screen.getByRole('figure', { name: 'Hit ratio over the day' })
    expect(figure.textContent).toContain('hits begins at 90 % and ends at 50 %; lowest 50 % at 3:00, highest 95 % at 1:00.')
    expect(cells(screen.getByRole('table', { name: 'Hit ratio over the day' }))).toEqual(['Time of day | hits | misses', '0:00 | 90 % | 10 %', '1:00 | 95 % | 5 %', '2:00 | none | 20 %', '3:00 | 50 % | 50 %'])
    expect(within(figure).getAllByRole('listitem').map((item) => item.textContent)).toEqual(expect.arrayContaining(['2:00: purge of everything', 'promised: 80 %']))
  })

  test('shows the table to all who ask', () => {
    render(<LineChart {...line} />)
    const button = screen.getByRole('button', { name: 'Show as a table' })
    expect(button.getAttribute('aria-expanded')).toBe('false')
    expect(screen.queryByRole('region')).toBeNull()
    fireEvent.click(button)
    expect(screen.getByRole('button', { name: 'Hide the table' }).getAttribute('aria-expanded')).toBe('true')
    // What scrolls can be reached.
    expect(screen.getByRole('region', { name: 'Hit ratio over the day, as a table' }).tabIndex).toBe(0)
  })

  test('is read with a slider, at first at its end', () => {
    render(<LineChart {...line} />)
    const slider = screen.getByRole('slider', { name: /Read the values at/ })
    expect(slider.getAttribute('aria-valuetext')).toBe('3:00: hits 50 % · misses 50 %')
    fireEvent.change(slider, { target: { value: '2' } })
    expect(slider.getAttribute('aria-valuetext')).toBe('2:00: hits none · misses 20 %')
    expect(document.querySelector('[data-reading]')?.textContent).toBe('2:00: hits none · misses 20 %')
  })

  test('draws a line that is interrupted where there is no value, each told apart without colour', () => {
    const { container } = render(<LineChart {...line} />)
    const [hits, misses] = ['hits', 'misses'].map((id) => container.querySelector(`[data-series="${id}"]`)!)
    expect(hits!.querySelector('path')!.getAttribute('d')!.match(/M/g)).toHaveLength(2)
    expect(misses!.querySelector('path')!.getAttribute('d')!.match(/M/g)).toHaveLength(1)
    expect(hits!.querySelector('path')!.getAttribute('stroke-dasharray')).not.toBe(misses!.querySelector('path')!.getAttribute('stroke-dasharray'))
    expect(hits!.querySelectorAll('path')[1]!.getAttribute('d')).not.toBe(misses!.querySelectorAll('path')[1]!.getAttribute('d'))
  })

  test('says so when there is nothing to draw, and is written ahead as well', () => {
    render(<LineChart {...line} xs={[]} series={[{ ...line.series[0]!, values: [] }]} />)
    expect(screen.getByText('There is nothing to show yet.')).toBeTruthy()
    expect(renderToString(<LineChart {...line} />)).toContain('Hit ratio over the day')
  })

  test('has one axis of time with a chart whose values are longer, where it is given the room', () => {
    const left = (y: LineChartProps['y']) => {
      const { container, unmount } = render(<LineChart {...line} y={y} beside={{ leftPx: 60, rightPx: 120 }} />)
      const x = container.querySelector('line[x1]')!.getAttribute('x1')
      unmount()
      return x
    }
    expect(left(line.y)).toBe('60')
    expect(left({ label: 'Requests', format: formatCount })).toBe('60')
  })

  test('draws a line of nothing but zeros', () => {
    const { container } = render(<LineChart {...line} y={{ label: 'Wrong', format: formatCount, whole: true }} series={[{ id: 'wrong', label: 'wrong', tone: 'error', values: [0, 0, 0, 0] }]} limits={[]} />)
    expect(container.innerHTML).not.toContain('NaN')
    expect(new Set([...container.querySelectorAll('svg text[text-anchor="end"]')].map((text) => text.textContent))).toEqual(new Set(['0', '1']))
  })
})

describe('bars', () => {
  const bars = [
    { id: 'a', label: '/a', value: 200, tone: 'miss' as const, detail: '66.7 %' },
    { id: 'b', label: '/b', value: 100 },
  ]
  test('are as long as their values, and say them', () => {
    const { container } = render(<BarChart title="Most missed" itemLabel="Address" valueLabel="Misses" detailLabel="of its requests" format={formatCount} bars={bars} />)
    expect([...container.querySelectorAll('rect[width$="%"]')].filter((rect) => rect.closest('[data-bar]')).map((rect) => rect.getAttribute('width'))).toEqual(['100%', '50%'])
    expect(cells(screen.getByRole('table'))).toEqual(['Address | Misses | of its requests', '/a | 200 | 66.7 %', '/b | 100 | '])
  })

  test('of nothing are no bars', () => {
    const { container } = render(<BarChart title="Most missed" itemLabel="Address" valueLabel="Misses" format={formatCount} bars={[{ id: 'a', label: '/a', value: 0 }]} />)
    expect(container.querySelector('[data-bar] rect')!.getAttribute('width')).toBe('0%')
  })
})

describe('a histogram', () => {
  test('has a bar a bin, as high as its value', () => {
    const bins = [{ label: '0 s', value: 5 }, { label: '1 min', value: 10 }, { label: '1 h', value: 0 }]
    const { container } = render(<Histogram title="Lifetimes" x={{ label: 'Lifetime' }} y={{ label: 'Responses', format: formatCount }} bins={bins} />)
    const heights = [...container.querySelectorAll('[data-bin] rect')].map((rect) => Number(rect.getAttribute('height')))
    expect(heights[1]).toBeCloseTo(heights[0]! * 2)
    expect(heights[2]).toBe(0)
    expect(cells(screen.getByRole('table'))).toEqual(['Lifetime | Responses', '0 s | 5', '1 min | 10', '1 h | 0'])
  })
})

describe('stacked shares', () => {
  const parts = [
    { id: 'hit', label: 'hits', tone: 'hit' as const },
    { id: 'stale', label: 'stale', tone: 'stale' as const },
    { id: 'miss', label: 'misses', tone: 'miss' as const },
  ]
  test('lie one after the other and make a whole; what is nowhere is left out', () => {
    const rows = [
      { id: 'images', label: 'images', values: [75, 0, 25] },
      { id: 'pages', label: 'pages', values: [0, 0, 0] },
    ]
    const { container } = render(<SharesChart title="By route" rowLabel="Route" parts={parts} rows={rows} format={formatCount} />)
    const drawn = [...container.querySelectorAll('[data-row="images"] rect')].map((rect) => [rect.getAttribute('x'), rect.getAttribute('width')])
    expect(drawn).toEqual([['0%', '75%'], ['75%', '25%']])
    expect(cells(screen.getByRole('table'))).toEqual(['Route | hits | misses', 'images | 75 (75 %) | 25 (25 %)', 'pages | 0 (0 %) | 0 (0 %)'])
  })
})
