/**
 * `npm run build [-- --out folder] [--no-offline]`: the client build, the server build, every page written out as a file of its own,
 * the service worker that stores them (or, asked for none, clears what an older one stored), the licences, and the course packages; once for each language.
 *
 * `--languages de,en-XA` adds languages that are not in src/language/languages.json, pseudo-languages for instance, each in a folder with
 * its tag. `--alone ar-XB` builds one language only, at the root, without service worker and packages: quick, for tests.
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { headersFile } from './hosting.mjs'
import { fillPage } from './html.mjs'
import { FIRST, isPseudo, LANGUAGES, languageOf } from './language/languages.mjs'
import { writeLicences } from './licences.mjs'
import { writeWorker } from './offline.mjs'
import { writePackages } from './package-scorm.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const option = (/** @type {string} */ name) => {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? undefined : process.argv[at + 1]
}
const wholeDir = path.resolve(root, option('out') ?? 'dist')
const alone = option('alone')
const offline = !process.argv.includes('--no-offline')
/** Faces of the first screen; the browser finds the others in the style sheet once something needs them. */
// All that English text needs: a face that comes late is passed over (font-display: optional), so that no words move.
const fontsAboveTheFold = ['plex-sans-400-core', 'plex-sans-600-core', 'plex-serif-500-core', 'plex-mono-400-core', 'plex-mono-500-core']

process.env['NODE_ENV'] = 'production'

/** A mistake in what was given to the build, which needs no stack. */
class Mistake extends Error {}

/** Is the last build gone, and the new one not whole? */
let halfBuilt = false

async function build() {
  const added = option('languages')?.split(',').filter(Boolean) ?? []
  const languages = alone === undefined ? [...new Set([...LANGUAGES, ...added.map(languageOf)])] : [languageOf(alone)]
  await readTranslations(languages)
  halfBuilt = true
  // Gone first: a build that fails half-way must not look finished.
  await rm(path.join(wholeDir, 'index.html'), { force: true })
  for (const name of await readdir(wholeDir).catch(() => [])) if (name !== '.git') await rm(path.join(wholeDir, name), { recursive: true })
  const built = { pages: 0, kept: { files: 0, bytes: 0 }, packages: 0, packageBytes: 0 }
  // The first language last, whose home page says that the build is whole.
  for (const language of languages.toReversed()) {
    const { pages, kept, packages } = await buildCourse(language, languages)
    built.kept.files += kept.files
    built.kept.bytes += kept.bytes
    built.pages += pages
    built.packages += packages.length
    built.packageBytes += packages.reduce((sum, { bytes }) => sum + bytes, 0)
  }
  return built
}

/**
 * Reads every translated message before anything is written, so that one that can't be read is named, and the last build stays.
 *
 * @param {readonly import('./language/languages.mjs').Language[]} languages @throws {Error} with file, line and key of each
 */
async function readTranslations(languages) {
  const translated = languages.filter(({ tag }) => tag !== FIRST && !isPseudo(tag))
  if (translated.length === 0) return
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(path.join(root, 'tools/language/report.ts'), { root, configFile: false, logLevel: 'error' })
  const { stopsIn } = /** @type {typeof import('./language/report.ts')} */ (module)
  const stops = translated.flatMap(({ tag }) => stopsIn(root, tag))
  if (stops.length > 0) throw new Mistake(`${stops.length === 1 ? 'a message' : `${stops.length} messages`} can’t be shown. Correct what stands there, or take the key out; English stands for it then.\n${stops.map((stop) => `  ${stop}`).join('\n')}`)
}

/**
 * The whole course in one language.
 *
 * @param {import('./language/languages.mjs').Language} language @param {readonly import('./language/languages.mjs').Language[]} languages all that are built
 */
async function buildCourse({ tag }, languages) {
  const vite = await import('vite')
  const outDir = tag === languages[0]?.tag ? wholeDir : path.join(wholeDir, tag)
  const serverDir = path.join(root, 'node_modules/.cache/build-a-cdn', `${path.basename(wholeDir)}-server`, tag)
  const define = { COURSE_LANGUAGES: JSON.stringify(languages.map(({ tag, name, dir }) => ({ tag, name, dir }))) }
  const shared = { root, configFile: path.join(root, 'vite.config.ts'), logLevel: /** @type {const} */ ('warn'), define, ...(tag === FIRST ? {} : { mode: tag }) }
  await vite.build({ ...shared, build: { outDir, emptyOutDir: false } })
  await vite.build({
    ...shared,
    build: { outDir: serverDir, emptyOutDir: true, ssr: 'src/app/entry-server.tsx', rolldownOptions: { output: { entryFileNames: 'entry-server.mjs' } } },
  })
  const app = await import(pathToFileURL(path.join(serverDir, 'entry-server.mjs')).href)
  await buildHostScript(vite, outDir, app)
  await minifyEarlyScripts(outDir)
  if (languages.length === 1) await rm(path.join(outDir, 'language.js'))
  if (outDir === wholeDir) await writeFile(path.join(outDir, '_headers'), headersFile(languages.slice(1).map(({ tag }) => tag)))
  const pages = await prerender(app, outDir, languages.map(({ tag }) => tag))
  const kept = alone === undefined ? await writeWorker({ vite, shared: { root, logLevel: 'warn' }, root, outDir, offline }) : { files: 0, bytes: 0 }
  writeLicences({ root, outDir })
  // The bundler's own lists.
  await rm(path.join(outDir, '.vite'), { recursive: true })
  if (alone !== undefined) return { pages, kept, packages: [] }
  return { pages, kept, packages: writePackages({ from: outDir, out: path.join(outDir, 'packages') }) }
}

