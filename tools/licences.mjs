/** licences.txt of a build: what is in it that others made, under which terms. It goes wherever the build goes, course packages too. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const LICENCES = 'licences.txt'
/** Where the bundler lists the libraries of a build, for pages and for the service worker. */
export const BUNDLED = '.vite/licences.json'
export const BUNDLED_IN_WORKER = '.vite/licences-worker.json'

/** @typedef {{name: string, version: string, identifier?: string, text?: string}} Bundled */

/**
 * @param {object} parts
 * @param {string} parts.own the course's licence
 * @param {string} parts.fonts the fonts'
 * @param {string} parts.atlas the licence of the package that the land came in
 * @param {readonly Bundled[]} parts.libraries one may be named twice
 * @returns {string}
 * @throws {Error} when a library says no licence at all
 */
export function licencesText({ own, fonts, atlas, libraries }) {
  const byName = new Map(libraries.map((library) => [`${library.name} ${library.version}`, library]))
  const named = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { identifier, text }]) => {
    if (!identifier && !text) throw new Error(`${name} is in the build and says no licence. Find out which it has, or take another library.`)
    return /** @type {const} */ ([identifier ? `${name} (${identifier})` : name, text ?? 'The package names its licence and holds no text of it.'])
  })
  const parts = [
    ['Build a CDN', own],
    ['Fonts: subsets of IBM Plex Sans, IBM Plex Serif and IBM Plex Mono', fonts],
    ['Land on the maps: Natural Earth, in the public domain, from the package world-atlas', atlas],
    ...named,
  ]
  return parts.map(([title = '', text = '']) => `${title}\n${'='.repeat(title.length)}\n\n${text.trim()}\n`).join('\n\n')
}

/** @param {{root: string, outDir: string}} where the repository; a built site with the bundler's lists still in it */
export function writeLicences({ root, outDir }) {
  const read = (/** @type {string} */ name) => readFileSync(path.join(root, name), 'utf8')
  const lists = [BUNDLED, BUNDLED_IN_WORKER].map((name) => path.join(outDir, name)).filter((file) => existsSync(file))
  const libraries = lists.flatMap((file) => /** @type {Bundled[]} */ (JSON.parse(readFileSync(file, 'utf8'))))
  const text = licencesText({ own: read('LICENSE'), fonts: read('src/app/fonts/OFL.txt'), atlas: read('node_modules/world-atlas/LICENSE'), libraries })
  writeFileSync(path.join(outDir, LICENCES), text)
}
