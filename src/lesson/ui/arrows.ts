import type { KeyboardEvent } from 'react'
import { arrowsOf, pageDirection } from '../../language/direction.ts'
import type { LessonEvent } from '../machine.ts'

/**
 * Goes to the next step or back by an arrow key. Keys with a modifier are the browser's, and one that is held down goes one step,
 * not through the scene.
 */
export function stepByArrow(event: KeyboardEvent, send: (event: LessonEvent) => void): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const { on, back } = arrowsOf(pageDirection())
  if (event.key !== on && event.key !== back) return
  event.preventDefault()
  if (!event.repeat) send({ type: event.key === on ? 'NEXT' : 'BACK' })
}
