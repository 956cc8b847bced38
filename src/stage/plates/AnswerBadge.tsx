import type { ReactNode } from 'react'
import type { Outcome } from '../../engine/decision.ts'
import type { RequestId } from '../../world/log.ts'
import { WrongMark } from '../wrong.tsx'
import { OutcomeBadge } from './OutcomeBadge.tsx'
import styles from './OutcomeBadge.module.css'

interface Props {
  /** null: no cache took part, so the status is all there is to say. */
  readonly outcome: Outcome | null
  readonly status: number
  readonly req: RequestId
  readonly plain?: boolean
}

/** How a request ended: its outcome, or in ink the status of an answer that met no cache; and whether the answer was a wrong one. */
export function AnswerBadge({ outcome, status, req, plain = false }: Props): ReactNode {
  if (outcome) {
    return (
      <>
        <OutcomeBadge outcome={outcome} plain={plain} />
        <WrongMark req={req} />
      </>
    )
  }
  return (
    <span className={styles.badge} data-status={status} data-plain={plain || undefined}>
      {status}
    </span>
  )
}
