import type { ReactNode } from 'react'
import type { Outcome } from '../../engine/decision.ts'
import { OutcomeBadge } from './OutcomeBadge.tsx'
import styles from './OutcomeBadge.module.css'

interface Props {
  /** null: no cache took part, so the status is all there is to say. */
  readonly outcome: Outcome | null
  readonly status: number
  readonly plain?: boolean
}

/** How a request ended: its outcome, or in ink the status of an answer that met no cache. */
export function AnswerBadge({ outcome, status, plain = false }: Props): ReactNode {
  if (outcome) return <OutcomeBadge outcome={outcome} plain={plain} />
  return (
    <span className={styles.badge} data-status={status} data-plain={plain || undefined}>
      {status}
    </span>
  )
}