/**
 * The script that hosts of embedded scenes may add: one file with a name that stays, since it stands in other people's pages.
 *
 * @param {typeof import('vite')} vite @param {string} outDir @param {{sceneSlugs: Record<string, string>, sceneTitles: Record<string, string>}} app
 */
async function buildHostScript(vite, outDir, { sceneSlugs, sceneTitles }) {
  await vite.build({
    root,
    configFile: false,
    logLevel: 'warn',
    define: { SCENE_SLUGS: JSON.stringify(sceneSlugs), SCENE_TITLES: JSON.stringify(sceneTitles) },
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      lib: { entry: path.join(root, 'src/app/embed/element.ts'), formats: ['iife'], name: 'cdnScene', fileName: () => 'embed.js' },
    },
  })
}

/** Every page waits for them, and they stand outside of the bundle, which is minified already. @param {string} outDir */
async function minifyEarlyScripts(outDir) {
  const { minify } = await import('rolldown/utils')
  for (const name of ['theme.js', 'language.js']) {
    const file = path.join(outDir, name)
    const { code, errors } = await minify(name, await readFile(file, 'utf8'), { compress: true, mangle: true })
    if (errors.length > 0) throw new Error(`public/${name} could not be read: ${errors[0]?.message}`)
    await writeFile(file, code)
  }
}

/** @param {any} app the server build @param {string} outDir @param {readonly string[]} languages tags of all that are built */
async function prerender(app, outDir, languages) {
  const manifestFile = path.join(outDir, '.vite/manifest.json')
  const templateFile = path.join(outDir, 'index.html')
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8'))
  const template = await readFile(templateFile, 'utf8')
  await rm(templateFile)
  const assets = await readdir(path.join(outDir, 'assets'))
  const fonts = fontsAboveTheFold.map((name) => {
    const file = assets.find((asset) => asset.startsWith(`${name}-`) && asset.endsWith('.woff2'))
    if (!file) throw new Error(`The build holds no font ${name}. Import src/app/fonts/fonts.css from the client entry, or change the list in tools/build.mjs.`)
    return `assets/${file}`
  })

  const siteUrl = app.siteUrlOf(process.env['SITE_URL'])
  for (const { file, text } of app.files(siteUrl)) {
    await mkdir(path.dirname(path.join(outDir, file)), { recursive: true })
    await writeFile(path.join(outDir, file), text)
  }
  /** @type {Array<{path: string, file: string, title: string, description: string}>} */
  const routes = app.routes()
  // The home page is written last: its presence says that the build is whole.
  routes.sort((a, b) => Number(a.file === 'index.html') - Number(b.file === 'index.html'))
  for (const route of routes) {
    const page = fillPage({ template, manifest, route, rendered: await app.render(route.path, siteUrl), fonts, languages })
    if (page.includes('file:///')) throw new Error(`The page ${route.file} holds an address of this machine (file:///…). Import the asset in code that runs in the browser only, or put it in public/.`)
    const file = path.join(outDir, route.file)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, page)
  }
  return routes.length
}

const startedAtMs = Date.now()
try {
  const { pages, kept, packages, packageBytes } = await build()
  const storing = offline && kept.files > 0 ? `, ${kept.files} files (${(kept.bytes / 1e6).toFixed(1)} MB) for the offline store` : ', no offline store'
  console.log(`Built ${pages} pages and ${packages} course packages (${(packageBytes / 1e6).toFixed(1)} MB)${storing} into ${path.relative(process.cwd(), wholeDir) || wholeDir} in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`)
  // Some libraries keep a timer or a port open when they are merely loaded.
  process.exit(0)
} catch (error) {
  console.error(`The build failed: ${error instanceof Mistake ? error.message : error instanceof Error ? error.stack : String(error)}`)
  const folder = path.relative(process.cwd(), wholeDir) || wholeDir
  console.error(halfBuilt ? `${folder} is half-built: don’t publish it.` : `${folder} is as it was.`)
  process.exit(1)
}
