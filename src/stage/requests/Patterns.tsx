import type { ReactNode } from 'react'
import type { BarPhase } from './phases.ts'
import styles from './Patterns.module.css'

const size = 6

/** What is drawn over each phase's ground: told apart without colour. Solid phases draw nothing more. */
const marks: Record<BarPhase, ReactNode> = {
  dns: <circle className={styles.mark} cx={3} cy={3} r={1.4} />,
  tcp: <rect className={styles.mark} width={2} height={size} />,
  tls: <path className={styles.stroke} d="M-1 5 L5 -1 M1 7 L7 1 M-1 1 L5 7 M1 -1 L7 5" />,
  request: <rect className={styles.mark} y={3} width={size} height={3} />,
  lookup: <rect className={styles.mark} width={size} height={size} />,
  wait: <path className={styles.stroke} strokeWidth={2} d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5" />,
  upstream: <rect className={styles.mark} width={size} height={size} />,
  queue: <rect className={styles.mark} y={2} width={size} height={2} />,
  think: (
    <>
      <rect className={styles.mark} width={3} height={3} />
      <rect className={styles.mark} x={3} y={3} width={3} height={3} />
    </>
  ),
  response: <rect className={styles.mark} width={size} height={size} />,
  body: <path className={styles.stroke} d="M-1 5 L1 7 M0 0 L6 6 M5 -1 L7 1" />,
}

/** Fill of a phase, given the id that its `<PhasePatterns>` was made with. */
export function phaseFill(patternsId: string, phase: BarPhase): string {
  return `url(#${patternsId}-${phase})`
}

/** The pattern of every phase, defined once for all bars of a table. Takes no room. */
export function PhasePatterns({ id }: { readonly id: string }) {
  return (
    <svg className={styles.definitions} aria-hidden="true" focusable="false">
      <defs>
        {(Object.keys(marks) as BarPhase[]).map((phase) => (
          <pattern key={phase} id={`${id}-${phase}`} data-phase={phase} className={styles.pattern} patternUnits="userSpaceOnUse" width={size} height={size}>
            <rect className={styles.ground} width={size} height={size} />
            {marks[phase]}
          </pattern>
        ))}
      </defs>
    </svg>
  )
}
