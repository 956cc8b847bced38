import { AnimatePresence, m } from 'framer-motion'
import type { ReactNode } from 'react'
import type { Meter } from '../topology.ts'
import styles from './Meters.module.css'

/** The one to three big numbers that a scene is about. A value that changes moves a little, once. */
export function Meters({ meters }: { readonly meters: readonly Meter[] }): ReactNode {
  if (meters.length === 0) return null
  return (
    <dl className={styles.meters}>
      {meters.map((meter) => (
        <div key={meter.id} className={styles.meter} data-tone={meter.tone ?? 'ink'}>
          <dt className={styles.label}>{meter.label}</dt>
          <dd className={styles.value}>
            <AnimatePresence initial={false}>
              <m.span key={meter.value} className={styles.figure} initial={{ opacity: 0.2, y: 6 }} animate={{ opacity: 1, y: 0 }} exit={{ opacity: 0, transition: { duration: 0.08 } }}>
                {meter.value}
              </m.span>
            </AnimatePresence>
          </dd>
        </div>
      ))}
    </dl>
  )
}
