/** Links inside the course. All are relative to the page they stand on: the same build works under any path, and in a zip. */

export const HOME = '/'
/** The folder of the scenes' pages; the list of them is the home page. */
export const SCENES = '/scenes/'
export const GLOSSARY = '/glossary/'
export const DOCTOR = '/doctor/'
export const SETTINGS = '/settings/'
export const TEACH = '/teach/'
/** The address that the page for all unknown addresses is written for. */
export const NOT_FOUND_PATH = '/404'

/** The address of a glossary entry below the course's root. */
export const termPath = (id: string): string => `${GLOSSARY}#${id}`

/** In: a scene's slug, and a step from 1; the first step needs no query. */
export function scenePath(slug: string, step = 1): string {
  return `${SCENES}${slug}/${step > 1 ? `?step=${step}` : ''}`
}

/** In: the page's own path and a target, both from the course's root with a leading slash. Out: a relative address. */
export function relativeHref(from: string, to: string): string {
  const folders = from.split('/').length - 2
  return (folders > 0 ? '../'.repeat(folders) : './') + to.slice(1)
}

/** The query with another step; what else stands in it stays. */
export function withStep(query: string, step: number): string {
  const parameters = new URLSearchParams(query)
  if (step > 1) parameters.set('step', String(step))
  else parameters.delete('step')
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

/**
 * A link's target as the router wants it, or null where the browser should follow the link itself. In: the link's whole
 * address, the page's, and the course's root path without its last slash.
 */
export function innerTarget(link: string, here: string, base: string): string | null {
  const to = new URL(link)
  const from = new URL(here)
  if (to.origin !== from.origin || !`${to.pathname}/`.startsWith(`${base}/`)) return null
  const path = to.pathname.slice(base.length) || '/'
  // A file with an ending (a package, a feed) is not one of our pages.
  if (/\.[a-z0-9]+$/i.test(path) && !path.endsWith('/index.html')) return null
  const samePage = to.pathname === from.pathname && to.search === from.search
  if (samePage && to.hash !== '') return null
  return path + to.search + to.hash
}
