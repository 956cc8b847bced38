import { useDeferredValue, useId, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { tableCopy as copy } from '../copy/table.en.ts'
import { formatCount, formatShare, formatText } from '../prose/message.ts'
import styles from './DataTable.module.css'
import { Tools } from './Tools.tsx'
import { useWindow } from './useWindow.ts'
import { grouped, matching, sorted, textOf, WHOLE, type Column, type Group, type View } from './view.ts'

/** A figure of each group beside how many rows it has. */
export interface Aggregate<Row> {
  readonly id: string
  readonly head: string
  readonly value: (rows: readonly Row[]) => number
  readonly text: (value: number) => string
}

export interface DataTableProps<Row> {
  readonly caption: string
  readonly rows: readonly Row[]
  /** Unique among all rows. */
  readonly rowKey: (row: Row) => string | number
  readonly columns: readonly Column<Row>[]
  /** What rows are, in the plural: "requests". */
  readonly rowsLabel: string
  readonly aggregates?: readonly Aggregate<Row>[]
  /** How it is shown at first, and again when everything is. */
  readonly first?: Partial<View>
  readonly heightPx?: number
}

const ROW_PX = 32

/**
 * Thousands of rows to search, filter, sort and group, of which only those in sight are drawn. A group leads to its rows. Everything
 * is worked with native controls; the list scrolls with the keyboard when it has the focus.
 */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { caption, rows, columns, rowsLabel, first } = props
  const whole = useMemo<View>(() => ({ ...WHOLE, ...first }), [first])
  const [view, setView] = useState(whole)
  // Typing stays quick however many rows there are.
  const seen = useDeferredValue(view)
  const found = useMemo(() => matching(rows, columns, seen), [rows, columns, seen])
  const group = columns.find(({ id }) => id === seen.group)
  const groups = useMemo(() => (group ? grouped(found, group) : null), [found, group])
  const count = { shown: formatCount(found.length), all: formatCount(rows.length), rows: rowsLabel }
  return (
    <div className={styles.data} data-table>
      <Tools rows={rows} columns={columns} view={view} whole={whole} onView={setView} />
      <p role="status" className={styles.count}>
        {groups ? formatText(copy.grouped, { ...count, groups: formatCount(groups.length) }) : formatText(copy.shown, count)}
      </p>
      {found.length === 0 ? (
        <p className={styles.empty}>{copy.empty}</p>
      ) : group && groups ? (
        <Groups {...props} key={group.id} caption={caption} group={group} groups={groups} total={found.length} onOpen={(value) => setView({ ...view, group: null, filters: { ...view.filters, [group.id]: value } })} />
      ) : (
        <Rows {...props} found={found} view={seen} onSort={(column) => setView({ ...view, sort: nextSort(view, column) })} />
      )}
    </div>
  )
}

/** Down first, then up, then as the rows came. */
function nextSort({ sort }: View, column: string): View['sort'] {
  if (sort?.column !== column) return { column, down: true }
  return sort.down ? { column, down: false } : null
}

interface RowsProps<Row> extends DataTableProps<Row> {
  readonly found: readonly Row[]
  readonly view: View
  readonly onSort: (column: string) => void
}

function Rows<Row>({ caption, columns, rowKey, found, view, onSort, heightPx = 360 }: RowsProps<Row>): ReactNode {
  const inOrder = useMemo(() => sorted(found, columns, view.sort), [found, columns, view.sort])
  return (
    <Scroller
      caption={caption}
      heightPx={heightPx}
      count={inOrder.length}
      heads={columns.map((column) => {
        const way = view.sort?.column === column.id ? (view.sort.down ? 'descending' : 'ascending') : undefined
        return (
          <th key={column.id} scope="col" data-align={column.align} aria-sort={way} style={widthOf(column)}>
            <button type="button" className={styles.sort} data-control={`sort-${column.id}`} onClick={() => onSort(column.id)}>
              {column.head}
              <span aria-hidden="true" className={styles.way}>
                {way === 'descending' ? '▼' : way === 'ascending' ? '▲' : ''}
              </span>
            </button>
          </th>
        )
      })}
      row={(index) => {
        const row = inOrder[index]!
        return (
          <tr key={rowKey(row)} aria-rowindex={index + 2}>
            {columns.map((column) => (
              <td key={column.id} data-align={column.align} data-mono={column.mono} title={textOf(column, row)}>
                {column.cell ? column.cell(row) : textOf(column, row)}
              </td>
            ))}
          </tr>
        )
      }}
    />
  )
}

interface GroupsProps<Row> extends DataTableProps<Row> {
  readonly group: Column<Row>
  readonly groups: readonly Group<Row>[]
  readonly total: number
  readonly onOpen: (value: string) => void
}

function Groups<Row>({ caption, aggregates = [], heightPx = 360, group, groups, total, onOpen }: GroupsProps<Row>): ReactNode {
  return (
    <Scroller
      caption={caption}
      heightPx={heightPx}
      count={groups.length}
      heads={[group.head, copy.count, copy.share, ...aggregates.map(({ head }) => head)].map((head, i) => (
        <th key={head} scope="col" data-align={i === 0 ? 'start' : 'end'}>
          {head}
        </th>
      ))}
      row={(index) => {
        const { value, rows } = groups[index]!
        const name = value === '' ? copy.nothing : rows[0] === undefined ? value : textOf(group, rows[0])
        return (
          <tr key={value} aria-rowindex={index + 2}>
            <th scope="row">
              <button type="button" className={styles.open} data-group={value} onClick={() => onOpen(value)} title={formatText(copy.openGroup, { value: name })}>
                {group.cell && rows[0] !== undefined ? group.cell(rows[0]) : name}
              </button>
            </th>
            <td data-align="end">{formatCount(rows.length)}</td>
            <td data-align="end">{formatShare(rows.length / total)}</td>
            {aggregates.map((aggregate) => (
              <td key={aggregate.id} data-align="end">
                {aggregate.text(aggregate.value(rows))}
              </td>
            ))}
          </tr>
        )
      }}
    />
  )
}

interface ScrollerProps {
  readonly caption: string
  readonly heightPx: number
  readonly count: number
  readonly heads: readonly ReactNode[]
  readonly row: (index: number) => ReactNode
}

/** A table in a box that scrolls; assistive technology is told of all its rows, of which those in sight are there. */
function Scroller({ caption, heightPx, count, heads, row }: ScrollerProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const { from, until } = useWindow(scroller, count, ROW_PX)
  const space = (rows: number): ReactNode =>
    rows > 0 && (
      <tr aria-hidden="true" className={styles.space} style={{ height: rows * ROW_PX }}>
        <td colSpan={heads.length} />
      </tr>
    )
  return (
    <div ref={scroller} className={styles.scroller} style={{ maxHeight: heightPx, '--row': `${ROW_PX}px` } as CSSProperties} role="region" aria-labelledby={id} tabIndex={0}>
      <table className={styles.table} aria-rowcount={count + 1}>
        <caption id={id} className="visually-hidden">
          {caption}
        </caption>
        <thead>
          <tr aria-rowindex={1}>{heads}</tr>
        </thead>
        <tbody>
          {space(from)}
          {Array.from({ length: until - from }, (_, i) => row(from + i))}
          {space(count - until)}
        </tbody>
      </table>
    </div>
  )
}

function widthOf<Row>({ width }: Column<Row>): CSSProperties | undefined {
  return width === undefined ? undefined : { width }
}
