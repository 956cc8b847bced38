/**
 * Hands the focus on when what had it goes away, or can't be used any more, by what it did. A focus that stands is left there.
 * @param find the place, asked once the page has been drawn anew
 */
export function focusAfter(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    if (document.activeElement?.matches(':not(body, :disabled)')) return
    find()?.focus({ preventScroll: true })
  })
}
