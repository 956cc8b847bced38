/** The course in its browser's own store: without a network, and while releases change under open pages. */
import type { BrowserContext, Page } from '@playwright/test'
import { en } from '../src/app/copy/en.ts'
import { teachCopy } from '../src/app/teach/copy.en.ts'
import { offlineCopy } from '../src/app/offline/copy.en.ts'
import { report as verified, verify as verifyWords, link as linkWords } from '../scenes/12-capstone/studio/copy.en.ts'
import { toLink } from '../scenes/12-capstone/designer/share.ts'
import { EXAMPLES } from '../src/verifier/examples/examples.ts'
import { oneLine, open, OPEN_SLUGS } from './course.ts'
import { expect, test } from './fixtures.ts'
import { nextRelease, openSite, removeFolder, smallSite, type Site } from './offline/site.ts'

const folder = process.env['E2E_DIST'] ?? 'dist'
const [first = '', second = ''] = OPEN_SLUGS
const TERM = 'button[data-term]'

test.use({ serviceWorkers: 'allow', baseURL: undefined })

let site: Site
/** A part of the course, and the release after it. */
let small = ''
let next = ''
test.beforeAll(() => {
  small = smallSite(folder, [first, second])
  next = nextRelease(small)
})
test.afterAll(() => [small, next].forEach(removeFolder))
test.afterEach(() => site.close())

/** Until all is stored, and the worker answers for this page. */
const stored = (page: Page) =>
  page.evaluate(async () => {
  await navigator.serviceWorker.ready
  if (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
})
const keptFiles = (page: Page) => page.evaluate(async () => {
  const names = await caches.keys()
  return (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url.slice(location.origin.length))))).flat()
})
const entryOf = (page: Page) => page.locator('script[type="module"]').first().getAttribute('src')
const live = (page: Page) => expect(page.locator('[data-scene]')).toHaveAttribute('data-live', 'true')
const settingsLine = (page: Page) => page.locator('[data-offline-state]')

test('after one visit, under a sub-path, the course installs and needs no network', async ({ page, noise }) => {
  noise.allow(/404|no\/such.*ERR_FAILED/)
  site = await openSite(folder, { under: '/deep/course/' })
  await open(page, site.address)
  const { errors, data = '', url } = await manifestOf(page)
  expect(errors).toEqual([])
  expect(url).toBe(`${site.address}manifest.webmanifest`)
  expect(JSON.parse(data)).toMatchObject({ start_url: './', scope: './' })
  await stored(page)
  expect(await installabilityOf(page)).toEqual([])
  site.use(null)
  const before = site.asked.length

  // The page for unknown addresses would become the right one, too, once its script runs.
  const found = async (address: string) => expect((await page.goto(site.address + address))?.status(), address).toBe(200)
  await found('?theme=dark')
  await expect(page.locator('html')).toHaveAttribute('data-motion', /./)
  await found(`scenes/${second}/index.html?step=3&seed=7`)
  await live(page)
  // Without its slash, and with one too many.
  await found(`scenes//${first}`)
  await live(page)
  await expect(page).toHaveURL(`${site.address}scenes/${first}/`)
  await page.locator(TERM).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')

  // The verifier works in a worker of its own.
  await found(`scenes/12-capstone/?step=6${await toLink(EXAMPLES.find(({ id }) => id === 'good')!.document)}`)
  await page.getByRole('button', { name: linkWords.open }).click()
  await page.getByRole('button', { name: verifyWords.verify, exact: true }).click()
  await expect(page.getByRole('heading', { name: verified.title })).toBeVisible({ timeout: 15_000 })

  // Packages are not stored; the page says so, and its console nothing.
  await found('teach/')
  await expect(page.locator('caption', { hasText: teachCopy.packages.unreachable })).toBeVisible()
  await expect(page.locator('a[href*="packages/"]')).toHaveCount(0)
  const pages = ['scenes/', 'glossary/', 'doctor/', 'settings/']
  expect(await page.evaluate((addresses) => Promise.all(addresses.map(async (address) => (await fetch(address)).status)), pages.map((name) => site.address + name))).toEqual(pages.map(() => 200))

  const lost = await page.goto(`${site.address}no/such/page`)
  expect(lost?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.notFound.title)
  await expect(page.locator('html')).toHaveAttribute('data-motion', /./)
  await page.locator('main a').first().click()
  await expect(page).not.toHaveURL(/no\/such/)
  expect(site.asked.length).toBe(before)
})

