import type { ReactNode } from 'react'
import { teachCopy as copy } from './copy.en.ts'
import css from './teach.module.css'

/** What is of no use without script is not shown there (public/theme.js says whether there is any), and a line says so. */
export function NeedsScript({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <noscript>
        <p className={css.note}>{copy.needsScript}</p>
      </noscript>
      <div className={css.needsScript}>{children}</div>
    </>
  )
}
