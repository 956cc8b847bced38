import { AnimatePresence, m } from 'framer-motion'
import type { ReactNode } from 'react'
import type { Meter } from '../topology.ts'
import styles from './Meters.module.css'

/** At once: a value that changes many times a second would else stand under its successors. */
const GONE = { opacity: 0, transition: { duration: 0 } } as const

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
              <m.span key={meter.value} className={styles.figure} initial={{ opacity: 0.6, y: 4 }} animate={{ opacity: 1, y: 0 }} exit={GONE}>
                {meter.value}
              </m.span>
            </AnimatePresence>
          </dd>
        </div>
      ))}
    </dl>
  )
}
