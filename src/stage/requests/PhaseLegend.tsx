import { requestsCopy } from '../copy/requests.en.ts'
import { phaseFill } from './Patterns.tsx'
import type { BarPhase } from './phases.ts'
import styles from './PhaseLegend.module.css'

/** What the patterns mean, for the phases given. */
export function PhaseLegend({ patternsId, phases }: { readonly patternsId: string; readonly phases: readonly BarPhase[] }) {
  if (phases.length === 0) return null
  return (
    <ul className={styles.legend} aria-label={requestsCopy.legend}>
      {phases.map((phase) => (
        <li key={phase}>
          <svg className={styles.swatch} aria-hidden="true" focusable="false">
            <rect width="100%" height="100%" fill={phaseFill(patternsId, phase)} />
          </svg>
          {requestsCopy.phases[phase]}
        </li>
      ))}
    </ul>
  )
}
