/** Which files of a finished build a course package needs. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { LICENCES } from './licences.mjs'

/** Pages for instructors: packages are for learners. */
const teachCode = /^assets\/loadTeach-[\w-]{8}\.\w+$/
/** Pages that only the whole course has, by the names of their code. */
const latePages = /^assets\/(HomePage|GlossaryPage|DoctorPage|SettingsPage)-[\w-]{8}\.\w+$/
/** Where the bundler lists, for all of a file's late imports, what each needs besides. */
const depList = /m\.f=(\[[^\]]*\])/
const lateImport = /\bimport\(\s*["'`](\.{1,2}\/[^"'`]+)["'`]\s*\)/
const depsOfImport = /__vite__mapDeps\(\[([\d,]*)\]\)/
const fileName = /[\w@.+-]+\.(?:js|css|svg|png|jpg|webp|woff2|wasm|json)\b/g
/** A package is not installed, and stores nothing: platforms bring their own. */
const ofInstalling = /<link rel="(?:manifest|apple-touch-icon)"[^>]*>/g
const inPage = /\b(?:href|src|srcset|poster)="(\.{1,2}\/[^"#?]+)/g
const inStyle = /url\(\s*["']?([^"')]+?)["']?\s*\)/g

/** @param {string} page @returns {string} the page without what lets browsers install and store the course */
export function withoutInstalling(page) {
  return page.replace(ofInstalling, '').replace(/ data-offline="\d*"/, '')
}

/**
 * Follows everything from the pages of a package: what they name, what scripts import at once and later, workers, what styles name, and
 * files beside the code that scripts name. A scene's package leaves out the code of the other scenes and of the course's pages.
 *
 * @param {string} folder a finished build
 * @param {string} [slug] a scene; left out: the whole course
 * @returns {string[]} names from the build's root, sorted
 * @throws {Error} when the build has no such page, or a file names one that is not there
 */
export function filesFor(folder, slug) {
  const assets = new Set(readdirSync(path.join(folder, 'assets')))
  // The course in another language, a build of its own in a folder with the language's tag.
  const others = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'assets')))
  const apart = [...others.map(({ name }) => name), 'assets', 'packages']
  const beside = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => /\.\w+$/.test(name) && !apart.some((room) => name.startsWith(`${room}/`)))
  const pages = slug === undefined ? beside.filter((name) => name.endsWith('.html') && name !== '404.html' && !name.startsWith('teach/')) : [`scenes/${slug}/index.html`]
  const otherScene = (/** @type {string} */ name) => /^assets\/\d\d-[a-z0-9-]+-[\w-]{8}\.\w+$/.test(name) && !name.startsWith(`assets/${slug}-`)
  const isElsewhere = (/** @type {string} */ name) => teachCode.test(name) || (slug !== undefined && (otherScene(name) || latePages.test(name)))

  /** @type {Set<string>} */ const found = new Set()
  /** @type {string[]} */ const waiting = []
  function add(/** @type {string} */ name, /** @type {string} */ from) {
    if (found.has(name) || isElsewhere(name)) return
    if (!existsSync(path.join(folder, name))) throw new Error(`${from} names ${name}, which is not in ${folder}. Build again with \`npm run build\`.`)
    found.add(name)
    waiting.push(name)
  }
  const read = (/** @type {string} */ name) => readFileSync(path.join(folder, name), 'utf8')
  const at = (/** @type {string} */ from, /** @type {string} */ to) => path.posix.join(path.posix.dirname(from), to)

  function followScript(/** @type {string} */ name) {
    const text = read(name)
    const deps = /** @type {string[]} */ (JSON.parse(depList.exec(text)?.[1] ?? '[]'))
    // What stands before the first late import, and after each.
    const [first = '', ...rest] = text.replace(depList, '').split(/(?=\bimport\(\s*["'`])/)
    for (const part of [first, ...rest]) {
      const late = lateImport.exec(part)?.[1]
      const numbers = late === undefined ? undefined : depsOfImport.exec(part)?.[1]
      if (late !== undefined && !isElsewhere(at(name, late))) {
        add(at(name, late), name)
        for (const number of numbers?.split(',').filter(Boolean) ?? []) add(at(name, deps[Number(number)] ?? ''), name)
      }
      const others = late === undefined ? part : part.replace(lateImport, '')
      for (const [mention] of others.matchAll(fileName)) if (assets.has(mention)) add(`assets/${mention}`, name)
      for (const other of beside) if (!other.includes('.html') && other !== '_headers' && other !== 'sw.js' && others.includes(other)) add(other, name)
    }
  }

  for (const page of pages) add(page, 'The package')
  if (existsSync(path.join(folder, LICENCES))) add(LICENCES, 'The package')
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name.endsWith('.html')) {
      for (const [, to = ''] of withoutInstalling(read(name)).matchAll(inPage)) if (/\.\w+$/.test(to) && !to.endsWith('.html')) add(at(name, to), name)
    } else if (name.endsWith('.css')) {
      for (const [, to = ''] of read(name).matchAll(inStyle)) if (!/^(data:|#|https?:)/.test(to)) add(at(name, to), name)
    } else if (name.endsWith('.js')) followScript(name)
  }
  return [...found].sort()
}
