import { useId, useRef, useState } from 'react'
import { copied } from '../../stage/handOut.ts'
import button from '../shell/Button.module.css'
import { teachCopy as copy } from './copy.en.ts'
import css from './teach.module.css'

interface Props {
  readonly text: string
  readonly label: string
  readonly main?: boolean
  /** Where the text stands already; left out: it is shown when the clipboard refuses. */
  readonly shownIn?: () => HTMLTextAreaElement | null
}

/** Copies a text and says so. A clipboard that refuses, as in a page without https, leaves the text selected to be copied by hand. */
export function CopyButton({ text, label, main = false, shownIn }: Props) {
  // For which text: another one has not been copied.
  const [tried, setTried] = useState<{ readonly text: string; readonly copied: boolean } | null>(null)
  const own = useRef<HTMLTextAreaElement>(null)
  const ownId = useId()
  const outcome = tried?.text === text ? tried : null
  const refused = outcome !== null && !outcome.copied
  const copyIt = async (): Promise<void> => {
    const isCopied = await copied(text)
    setTried({ text, copied: isCopied })
    if (isCopied) return
    requestAnimationFrame(() => {
      const area = shownIn?.() ?? own.current
      area?.focus()
      area?.select()
    })
  }
  return (
    <div className={css.copying}>
      <button type="button" className={main ? button.main : button.button} onClick={() => void copyIt()}>
        {label}
      </button>
      <p role="status" className={css.said}>
        {outcome && (outcome.copied ? copy.copying.copied : copy.copying.refused)}
      </p>
      {refused && !shownIn && (
        <>
          <label className={css.hidden} htmlFor={ownId}>
            {label}
          </label>
          <textarea id={ownId} ref={own} dir="ltr" className={css.markup} readOnly rows={4} value={text} />
        </>
      )}
    </div>
  )
}
