import { useId, useRef, useState } from 'react'
import { copied } from '../../../stage/handOut.ts'
import button from '../../shell/Button.module.css'
import { copy } from './copy.en.ts'
import css from './AssignmentBuilder.module.css'

interface Props {
  readonly label: string
  readonly text: string
  readonly act: string
  readonly rows: number
}

/** A text to be copied, and a button that does it; where the browser refuses it is selected. */
export function CopyText({ label, text, act, rows }: Props) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  // Of another text it says nothing.
  const [said, setSaid] = useState<{ readonly of: string; readonly words: string } | null>(null)
  const run = async () => {
    if (await copied(text)) return setSaid({ of: text, words: copy.give.copied })
    area.current?.focus()
    area.current?.select()
    setSaid({ of: text, words: copy.give.refused })
  }
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} ref={area} dir="ltr" className={css.code} readOnly rows={rows} value={text} spellCheck={false} onFocus={(event) => event.target.select()} />
      <div className={css.row}>
        <button type="button" className={button.button} onClick={() => void run()}>
          {act}
        </button>
        <span role="status">{said?.of === text && said.words}</span>
      </div>
    </div>
  )
}
