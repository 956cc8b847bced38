import { useId, useState, type ReactNode } from 'react'
import { chartsCopy as copy } from '../copy/charts.en.ts'
import { formatText } from '../prose/message.ts'
import styles from './Charts.module.css'

/** A chart's numbers as a table: column heads, then rows whose first cell is their head. All formatted text. */
export interface ChartTable {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What stands on the chart beside its values: marks, limits. */
  readonly notes?: readonly string[]
}

interface Props {
  /** The figure's name: what is shown, of what. */
  readonly title: string
  /** What the picture shows, for those who don't see it; left out: the table says it. */
  readonly summary?: string | undefined
  readonly table: ChartTable
  /** The picture, hidden from assistive technology: the table says the same. */
  readonly children: ReactNode
}

/** What every chart is in: a figure with a name, its picture, and its numbers as a table, heard by some and shown to all who ask. */
export function ChartFigure({ title, summary, table, children }: Props): ReactNode {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <figure className={styles.figure} aria-labelledby={`${id}-title`} data-chart>
      <figcaption id={`${id}-title`} className={styles.title}>
        {title}
      </figcaption>
      {summary !== undefined && <p className="visually-hidden">{summary}</p>}
      {children}
      <button type="button" className={styles.toggle} aria-expanded={open} aria-controls={`${id}-table`} onClick={() => setOpen(!open)}>
        {open ? copy.hideTable : copy.showTable}
      </button>
      <div
        id={`${id}-table`}
        className={open ? styles.tableBox : 'visually-hidden'}
        {...(open && { role: 'region', tabIndex: 0, 'aria-label': formatText(copy.tableOf, { title }) })}
      >
        <table className={styles.table}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {table.heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([head, ...cells], row) => (
              <tr key={row}>
                <th scope="row">{head}</th>
                {cells.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {table.notes && table.notes.length > 0 && (
          <ul className={styles.notes}>
            {table.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </div>
    </figure>
  )
}
