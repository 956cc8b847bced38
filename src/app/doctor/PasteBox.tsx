import { useId, useRef, useState, type ClipboardEvent, type DragEvent } from 'react'
import { MOST_HAR } from '../../doctor/limits.ts'
import { focusAfter } from '../focusAfter.ts'
import button from '../shell/Button.module.css'
import { doctorCopy as copy } from './copy.en.ts'
import css from './PasteBox.module.css'
import { EXAMPLES, PLACEHOLDER } from './examples.ts'
import { usePasted } from './pasteStore.ts'

/** A longer paste is read like a file: a text field of that length would make typing slow. */
const MOST_IN_FIELD = 200_000

/** Lines that go to paper, and letters of one. */
const MOST_PRINTED = 400
const MOST_OF_LINE = 1_000

/** Where text, a file or an example comes in. */
export function PasteBox() {
  const [{ text, file, before }, set] = usePasted()
  const [problem, setProblem] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const leave = useRef<HTMLButtonElement>(null)
  const id = useId()

  const take = (chosen: File | undefined): void => {
    if (!chosen) return
    if (chosen.size > MOST_HAR) return setProblem(copy.hugeFile(chosen.size))
    chosen.text().then(
      (content) => {
        setProblem(null)
        set({ file: { name: chosen.name, text: content } })
      },
      () => setProblem(copy.unreadableFile),
    )
  }
  const onDrop = (event: DragEvent): void => {
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (!dropped) return
    event.preventDefault()
    take(dropped)
  }
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text')
    if (pasted.length <= MOST_IN_FIELD) return
    event.preventDefault()
    set({ file: { name: copy.pastedAsFile, text: pasted } })
    focusAfter(() => leave.current)
  }
  /** Back in the field, where the next thing is pasted: what was pressed is gone, or has nothing more to do. */
  const put = (next: Parameters<typeof set>[0]): void => {
    set(next)
    focusAfter(() => field.current)
  }
  const onExample = (chosen: string): void => {
    const example = EXAMPLES.find((each) => each.id === chosen)
    if (!example) return
    const own = text.trim() !== '' && !EXAMPLES.some((each) => each.text === text)
    set({ text: example.text, file: null, before: own ? text : before })
  }

  return (
    <div
      className={css.box}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className={css.tools}>
        <label className={css.example}>
          {copy.example}
          <select value={EXAMPLES.find((each) => file === null && each.text === text)?.id ?? ''} onChange={(event) => onExample(event.target.value)}>
            <option value="">{copy.chooseExample}</option>
            {EXAMPLES.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        <span className={css.buttons}>
          {before !== null && (
            <button type="button" className={button.button} onClick={() => put({ text: before, file: null, before: null })}>
              {copy.back}
            </button>
          )}
          <button type="button" className={button.button} onClick={() => chooser.current?.click()}>
            {copy.file}
          </button>
          <button type="button" className={button.button} disabled={text === '' && file === null} onClick={() => put({ text: '', file: null })}>
            {copy.clear}
          </button>
        </span>
        <input
          ref={chooser}
          type="file"
          accept=".har,.txt,.json,text/plain,application/json"
          aria-label={copy.file}
          tabIndex={-1}
          className="visually-hidden"
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {file ? (
        <p className={css.file}>
          <b>{copy.fromFile(file.name.slice(0, 80), file.text.length)}</b>
          <button ref={leave} type="button" className={button.quiet} onClick={() => put({ file: null })}>
            {copy.leaveFile}
          </button>
        </p>
      ) : (
        <>
          <label htmlFor={id} className={css.label}>
            {copy.paste}
          </label>
          <p id={`${id}-hint`} className={css.hint}>
            {copy.pasteHint}
          </p>
          <textarea ref={field} id={id} dir="ltr" aria-describedby={`${id}-hint`} value={text} translate="no" placeholder={PLACEHOLDER} rows={11} spellCheck={false} autoComplete="off" autoCapitalize="off" onPaste={onPaste} onChange={(event) => set({ text: event.target.value })} />
        </>
      )}
      <Printed text={file ? '' : text} />
      {problem !== null && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
      <p className={css.hint}>{over ? copy.dropped : copy.local}</p>
    </div>
  )
}

/** On paper a text field is cut to its window: there stands the whole text, its lines numbered as the findings name them. */
function Printed({ text }: { readonly text: string }) {
  const lines = text.slice(0, MOST_IN_FIELD).split(/\r\n|\r|\n/)
  if (text.trim() === '') return null
  return (
    <ol className={css.printed} dir="ltr" aria-hidden="true">
      {lines.slice(0, MOST_PRINTED).map((line, index) => (
        <li key={index}>{line.slice(0, MOST_OF_LINE)}</li>
      ))}
    </ol>
  )
}
