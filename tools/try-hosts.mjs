/**
 * `npm run try:hosts [-- --dist folder --folder scratch --only reveal]`: pastes the snippets into a plain HTML file, Docusaurus pages and a reveal.js
 * deck, installed from npm outside of the repository, and opens each in Chromium: is the scene alive there, does it step, does it leave the
 * host alone? Minutes and a network the first time; no part of `npm test`. docs/embedding.md says what it found.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { browserArguments, ensureBrowser } from './browser.mjs'
import { serve } from './serve.mjs'
import { build, isBuildStale, root } from './steps.mjs'

/** The parts of Docusaurus's classic template that show a document; its search is left out. */
const packages = {
  private: true,
  dependencies: { '@docusaurus/core': '3.10.2', '@docusaurus/plugin-content-docs': '3.10.2', '@docusaurus/theme-classic': '3.10.2', '@mdx-js/react': '3.1.1', react: '19.3.1', 'react-dom': '19.3.1', 'reveal.js': '6.0.2' },
}
const SCENE = '02'
/** @type {Record<string, string>} */
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' }

/** @param {string} folder */
function install(folder) {
  const file = path.join(folder, 'package.json')
  const text = `${JSON.stringify(packages, null, 2)}\n`
  if (existsSync(file) && readFileSync(file, 'utf8') === text && existsSync(path.join(folder, 'node_modules/.package-lock.json'))) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, text)
  console.log(`Installing Docusaurus and reveal.js in ${folder} …`)
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(npm, ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit', shell: npm.endsWith('.cmd') })
  if (status !== 0) throw new Error('The hosts could not be installed. Check the network and the npm messages above, then try again.')
}

/** @param {Record<string, string>} files by their paths @param {string} folder */
function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
}

/** @param {string} folder served as it is @returns {Promise<{url: string, close: () => void}>} */
async function host(folder) {
  const server = createServer((request, response) => {
    let file = path.join(folder, decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/'))
    if (existsSync(file) && statSync(file).isDirectory()) file = path.join(file, 'index.html')
    if (!file.startsWith(folder) || !existsSync(file)) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

const before = '<p><button id="before">Before</button></p>\n'
/** Room to scroll in, as lines that HTML and MDX both take. */
const after = `\n\n${'More text.\n\n'.repeat(60)}`

/** @param {{frame: string, element: string, jsxElement: string}} snippets @returns {Record<string, string>} */
function docusaurusFiles({ frame, element, jsxElement }) {
  const page = (/** @type {string} */ title, /** @type {string} */ snippet, matter = '') => `---\ntitle: ${title}\n${matter}---\n\n${before}\n${snippet}${after}`
  return {
    'docs/frame-mdx.mdx': page('Frame, MDX', frame),
    'docs/frame-md.md': page('Frame, .md', frame),
    'docs/frame-commonmark.md': page('Frame, CommonMark', frame, 'mdx:\n  format: md\n'),
    'docs/element-mdx.mdx': page('Element, MDX', jsxElement),
    'docs/element-commonmark.md': page('Element, CommonMark', element, 'mdx:\n  format: md\n'),
    'docusaurus.config.js': `export default {
  title: 'Host', url: 'http://127.0.0.1', baseUrl: '/', onBrokenLinks: 'ignore',
  themes: ['@docusaurus/theme-classic'],
  plugins: [['@docusaurus/plugin-content-docs', { routeBasePath: '/', sidebarPath: false }]],
}\n`,
  }
}

/** @param {string} frame @param {string} element @returns {string} a deck: a title, the frame as it is, the same with reveal.js's own lazy loading, and the element */
function deck(frame, element) {
  return `<!doctype html><meta charset="utf-8"><title>Deck</title>
<link rel="stylesheet" href="node_modules/reveal.js/dist/reveal.css"><link rel="stylesheet" href="node_modules/reveal.js/dist/theme/white.css">
<div class="reveal"><div class="slides">
<section><h2>Title</h2></section>
<section>${frame}</section>
<section>${frame.replace(' src=', ' data-src=')}</section>
<section>${element}</section>
<section><h2>End</h2></section>
</div></div>
<script src="node_modules/reveal.js/dist/reveal.js"></script>
<script>Reveal.initialize({ width: 1280, height: 760, margin: 0.02, hash: true })</script>\n`
}

/** @param {import('@playwright/test').Page} page @param {import('@playwright/test').Locator} frame an iframe @returns {Promise<import('@playwright/test').FrameLocator>} once the scene can be played */
async function alive(page, frame) {
  await frame.waitFor({ state: 'attached', timeout: 20_000 })
  const content = frame.contentFrame()
  await content.locator('[data-scene][data-live="true"]').waitFor({ timeout: 30_000 })
  return content
}

const said = (/** @type {import('@playwright/test').Page} */ page) => page.evaluate(() => /** @type {any} */ (window).said)

/**
 * Presses Next with the mouse; the host must hear of step 2. Where the button is, is reckoned here: a deck scales its slides, and Playwright
 * does not count that in.
 *
 * @param {import('@playwright/test').Page} page @param {import('@playwright/test').Locator} frame an iframe with a live scene
 */
async function stepsOn(page, frame) {
  await frame.scrollIntoViewIfNeeded()
  const button = frame.contentFrame().locator('[data-control="next"]')
  await button.waitFor()
  const outer = await frame.boundingBox()
  const inner = await button.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2, frameWidth: innerWidth }
  })
  if (!outer) throw new Error('The frame has no box.')
  const scale = outer.width / inner.frameWidth
  await page.mouse.click(outer.x + inner.x * scale, outer.y + inner.y * scale)
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await said(page)).some((/** @type {any} */ data) => data?.type === 'step' && data.step === 2)) return
    await page.waitForTimeout(100)
  }
  throw new Error('Next was pressed, and no step 2 was told.')
}

