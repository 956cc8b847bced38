/** What moves on the plates, and all that moving needs: a file of its own, which arrives after the page (PlateMotion.tsx). */
import { AnimatePresence, LazyMotion, MotionConfig, MotionConfigContext, domAnimation, m } from 'framer-motion'
import { useContext, type ReactNode } from 'react'
import type { Moving } from './PlateMotion.tsx'

/** One object: a new one each rendering would tell everything inside that the settings changed. */
const TRANSITION = { duration: 0.22, ease: 'easeOut' } as const
/** At once: a value that changes many times a second would else stand under its successors. */
const GONE = { opacity: 0, transition: { duration: 0 } } as const

/** Follows the reduced motion that the app has configured around it; where nothing is configured, the system's. */
export function Motion({ children }: { readonly children: ReactNode }): ReactNode {
  const inherited = useContext(MotionConfigContext).reducedMotion
  return (
    <LazyMotion strict features={domAnimation}>
      <MotionConfig reducedMotion={inherited === 'always' ? 'always' : 'user'} transition={TRANSITION}>
        {children}
      </MotionConfig>
    </LazyMotion>
  )
}

export const Figure: Moving['Figure'] = ({ value, className }) => (
  <Motion>
    <AnimatePresence initial={false}>
      <m.span key={value} className={className} initial={{ opacity: 0.6, y: 4 }} animate={{ opacity: 1, y: 0 }} exit={GONE}>
        {value}
      </m.span>
    </AnimatePresence>
  </Motion>
)

export const Items: Moving['Items'] = ({ items }) => (
  <Motion>
    <AnimatePresence initial={false}>
      {items.map(({ key, content }) => (
        <m.div key={key} initial={{ opacity: 0, scale: 0.94 }} animate={{ opacity: 1, scale: 1 }} exit={GONE}>
          {content}
        </m.div>
      ))}
    </AnimatePresence>
  </Motion>
)
