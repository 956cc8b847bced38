import { useEffect, useRef, useState } from 'react'
import { inspectorCopy as copy } from '../copy/explain.en.ts'
import styles from './CopyButton.module.css'

/**
 * Copies a text. Where the page may not use the clipboard (an embed, an old browser) the text appears, selected, to be
 * copied by hand.
 */
export function CopyButton({ text }: { readonly text: () => string }) {
  const [copied, setCopied] = useState(false)
  const [shown, setShown] = useState<string | null>(null)
  const area = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    area.current?.focus()
    area.current?.select()
  }, [shown])

  const onClick = async () => {
    const value = text()
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
      setShown(null)
    } catch {
      // No clipboard (insecure page) and a refused one (embed without permission) end here alike.
      setCopied(false)
      setShown(value)
    }
  }

  return (
    <>
      <button type="button" className={styles.button} onClick={() => void onClick()}>{copy.copy}</button>
      <span role="status" className={styles.status}>
        {copied && copy.copied}
        {shown !== null && copy.copyRefused}
      </span>
      {shown !== null && <textarea ref={area} className={styles.text} dir="auto" readOnly rows={8} value={shown} aria-label={copy.copyText} />}
    </>
  )
}