/** A page that scrolls: the scene comes alive without taking focus or moving the page, then steps. @param {import('@playwright/test').Page} page @param {string} url */
async function tryPage(page, url) {
  await page.goto(url)
  await page.locator('#before').focus()
  const frame = page.locator('iframe')
  await alive(page, frame)
  await page.waitForTimeout(500)
  const place = await page.evaluate(() => `${document.activeElement?.id} ${scrollY}`)
  if (place !== 'before 0') throw new Error(`The host's focus and place were "before 0" and are "${place}".`)
  await stepsOn(page, frame)
}

/** @param {import('@playwright/test').FrameLocator} content @returns {Promise<string>} where the run is */
const timeOf = (content) => content.locator('[data-stage] input[type=range]').inputValue()

/** The one whose frame reveal.js loads and takes away. */
const LAZY_SLIDE = 2

/** Slides with a scene: it runs while its slide is shown, and pauses when the slide goes. @param {import('@playwright/test').Page} page @param {string} url @param {number} slide from 0 */
async function trySlide(page, url, slide) {
  await page.goto(`${url}#/${slide - 1}`)
  const frame = page.locator('section iframe').nth(slide - 1)
  await page.waitForFunction(() => /** @type {any} */ (window).Reveal?.isReady())
  await page.keyboard.press('ArrowRight')
  const content = await alive(page, frame)
  const start = await timeOf(content)
  let moved = false
  for (let tries = 0; tries < 50 && !moved; tries += 1) {
    await page.waitForTimeout(100)
    moved = (await timeOf(content)) !== start
  }
  if (!moved) throw new Error('The slide started, and the scene does not run.')
  const focus = await page.evaluate(() => document.activeElement?.tagName)
  if (focus !== 'BODY') throw new Error(`The deck's focus went to ${focus}.`)
  // The deck still hears its keys; a frame with a src stays where it is, and rests.
  await page.keyboard.press('ArrowLeft')
  await page.waitForTimeout(700)
  if (slide !== LAZY_SLIDE) {
    const stopped = await timeOf(content)
    await page.waitForTimeout(700)
    if ((await timeOf(content)) !== stopped) throw new Error('The slide went, and the scene runs on.')
  } else if (await frame.getAttribute('src')) throw new Error('The slide went, and its frame is still loaded.')
  await page.keyboard.press('ArrowRight')
  await alive(page, frame)
  await page.waitForTimeout(1000)
  await stepsOn(page, frame)
}

/** @param {string} folder @throws {Error} with what Docusaurus said: it refuses the whole site for one page that is no MDX */
function buildDocusaurus(folder) {
  console.log('Building the Docusaurus site …')
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, 'node_modules/@docusaurus/core/bin/docusaurus.mjs'), 'build'], { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', CI: 'true' } })
  if (status !== 0) throw new Error(`Docusaurus refused a page:\n${stdout}\n${stderr}`)
}

