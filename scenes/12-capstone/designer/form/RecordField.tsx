import { useRef, useState, type ReactNode } from 'react'
import { formatText } from '../../../../src/stage/prose/message.ts'
import { renamed, valueAt, type Keys } from '../change.ts'
import { form as words } from '../copy.en.ts'
import { Field, Problems } from './Field.tsx'
import styles from './Field.module.css'
import { problemsOfGroup, problemsWithin, useForm } from './FormContext.ts'

interface Props {
  readonly at: Keys
  readonly words: { readonly label: string; readonly hint: string }
  /** Names of new rows; the first that is free is taken. */
  readonly names: readonly string[]
  /** What a new row holds. */
  readonly fresh: unknown
  readonly nameWords: { readonly label: string; readonly hint: string }
  readonly add: string
  /** The field of a row's value. */
  readonly value: (at: Keys, name: string) => ReactNode
}

/** Members with names of the learner's own, as rows. */
export function RecordField({ at, words: { label, hint }, names, fresh, nameWords, add, value }: Props) {
  const { document, disabled, problems, set } = useForm()
  const record = (valueAt(document, at) ?? {}) as Readonly<Record<string, unknown>>
  const rows = Object.keys(record)
  const rowsRef = useRef<HTMLDivElement>(null)
  const free = names.find((name) => !Object.hasOwn(record, name))
  // What is added, or comes after what is taken out, is where the hand goes on.
  const focus = (index: number) => requestAnimationFrame(() => (rowsRef.current?.querySelectorAll<HTMLElement>('[data-row-name]')[index] ?? rowsRef.current?.querySelector<HTMLElement>('[data-add]'))?.focus())
  const addRow = () => {
    if (free === undefined) return
    set([...at, free], fresh)
    // Statuses stand in the order of numbers, whatever the order in which they came.
    focus(Object.keys({ ...record, [free]: fresh }).indexOf(free))
  }
  const remove = (name: string, index: number) => {
    set([...at, name], undefined)
    focus(Math.min(index, rows.length - 2))
  }
  return (
    <div ref={rowsRef} className={styles.record} data-wide="true" role="group" aria-label={label}>
      <p className={styles.label}>{label}</p>
      <p className={styles.hint}>{hint}</p>
      <Problems problems={problemsOfGroup(problems, at)} />
      {rows.map((name, index) => (
        <div key={index} className={styles.row}>
          <NameField at={at} name={name} words={{ ...nameWords, label: formatText(nameWords.label, { number: index + 1 }) }} onRename={(to) => set(at, renamed(record, name, to))} />
          {value([...at, name], name)}
          <button type="button" className={styles.rowButton} disabled={disabled} aria-label={formatText(words.removeRow, { name })} onClick={() => remove(name, index)}>
            {words.remove}
          </button>
        </div>
      ))}
      <button type="button" data-add className={styles.rowButton} disabled={disabled || free === undefined} onClick={addRow}>
        {add}
      </button>
    </div>
  )
}

interface NameProps {
  readonly at: Keys
  readonly name: string
  readonly words: { readonly label: string; readonly hint: string }
  readonly onRename: (to: string) => void
}

/** A row's name, which counts when the field is left: half a name would change the order of rows under the hand. */
function NameField({ at, name, words: { label, hint }, onRename }: NameProps) {
  const { disabled, problems } = useForm()
  const [draft, setDraft] = useState<{ readonly of: string; readonly text: string } | null>(null)
  const text = draft?.of === name ? draft.text : name
  const leave = () => {
    setDraft(null)
    const to = text.trim()
    if (to !== '' && to !== name) onRename(to)
  }
  return (
    <Field label={label} hint={hint} absent={false} problems={problemsWithin(problems, [...at, name])}>
      {(control) => (
        <input
          {...control}
          dir="ltr"
          type="text"
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          data-row-name
          value={text}
          disabled={disabled}
          onChange={(event) => setDraft({ of: name, text: event.target.value })}
          onBlur={leave}
          onKeyDown={(event) => event.key === 'Enter' && leave()}
        />
      )}
    </Field>
  )
}
