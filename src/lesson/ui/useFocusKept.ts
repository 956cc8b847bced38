import { useEffect, useRef, type RefObject } from 'react'
import type { Settings } from '../scene.ts'
import type { Lesson } from '../useLesson.ts'

/** On the place of a card that says what came of the last thing done; one of a card's has it at a time. */
export const SAID = { tabIndex: -1, 'data-said': true } as const

/**
 * Catches the focus when what had it went away with what it did (Run, the answer, a hint): it goes to what came of that, or, when a
 * comparison is closed, to what had opened it. A focus that stands anywhere is left there, and nothing is taken from a host's page.
 */
export function useFocusKept<S extends Settings>(column: RefObject<HTMLElement | null>, { state, context }: Lesson<S>): void {
  const { hintShown, solutionShown, seed } = context
  const compared = context.compared?.id
  const before = useRef<{ readonly compared: string | undefined } | null>(null)
  useEffect(() => {
    const last = before.current
    before.current = { compared }
    if (last === null || !document.hasFocus() || (document.activeElement ?? document.body) !== document.body) return
    const place = last.compared !== undefined && compared === undefined ? column.current?.querySelector<HTMLElement>(`[data-control="what-if-${last.compared}"]`) : null
    const said = place ?? column.current?.querySelector<HTMLElement>('[data-said]')
    said?.focus({ preventScroll: true })
  }, [column, state, hintShown, solutionShown, seed, compared])
}
