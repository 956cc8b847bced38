import { useDeferredValue, useEffect, useEffectEvent, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { speaksOfAll } from '../../engine/http/cache-control.ts'
import { formatSeconds, formatText } from '../../stage/prose/message.ts'
import { completionsAt, type Completion } from '../headers/complete.ts'
import { editor, notes as noteCopy } from '../headers/copy.en.ts'
import { describeHeaders } from '../headers/describe.ts'
import type { HeaderNote, NoteState } from '../headers/note.ts'
import type { CacheVerdict } from '../headers/verdicts.ts'
import type { HeaderEditorProps } from './editors.ts'
import styles from './HeaderEditor.module.css'

/** Long enough that a word in the making makes no run of its own. */
const REST_MS = 400

const GLYPHS: Readonly<Record<NoteState, string>> = { counts: '●', ignored: '○', unknown: '?', malformed: '!', silent: '·' }

/** Response headers as text: marked as it is typed, completed, and explained piece by piece below. */
export function HeaderEditor({ id, label, value, nowMs, readOnly = false, onSet }: HeaderEditorProps) {
  const [draft, setDraft] = useState(value)
  const [given, setGiven] = useState(value)
  // What comes from outside (a solution, another step) takes the place of the draft.
  if (given !== value) {
    setGiven(value)
    setDraft(value)
  }
  const tell = () => {
    if (draft !== value) onSet(draft)
  }
  const rested = useEffectEvent(tell)
  useEffect(() => {
    const rest = setTimeout(() => rested(), REST_MS)
    return () => clearTimeout(rest)
  }, [draft])
  const described = useDescription(draft, nowMs)
  return (
    <div className={styles.editor} data-control={id}>
      <Field label={label} text={draft} notes={described.notes} readOnly={readOnly} onText={setDraft} onLeave={tell} />
      <Verdicts browser={described.browser} shared={described.shared} />
      <Explanations text={described.text} notes={described.notes} />
    </div>
  )
}

function useDescription(text: string, nowMs: number) {
  const settled = useDeferredValue(text)
  return useMemo(() => ({ text: settled, ...describeHeaders(settled, nowMs) }), [settled, nowMs])
}

interface FieldProps {
  readonly label: string
  readonly text: string
  readonly notes: readonly HeaderNote[]
  readonly readOnly: boolean
  readonly onText: (text: string) => void
  readonly onLeave: () => void
}

function Field({ label, text, notes, readOnly, onText, onLeave }: FieldProps) {
  const fieldId = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(-1)
  const options = caret === null || readOnly ? [] : completionsAt(text, caret)
  const close = () => {
    setCaret(null)
    setActive(-1)
  }
  const take = (option: Completion) => {
    onText(text.slice(0, option.from) + option.insert + text.slice(option.to))
    const at = option.from + option.insert.length
    close()
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(at, at)
    })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      setCaret(event.currentTarget.selectionStart)
      return
    }
    if (options.length === 0) return
    const chosen = options[active]
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setActive((active + step + options.length) % options.length)
    else if (event.key === 'Enter' && chosen) take(chosen)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <label className={styles.label} htmlFor={fieldId}>
        {label}
      </label>
      <div className={styles.layers}>
        <pre className={styles.marked} aria-hidden="true">
          {marked(text, notes)}
          {'\n'}
        </pre>
        <textarea
          ref={area}
          id={fieldId}
          className={styles.area}
          dir="ltr"
          value={text}
          readOnly={readOnly}
          rows={Math.max(3, text.split('\n').length + 1)}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          autoComplete="off"
          wrap="soft"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={options.length > 0 ? `${fieldId}-list` : undefined}
          aria-activedescendant={options[active] ? `${fieldId}-${active}` : undefined}
          aria-describedby={`${fieldId}-hint`}
          onChange={(event) => {
            onText(event.target.value)
            setCaret(event.target.selectionStart)
            setActive(-1)
          }}
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            onLeave()
            // A press on a suggestion takes the focus along for a moment; the list must be there when the press ends.
            if (!(event.relatedTarget instanceof HTMLElement) || event.relatedTarget.closest('[role="listbox"]') === null) close()
          }}
        />
      </div>
      <div className={styles.suggestions}>
        <span id={`${fieldId}-hint`} className="visually-hidden">
          {editor.suggestionsHint}
        </span>
        {options.length > 0 && (
          <ul className={styles.list} role="listbox" id={`${fieldId}-list`} aria-label={editor.suggestions}>
            {options.map((option, index) => (
              <li key={option.label} id={`${fieldId}-${index}`} role="option" aria-selected={index === active} onPointerDown={(event) => event.preventDefault()} onClick={() => take(option)}>
                {option.label}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

/** The text in pieces, each in the manner of its note. */
function marked(text: string, notes: readonly HeaderNote[]) {
  const pieces = []
  let at = 0
  for (const note of notes) {
    // Notes come from the text that rested last; while it changes they may point behind its end.
    if (note.from < at || note.to > text.length) continue
    if (note.from > at) pieces.push(text.slice(at, note.from))
    pieces.push(
      <mark key={note.from} data-state={note.state}>
        {text.slice(note.from, note.to)}
      </mark>,
    )
    at = note.to
  }
  pieces.push(text.slice(at))
  return pieces
}

function Explanations({ text, notes }: { readonly text: string; readonly notes: readonly HeaderNote[] }) {
  if (notes.length === 0) return <p className={styles.empty}>{editor.empty}</p>
  return (
    <ul className={styles.notes} aria-label={editor.explained}>
      {notes.map((note) => (
        <li key={note.from} data-state={note.state}>
          <span className={styles.glyph} aria-hidden="true">
            {GLYPHS[note.state]}
          </span>
          <div>
            <code>{text.slice(note.from, note.to)}</code> <span className={styles.state}>{editor.states[note.state]}</span>
            <p>
              {formatText(noteCopy[note.message], note.figures)}
              {note.section !== null && <span className={styles.section}> {note.section}</span>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Verdicts({ browser, shared }: { readonly browser: CacheVerdict; readonly shared: CacheVerdict }) {
  return (
    <dl className={styles.verdicts} aria-label={editor.caches}>
      {[browser, shared].map((verdict) => (
        <div key={verdict.kind}>
          <dt>{verdict.kind === 'private' ? editor.browser : editor.shared}</dt>
          <dd>{inWords(verdict)}</dd>
        </div>
      ))}
    </dl>
  )
}

function inWords({ stores, received, lifetimeSeconds }: CacheVerdict): string {
  if (!stores) return editor.storesNot
  if (speaksOfAll(received.directives, 'no-cache')) return editor.asks
  return lifetimeSeconds > 0 ? formatText(editor.stores, { lifetime: formatSeconds(lifetimeSeconds) }) : editor.storesStale
}
