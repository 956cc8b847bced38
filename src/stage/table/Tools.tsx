import { useId, useMemo, type ReactNode } from 'react'
import { tableCopy as copy } from '../copy/table.en.ts'
import { formatCount, formatText } from '../prose/message.ts'
import styles from './DataTable.module.css'
import { grouped, matching, textOf, type Column, type View } from './view.ts'

interface Props<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly view: View
  /** What 'show everything' goes back to. */
  readonly whole: View
  readonly onView: (view: View) => void
}

/** What a table is searched, filtered and grouped with: native fields. */
export function Tools<Row>({ rows, columns, view, whole, onView }: Props<Row>): ReactNode {
  const id = useId()
  const byGroup = columns.filter(({ groups }) => groups)
  const changed = view.search !== whole.search || view.group !== whole.group || JSON.stringify(view.filters) !== JSON.stringify(whole.filters)
  return (
    <div className={styles.tools} role="group" aria-label={copy.tools}>
      <label>
        <span>{copy.search}</span>
        <input type="search" data-control="table-search" value={view.search} onChange={(event) => onView({ ...view, search: event.target.value })} />
      </label>
      {byGroup.map((column) => (
        <Filter key={column.id} rows={rows} columns={columns} column={column} view={view} onView={onView} />
      ))}
      {byGroup.length > 0 && (
        <label htmlFor={`${id}-group`}>
          <span>{copy.groupBy}</span>
          <select id={`${id}-group`} data-control="table-group" value={view.group ?? ''} onChange={(event) => onView({ ...view, group: event.target.value === '' ? null : event.target.value })}>
            <option value="">{copy.noGroups}</option>
            {byGroup.map((column) => (
              <option key={column.id} value={column.id}>
                {column.head}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" className={styles.reset} data-control="table-reset" disabled={!changed} onClick={() => onView({ ...whole, sort: view.sort })}>
        {copy.reset}
      </button>
    </div>
  )
}

/** An option's value where nothing is filtered; those of the column's own values begin with a letter, so that none is like it. */
const ALL = ''
const optionOf = (value: string): string => `v${value}`

/** One value of a column, or all; the numbers are of what the other filters leave. */
function Filter<Row>({ rows, columns, column, view, onView }: Omit<Props<Row>, 'whole'> & { readonly column: Column<Row> }): ReactNode {
  const { filters, search } = view
  const groups = useMemo(() => grouped(matching(rows, columns, { filters, search }, column.id), column), [rows, columns, filters, search, column])
  const chosen = filters[column.id]
  const choose = (option: string): void => {
    const { [column.id]: _, ...others } = filters
    onView({ ...view, filters: option === ALL ? others : { ...others, [column.id]: option.slice(1) } })
  }
  return (
    <label>
      <span>{column.head}</span>
      <select data-control={`table-filter-${column.id}`} value={chosen === undefined ? ALL : optionOf(chosen)} onChange={(event) => choose(event.target.value)}>
        <option value={ALL}>{copy.all}</option>
        {/* What was chosen stays to be seen, even where the others leave none of it. */}
        {chosen !== undefined && !groups.some(({ value }) => value === chosen) && <option value={optionOf(chosen)}>{formatText(copy.option, { value: chosen, count: 0 })}</option>}
        {groups.map(({ value, rows: members }) => (
          <option key={value} value={optionOf(value)}>
            {formatText(copy.option, { value: value === '' ? copy.nothing : members[0] === undefined ? value : textOf(column, members[0]), count: formatCount(members.length) })}
          </option>
        ))}
      </select>
    </label>
  )
}
