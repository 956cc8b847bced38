/** Addresses inside a course package. Platforms serve its files one by one: a folder's address finds nothing there. */
import { scenePath, withStep } from '../routes/hrefs.ts'
import { resolveRoute, type Page } from '../routes/resolve.ts'
import { COURSE, sceneById, stepCount } from '../scenes.ts'
import type { Place } from '../../scorm/suspend.ts'

/** What a package holds: one scene by its id, or the course. */
export type Scope = string
export const WHOLE_COURSE: Scope = 'course'

/** In: an address in the package. Out: the same page by its file's name. */
export function byFile(address: URL): string {
  const file = new URL(address)
  if (file.pathname.endsWith('/')) file.pathname += 'index.html'
  return file.href
}

/** The page at an address. In: the address, and the course's root path without its last slash. */
export function pageAt({ pathname, search }: Pick<URL, 'pathname' | 'search'>, base: string): Page {
  return resolveRoute(pathname.slice(base.length) || '/', search, COURSE, stepCount).page
}

/** Where an address puts the learner, or null outside the scenes. */
export function placeAt(address: Pick<URL, 'pathname' | 'search'>, base: string): Place | null {
  const page = pageAt(address, base)
  return page.kind === 'scene' ? { scene: page.id, step: page.step } : null
}

/**
 * Where a learner who comes back goes on. In: the address that the platform opened, and where the last visit ended. Out: an address,
 * or null to stay: the place is not in this package, the address asks for a step itself, or the learner is there already.
 */
export function resumeAddress(opened: URL, base: string, at: Place | null, scope: Scope): string | null {
  const scene = at === null ? undefined : sceneById(at.scene)
  if (at === null || !scene?.load || new URLSearchParams(opened.search).has('step') || (scope !== WHOLE_COURSE && scope !== at.scene)) return null
  const there = new URL(`${base}${scenePath(scene.slug)}index.html${withStep(opened.search, at.step)}`, opened)
  return there.href === opened.href ? null : there.href
}

/**
 * Has an earlier page of the package, in the same frame, ended the visit? Some platforms let one begin only once. In: the address that the
 * page was come from, and the browser's word for how (Navigation Timing, `type`), and the origin of the package.
 */
export function endedItself(base: string, referrer: string, navigation: string, origin: string): boolean {
  if (navigation === 'reload' || navigation === 'back_forward') return true
  // In a package at a host's root any page of the host would seem to be the package's.
  return base !== '' && URL.canParse(referrer) && new URL(referrer).origin === origin && new URL(referrer).pathname.startsWith(`${base}/`)
}

/** Is a page part of the package? */
export function isInPackage(page: Page, scope: Scope): boolean {
  return (scope === WHOLE_COURSE && page.kind !== 'teach') || (page.kind === 'scene' && page.id === scope)
}
