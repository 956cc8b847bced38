import { useLayoutEffect, useState, type RefObject } from 'react'
import type { Port } from './laneTracks.ts'

const NONE: readonly Port[] = []

/**
 * Measures where the actors stand, and again whenever one of them changes its size. The mark (`data-port`) is the port; across a
 * wide plate, a panel around it (`data-panel-box`) takes its place, and ways end at the panel's edge.
 */
export function usePorts(plate: RefObject<HTMLElement | null>, shape: unknown, vertical: boolean): readonly Port[] {
  const [ports, setPorts] = useState(NONE)
  useLayoutEffect(() => {
    const root = plate.current
    if (!root || typeof ResizeObserver === 'undefined') return
    const elements = [...root.querySelectorAll<HTMLElement>('[data-port]')]
    const measure = (): void => {
      const frame = root.getBoundingClientRect()
      const next = elements.map((element): Port => {
        const panel = vertical ? null : element.closest('[data-panel-box]')
        const box = (panel ?? element).getBoundingClientRect()
        const round = (value: number): number => Math.round(value * 2) / 2
        return { id: element.dataset['port'] ?? '', box: { x: round(box.left - frame.left), y: round(box.top - frame.top), width: round(box.width), height: round(box.height) } }
      })
      setPorts((was) => (JSON.stringify(was) === JSON.stringify(next) ? was : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(root)
    for (const element of root.querySelectorAll('[data-port], [data-actor]')) observer.observe(element)
    return () => observer.disconnect()
  }, [plate, shape, vertical])
  return ports
}
