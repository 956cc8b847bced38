/** Links in a course package, whose files a platform serves one by one. In: the package's scope, and its root path without the last slash. */
import { byFile, isInPackage, pageAt, WHOLE_COURSE, type Scope } from './address.ts'

/** Links of a single scene's package to pages that it lacks lead nowhere, and say so. Hovering over one must not fetch its page ahead. */
export function keepInside(scope: Scope, base: string, onElsewhere: () => void): void {
  if (scope === WHOLE_COURSE) return
  const guard = (event: Event): void => {
    const link = linkUnder(event)
    if (!link || !isOurs(link, base) || isInPackage(pageAt(new URL(link.href), base), scope)) return
    event.stopPropagation()
    if (event.type !== 'click') return
    event.preventDefault()
    onElsewhere()
  }
  for (const type of ['click', 'pointerover', 'focusin']) addEventListener(type, guard, { capture: true })
}

/**
 * What the browser itself opens, in a tab of its own or from its menu, is asked for as it stands in the link: it has to name the file. It
 * is written there when somebody comes near, and again with the click, since the page may have changed it meanwhile.
 */
export function linkByFile(base: string): void {
  const name = (event: Event): void => {
    const link = linkUnder(event)
    // Those to a part of this page stay in it.
    if (!link || link.getAttribute('href')?.startsWith('#') || !isOurs(link, base)) return
    const file = byFile(new URL(link.href))
    if (file !== link.href) link.href = file
  }
  for (const type of ['pointerover', 'focusin', 'pointerdown', 'click', 'auxclick', 'contextmenu']) addEventListener(type, name, { capture: true })
}

function linkUnder({ target }: Event): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest('a[href]') : null
  return link instanceof HTMLAnchorElement && !link.hasAttribute('download') ? link : null
}

function isOurs({ href }: HTMLAnchorElement, base: string): boolean {
  const { origin, pathname } = new URL(href)
  return origin === location.origin && pathname.startsWith(`${base}/`)
}
