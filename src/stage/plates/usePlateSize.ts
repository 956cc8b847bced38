import { useLayoutEffect, useState, type RefObject } from 'react'
import type { PlateSize } from './plateSize.ts'

/** The stage of a wide window: what a page shows before it is measured. */
const DEFAULT_SIZE: PlateSize = { widthPx: 970, heightPx: 510, insetBottomPx: 0 }

/** The plate's size in CSS pixels, and the height that its instruments take at the bottom. */
export function usePlateSize(plate: RefObject<HTMLElement | null>, instruments: RefObject<HTMLElement | null>): PlateSize {
  const [size, setSize] = useState(DEFAULT_SIZE)
  useLayoutEffect(() => {
    const element = plate.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const measure = (): void => {
      const next = { widthPx: element.clientWidth, heightPx: element.clientHeight, insetBottomPx: instruments.current?.offsetHeight ?? 0 }
      // A plate that is not shown has no size; keep the last one.
      if (next.widthPx === 0 || next.heightPx === 0) return
      setSize((was) => (was.widthPx === next.widthPx && was.heightPx === next.heightPx && was.insetBottomPx === next.insetBottomPx ? was : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    if (instruments.current) observer.observe(instruments.current)
    return () => observer.disconnect()
  }, [plate, instruments])
  return size
}
