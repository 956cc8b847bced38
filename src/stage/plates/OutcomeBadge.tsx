import type { ReactNode } from 'react'
import type { Outcome } from '../../engine/decision.ts'
import { platesCopy } from '../copy/plates.en.ts'
import { OutcomeGlyph } from './glyphs.tsx'
import styles from './OutcomeBadge.module.css'

/** An outcome as colour, glyph and word. `plain` leaves out the frame, for places that have one. */
export function OutcomeBadge({ outcome, plain = false }: { readonly outcome: Outcome; readonly plain?: boolean }): ReactNode {
  return (
    <span className={styles.badge} data-outcome={outcome} data-plain={plain || undefined}>
      <OutcomeGlyph outcome={outcome} className={styles.glyph} />
      <span className={styles.word}>{platesCopy.outcomes[outcome]}</span>
    </span>
  )
}
