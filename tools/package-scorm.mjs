/**
 * `npm run package:scorm [-- --scene 04] [--from dist] [--out folder]`: SCORM 1.2 packages from a finished build, one for each scene and
 * one for the course. The same build gives the same bytes.
 */
import { zipSync } from 'fflate'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesFor, withoutInstalling } from './package-files.mjs'
import { manifestXml } from './scorm-manifest.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
/** ZIP keeps local time without a zone: these are the same bytes everywhere. */
const when = new Date(2000, 0, 1, 0, 0, 0)
/** Packed already. */
const dense = /\.(woff2|png|jpg|webp|zip)$/

/** @param {string} page @returns {string} without what leads to the course in other languages */
const withoutLanguages = (page) => page.replace(/ data-languages="[^"]*"/, '').replace(/<script src="[./]*language\.js"><\/script>\s*/, '').replace(/<link rel="alternate" hreflang="[^>]*>\s*/g, '')

/**
 * The files of one package.
 *
 * @param {string} folder a finished build
 * @param {string} scope a scene's slug, or `course`
 * @returns {Record<string, Uint8Array>} by name, the manifest first
 * @throws {Error} when the build lacks the page
 */
export function packageFiles(folder, scope) {
  const slug = scope === 'course' ? undefined : scope
  const launch = slug === undefined ? 'index.html' : `scenes/${slug}/index.html`
  const names = filesFor(folder, slug)
  /** @type {Record<string, Uint8Array>} */ const files = {}
  let title = ''
  for (const name of names) {
    const bytes = readFileSync(path.join(folder, name))
    if (!name.endsWith('.html')) {
      files[name] = bytes
      continue
    }
    // It speaks one language: the others stand beside it only where the whole build does.
    const page = withoutLanguages(withoutInstalling(bytes.toString('utf8')))
    const marked = page.replace('<html ', `<html data-lms="${slug === undefined ? 'course' : slug.slice(0, 2)}" `)
    if (marked === page) throw new Error(`The page ${name} has no <html …> tag to mark as part of a course package. Build again with \`npm run build\`.`)
    if (name === launch) title = /<title>([^<]*)<\/title>/.exec(page)?.[1] ?? ''
    files[name] = Buffer.from(marked)
  }
  const manifest = manifestXml({
    identifier: `build-a-cdn-${scope}`,
    title,
    launch,
    // A scene alone has nowhere to navigate to.
    ...(slug === undefined ? {} : { parameters: '?embed=1' }),
    files: names,
  })
  return { 'imsmanifest.xml': Buffer.from(manifest), ...files }
}

/** @param {Record<string, Uint8Array>} files @returns {Uint8Array} the same bytes for the same files */
export function zipOf(files) {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [bytes, { level: dense.test(name) ? 0 : 9, mtime: when }]])),
  )
}

/** @param {string} folder a finished build @returns {string[]} its scenes' slugs, in teaching order */
export function scenesIn(folder) {
  return readdirSync(path.join(folder, 'scenes'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()
}

/**
 * Writes packages, and with all of them a list of them, `index.json`.
 *
 * @param {object} options
 * @param {string} options.from a finished build
 * @param {string} options.out emptied of packages that it makes
 * @param {string} [options.scene] only this one, by its number or slug; left out: every scene and the course
 * @returns {Array<{scope: string, file: string, files: number, bytes: number}>}
 * @throws {Error} with the mend
 */
export function writePackages({ from, out, scene }) {
  const slugs = scenesIn(from)
  const wanted = scene === undefined ? [...slugs, 'course'] : slugs.filter((slug) => slug === scene || slug.startsWith(`${scene}-`))
  if (wanted.length === 0) throw new Error(`There is no scene ${scene} in ${from}. Name one of ${slugs.map((slug) => slug.slice(0, 2)).join(', ')}, or leave --scene out for all.`)
  mkdirSync(out, { recursive: true })
  const written = wanted.map((scope) => {
    const file = path.join(out, `build-a-cdn-${scope}-scorm12.zip`)
    rmSync(file, { force: true })
    const files = packageFiles(from, scope)
    const bytes = zipOf(files)
    writeFileSync(file, bytes)
    return { scope, file, files: Object.keys(files).length, bytes: bytes.length }
  })
  // For the instructors' page, which has to know which packages stand beside it: only where all of them were made.
  if (scene === undefined) writeFileSync(path.join(out, 'index.json'), `${JSON.stringify({ packages: written.map(({ scope, file, bytes }) => ({ scope, file: path.basename(file), bytes })) }, null, 2)}\n`)
  return written
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (/** @type {string} */ name) => {
    const at = process.argv.indexOf(`--${name}`)
    return at === -1 ? undefined : process.argv[at + 1]
  }
  const from = path.resolve(root, option('from') ?? 'dist')
  const out = path.resolve(process.cwd(), option('out') ?? path.join(from, 'packages'))
  const scene = option('scene')
  const startedAtMs = Date.now()
  try {
    for (const { file, files, bytes } of writePackages({ from, out, ...(scene === undefined ? {} : { scene }) })) {
      console.log(`${path.relative(process.cwd(), file).padEnd(64)} ${String(files).padStart(4)} files ${(bytes / 1000).toFixed(0).padStart(6)} kB`)
    }
    console.log(`Made in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`)
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    console.error(missing ? `There is no finished build in ${from}. Run \`npm run build\` first.` : error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
