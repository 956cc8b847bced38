import { createContext, useContext, useEffect, useState, type ComponentType, type ReactNode } from 'react'

/** What moves on the plates, once the code that moves it has come. */
export interface Moving {
  /** A value that moves a little when it changes. */
  readonly Figure: ComponentType<{ readonly value: string; readonly className: string | undefined }>
  /** Items that come and go. */
  readonly Items: ComponentType<{ readonly items: readonly { readonly key: string; readonly content: ReactNode }[] }>
}

const MovingContext = createContext<Moving | null>(null)

/** null: nothing moves yet, and what changes changes at once. */
export function useMoving(): Moving | null {
  return useContext(MovingContext)
}

const ACTS = ['pointerdown', 'keydown'] as const

let arrived: Moving | null = null

/** The picture is whole without what moves it, and nothing moves before somebody acts: so that is fetched then. */
export function PlateMotion({ children }: { readonly children: ReactNode }): ReactNode {
  const [moving, setMoving] = useState(arrived)
  useEffect(() => {
    if (moving) return
    let wanted = true
    const load = (): void => {
      // Without a connection the picture stays whole and changes at once; the next act tries again.
      import('./moving.tsx').then(
        (parts) => {
          arrived = parts
          if (wanted) setMoving(arrived)
        },
        () => {},
      )
    }
    for (const act of ACTS) addEventListener(act, load, { capture: true })
    return () => {
      wanted = false
      for (const act of ACTS) removeEventListener(act, load, { capture: true })
    }
  }, [moving])
  return <MovingContext value={moving}>{children}</MovingContext>
}
