import { useState } from 'react'
import { reportText } from '../../../../src/verifier/report/text.ts'
import buttons from '../../../../src/lesson/ui/buttons.module.css'
import { copied, selected } from '../../../../src/stage/handOut.ts'
import { report as words } from '../copy.en.ts'
import type { Verified } from '../useVerification.ts'
import styles from './CopyReport.module.css'

/** The report as text on the clipboard; where that is forbidden it appears, selected, to be copied by hand. */
export function CopyReport({ verified: { report, document } }: { readonly verified: Verified }) {
  const [said, setSaid] = useState<'copied' | { readonly byHand: string } | null>(null)
  const copy = async () => {
    const text = reportText(report, document)
    setSaid((await copied(text)) ? 'copied' : { byHand: text })
  }
  return (
    <>
      <button type="button" className={buttons.quiet} onClick={() => void copy()}>
        {words.copy}
      </button>
      <span role="status" className={styles.status}>
        {said === 'copied' && words.copied}
        {said !== null && said !== 'copied' && words.copyFailed}
      </span>
      {said !== null && said !== 'copied' && <textarea key={said.byHand} ref={selected} className={styles.text} dir="auto" readOnly rows={8} value={said.byHand} aria-label={words.asText} />}
    </>
  )
}
