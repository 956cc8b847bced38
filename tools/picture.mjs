/**
 * Takes the pictures of the README, docs/picture.png (light) and docs/picture-dark.png, from the built site: scene 02 while
 * requests are under way. Run it again when the scene looks different:
 *
 *   npm run build && node tools/picture.mjs
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { browserArguments, ensureBrowser } from './browser.mjs'
import { repacked } from './png.mjs'
import { serve } from './serve.mjs'

const fromHere = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
const WIDTH = 1280
const HEIGHT = 800
/** The step in which four cities ask at once, the right answer to its question, and a place on its scrubber: Sydney's answer is on its way. */
const STEP = 4
const ANSWER = '4'
const SCRUBBED_TO = '3900'

await mkdir(fromHere('../docs'), { recursive: true })
const { server, address } = await serve({ folder: fromHere('../dist'), port: 0 })
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArguments })
try {
  await take('light', fromHere('../docs/picture.png'))
  await take('dark', fromHere('../docs/picture-dark.png'))
} finally {
  await browser.close()
  server.close()
}

/** @param {'light' | 'dark'} colorScheme @param {string} file */
async function take(colorScheme, file) {
  const context = await browser.newContext({ viewport: { width: WIDTH, height: HEIGHT }, colorScheme, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC' })
  const page = await context.newPage()
  await page.goto(`${address}scenes/02-hit-and-miss/?step=${STEP}&seed=7`)
  await page.locator('[data-scene][data-live="true"]').waitFor()
  const control = (/** @type {string} */ id) => page.locator(`[data-control="${id}"]`)
  await page.locator(`form[data-question] label:has(input[value="${ANSWER}"])`).click()
  await control('answer').click()
  const scrubber = control('transport-scrub')
  // To the end, where the run answers the question, and back into the middle.
  await scrubber.fill((await scrubber.getAttribute('max')) ?? '')
  await page.locator('[data-verdict]').waitFor()
  await scrubber.fill(SCRUBBED_TO)
  await page.locator('pre code').first().waitFor()
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
  const picture = repacked(await page.screenshot())
  await writeFile(file, picture)
  await context.close()
  console.log(`${file} ${(picture.length / 1000).toFixed(0)} kB`)
}
