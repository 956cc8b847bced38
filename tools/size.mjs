/**
 * `npm run size`: what a first visit to each page costs over the wire, against the budget. 1 kB is 1000 bytes, packed with brotli.
 */
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { brotliQuality } from './serve.mjs'

/** In bytes. Scripts: all that the page names and what those import statically. Total: with the page, styles and fonts. */
export const budget = { scriptBytes: 200_000, fontBytes: 75_000, totalBytes: 330_000 }

const fromPage = /<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+)"[^>]*>/g
// `import x from"./a.js"`, `import"./a.js"`, `export*from"./a.js"`; not `import("./a.js")`, which loads later.
const staticImport = /\b(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g
const fontFace = /@font-face\s*\{[^}]*\}/g

/**
 * What one page loads first.
 *
 * @param {string} folder the built site
 * @param {string} page a file in it
 * @returns {{page: string, htmlBytes: number, scriptBytes: number, styleBytes: number, fontBytes: number, totalBytes: number, files: string[]}}
 *   fonts: those preloaded and every face for plain Latin text that a style sheet offers
 * @throws {Error} when the page names a file of the site that is not there
 */
export function firstLoad(folder, page) {
  /** @type {Set<string>} */ const scripts = new Set()
  /** @type {Set<string>} */ const styles = new Set()
  /** @type {Set<string>} */ const fonts = new Set()
  const html = readFileSync(path.join(folder, page), 'utf8')
  const at = (/** @type {string} */ from, /** @type {string} */ to) => path.posix.join(path.posix.dirname(from), to.split(/[?#]/)[0] ?? '')

  /** @param {string} file */
  function addScript(file) {
    if (scripts.has(file)) return
    scripts.add(file)
    for (const [, imported = ''] of readFileSync(path.join(folder, file), 'utf8').matchAll(staticImport)) addScript(at(file, imported))
  }
  for (const [tag, address = ''] of html.matchAll(fromPage)) {
    if (/^[a-z]+:|^\/\//i.test(address)) continue
    if (tag.startsWith('<script') || tag.includes('rel="modulepreload"')) addScript(at(page, address))
    else if (tag.includes('rel="stylesheet"')) styles.add(at(page, address))
    else if (tag.includes('as="font"')) fonts.add(at(page, address))
  }
  for (const style of styles) {
    for (const [face] of readFileSync(path.join(folder, style), 'utf8').matchAll(fontFace)) {
      const address = /url\(["']?([^"')]+\.woff2)/.exec(face)?.[1]
      // Minifiers shorten U+0020-007E to U+20-7E. A face without a range is for all text.
      if (address && (!face.includes('unicode-range') || /U\+0*20-/i.test(face))) fonts.add(at(style, address))
    }
  }

  const packed = (/** @type {Iterable<string>} */ files) =>
    [...files].reduce((sum, file) => sum + brotliCompressSync(readFileSync(path.join(folder, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }).length, 0)
  const htmlBytes = packed([page])
  const scriptBytes = packed(scripts)
  const styleBytes = packed(styles)
  const fontBytes = [...fonts].reduce((sum, file) => sum + readFileSync(path.join(folder, file)).length, 0)
  return { page, htmlBytes, scriptBytes, styleBytes, fontBytes, totalBytes: htmlBytes + scriptBytes + styleBytes + fontBytes, files: [...scripts, ...styles, ...fonts] }
}

/** @param {string} folder @returns {string[]} the pages in it, from its root */
export function pagesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => file.endsWith('.html'))
    .sort()
}

/** @param {ReturnType<typeof firstLoad>} load @returns {string[]} what is over the budget, in words */
export function overBudget(load) {
  return /** @type {const} */ (['scriptBytes', 'fontBytes', 'totalBytes'])
    .filter((part) => load[part] > budget[part])
    .map((part) => `${load.page}: ${part.replace('Bytes', '')} ${kB(load[part])} kB, allowed ${kB(budget[part])} kB`)
}

/** @param {number} bytes */
function kB(bytes) {
  return (bytes / 1000).toFixed(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = path.resolve(process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url)))
  try {
    const loads = pagesIn(folder).map((page) => firstLoad(folder, page))
    if (!loads.some(({ page }) => page === 'index.html')) throw new Error(`There is no built site in ${folder}. Run \`npm run build\` first.`)
    const row = (/** @type {string[]} */ cells) => console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(44) : cell.padStart(9))).join(''))
    row(['first load, brotli, kB', 'page', 'scripts', 'styles', 'fonts', 'total'])
    for (const load of loads) row([load.page, kB(load.htmlBytes), kB(load.scriptBytes), kB(load.styleBytes), kB(load.fontBytes), kB(load.totalBytes)])
    row(['allowed', '', kB(budget.scriptBytes), '', kB(budget.fontBytes), kB(budget.totalBytes)])
    const over = loads.flatMap(overBudget)
    for (const line of over) console.error(`Over the budget: ${line}. Load what the first screen does not need by import(), or lighten it.`)
    process.exit(over.length > 0 ? 1 : 0)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
