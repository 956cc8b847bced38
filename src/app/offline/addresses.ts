/** How the service worker reads addresses. Pure. */

/** A hashed file, as the build names them: what is in it never changes (RFC 8246). */
export const isHashed = (path: string): boolean => /(^|\/)assets\/[^/]+-[\w-]{8}\.\w+$/.test(path)

/**
 * Could a page stand at this path? Downloads that were opened like pages don't get one.
 *
 * @param path from the course's root, without its slash, e.g. `scenes/02-hit-and-miss/`
 */
export const couldBePage = (path: string): boolean => /(^|\/)[^/.]*$|\.html$/.test(path)

/**
 * Is it a page or file of the course in another language, whose folder stands in this one? Its own worker stores it.
 *
 * @param path from the course's root, without its slash
 * @param folders of the others: `de`
 */
export const isOfAnother = (path: string, folders: readonly string[]): boolean => folders.includes(path.split('/')[0] ?? '')

/** In: a path. Out: the same with one slash where several stand, as servers of the course answer it, too. */
export const oneSlashEach = (path: string): string => path.replace(/\/{2,}/g, '/')

/** Out: `./` for a path at the root, else as many `../` as it has folders. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1) || './'
}

/** Points the addresses of a page that was written for the root at the root again, wherever the page is shown. */
export function reroot(html: string, root: string): string {
  return html.replace(/\b(href|src|data-root|action|poster)="\.\//g, (_, name: string) => `${name}="${root}`)
}
