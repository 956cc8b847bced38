import { useId, useState, type ReactNode } from 'react'
import css from './teach.module.css'

interface Props {
  readonly label: ReactNode
  readonly value: string
  /** Takes a text if it can be used. */
  readonly onText: (text: string) => boolean
  readonly bad: string
  readonly numeric?: boolean
}

/** A field that keeps what is typed even while it can't be used, and says why it can't. */
export function DraftField({ label, value, onText, bad, numeric = false }: Props) {
  const [draft, setDraft] = useState<{ readonly text: string; readonly good: boolean } | null>(null)
  const id = useId()
  const wrong = draft !== null && !draft.good
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode={numeric ? 'numeric' : 'text'}
        autoComplete="off"
        spellCheck={false}
        value={draft?.text ?? value}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-bad` : undefined}
        onChange={({ target }) => setDraft({ text: target.value, good: onText(target.value) })}
        onBlur={() => draft?.good && setDraft(null)}
      />
      {wrong && (
        <p id={`${id}-bad`} className={css.bad}>
          {bad}
        </p>
      )}
    </div>
  )
}
