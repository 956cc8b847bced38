/** Fields for the kinds of members: seconds, lists, choices, flags, names. A field that is left empty takes its member out. */
import { useId, useState } from 'react'
import type { PolicyProblem } from '../../../../src/engine/policy/document.ts'
import { formatText } from '../../../../src/stage/prose/message.ts'
import { valueAt, type Keys } from '../change.ts'
import { form as words } from '../copy.en.ts'
import { readSeconds, secondsInWords } from '../seconds.ts'
import { Field, Problems } from './Field.tsx'
import styles from './Field.module.css'
import { problemsWithin, useForm } from './FormContext.ts'
import { units } from '../../../../src/language/units.en.ts'

interface FieldProps {
  readonly at: Keys
  readonly words: { readonly label: string; readonly hint: string }
}

/**
 * What is typed may say the same in other letters than the document ("1 h", a comma too many): it stands as typed until the
 * document says something else.
 */
function useDraft(value: unknown, shown: string): [string, (text: string, means: unknown) => void] {
  const [draft, setDraft] = useState<{ readonly text: string; readonly means: string } | null>(null)
  const written = JSON.stringify(value) ?? ''
  return [draft?.means === written ? draft.text : shown, (text, means) => setDraft({ text, means: JSON.stringify(means) ?? '' })]
}

const asText = (value: unknown): string => (value === undefined ? '' : String(value))

/** Whole seconds, written as a number or as "10 min". */
export function SecondsField({ at, words: { label, hint }, keepEmpty = false }: FieldProps & { readonly keepEmpty?: boolean }) {
  const { document, disabled, problems, set } = useForm()
  const value = valueAt(document, at)
  const [text, setText] = useDraft(value, asText(value))
  const unread = text.trim() !== '' && readSeconds(text) === null
  const type = (next: string) => {
    const seconds = readSeconds(next)
    const isEmpty = next.trim() === '' && !keepEmpty
    const means = seconds ?? (isEmpty ? undefined : value)
    setText(next, means)
    if (means !== value) set(at, means)
  }
  return (
    <Field label={label} hint={hint} absent={value === undefined} problems={problemsWithin(problems, at)}>
      {(control) => (
        <span className={styles.seconds}>
          <input
            {...control}
            dir="ltr"
            type="text"
            autoComplete="off"
            spellCheck={false}
            value={text}
            disabled={disabled}
            onChange={(event) => type(event.target.value)}
            // What is no time yet may become one while it is typed; left so it stands in the document, where its problem is told.
            onBlur={() => unread && set(at, text)}
          />
          <output className={styles.means}>{meaning(text, value)}</output>
        </span>
      )}
    </Field>
  )
}

function meaning(text: string, value: unknown): string {
  const spelled = secondsInWords(value)
  if (spelled === '') return ''
  if (!/^\s*\d+\s*$/.test(text)) return formatText(words.meansSeconds, { seconds: String(value) })
  return spelled === `${String(value)} ${units.s}` ? units.s : formatText(words.means, { time: spelled })
}

interface ListProps extends FieldProps {
  /** One a line where names may have commas; otherwise commas part them. */
  readonly by: 'line' | 'comma'
  /** An empty list says something. */
  readonly keepEmpty?: boolean
}

/** Names, in their order. */
export function ListField({ at, words: { label, hint }, by, keepEmpty = false }: ListProps) {
  const { document, disabled, problems, set } = useForm()
  const value = valueAt(document, at)
  const items = Array.isArray(value) ? value.map(String) : []
  const [text, setText] = useDraft(value, items.join(by === 'line' ? '\n' : ', '))
  const type = (next: string) => {
    const parts = next.split(by === 'line' ? '\n' : /[,\n]/).map((part) => part.trim()).filter((part) => part !== '')
    const means = parts.length > 0 || keepEmpty ? parts : undefined
    setText(next, means)
    set(at, means)
  }
  return (
    <Field label={label} hint={hint} absent={value === undefined} problems={problemsWithin(problems, at)}>
      {(control) => {
        const all = { ...control, value: text, disabled, spellCheck: false, autoCapitalize: 'none' }
        return by === 'line' ? (
          <textarea {...all} dir="ltr" rows={Math.min(8, Math.max(1, text.split('\n').length))} onChange={(event) => type(event.target.value)} />
        ) : (
          <input {...all} dir="ltr" type="text" autoComplete="off" onChange={(event) => type(event.target.value)} />
        )
      }}
    </Field>
  )
}

interface ChoiceProps<Option extends string> extends FieldProps {
  readonly options: Readonly<Record<Option, string>>
  /** What is chosen, where that is not the member's value itself. */
  readonly chosen?: string
  /** What a choice does, where that is not to write itself. */
  readonly onChoose?: (option: Option | undefined) => void
  readonly noneSaid?: string
}

/** One of few words, or none of them. */
export function ChoiceField<Option extends string>({ at, words: { label, hint }, options, chosen, onChoose, noneSaid = words.notSaid }: ChoiceProps<Option>) {
  const { document, disabled, problems, set } = useForm()
  const value = chosen ?? asText(valueAt(document, at))
  const names = Object.keys(options) as Option[]
  const choose = (name: string) => {
    const option = names.find((each) => each === name)
    return onChoose ? onChoose(option) : set(at, option)
  }
  return (
    <Field label={label} hint={hint} absent={value === ''} problems={problemsWithin(problems, at)}>
      {(control) => (
        <select {...control} value={value} disabled={disabled} onChange={(event) => choose(event.target.value)}>
          <option value="">{noneSaid}</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {options[name]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A member that says true, or is left out. */
export function FlagField({ at, words }: FieldProps) {
  const { document, disabled, problems, set } = useForm()
  const value = valueAt(document, at)
  return <Flag words={words} checked={value === true} disabled={disabled} problems={problemsWithin(problems, at)} onTurn={(on) => set(at, on || undefined)} />
}

interface FlagProps {
  readonly words: { readonly label: string; readonly hint: string }
  readonly checked: boolean
  readonly disabled: boolean
  readonly problems: readonly PolicyProblem[]
  readonly onTurn: (on: boolean) => void
}

/** Something that is on or off, with its line of explanation. */
export function Flag({ words: { label, hint }, checked, disabled, problems, onTurn }: FlagProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <div className={styles.flag}>
        <input id={id} type="checkbox" aria-describedby={`${id}-hint ${id}-problems`} checked={checked} disabled={disabled} onChange={(event) => onTurn(event.target.checked)} />
        <div>
          <label htmlFor={id} className={styles.label}>
            {label}
          </label>
          <p id={`${id}-hint`} className={styles.hint}>
            {hint}
          </p>
        </div>
      </div>
      <div id={`${id}-problems`}>
        <Problems problems={problems} />
      </div>
    </div>
  )
}

/** A text of its own, such as a name. Empty it stays, and is a problem where it must not be. */
export function TextField({ at, words: { label, hint } }: FieldProps) {
  const { document, disabled, problems, set } = useForm()
  const value = asText(valueAt(document, at))
  return (
    <Field label={label} hint={hint} absent={false} problems={problemsWithin(problems, at)}>
      {(control) => <input {...control} dir="auto" type="text" autoComplete="off" data-focus="name" value={value} disabled={disabled} onChange={(event) => set(at, event.target.value)} />}
    </Field>
  )
}
