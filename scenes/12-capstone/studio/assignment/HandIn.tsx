import { useId, useRef, useState } from 'react'
import type { PolicyDocument } from '../../../../src/engine/policy/schema.ts'
import buttons from '../../../../src/lesson/ui/buttons.module.css'
import { copied } from '../../../../src/stage/handOut.ts'
import { formatText } from '../../../../src/stage/prose/message.ts'
import type { Bounds } from '../../../../src/verifier/assertion.ts'
import { saveFile } from '../../designer/file.ts'
import { linkToHere } from '../../designer/share.ts'
import styles from './AssignmentPanel.module.css'
import { handIn as words } from './copy.en.ts'
import { fileNameFor } from './fileName.ts'

interface Props {
  readonly document: PolicyDocument
  readonly text: string
  /** The text has problems. */
  readonly ofGood: boolean
  readonly bounds: Bounds
}

/** `of`: the text that it was said of; of another it says nothing. */
type Said = { readonly of: string } & ({ readonly text: string } | { readonly byHand: string })

const MOST_LETTERS = 100

/** The configuration as a file under somebody's name, and as a link. */
export function HandIn({ document, text, ofGood, bounds }: Props) {
  const id = useId()
  const [name, setName] = useState('')
  const [said, setSaid] = useState<Said | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const asked = useRef(false)
  const file = fileNameFor(name)
  const save = () => {
    // Among many files called alike nobody is found again. Asked once: some hand in without a name on purpose.
    if (name.trim() === '' && !asked.current) {
      asked.current = true
      setSaid({ of: text, text: formatText(words.nameFirst, { file }) })
      field.current?.focus()
      return
    }
    saveFile(document, undefined, file)
    setSaid({ of: text, text: formatText(words.saved, { file }) })
  }
  const copy = async () => {
    const link = await linkToHere(document, bounds)
    setSaid({ of: text, ...((await copied(link)) ? { text: formatText(words.copied, { length: link.length }) } : { byHand: link }) })
  }
  return (
    <details className={styles.handIn}>
      <summary>{words.title}</summary>
      <p>{words.about}</p>
      <label htmlFor={id}>{words.name}</label>
      <input id={id} ref={field} value={name} maxLength={MOST_LETTERS} autoComplete="off" spellCheck={false} aria-describedby={`${id}-hint`} onChange={(event) => setName(event.target.value)} />
      <p id={`${id}-hint`} className={styles.hint}>
        {formatText(words.nameHint, { file })}
      </p>
      {ofGood && <p>{words.ofGood}</p>}
      <p className={styles.buttons}>
        <button type="button" className={buttons.plain} onClick={save}>
          {words.file}
        </button>
        <button type="button" className={buttons.plain} onClick={() => void copy()}>
          {words.link}
        </button>
      </p>
      <div role="status">
        {said?.of === text &&
          ('byHand' in said ? (
            <label>
              {words.copyFailed}
              <textarea dir="ltr" readOnly rows={3} value={said.byHand} aria-label={words.linkLabel} onFocus={(event) => event.target.select()} />
            </label>
          ) : (
            <p>{said.text}</p>
          ))}
      </div>
    </details>
  )
}
