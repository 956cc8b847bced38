import { MotionConfig } from 'framer-motion'
import type { ReactNode } from 'react'

/** Hands the motion that the visitor wants to everything that moves inside: `reduced` by the app's setting or by the system's. */
export function AppMotion({ motion, children }: { readonly motion: 'full' | 'reduced'; readonly children: ReactNode }): ReactNode {
  return <MotionConfig reducedMotion={motion === 'reduced' ? 'always' : 'user'}>{children}</MotionConfig>
}
