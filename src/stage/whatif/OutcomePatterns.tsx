import type { ReactNode } from 'react'
import type { Outcome } from '../../engine/decision.ts'
import styles from './OutcomePatterns.module.css'

const size = 6

/** What is drawn over each outcome's ground, told apart without colour. */
const marks: Record<Outcome, ReactNode> = {
  hit: <rect className={styles.mark} width={size} height={size} />,
  miss: <path className={styles.stroke} d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5" />,
  stale: <rect className={styles.mark} width={3} height={size} />,
  revalidated: <rect className={styles.mark} y={3} width={size} height={3} />,
  bypass: <circle className={styles.mark} cx={3} cy={3} r={1.5} />,
  collapsed: <path className={styles.stroke} d="M-1 5 L1 7 M0 0 L6 6 M5 -1 L7 1" />,
  error: <path className={styles.stroke} d="M0 0 L6 6 M6 0 L0 6" />,
}

/** Fill of an outcome, given the id that its `<OutcomePatterns>` was made with. */
export function outcomeFill(patternsId: string, outcome: Outcome): string {
  return `url(#${patternsId}-${outcome})`
}

/** The pattern of every outcome; stands inside the SVG that uses them. */
export function OutcomePatterns({ id }: { readonly id: string }) {
  return (
    <defs>
      {(Object.keys(marks) as Outcome[]).map((outcome) => (
        <pattern key={outcome} id={`${id}-${outcome}`} data-outcome={outcome} className={styles.pattern} patternUnits="userSpaceOnUse" width={size} height={size}>
          <rect className={styles.ground} width={size} height={size} />
          {marks[outcome]}
        </pattern>
      ))}
    </defs>
  )
}
