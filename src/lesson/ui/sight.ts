/** As much of a thing must show that a reader sees it has come. */
const ENOUGH_PX = 160

/**
 * Scrolls to what has opened, when it opened out of sight; leaves the page alone when it can be seen.
 * @param element what opened; nothing happens without one
 */
export function bringIntoSight(element: Element | null | undefined): void {
  if (!element) return
  const { top, bottom } = element.getBoundingClientRect()
  if (top > innerHeight - ENOUGH_PX || bottom < 0) element.scrollIntoView({ block: 'start' })
}
