import type { ReactNode } from 'react'
import type { Meter } from '../topology.ts'
import styles from './Meters.module.css'
import { useMoving } from './PlateMotion.tsx'

/** The one to three big numbers that a scene is about. A value that changes moves a little, once. */
export function Meters({ meters }: { readonly meters: readonly Meter[] }): ReactNode {
  const moving = useMoving()
  if (meters.length === 0) return null
  return (
    <dl className={styles.meters}>
      {meters.map((meter) => (
        <div key={meter.id} className={styles.meter} data-tone={meter.tone ?? 'ink'}>
          <dt className={styles.label}>{meter.label}</dt>
          <dd className={styles.value}>
            {moving ? <moving.Figure value={meter.value} className={styles.figure} /> : <span className={styles.figure}>{meter.value}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
