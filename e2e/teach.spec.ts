/** The instructors' pages: what is copied from them works, what is downloaded is there, and they can be read and printed. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { en as addressWords } from '../src/app/routes/doubled.en.ts'
import { teachCopy } from '../src/app/teach/copy.en.ts'
import { builderCopy } from '../src/app/teach/builder/copy.en.ts'
import { notesCopy } from '../src/app/teach/notes/copy.en.ts'
import { formatText } from '../src/stage/prose/message.ts'
import { words } from '../src/lesson/words.en.ts'
import { open } from './course.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'

test('the builder: what it writes, pasted into a page, shows the scene at the chosen steps', async ({ page }) => {
  await open(page, 'teach/?look=nonsense#builder')
  // By keyboard: the scene, the range, the first step, the height, and a script that listens.
  const choose = async (label: string, value: string) => {
    await page.getByLabel(label, { exact: true }).focus()
    await page.getByLabel(label, { exact: true }).selectOption(value)
  }
  await choose(builderCopy.whichScene, '02-hit-and-miss')
  await choose(builderCopy.from, '2')
  await choose(builderCopy.to, '4')
  await choose(builderCopy.first, '3')
  await choose(builderCopy.theme, 'dark')
  await page.getByLabel(builderCopy.heightPx).fill('60')
  await expect(page.getByText(builderCopy.heightBad(240, 2000))).toBeVisible()
  await page.getByLabel(builderCopy.heightPx).fill('600')
  await page.getByLabel(builderCopy.listens).press('Space')
  await expect(page).toHaveURL(/\?scene=02&steps=2-4&first=3&look=dark&height=600&listen=1#builder$/)
  const markup = page.getByLabel(builderCopy.markup)
  const text = await markup.inputValue()

  // A clipboard that refuses leaves it selected; one that doesn't is said.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: () => Promise.reject(new Error('no')) } }))
  await page.getByRole('button', { name: builderCopy.copyMarkup }).press('Enter')
  await expect(page.getByText(teachCopy.copying.refused)).toBeVisible()
  await expect.poll(() => markup.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))).toBe(text)
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: () => Promise.resolve() } }))
  await page.getByRole('button', { name: builderCopy.copyMarkup }).press('Enter')
  await expect(page.getByText(teachCopy.copying.copied)).toBeVisible()

  // The preview is the scene itself.
  const preview = page.frameLocator('iframe')
  await page.getByRole('heading', { name: builderCopy.preview }).scrollIntoViewIfNeeded()
  await expect(preview.getByText(formatText(words.stepOf, { step: 2, steps: 3 }))).toBeVisible()
  await expect(page.getByText(builderCopy.said.step(3, 10))).toBeVisible()

  const host = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">${text}`))
  await new Promise<void>((listening) => host.listen(0, 'localhost', listening))
  try {
    await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`)
    const frame = page.frameLocator('iframe')
    await expect(frame.getByText(formatText(words.stepOf, { step: 2, steps: 3 }))).toBeVisible()
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark')
    await frame.locator('[data-control="next"]').click()
    await expect(page.getByRole('status')).toHaveText(builderCopy.pasted.completed)
  } finally {
    host.close()
  }
})

test('packages are there with their sizes, drills have links and answers, and no barrier stands in the way', async ({ page, request }) => {
  await open(page, 'teach/?drill=7&drill=9&drills=2&theme=light&theme=dark')
  await expect(page.getByText(addressWords.doubled('drill', 'drill=7'))).toBeVisible()
  await expect(page.getByText(addressWords.doubled('theme', 'theme=light'))).toBeVisible()
  await expect(page).toHaveURL(/\/teach\/\?drill=7&drills=2&/)
  const links = page.locator('a[href$="scorm12.zip"]')
  await expect(page.getByText(/^\d\.\d MB$/)).toHaveCount(1)
  const course = page.getByRole('link', { name: teachCopy.packages.download(teachCopy.packages.course) })
  const zip = await request.get(await course.evaluate((link: HTMLAnchorElement) => link.href))
  expect((await zip.body()).subarray(0, 4).toString('latin1')).toBe('PK\x03\x04')
  // A package of the course, one of each scene, and each once more in the table.
  await expect(links).toHaveCount(27)
  for (const address of await links.evaluateAll((all: HTMLAnchorElement[]) => [...new Set(all.map(({ href }) => href))])) expect((await request.head(address)).status(), address).toBe(200)

  const drills = page.getByRole('region', { name: teachCopy.drills.table })
  await expect(drills.getByRole('link')).toHaveCount(2)
  await expect(drills.getByRole('link').last()).toHaveAttribute('href', /\/scenes\/11-hit-ratio\/\?step=7&seed=8$/)
  await page.getByText(teachCopy.drills.answersTitle, { exact: true }).click()
  await expect(page.getByText(teachCopy.drills.working(2, 2))).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('region', { name: teachCopy.drills.answersTitle }).getByText(`: ${teachCopy.drills.unmet}`)).toHaveCount(0)
  await expectNoAxeViolations(page)
})

test('notes on a scene: reached from the table, read, and printed as a handout or as they are', async ({ page }) => {
  await open(page, 'glossary/')
  await page.getByRole('link', { name: teachCopy.title }).click()
  // Inside the course nothing is loaded anew: the facts are read from the pages.
  await page.getByRole('rowheader').getByRole('link', { name: 'TTL', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'TTL' })).toBeFocused()
  await expect(page.locator('[data-check]')).toHaveCount(3)
  const solution = page.locator('[data-check="two-tier"] details')
  await solution.locator('summary').press('Enter')
  await expect(solution).toContainText('max-age=300, s-maxage=86400')
  await expectNoAxeViolations(page)

  const handout = page.locator('[data-print="handout"]')
  const notes = page.locator('[data-print="notes"]')
  await page.emulateMedia({ media: 'print' })
  await expect(handout).toBeVisible()
  for (const part of Object.values(notesCopy.handout).filter((part) => typeof part === 'string')) await expect(handout).toContainText(part)
  // Nobody else can open an address of this computer: the handout has a line for another.
  await expect(handout).not.toContainText('127.0.0.1')
  await expect(notes).toBeHidden()
  await expect(page.locator('footer')).toBeHidden()
  // At most two sheets; a PDF counts its pages.
  expect((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2)
  await page.emulateMedia({ media: 'screen' })
  await page.getByLabel(notesCopy.print.notes).press('Space')
  await page.emulateMedia({ media: 'print' })
  await expect(notes).toBeVisible()
  await expect(handout).toBeHidden()
  const gaps = await notes.locator('[data-check] > details').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top - (one.previousElementSibling?.getBoundingClientRect().bottom ?? 0)))
  expect(gaps.length).toBeGreaterThan(0)
  expect(Math.min(...gaps), 'a solution keeps apart from what it solves').toBeGreaterThan(4)
})
