/**
 * How a guest behaves in a host's page. The course's own pages move the focus and scroll on purpose; in a frame both would reach
 * through to the host, from our code and from libraries alike. So what does it is replaced, once, in the frame's own window.
 */

const PANES = /^(auto|scroll)$/

/** Scrolls the panes inside this page until the element shows; never the page around the frame, which scrollIntoView would. */
function showInside(element: Element): void {
  for (let pane = element.parentElement; pane; pane = pane.parentElement) {
    if (!PANES.test(getComputedStyle(pane).overflowY) || pane.scrollHeight <= pane.clientHeight) continue
    const box = pane.getBoundingClientRect()
    const { top, bottom } = element.getBoundingClientRect()
    // Under what sticks to the top (a stage, on a narrow frame) nothing can be read.
    const padding = Number.parseFloat(getComputedStyle(pane).scrollPaddingTop) || 0
    if (top < box.top + padding) pane.scrollTop += top - box.top - padding
    else if (bottom > box.bottom) pane.scrollTop += Math.min(bottom - box.bottom, top - box.top - padding)
  }
}

/** Focus moves only where it is already, in this frame; nothing scrolls the host. */
export function behave(): void {
  const focus = HTMLElement.prototype.focus
  HTMLElement.prototype.focus = function (options) {
    if (!document.hasFocus()) return
    focus.call(this, { ...options, preventScroll: true })
    if (!options?.preventScroll) showInside(this)
  }
  Element.prototype.scrollIntoView = function () {
    showInside(this)
  }
}

const SHORTCUTS = new Set([' ', ',', '.', 'ArrowLeft', 'ArrowRight'])

/**
 * Keeps the scene's keys quiet until somebody clicked into the frame, or pressed a button in it: who only tabs through, or reads a
 * host's page by the keyboard, meets no shortcut. What a control does with a key is its own.
 */
export function keysAfterClick(): void {
  const hush = (event: KeyboardEvent): void => {
    const onStage = event.target instanceof Element && event.target.closest('[data-stage], [data-heading]') !== null
    if (event.key === '?' || (onStage && SHORTCUTS.has(event.key))) event.stopImmediatePropagation()
  }
  addEventListener('keydown', hush, true)
  addEventListener('click', () => removeEventListener('keydown', hush, true), { capture: true, once: true })
}

/** Links leave the frame for a tab of their own; those to a part of this page stay. */
export function linksOutside(): void {
  const aim = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (!(link instanceof HTMLAnchorElement) || link.getAttribute('href')?.startsWith('#')) return
    link.target = '_blank'
    link.rel = 'noopener'
  }
  addEventListener('click', aim, true)
  addEventListener('auxclick', aim, true)
}

/** Settles when the element is first to be seen, wherever the frame stands in its host; at once where nobody can say. */
export function firstSeen(element: Element): Promise<void> {
  if (typeof IntersectionObserver === 'undefined') return Promise.resolve()
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      observer.disconnect()
      resolve()
    })
    observer.observe(element)
  })
}

/** Calls back when the element has gone out of sight, or the tab has. */
export function whenUnseen(element: Element, unseen: () => void): void {
  document.addEventListener('visibilitychange', () => document.hidden && unseen())
  if (typeof IntersectionObserver === 'undefined') return
  new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting === false && unseen()).observe(element)
}
