// @vitest-environment jsdom
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { formatCount } from '../prose/message.ts'
import { DataTable, type DataTableProps } from './DataTable.tsx'

interface Row {
  readonly id: number
  readonly url: string
  readonly outcome: 'hit' | 'miss'
  readonly bytes: number
}

const rows: readonly Row[] = Array.from({ length: 3000 }, (_, id) => ({ id, url: `/${id % 7}`, outcome: id % 3 === 0 ? 'miss' : 'hit', bytes: (id * 37) % 1000 }))
const props: DataTableProps<Row> = {
  caption: 'Access log',
  rows,
  rowKey: ({ id }) => id,
  rowsLabel: 'requests',
  columns: [
    { id: 'id', head: 'No.', value: ({ id }) => id },
    { id: 'url', head: 'URL', value: ({ url }) => url, groups: true, mono: true },
    { id: 'outcome', head: 'Outcome', value: ({ outcome }) => outcome, text: ({ outcome }) => outcome.toUpperCase(), groups: true },
    { id: 'bytes', head: 'Bytes', value: ({ bytes }) => bytes, align: 'end' },
  ],
  aggregates: [{ id: 'bytes', head: 'Bytes', value: (some) => some.reduce((sum, { bytes }) => sum + bytes, 0), text: formatCount }],
}

const body = () => within(screen.getByRole('table', { name: 'Access log' })).getAllByRole('row').slice(1)
const column = (index: number) => body().map((row) => row.children[index]?.textContent)
const status = () => screen.getByRole('status').textContent

describe('a data table', () => {
  test('draws a window of its rows and tells of all', () => {
    render(<DataTable {...props} />)
    expect(status()).toBe('3,000 of 3,000 requests')
    expect(body().length).toBeLessThan(80)
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('3001')
    expect(body()[0]!.getAttribute('aria-rowindex')).toBe('2')
  })

  test('draws others when it is scrolled', () => {
    render(<DataTable {...props} />)
    const scroller = screen.getByRole('region', { name: 'Access log' })
    act(() => {
      scroller.scrollTop = 32 * 1000
      fireEvent.scroll(scroller)
    })
    expect(Number(body()[0]!.getAttribute('aria-rowindex'))).toBeGreaterThan(950)
    expect(column(0)).toContain('1000')
    expect(scroller.tabIndex, 'the keyboard can scroll it').toBe(0)
  })

  test('sorts down, up, and back, and says so', () => {
    render(<DataTable {...props} />)
    const sort = () => fireEvent.click(within(screen.getByRole('columnheader', { name: /Bytes/ })).getByRole('button'))
    sort()
    expect(screen.getByRole('columnheader', { name: /Bytes/ }).getAttribute('aria-sort')).toBe('descending')
    expect(column(3)[0]).toBe('999')
    sort()
    expect(screen.getByRole('columnheader', { name: /Bytes/ }).getAttribute('aria-sort')).toBe('ascending')
    expect(column(3)[0]).toBe('0')
    sort()
    expect(screen.getByRole('columnheader', { name: /Bytes/ }).getAttribute('aria-sort')).toBeNull()
    expect(column(0)[0]).toBe('0')
  })

  test('searches and filters, and shows everything again', () => {
    render(<DataTable {...props} />)
    fireEvent.change(screen.getByRole('combobox', { name: 'Outcome' }), { target: { value: 'vmiss' } })
    expect(status()).toBe('1,000 of 3,000 requests')
    expect(new Set(column(2))).toEqual(new Set(['MISS']))
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), { target: { value: '/3' } })
    const expected = rows.filter(({ outcome, url }) => outcome === 'miss' && url === '/3').length
    expect(status()).toBe(`${expected} of 3,000 requests`)
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), { target: { value: 'nowhere' } })
    expect(screen.getByText(/Nothing matches/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Show everything' }))
    expect(status()).toBe('3,000 of 3,000 requests')
  })

  test('counts in a filter what the other filters leave', () => {
    render(<DataTable {...props} />)
    fireEvent.change(screen.getByRole('combobox', { name: 'URL' }), { target: { value: 'v/0' } })
    const misses = rows.filter(({ outcome, url }) => outcome === 'miss' && url === '/0').length
    expect(within(screen.getByRole('combobox', { name: 'Outcome' })).getByRole('option', { name: `MISS (${misses})` })).toBeTruthy()
  })

  test('groups, with figures of each group, and a group leads to its rows', () => {
    render(<DataTable {...props} />)
    fireEvent.change(screen.getByRole('combobox', { name: 'Group by' }), { target: { value: 'outcome' } })
    expect(status()).toBe('2 groups, 3,000 of 3,000 requests')
    expect(column(0)).toEqual(['HIT', 'MISS'])
    expect(column(1)).toEqual(['2,000', '1,000'])
    expect(column(2)).toEqual(['66.7 %', '33.3 %'])
    const bytes = rows.filter(({ outcome }) => outcome === 'miss').reduce((sum, row) => sum + row.bytes, 0)
    expect(column(3)[1]).toBe(formatCount(bytes))
    fireEvent.click(screen.getByRole('button', { name: 'MISS' }))
    expect(status()).toBe('1,000 of 3,000 requests')
    expect((screen.getByRole('combobox', { name: 'Outcome' }) as HTMLSelectElement).value).toBe('vmiss')
  })

  test('is written ahead, and begins as it is told', () => {
    render(<DataTable {...props} first={{ group: 'url' }} />)
    expect(status()).toContain('7 groups')
    expect(renderToString(<DataTable {...props} />)).toContain('Access log')
  })
})
