/** What a data table shows of its rows: filtered, sorted, grouped. Plain functions of rows and columns. */
import type { ReactNode } from 'react'
import { LOCALE } from '../../language/locale.ts'

export interface Column<Row> {
  readonly id: string
  readonly head: string
  /** What is sorted, filtered and grouped by. */
  readonly value: (row: Row) => string | number
  /** What is searched and shown; left out: the value. */
  readonly text?: (row: Row) => string
  /** Drawn in place of the text; must say the same. */
  readonly cell?: (row: Row) => ReactNode
  readonly align?: 'start' | 'end'
  /** CSS width; left out: what the others leave. */
  readonly width?: string
  /** Offers to group by it, and to filter by each of its values: for columns with few of them. */
  readonly groups?: boolean
  /** Something that a machine said. */
  readonly mono?: boolean
}

export interface Sort {
  readonly column: string
  readonly down: boolean
}

export interface View {
  readonly search: string
  /** Column id to the value wanted, as text. */
  readonly filters: Readonly<Record<string, string>>
  readonly sort: Sort | null
  /** Column id. */
  readonly group: string | null
}

export const WHOLE: View = { search: '', filters: {}, sort: null, group: null }

export interface Group<Row> {
  readonly value: string
  readonly rows: readonly Row[]
}

/** A column's words for a row. */
export function textOf<Row>(column: Column<Row>, row: Row): string {
  return column.text ? column.text(row) : String(column.value(row))
}

/** The rows that match the search, in any column and any case, and every filter. `except`: a column whose filter is left out. */
export function matching<Row>(rows: readonly Row[], columns: readonly Column<Row>[], { search, filters }: Pick<View, 'search' | 'filters'>, except: string | null = null): readonly Row[] {
  const words = search.trim().toLowerCase()
  const held = columns.flatMap((column) => {
    const wanted = filters[column.id]
    return wanted === undefined || column.id === except ? [] : [{ column, wanted }]
  })
  if (words === '' && held.length === 0) return rows
  return rows.filter((row) => held.every(({ column, wanted }) => String(column.value(row)) === wanted) && (words === '' || columns.some((column) => textOf(column, row).toLowerCase().includes(words))))
}

/** Sorted by a column; equal ones stay in their order. Unchanged without a sort, or by a column that is not there. */
export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null): readonly Row[] {
  const column = columns.find(({ id }) => id === sort?.column)
  if (!sort || !column) return rows
  const sign = sort.down ? -1 : 1
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .sort((a, b) => sign * compare(a.value, b.value))
    .map(({ row }) => row)
}

/** The rows by a column's values, the largest group first; equal ones by their names. */
export function grouped<Row>(rows: readonly Row[], column: Column<Row>): readonly Group<Row>[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const value = String(column.value(row))
    const group = groups.get(value)
    if (group) group.push(row)
    else groups.set(value, [row])
  }
  return Array.from(groups, ([value, members]) => ({ value, rows: members })).sort((a, b) => b.rows.length - a.rows.length || compare(a.value, b.value))
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), LOCALE, { numeric: true })
}
