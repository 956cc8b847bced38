/**
 * Draws the icons of the installed course from public/favicon.svg into public/icons/. Run it again when the favicon changes:
 *
 *   node tools/icons.mjs
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { browserArguments, ensureBrowser } from './browser.mjs'
import { repacked } from './png.mjs'

const fromHere = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
/** A maskable icon is cut to any shape: only the inner 80 % are safe (Web Application Manifest, maskable icons). `round`: with the favicon's own corners. */
const icons = [
  ...[192, 512].flatMap((size) => [{ name: `any-${size}`, size, round: true }, { name: `maskable-${size}`, size, round: false }]),
  { name: 'apple-touch-icon', size: 180, round: false },
]

const favicon = await readFile(fromHere('../public/favicon.svg'), 'utf8')
const corners = / rx="\d+"/
if (!corners.test(favicon)) throw new Error('public/favicon.svg has no ground with round corners (rx) any more. Tell tools/icons.mjs how to make it square.')
await mkdir(fromHere('../public/icons'), { recursive: true })
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArguments })
try {
  for (const { name, size, round } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    const svg = round ? favicon : favicon.replace(corners, '')
    await page.setContent(`<body style="margin:0">${svg.replace('<svg ', `<svg style="display:block" width="${size}" height="${size}" `)}`)
    const picture = repacked(await page.screenshot({ omitBackground: round }))
    await writeFile(fromHere(`../public/icons/${name}.png`), picture)
    await page.close()
    console.log(`public/icons/${name}.png ${(picture.length / 1000).toFixed(1)} kB`)
  }
} finally {
  await browser.close()
}
