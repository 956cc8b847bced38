import type { ReactNode } from 'react'
import type { Outcome } from '../../engine/decision.ts'

/**
 * One glyph an outcome: strokes on a 12 × 12 grid, so that the outcomes are told apart without colour. The same path data
 * draws the glyphs of words, badges, cells and, as Path2D, of packets.
 */
export const GLYPHS: Readonly<Record<Outcome, string>> = {
  // A tick: answered here.
  hit: 'M2.5 6.4 5 8.9 9.6 3.4',
  // A cross: not here.
  miss: 'M3 3 9 9 M9 3 3 9',
  // An hourglass: the time ran out.
  stale: 'M3 2.2H9 L3 9.8H9 Z',
  // Round again and back to where it was: asked, nothing changed.
  revalidated: 'M9.6 6A3.6 3.6 0 1 1 8.2 3.1 M8.5 .9V3.4H6',
  // Straight past: two arrowheads.
  bypass: 'M2.6 2.6 6 6 2.6 9.4 M6.4 2.6 9.8 6 6.4 9.4',
  // Two lines that become one.
  collapsed: 'M2 2.4 6 6 2 9.6 M6 6H10.4',
  // An exclamation mark.
  error: 'M6 1.8V6.8 M6 9.4V10',
}

/** Stroke width that suits the grid. */
export const GLYPH_STROKE = 1.7

/** A bin: the operator takes something away. */
export const PURGE_GLYPH = 'M2 3.2H10 M3.3 5.4 4 10H8L8.7 5.4'

/** The purge's glyph; decoration, as an outcome's is. */
export function PurgeGlyph({ className }: { readonly className?: string | undefined }): ReactNode {
  return <Glyph d={PURGE_GLYPH} className={className} />
}

/** Not equal: what came is not what was due. */
export const WRONG_GLYPH = 'M2 4.4H10 M2 7.6H10 M8 1.8 4 10.2'

/** The same as a picture; decoration, as an outcome's is. */
export function WrongGlyph({ className }: { readonly className?: string | undefined }): ReactNode {
  return <Glyph d={WRONG_GLYPH} className={className} />
}

/** In place of an outcome's glyph where no cache took part: an ink dot, as the packet of such an answer. */
export function AnsweredGlyph({ className }: { readonly className?: string | undefined }): ReactNode {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false" className={className} fill="currentColor">
      <circle cx="6" cy="6" r="3" />
    </svg>
  )
}

/** The outcome's glyph in the current text colour; decoration, so a word must stand beside it. */
export function OutcomeGlyph({ outcome, className }: { readonly outcome: Outcome; readonly className?: string | undefined }): ReactNode {
  return <Glyph d={GLYPHS[outcome]} className={className} />
}

function Glyph({ d, className }: { readonly d: string; readonly className: string | undefined }): ReactNode {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false" className={className} fill="none" stroke="currentColor" strokeWidth={GLYPH_STROKE} strokeLinecap="round" strokeLinejoin="round">
      <path d={d} />
    </svg>
  )
}
