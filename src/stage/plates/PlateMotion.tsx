import { LazyMotion, MotionConfig, MotionConfigContext } from 'framer-motion'
import { useContext, type ReactNode } from 'react'

/** The picture is whole without it, and nothing moves before somebody acts: so it is fetched then. */
async function loadMotion() {
  await new Promise<void>((resolve) => {
    for (const act of ['pointerdown', 'keydown']) addEventListener(act, () => resolve(), { once: true, capture: true })
  })
  try {
    return (await import('./motion.ts')).default
  } catch {
    // Without a connection the picture stays whole and changes at once; nothing is left to wait for.
    return new Promise<never>(() => {})
  }
}

/** One object: a new one each rendering would tell everything inside that the settings changed. */
const TRANSITION = { duration: 0.22, ease: 'easeOut' } as const

/**
 * What the plates' entering and leaving needs. Follows the reduced motion that the app has configured around it; where nothing is
 * configured, the system's.
 */
export function PlateMotion({ children }: { readonly children: ReactNode }): ReactNode {
  const inherited = useContext(MotionConfigContext).reducedMotion
  return (
    <LazyMotion strict features={loadMotion}>
      <MotionConfig reducedMotion={inherited === 'always' ? 'always' : 'user'} transition={TRANSITION}>
        {children}
      </MotionConfig>
    </LazyMotion>
  )
}
