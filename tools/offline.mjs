/**
 * The last step of a build: the service worker with its list of files (sw.js), and the mark on every page that there is one. A build
 * without offline store gets a worker that clears what an older build stored.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { BUNDLED_IN_WORKER } from './licences.mjs'

const workers = 'src/app/offline/worker'
/** For hosts and for other people's pages; what nobody needs without a network; the worker itself. */
const notKept = /^(packages\/|_headers$|embed\.js$|licences\.txt$|sw\.js$)|(^|\/)(oembed\.json|\.[^/]*)(\/|$)/
const hashed = /^assets\/[^/]+-[\w-]{8}\.\w+$/

/** @param {string} folder a built site @returns {string[]} the folders in it where the course stands in other languages */
export function otherCourses(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() && existsSync(path.join(folder, entry.name, 'assets')) ? [entry.name] : []))
}

/** @param {string} folder a built site @returns {string[]} what a browser keeps of it, from its root, sorted; the course in another language has a worker of its own */
export function namesToKeep(folder) {
  const others = otherCourses(folder)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((name) => !notKept.test(name) && !others.some((other) => name.startsWith(`${other}/`)))
    .sort()
}

/**
 * @param {string} folder a built site, finished
 * @returns {Array<{url: string, revision: string | null, integrity: string, bytes: number}>} no revision where the name changes with the content
 */
export function filesToKeep(folder) {
  return namesToKeep(folder).map((url) => {
    const content = readFileSync(path.join(folder, url))
    const digest = createHash('sha256').update(content).digest()
    return { url, revision: hashed.test(url) ? null : digest.toString('hex').slice(0, 12), integrity: `sha256-${digest.toString('base64')}`, bytes: content.length }
  })
}

/**
 * Says on every page that the course can be stored, and how many bytes that are, the mark itself counted.
 *
 * @param {string} folder a built site, finished but for this
 * @returns {number} bytes
 * @throws {Error} when a page has no place for it
 */
export function markPages(folder) {
  const names = namesToKeep(folder)
  const pages = names.filter((name) => name.endsWith('.html'))
  const mark = (/** @type {number} */ bytes) => `<html data-offline="${String(bytes).padStart(9, '0')}" `
  const sizes = names.reduce((sum, name) => sum + readFileSync(path.join(folder, name)).length, 0)
  const bytes = sizes + pages.length * (mark(0).length - '<html '.length)
  for (const name of pages) {
    const page = readFileSync(path.join(folder, name), 'utf8')
    if (page.split('<html ').length !== 2 || page.includes(' data-offline=')) throw new Error(`The page ${name} can't be marked for the offline store: it must have one <html …> tag without data-offline. Build again with \`npm run build\`.`)
    writeFileSync(path.join(folder, name), page.replace('<html ', mark(bytes)))
  }
  return bytes
}

/**
 * Writes sw.js.
 *
 * @param {object} options
 * @param {typeof import('vite')} options.vite
 * @param {object} options.shared what all builds of the course share
 * @param {string} options.root the repository
 * @param {string} options.outDir a built site
 * @param {boolean} options.offline false: the worker that clears
 * @returns {Promise<{files: number, bytes: number}>} what a browser keeps
 */
export async function writeWorker({ vite, shared, root, outDir, offline }) {
  if (offline) markPages(outDir)
  const files = offline ? filesToKeep(outDir) : []
  const build = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12)
  await vite.build({
    ...shared,
    configFile: false,
    define: { FILES: JSON.stringify(files), BUILD: JSON.stringify(build), OTHERS: JSON.stringify(otherCourses(outDir)), 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      license: { fileName: BUNDLED_IN_WORKER },
      lib: { entry: path.join(root, workers, offline ? 'sw.ts' : 'clear.ts'), formats: ['iife'], name: 'offline', fileName: () => 'sw.js' },
    },
  })
  if (!existsSync(path.join(outDir, 'sw.js'))) throw new Error('The service worker was not written. Check the build of src/app/offline/worker in tools/offline.mjs.')
  return { files: files.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) }
}
