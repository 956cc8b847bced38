import { useRef } from 'react'
import { formatText } from '../../stage/prose/message.ts'
import { words } from '../words.en.ts'
import styles from './OrderList.module.css'

interface Props {
  readonly items: readonly string[]
  readonly label: (item: string) => string
  readonly onChange: (items: readonly string[]) => void
}

/** Items put in order by buttons, which work alike for mouse, keyboard and touch. Focus stays with the moved item. */
export function OrderList({ items, label, onChange }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const move = (from: number, to: number) => {
    const next = [...items]
    const [item] = next.splice(from, 1)
    if (item === undefined) return
    next.splice(to, 0, item)
    onChange(next)
    const direction = to < from ? 'up' : 'down'
    requestAnimationFrame(() => {
      const wanted = list.current?.querySelector<HTMLButtonElement>(`[data-item="${item}"] [data-move="${direction}"]`)
      const usable = wanted?.disabled ? list.current?.querySelector<HTMLButtonElement>(`[data-item="${item}"] button:not(:disabled)`) : wanted
      usable?.focus()
    })
  }
  return (
    <ol ref={list} className={styles.list}>
      {items.map((item, index) => (
        <li key={item} className={styles.item} data-item={item}>
          <span className={styles.label}>{label(item)}</span>
          <button type="button" data-move="up" disabled={index === 0} aria-label={formatText(words.moveUp, { item: label(item) })} onClick={() => move(index, index - 1)}>
            <Arrow up />
          </button>
          <button type="button" data-move="down" disabled={index === items.length - 1} aria-label={formatText(words.moveDown, { item: label(item) })} onClick={() => move(index, index + 1)}>
            <Arrow />
          </button>
        </li>
      ))}
    </ol>
  )
}

function Arrow({ up = false }: { readonly up?: boolean }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d={up ? 'M6 2 L6 10 M2.5 5.5 L6 2 L9.5 5.5' : 'M6 2 L6 10 M2.5 6.5 L6 10 L9.5 6.5'} fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  )
}
