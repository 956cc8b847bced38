import { memo, type ReactNode } from 'react'
import { GRATICULE_PATH, OUTLINE_PATH } from '../geo/projection.ts'
import { LAND_MARK, useLand } from '../geo/useLand.ts'
import type { MapLayout } from './mapLayout.ts'
import styles from './MapPlate.module.css'

/** What never changes while a run plays, on a layer of its own. */
export const Ground = memo(function Ground({ layout, viewBox }: { readonly layout: MapLayout; readonly viewBox: string }): ReactNode {
  const land = useLand()
  return (
    <svg className={styles.ground} viewBox={viewBox} aria-hidden="true" focusable="false">
      <g transform={`translate(${layout.originX.toFixed(2)} ${layout.originY.toFixed(2)}) scale(${layout.scale.toFixed(4)})`}>
        <path className={styles.graticule} d={GRATICULE_PATH} />
        <path className={styles.graticule} d={OUTLINE_PATH} />
        <path className={styles.land} {...{ [LAND_MARK]: '' }} d={land} />
      </g>
    </svg>
  )
})
