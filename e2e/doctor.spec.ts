import { doctorCopy as copy } from '../src/app/doctor/copy.en.ts'
import { EXAMPLES } from '../src/app/doctor/examples.ts'
import { en } from '../src/app/copy/en.ts'
import { open } from './course.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'

const har = (entries: readonly object[]) => JSON.stringify({ log: { entries } })
const entry = (path: string, cacheControl: string) => ({
  startedDateTime: '2026-11-21T09:00:00.000Z',
  request: { method: 'GET', url: `https://www.shop.example${path}`, headers: [] },
  response: { status: 200, headers: [{ name: 'Cache-Control', value: cacheControl }, { name: 'ETag', value: '"a"' }] },
})

test.describe('wide and light', () => {
  test.use({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  test('an example, a paste of one’s own, a HAR, and a hostile paste', async ({ page }) => {
    await open(page, '')
    await page.getByRole('navigation', { name: en.nav.label }).getByRole('link', { name: en.nav.doctor }).click()
    await expect(page.getByRole('heading', { level: 1, name: copy.title })).toBeFocused()
    const paste = page.getByRole('textbox', { name: copy.paste })
    const verdict = page.locator('[data-doctor-result] [role="status"]')
    await paste.fill('Cache-Control: private, max-age=60')
    await expect(verdict).toHaveText(/^A browser may use its copy for 60 s without asking\. A CDN keeps no copy of it\./)

    // An example takes its place, and gives it back.
    await page.getByLabel(copy.example).selectOption({ label: EXAMPLES[0]?.name ?? '' })
    await expect(page.locator('[data-finding="age-beyond-lifetime"]')).toBeVisible()
    await expect(page.locator('[data-truth]')).toBeVisible()
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: copy.back }).click()
    await expect(paste).toHaveValue('Cache-Control: private, max-age=60')

    // A file stands beside the text; one of its exchanges is chosen.
    await page.locator('input[type="file"]').setInputFiles({ name: 'shop.har', mimeType: 'application/json', buffer: Buffer.from(har([entry('/', 'no-store'), entry('/app.js', 'max-age=3600')])) })
    await expect(verdict).toHaveText(/^A browser keeps no copy of it/)
    await page.getByLabel(copy.exchange(2)).selectOption({ index: 1 })
    await expect(verdict).toHaveText(/^A browser may use its copy for 60 min/)
    await page.getByRole('button', { name: copy.leaveFile }).click()
    await expect(paste).toHaveValue('Cache-Control: private, max-age=60')

    await paste.fill('{"log":{"entries":[{"__proto__":{"a":"<script>alert(1)</script>"}')
    await expect(page.getByRole('alert')).toContainText(copy.failed)
    await paste.fill('X-Evil: <img src=x onerror=alert(1)>\nCache-Control: max-age=60, __proto__=3, constructor\nnot a field')
    await expect(verdict).toHaveText(/^A browser may use its copy for 60 s/)
    await expect(page.getByText(copy.passedOver(1))).toBeVisible()
    await expect(page.locator('[data-finding="unknown-directive"]')).toHaveCount(2)
    expect(page.url()).toMatch(/\/doctor\/$/)

    // Kept while the tab lives.
    await page.reload()
    await expect(paste).toHaveValue(/^X-Evil/)
    await expect(verdict).toBeVisible()
  })
})

test.describe('narrow and dark', () => {
  test.use({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' })
  test('nothing sticks out, and axe finds no barrier', async ({ page }) => {
    await open(page, 'doctor/')
    await page.getByLabel(copy.example).selectOption({ label: EXAMPLES[3]?.name ?? '' })
    await expect(page.locator('[data-finding="authorization-shared"]')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await expectNoAxeViolations(page)
  })
})
