import type { ReactNode } from 'react'
import styles from './instruments.module.css'

export interface SheetRow {
  readonly id: string
  /** The first is the row's head. */
  readonly cells: readonly ReactNode[]
  readonly shown?: boolean
}

interface Props {
  readonly caption: string
  readonly heads: readonly string[]
  readonly rows: readonly SheetRow[]
  /** Columns, from 0, whose values are numbers. */
  readonly numbers?: readonly number[]
  /** Columns that say something that a machine said. */
  readonly mono?: readonly number[]
  /** In place of rows where there are none. */
  readonly empty?: string
}

/** A small table inside a figure. */
export function Sheet({ caption, heads, rows, numbers = [], mono = [], empty }: Props): ReactNode {
  const marks = (column: number) => ({ 'data-number': numbers.includes(column) || undefined, 'data-mono': mono.includes(column) || undefined })
  return (
    <div className={styles.sheet}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th key={head} scope="col" data-number={numbers.includes(column) || undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && empty !== undefined && (
            <tr>
              <td colSpan={heads.length}>{empty}</td>
            </tr>
          )}
          {rows.map(({ id, cells: [head, ...cells], shown }) => (
            <tr key={id} data-shown={shown}>
              <th scope="row" {...marks(0)}>
                {head}
              </th>
              {cells.map((cell, i) => (
                <td key={i} {...marks(i + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
