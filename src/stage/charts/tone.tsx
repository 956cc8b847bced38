import type { ReactNode } from 'react'
import type { Outcome } from '../../engine/decision.ts'
import { outcomeFill, OutcomePatterns } from '../whatif/OutcomePatterns.tsx'
import styles from './Charts.module.css'

/** What a mark's colour says: an outcome, or nothing but that it is this one ('ink', 'soft'). */
export type Tone = Outcome | 'ink' | 'soft'

export function isOutcome(tone: Tone): tone is Outcome {
  return tone !== 'ink' && tone !== 'soft'
}

/** Fill of a tone, given the id that its `<TonePatterns>` was made with. */
export function toneFill(patternsId: string, tone: Tone): string {
  return isOutcome(tone) ? outcomeFill(patternsId, tone) : tone === 'ink' ? 'var(--line-strong)' : `url(#${patternsId}-soft)`
}

/** The patterns of all tones, told apart without colour; defined once for a chart, and takes no room. */
export function TonePatterns({ id }: { readonly id: string }): ReactNode {
  return (
    <svg className={styles.definitions} aria-hidden="true" focusable="false">
      <OutcomePatterns id={id} />
      <defs>
        <pattern id={`${id}-soft`} patternUnits="userSpaceOnUse" width="4" height="4">
          <rect width="4" height="4" fill="var(--line)" />
          <circle cx="2" cy="2" r="0.9" fill="var(--ink-soft)" />
        </pattern>
      </defs>
    </svg>
  )
}

/** Lines of a chart are told apart by these beside their colours, in the order of the series. */
export const DASHES = [undefined, '7 3', '2 3', '9 3 2 3', '4 2'] as const

/** Marks at the ends of lines, on a 10 × 10 grid around 0, in the order of the series. */
export const ENDS = ['M-4 0A4 4 0 1 1 4 0A4 4 0 1 1 -4 0Z', 'M-3.5 -3.5H3.5V3.5H-3.5Z', 'M0 -4.6 4.4 3.4H-4.4Z', 'M0 -5 5 0 0 5 -5 0Z', 'M-4.4 -3.4H4.4L0 4.6Z'] as const
