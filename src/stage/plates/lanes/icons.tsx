import type { ReactNode } from 'react'
import type { StoredSummary } from '../../../engine/edge.types.ts'
import type { NodeKind, StageNode } from '../../topology.ts'
import { PopMark } from '../map/PopMark.tsx'
import type { NodeMark } from '../nodeStatus.ts'
import type { Clock } from '../useClock.ts'
import styles from './Actor.module.css'

interface ActorIconProps {
  readonly kind: NodeKind | 'stop'
  readonly tier: StageNode['tier']
  readonly mark: NodeMark | undefined
  readonly cells: readonly StoredSummary[]
  readonly clock: Clock
}

/** The mark of an actor or a stop, the same as on the map where it stands there too. */
export function ActorIcon({ kind, tier, mark, cells, clock }: ActorIconProps): ReactNode {
  return (
    <svg viewBox="-18 -18 36 36" width="36" height="36" aria-hidden="true" focusable="false" className={styles.icon}>
      {kind === 'pop' && <PopMark tier={tier} mark={mark} cells={cells} radius={16} clock={clock} />}
      {kind === 'origin' && (
        <>
          <rect className={styles.ink} x="-16" y="-16" width="32" height="32" rx="5" />
          <path className={styles.onInk} d="M-7.5 -6H7.5M-7.5 0H7.5M-7.5 6H1" />
        </>
      )}
      {kind === 'browser' && (
        <>
          <circle className={styles.face} r="16" />
          <path className={styles.line} d="M-6.6 7.8a6.6 6 0 0 1 13.2 0M3.4 -4.2a3.4 3.4 0 1 1-6.8 0a3.4 3.4 0 1 1 6.8 0" />
        </>
      )}
      {kind === 'resolver' && (
        <>
          <rect className={styles.face} x="-14" y="-14" width="28" height="28" rx="5" />
          <path className={styles.line} d="M-3.6 -3.4a3.7 3.7 0 1 1 5.6 3.2c-1.4 .8-2 1.6-2 3.2M0 6.6v.4" />
        </>
      )}
      {kind === 'stop' && (
        <>
          <circle className={styles.face} r="14" />
          <path className={styles.line} d="M-8 0H-2M-2 0C2 0 2 -6 7 -6M-2 0H7.5M-2 0C2 0 2 6 7 6" />
        </>
      )}
    </svg>
  )
}