async function main() {
  const { values } = parseArgs({ options: { dist: { type: 'string' }, folder: { type: 'string' }, only: { type: 'string', default: '' } } })
  const dist = path.resolve(values.dist ?? path.join(root, 'dist'))
  if (!values.dist && isBuildStale() && !build()) throw new Error('The build failed; see above.')
  const folder = path.resolve(values.folder ?? path.join(tmpdir(), 'build-a-cdn-hosts'))
  install(folder)

  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(path.join(root, 'src/app/embed/snippet.ts'), { configFile: false, root, logLevel: 'warn' })
  const { snippetFor } = /** @type {typeof import('../src/app/embed/snippet.ts')} */ (module)
  // The hosts stand at 127.0.0.1, the course at localhost: another site, as it will be.
  const course = await serve({ folder: dist, port: 0 })
  const slug = readdirSync(path.join(dist, 'scenes')).find((name) => name.startsWith(SCENE)) ?? SCENE
  const options = { courseUrl: `http://localhost:${course.port}/`, scene: { id: SCENE, slug, title: 'Hit & "miss" {braced}' } }
  const frame = snippetFor({ ...options, step: 1, autoplay: true })
  const element = snippetFor({ ...options, form: 'element' })
  const jsxElement = snippetFor({ ...options, form: 'element', jsx: true })

  const html = (/** @type {string} */ snippet) => `<!doctype html><meta charset="utf-8"><title>Host</title>\n${before}${snippet}\n${'<p>More text.</p>'.repeat(60)}\n`
  rmSync(path.join(folder, 'docs'), { recursive: true, force: true })
  write(folder, { 'plain/frame.html': html(frame), 'plain/element.html': html(element), 'deck.html': deck(frame, element), ...docusaurusFiles({ frame, element, jsxElement }) })
  if ('Docusaurus'.includes(values.only)) buildDocusaurus(folder)

  const [files, docs] = [await host(folder), await host(path.join(folder, 'build'))]
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArguments })
  /** @type {Array<[string, (page: import('@playwright/test').Page) => Promise<void>]>} */
  const trials = [
    ['plain HTML, iframe', (page) => tryPage(page, `${files.url}plain/frame.html`)],
    ['plain HTML, element', (page) => tryPage(page, `${files.url}plain/element.html`)],
    ['Docusaurus .mdx, iframe', (page) => tryPage(page, `${docs.url}frame-mdx`)],
    ['Docusaurus .md, iframe', (page) => tryPage(page, `${docs.url}frame-md`)],
    ['Docusaurus CommonMark, iframe', (page) => tryPage(page, `${docs.url}frame-commonmark`)],
    ['Docusaurus .mdx, element (jsx)', (page) => tryPage(page, `${docs.url}element-mdx`)],
    ['Docusaurus CommonMark, element', (page) => tryPage(page, `${docs.url}element-commonmark`)],
    ['reveal.js, iframe with src', (page) => trySlide(page, `${files.url}deck.html`, 1)],
    ['reveal.js, iframe with data-src', (page) => trySlide(page, `${files.url}deck.html`, 2)],
    ['reveal.js, element', (page) => trySlide(page, `${files.url}deck.html`, 3)],
  ]
  const wanted = trials.filter(([name]) => name.includes(values.only))
  let failed = 0
  try {
    for (const [name, trial] of wanted) {
      const page = await browser.newPage({ viewport: { width: 1366, height: 860 } })
      /** @type {string[]} */ const errors = []
      page.on('pageerror', (error) => errors.push(error.message))
      await page.addInitScript(() => {
        const own = /** @type {any} */ (window)
        own.said = []
        addEventListener('message', ({ data }) => own.said.push(data))
      })
      try {
        await trial(page)
        if (errors.length > 0) throw new Error(`Errors on the page: ${errors.join(' | ')}`)
        console.log(`${name.padEnd(34)} works`)
      } catch (error) {
        failed += 1
        console.log(`${name.padEnd(34)} FAILS: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
      }
      await page.close()
    }
  } finally {
    await browser.close()
    files.close()
    docs.close()
    course.server.close()
    course.server.closeAllConnections()
  }
  console.log(`${wanted.length - failed} of ${wanted.length} work. The hosts are kept in ${folder}; delete the folder to install them anew.`)
  return failed === 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = (await main()) ? 0 : 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
