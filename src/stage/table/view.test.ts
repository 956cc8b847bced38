import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grouped, matching, sorted, WHOLE, type Column } from './view.ts'

interface Row {
  readonly id: number
  readonly url: string
  readonly outcome: string
}

const columns: readonly Column<Row>[] = [
  { id: 'id', head: 'Number', value: ({ id }) => id },
  { id: 'url', head: 'URL', value: ({ url }) => url },
  { id: 'outcome', head: 'Outcome', value: ({ outcome }) => outcome, text: ({ outcome }) => outcome.toUpperCase() },
]
const [ID, URL_, OUTCOME] = columns as [Column<Row>, Column<Row>, Column<Row>]
const rows: readonly Row[] = [
  { id: 1, url: '/a', outcome: 'miss' },
  { id: 2, url: '/b', outcome: 'hit' },
  { id: 10, url: '/a', outcome: 'hit' },
]
const ids = (some: readonly Row[]) => some.map(({ id }) => id)

describe('a view of rows', () => {
  it('searches every column’s words, in any case', () => {
    expect(ids(matching(rows, columns, { ...WHOLE, search: ' Hit ' }))).toEqual([2, 10])
    expect(ids(matching(rows, columns, { ...WHOLE, search: '/A' }))).toEqual([1, 10])
    expect(matching(rows, columns, { ...WHOLE, search: 'nowhere' })).toEqual([])
  })

  it('filters by values, all at once; one can be left out', () => {
    const view = { ...WHOLE, filters: { url: '/a', outcome: 'hit' } }
    expect(ids(matching(rows, columns, view))).toEqual([10])
    expect(ids(matching(rows, columns, view, 'outcome'))).toEqual([1, 10])
  })

  it('sorts numbers as numbers and keeps equal ones in order', () => {
    expect(ids(sorted(rows, columns, { column: 'id', down: true }))).toEqual([10, 2, 1])
    expect(ids(sorted(rows, columns, { column: 'outcome', down: false }))).toEqual([2, 10, 1])
    expect(ids(sorted(rows, columns, { column: 'url', down: true }))).toEqual([2, 1, 10])
    expect(sorted(rows, columns, null)).toBe(rows)
    expect(sorted(rows, columns, { column: 'gone', down: true })).toBe(rows)
  })

  it('loses and doubles no row', () => {
    const some = fc.array(fc.record({ id: fc.nat(50), url: fc.constantFrom('/a', '/b'), outcome: fc.constantFrom('hit', 'miss') }))
    fc.assert(
      fc.property(some, fc.constantFrom(ID, URL_, OUTCOME), fc.boolean(), (all, column, down) => {
        const inOrder = sorted(all, columns, { column: column.id, down })
        expect([...inOrder].sort((a, b) => all.indexOf(a) - all.indexOf(b))).toEqual(all)
        const groups = grouped(all, column)
        expect(groups.reduce((sum, group) => sum + group.rows.length, 0)).toBe(all.length)
        for (const { value, rows: members } of groups) for (const row of members) expect(String(column.value(row))).toBe(value)
        expect(groups.map((group) => group.rows.length)).toEqual(groups.map((group) => group.rows.length).sort((a, b) => b - a))
      }),
    )
  })
})
