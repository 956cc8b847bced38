import { createContext, use, type ReactNode } from 'react'
import type { RequestId } from '../world/log.ts'
import type { Wrong } from '../world/wrong.ts'
import { platesCopy } from './copy/plates.en.ts'
import { WrongGlyph } from './plates/glyphs.tsx'
import styles from './plates/OutcomeBadge.module.css'

/** Requests of the run on the stage that were answered with what was not due to them, and how. Null: the scene has none. */
export const WrongContext = createContext<ReadonlyMap<RequestId, Wrong['kind']> | null>(null)

/** Beside an outcome: the answer was found, and it was the wrong one, or somebody else's. Nothing for all other requests. */
export function WrongMark({ req }: { readonly req: RequestId }): ReactNode {
  const kind = use(WrongContext)?.get(req)
  if (!kind) return null
  return (
    <>
      {' '}
      <WrongBadge kind={kind} plain />
    </>
  )
}

/** A wrong answer as colour, glyph and word. `plain` leaves out the frame, for places that have one. */
export function WrongBadge({ kind, plain = false }: { readonly kind: Wrong['kind']; readonly plain?: boolean }): ReactNode {
  return (
    <span className={styles.badge} data-plain={plain || undefined} data-outcome="error" data-wrong={kind}>
      <WrongGlyph className={styles.glyph} />
      <span className={styles.word}>{platesCopy.wrong[kind]}</span>
    </span>
  )
}
