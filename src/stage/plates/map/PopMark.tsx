import type { ReactNode } from 'react'
import type { StoredSummary } from '../../../engine/edge.types.ts'
import type { StageNode } from '../../topology.ts'
import { GLYPH_STROKE, GLYPHS } from '../glyphs.tsx'
import type { NodeMark } from '../nodeStatus.ts'
import { SHIELD_RING_PX } from '../plateSize.ts'
import type { Clock } from '../useClock.ts'
import { FreshnessDial } from './FreshnessDial.tsx'
import styles from './MapPlate.module.css'

export interface PopMarkProps {
  readonly tier: StageNode['tier']
  readonly mark: NodeMark | undefined
  readonly cells: readonly StoredSummary[]
  /** Of all of it but the dashed ring. */
  readonly radius: number
  readonly clock: Clock
}

/** A POP: the dial of what it stores. A shield has a second ring, a purge on its way leaves a dashed one, and one that fails says so instead. */
export function PopMark({ tier, mark, cells, radius, clock }: PopMarkProps): ReactNode {
  const inner = radius - (tier ? SHIELD_RING_PX : 0)
  return (
    <>
      {tier === 'shield' && <circle className={styles.shield} r={radius} />}
      {mark === 'purged' && <circle className={styles.purged} r={radius + 3.5} />}
      {mark === 'down' ? (
        <g className={styles.down}>
          <circle r={inner - 1} />
          <path d={GLYPHS.error} transform={`scale(${(inner / 8).toFixed(2)}) translate(-6 -6)`} strokeWidth={GLYPH_STROKE + 0.3} />
        </g>
      ) : (
        <FreshnessDial cells={cells} radius={inner} clock={clock} />
      )}
    </>
  )
}
