/**
 * The course in a pseudo-language, ar-XB: from right to left, longer by two fifths, and with no plain letter in any word of a message file.
 * What is plain on a page was written in code. Its build is made by `npm test`, or here when it is missing or old.
 */
import { spawnSync } from 'node:child_process'
import type { Server } from 'node:http'
import path from 'node:path'
import { PSEUDO_FOLDER, isBuildStale } from '../tools/steps.mjs'
import { serve } from '../tools/serve.mjs'
import { expect, test } from './fixtures.ts'
import { open, OPEN_SLUGS } from './course.ts'
import { handsFor } from './play/hands.ts'
import { planOf, type Plan } from './play/plan.ts'
import { playThrough } from './play/play.ts'
import { hardCodedOn, overflowOn } from './words.ts'
import type { Page } from '@playwright/test'

/** What may stand as it is in every language. */
const ALLOWED: readonly RegExp[] = [
  // Documents have numbers, and methods, fields and directives are the protocol's own words.
  /\bRFC \d+/g,
  /\b(GET|HEAD|POST|PURGE|Cookie|ETag|Age|Vary)\b/g,
  /\b(s-maxage|max-age|no-store|no-cache|must-revalidate|private|public|stale-[a-z-]+)\b/g,
  // Addresses, files, parameters, keys and addresses of networks, as the simulated sites have them.
  /(?:[\w.-]+\.example)?…?\/[\w./%?=&*:"-]*/g,
  /\b[\w.-]+\.(example|ts|js|json|html|css|jpg|png|webp|mp4|m3u8)\b/g,
  /\b[\w-]+=[^\s,;]*/g,
  /\b(utm|gclid|fbclid|width|crop|theme|accept-\w+|user-agent|br|gzip|identity|zstd|deflate|session)\b[*]?/g,
  /\b[\da-f]{1,4}:[\da-f:]+/g,
  // Tags of languages, functions of the engine, and keys that purge several pages at once.
  /\b(en|de|es|ja|pt)\b/g,
  /\b[a-z]+[A-Z]\w*\b/g,
  /\b(product|category)-\w+/g,
]

let server: Server
let course = ''

test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  const folder = process.env['E2E_PSEUDO'] ?? PSEUDO_FOLDER
  if (process.env['E2E_PSEUDO'] === undefined && isBuildStale(folder)) {
    const { status } = spawnSync(process.execPath, ['tools/build.mjs', '--alone', 'ar-XB', '--out', folder], { stdio: 'inherit' })
    if (status !== 0) throw new Error('The course could not be built in ar-XB; the messages above say why.')
  }
  const { server: listening, address } = await serve({ folder: path.resolve(folder), port: 0 })
  server = listening
  course = address
})
test.afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Nothing hard-coded, nothing cut off. */
async function expectToSpeak(page: Page, at: string): Promise<void> {
  expect.soft(await hardCodedOn(page, ALLOWED), `${at}: words that stand in no message file. Move them to one (docs/translating.md), or give a reason in ALLOWED`).toEqual([])
  expect.soft(await overflowOn(page), `${at}: nothing is wider than its place`).toEqual([])
}

test('every page says that it is written from right to left', async ({ page, noise }) => {
  noise.allow(/404/)
  for (const address of ['', 'glossary/', 'doctor/', 'settings/', 'teach/', 'teach/04-ttl/', 'nothing/here/', 'scenes/99/']) {
    await open(page, course + address)
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar-XB')
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expectToSpeak(page, address)
    if (address !== 'teach/') continue
    await page.setViewportSize({ width: 360, height: 740 })
    expect.soft(await overflowOn(page), `${address}, 360 px wide`).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
  }
})

for (const half of [0, 1]) {
  test(`the first steps of the scenes, ${half === 0 ? 'wide' : '360 px wide'}`, async ({ page }) => {
    test.setTimeout(60_000)
    await page.setViewportSize(half === 0 ? { width: 1280, height: 800 } : { width: 360, height: 740 })
    const names: string[] = []
    for (const slug of OPEN_SLUGS.filter((_, place) => place % 2 === half)) {
      await page.goto(`${course}scenes/${slug}/`)
      await expect(page.locator('[data-scene]')).toHaveAttribute('data-live', 'true')
      await expectToSpeak(page, slug)
      names.push(...(await page.locator('[data-plate] dt').evaluateAll((all) => all.map((name) => getComputedStyle(name).textAlign))))
    }
    expect(new Set(names), 'what a number in a picture counts stands at its side, wherever its own language begins').toEqual(new Set(['left']))
  })
}

/** The first steps of a plan: its questions, its runs and what is said of them. */
const begun = (plan: Plan, steps: number): Plan => ({ ...plan, steps: [...plan.steps.slice(0, steps), { arrives: plan.steps[steps]?.arrives ?? 'done', acts: [], ends: 'done', isJudged: false }] })

test('a lesson is played, its predictions answered', async ({ page }) => {
  test.setTimeout(60_000)
  const plan = begun(await planOf('02-hit-and-miss'), 3)
  await playThrough({ page, plan, hands: handsFor('mouse', page), address: `${course}scenes/${plan.slug}/?seed=7`, atStep: (step) => expectToSpeak(page, `${plan.slug}, step ${step}`) })
})

test('a card, the list of keys', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`${course}scenes/02-hit-and-miss/`)
  await expect(page.locator('[data-scene]')).toHaveAttribute('data-live', 'true')
  await page.locator('button[data-term]').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectToSpeak(page, 'a card')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectToSpeak(page, 'the keys')
})

test('an address with a language leads to its page, and the rest of the address stays', async ({ page }) => {
  // The page as a build with two languages writes it; the other language's page is this one again.
  await page.route(/127\.0\.0\.1:\d+\/(ar-XB\/)?glossary\//, async (route) => {
    const asked = new URL(route.request().url())
    const inOther = asked.pathname.startsWith('/ar-XB/')
    const response = await route.fetch({ url: course + asked.pathname.slice(inOther ? '/ar-XB/'.length : 1) })
    const html = (await response.text()).replace('<html lang="ar-XB" dir="rtl"', inOther ? '<html lang="ar-XB" dir="rtl" data-languages="en ar-XB"' : '<html lang="en" data-languages="en ar-XB"').replace('<head>', '<head><script src="../language.js"></script>')
    return route.fulfill({ response, body: inOther ? html.replaceAll('"../', '"../../').replace('<head>', '<head><script src="../../language.js"></script>') : html })
  })
  // A build with one language does not have it.
  await page.route('**/language.js', (route) => route.fulfill({ path: 'public/language.js' }))
  await page.goto(`${course}glossary/?lang=ar-xb-x-test&theme=dark#ttl`)
  await page.waitForURL(`${course}ar-XB/glossary/?lang=ar-xb-x-test&theme=dark#ttl`)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.goto(`${course}glossary/?lang=en-GB`)
  await expect(page).toHaveURL(`${course}glossary/?lang=en-GB`)
})
