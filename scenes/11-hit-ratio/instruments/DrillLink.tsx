import { useRef, useState } from 'react'
import buttons from '../../../src/lesson/ui/buttons.module.css'
import { copied } from '../../../src/stage/handOut.ts'
import { formatText } from '../../../src/stage/prose/message.ts'
import styles from './instruments.module.css'
import { words } from './words.en.ts'

const copy = words.link

/** The address of a drill, to read and to copy. @param href absolute; it is shown and copied as it is */
export function DrillLink({ seed, href }: { readonly seed: number; readonly href: string }) {
  const address = useRef<HTMLElement>(null)
  // For which address; another one has not been copied.
  const [tried, setTried] = useState<{ readonly href: string; readonly copied: boolean } | null>(null)
  const onClick = async (): Promise<void> => {
    const isCopied = await copied(href)
    if (!isCopied && address.current) window.getSelection()?.selectAllChildren(address.current)
    setTried({ href, copied: isCopied })
  }
  return (
    <section className={styles.link} aria-label={copy.title}>
      <h3>{copy.title}</h3>
      <p>{formatText(copy.about, { seed })}</p>
      <p className={styles.copying}>
        <code ref={address}>{href}</code>
        <button type="button" className={buttons.quiet} data-control="copy-drill" onClick={() => void onClick()}>
          {copy.copy}
        </button>
      </p>
      <p role="status">{tried?.href === href ? (tried.copied ? copy.copied : copy.refused) : ''}</p>
    </section>
  )
}
