import { useState } from 'react'
import { inspectorCopy as copy } from '../copy/explain.en.ts'
import { copied, selected } from '../handOut.ts'
import styles from './CopyButton.module.css'

/**
 * Copies a text. Where the page may not use the clipboard (an embed, an old browser) the text appears, selected, to be
 * copied by hand.
 */
export function CopyButton({ text }: { readonly text: () => string }) {
  const [done, setDone] = useState(false)
  const [shown, setShown] = useState<string | null>(null)

  const onClick = async () => {
    const value = text()
    const isCopied = await copied(value)
    setDone(isCopied)
    setShown(isCopied ? null : value)
  }

  return (
    <>
      <button type="button" className={styles.button} onClick={() => void onClick()}>{copy.copy}</button>
      <span role="status" className={styles.status}>
        {done && copy.copied}
        {shown !== null && copy.copyRefused}
      </span>
      {shown !== null && <textarea key={shown} ref={selected} className={styles.text} dir="auto" readOnly rows={8} value={shown} aria-label={copy.copyText} />}
    </>
  )
}