test('a new release waits until the learner asks for it, or closes the old one', async ({ page, context, noise }) => {
  test.setTimeout(60_000)
  site = await openSite(small, { forget: true })
  await page.goto(`${site.address}scenes/${first}/`)
  await live(page)
  const old = await entryOf(page)
  await stored(page)
  const other = await context.newPage()
  noise.listenTo(other)
  await other.goto(`${site.address}scenes/${second}/`)
  await live(other)

  // Every file that the open pages could still want is gone from the server.
  site.use(next)
  await lookForRelease(page)
  for (const tab of [page, other]) await expect(tab.getByText(offlineCopy.release)).toBeVisible({ timeout: 15_000 })

  // Asked for in one tab; the other one goes on in the old release, late parts and all.
  await page.goto(`${site.address}scenes/${second}/`)
  await live(page)
  expect(await entryOf(page), 'a page that is opened while old ones are').toBe(old)
  await page.getByRole('button', { name: offlineCopy.reload }).click()
  await expect.poll(() => entryOf(page).catch(() => old), { timeout: 15_000 }).not.toBe(old)
  await live(page)
  expect(await entryOf(other)).toBe(old)
  await readOn(other)
  await other.getByRole('link', { name: en.nav.glossary }).click()
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(en.glossary.title)
  expect(await entryOf(other), 'nothing reloads by itself').toBe(old)

  // With all pages closed the old files go.
  await page.close()
  await other.close()
  const fresh = await context.newPage()
  noise.listenTo(fresh)
  await open(fresh, `${site.address}glossary/`)
  expect(await entryOf(fresh)).not.toBe(old)
  await expect.poll(async () => (await keptFiles(fresh)).some((name) => name.includes(old?.split('/').at(-1) ?? '-'))).toBe(false)

  // And a release that nobody asks for comes when the last page is closed.
  site.use(small)
  await lookForRelease(fresh)
  await expect(fresh.getByText(offlineCopy.release)).toBeVisible({ timeout: 15_000 })
  // The browser takes a moment to see that nobody is there; a page that comes before has the old one, until it is closed too.
  let last = fresh
  await expect(async () => {
    last = await replaced(context, last)
    noise.listenTo(last)
    await open(last, `${site.address}glossary/`)
    expect(await entryOf(last)).toBe(old?.replace('../../', '../'))
  }).toPass({ timeout: 20_000 })
  expect(site.missing).toEqual([])
})

test('a page in a frame, and a page of a course package, store nothing', async ({ page }) => {
  for (const [edit, query] of [[(html: string) => html, '?embed=1'], [(html: string) => html.replace('<html ', '<html data-lms="course" '), ''], [(html: string) => html, '']] as const) {
    site = await openSite(small, { edit })
    await page.clock.install()
    await page.goto(`${site.address}scenes/${first}/${query}`)
    await live(page)
    await page.clock.fastForward(60_000)
    const isOrdinary = query === '' && edit('<html ') === '<html '
    if (!isOrdinary) await page.waitForLoadState('networkidle')
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(isOrdinary ? 1 : 0)
    expect(site.asked.includes('/sw.js')).toBe(isOrdinary)
    if (!isOrdinary) await site.close()
  }
})

test('who saves data keeps the pages that were visited', async ({ page, noise }) => {
  noise.allow(/ERR_/)
  site = await openSite(small)
  await page.addInitScript(() => Object.defineProperty(Object.getPrototypeOf(navigator.connection), 'saveData', { get: () => true }))
  await page.goto(`${site.address}scenes/${first}/?step=2`)
  await live(page)
  await stored(page)
  await expect.poll(async () => (await keptFiles(page)).includes(`/scenes/${first}/index.html`)).toBe(true)
  const asked = site.asked.length
  site.use(null)
  await page.goto(`${site.address}scenes/${first}/`)
  await live(page)
  expect(site.asked.length).toBe(asked)
  expect(site.asked.some((name) => name.startsWith(`/scenes/${second}/`))).toBe(false)
  await expect(page.goto(`${site.address}scenes/${second}/`)).rejects.toThrow(/ERR_/)
})

test('the settings say what is stored, take it away for good, bring it back, and say when they can’t', async ({ page, context, noise }) => {
  site = await openSite(small)
  await open(page, `${site.address}settings/`)
  await expect(settingsLine(page)).toHaveAttribute('data-offline-state', 'all', { timeout: 15_000 })
  const { length } = await keptFiles(page)
  expect(oneLine((await settingsLine(page).textContent()) ?? '')).toMatch(/yes, \d\.\d MB/)

  const other = await context.newPage()
  noise.listenTo(other)
  await open(other, `${site.address}settings/`)
  await expect(settingsLine(other)).toHaveAttribute('data-offline-state', 'all')

  await page.getByRole('button', { name: offlineCopy.remove }).click()
  await expect(settingsLine(page)).toHaveAttribute('data-offline-state', 'none')
  await expect(settingsLine(page)).toBeFocused()
  await expect(settingsLine(other), 'another tab follows').toHaveAttribute('data-offline-state', 'none')
  await other.close()
  expect(await keptFiles(page)).toEqual([])
  await page.clock.install()
  await page.reload()
  await page.clock.fastForward(60_000)
  await page.waitForLoadState('networkidle')
  await expect(settingsLine(page)).toHaveAttribute('data-offline-state', 'none')
  expect(await keptFiles(page)).toEqual([])

  await page.clock.resume()
  const storeAll = page.getByRole('button', { name: /^Store it all, \d\.\d MB$/ })
  // A host that adds to pages.
  noise.allow(/sw\.js/)
  site.use(small, (html) => html.replace('</body>', '<!-- counted --></body>'))
  await storeAll.click()
  await expect(page.getByText(offlineCopy.states.failed)).toBeVisible({ timeout: 15_000 })
  site.use(small)
  await storeAll.click()
  await expect(settingsLine(page)).toHaveAttribute('data-offline-state', 'all', { timeout: 15_000 })
  expect((await keptFiles(page)).length).toBe(length)
})

/** A new tab, opened when no other is. */
async function replaced(context: BrowserContext, page: Page): Promise<Page> {
  await page.close()
  return context.newPage()
}

const lookForRelease = (page: Page) => page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()))

/** A part of the page that had not come yet. */
async function readOn(page: Page): Promise<void> {
  await page.locator(TERM).first().click()
  await expect(page.getByRole('dialog')).toContainText(en.term.inGlossary)
  await page.keyboard.press('Escape')
}

async function manifestOf(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  return devtools.send('Page.getAppManifest')
}

async function installabilityOf(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page)
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  // The tests' browser has no profile of its own.
  return installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')
}
declare global {
  interface Navigator {
    readonly connection: object
  }
}
