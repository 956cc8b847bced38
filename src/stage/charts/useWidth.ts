import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** The width in CSS pixels that an element has room for; `firstPx` until it has been measured. */
export function useWidth<E extends HTMLElement>(firstPx: number): readonly [RefObject<E | null>, number] {
  const element = useRef<E | null>(null)
  const [widthPx, setWidthPx] = useState(firstPx)
  useLayoutEffect(() => {
    const measured = element.current
    if (!measured || typeof ResizeObserver === 'undefined') return
    const measure = (): void => {
      // What is not shown has no width; keep the last one.
      if (measured.clientWidth > 0) setWidthPx(measured.clientWidth)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(measured)
    return () => observer.disconnect()
  }, [])
  return [element, widthPx]
}
