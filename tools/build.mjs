/**
 * `npm run build [-- --out folder] [--no-offline]`: the client build, the server build, every page written out as a file of its own,
 * the service worker that stores them (or, asked for none, clears what an older one stored), and the course packages.
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { headersFile } from './hosting.mjs'
import { fillPage } from './html.mjs'
import { writeWorker } from './offline.mjs'
import { writePackages } from './package-scorm.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const wanted = process.argv.indexOf('--out')
const outDir = path.resolve(root, wanted === -1 ? 'dist' : (process.argv[wanted + 1] ?? 'dist'))
const offline = !process.argv.includes('--no-offline')
const serverDir = path.join(root, 'node_modules/.cache/build-a-cdn', path.basename(outDir) + '-server')
/** Faces of the first screen; the browser finds the others in the style sheet once something needs them. */
// All that English text needs: a face that comes late is passed over (font-display: optional), so that no words move.
const fontsAboveTheFold = ['plex-sans-400-core', 'plex-sans-600-core', 'plex-serif-500-core', 'plex-mono-400-core', 'plex-mono-500-core']

process.env['NODE_ENV'] = 'production'

async function build() {
  const vite = await import('vite')
  const shared = { root, configFile: path.join(root, 'vite.config.ts'), logLevel: /** @type {const} */ ('warn') }
  // Gone first: a build that fails half-way must not look finished.
  await rm(path.join(outDir, 'index.html'), { force: true })
  await vite.build({ ...shared, build: { outDir, emptyOutDir: true } })
  await vite.build({
    ...shared,
    build: { outDir: serverDir, emptyOutDir: true, ssr: 'src/app/entry-server.tsx', rolldownOptions: { output: { entryFileNames: 'entry-server.mjs' } } },
  })
  const app = await import(pathToFileURL(path.join(serverDir, 'entry-server.mjs')).href)
  await buildHostScript(vite, shared, app.sceneSlugs)
  await minifyThemeScript()
  await writeFile(path.join(outDir, '_headers'), headersFile())
  const pages = await prerender(app)
  const kept = await writeWorker({ vite, shared, root, outDir, offline })
  const packages = writePackages({ from: outDir, out: path.join(outDir, 'packages') })
  return { pages, kept, packages: packages.length, packageBytes: packages.reduce((sum, { bytes }) => sum + bytes, 0) }
}

/**
 * The script that hosts of embedded scenes may add: one file with a name that stays, since it stands in other people's pages.
 *
 * @param {typeof import('vite')} vite @param {object} shared @param {Record<string, string>} sceneSlugs
 */
async function buildHostScript(vite, shared, sceneSlugs) {
  await vite.build({
    ...shared,
    configFile: false,
    define: { SCENE_SLUGS: JSON.stringify(sceneSlugs) },
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      lib: { entry: path.join(root, 'src/app/embed/element.ts'), formats: ['iife'], name: 'cdnScene', fileName: () => 'embed.js' },
    },
  })
}

/** Every page waits for it, and it stands outside of the bundle, which is minified already. */
async function minifyThemeScript() {
  const { minify } = await import('rolldown/utils')
  const file = path.join(outDir, 'theme.js')
  const { code, errors } = await minify('theme.js', await readFile(file, 'utf8'), { compress: true, mangle: true })
  if (errors.length > 0) throw new Error(`public/theme.js could not be read: ${errors[0]?.message}`)
  await writeFile(file, code)
}

/** @param {any} app the server build */
async function prerender(app) {
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
    const page = fillPage({ template, manifest, route, rendered: await app.render(route.path, siteUrl), fonts })
    if (page.includes('file:///')) throw new Error(`The page ${route.file} holds an address of this machine (file:///…). Import the asset in code that runs in the browser only, or put it in public/.`)
    const file = path.join(outDir, route.file)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, page)
  }
  await rm(path.join(outDir, '.vite'), { recursive: true })
  return routes.length
}

const startedAtMs = Date.now()
try {
  const { pages, kept, packages, packageBytes } = await build()
  const storing = offline ? `, ${kept.files} files (${(kept.bytes / 1e6).toFixed(1)} MB) for the offline store` : ', no offline store'
  console.log(`Built ${pages} pages and ${packages} course packages (${(packageBytes / 1e6).toFixed(1)} MB)${storing} into ${path.relative(process.cwd(), outDir) || outDir} in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`)
  // Some libraries keep a timer or a port open when they are merely loaded.
  process.exit(0)
} catch (error) {
  console.error(`The build failed: ${error instanceof Error ? error.stack : String(error)}`)
  process.exit(1)
}
