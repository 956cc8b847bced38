export interface PlateSize {
  readonly widthPx: number
  readonly heightPx: number
  /** Height at the bottom that is kept for meters. */
  readonly insetBottomPx: number
}

/** Plates narrower than this are drawn as on a phone. */
export const NARROW_BELOW_PX = 560

/** A shield has a second ring, this far outside the first. */
export const SHIELD_RING_PX = 3.5
