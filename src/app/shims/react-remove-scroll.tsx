/**
 * Stands in for the package of this name under Radix's dialog (see `resolve.alias` in vite.config.ts). The package writes a `<style>`
 * element into the page, which the content security policy refuses; this holds the page still by a style property and no more.
 */
import { useEffect, type ElementType, type ReactNode, type Ref } from 'react'

interface RemoveScrollProps {
  as?: ElementType
  enabled?: boolean
  // Taken and not used: they tune how the package swallows wheel and touch.
  allowPinchZoom?: boolean
  shards?: unknown
  children?: ReactNode
  ref?: Ref<unknown>
}

let holders = 0
let before = ''

/** Holds the document still while it is mounted; several at once let go with the last. */
export function RemoveScroll({ as: Component = 'div', enabled = true, allowPinchZoom, shards, ...rest }: RemoveScrollProps) {
  void allowPinchZoom
  void shards
  useEffect(() => {
    if (!enabled) return
    const { style } = document.documentElement
    if (holders === 0) {
      before = style.overflow
      style.overflow = 'hidden'
    }
    holders += 1
    return () => {
      holders -= 1
      if (holders === 0) style.overflow = before
    }
  }, [enabled])
  return <Component {...rest} />
}
