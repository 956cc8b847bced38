import type { Page } from '@playwright/test'
import { en } from '../src/app/copy/en.ts'
import { checkTrial, predictedTrial } from '../src/lesson/moves.ts'
import { NOTHING_MEASURED } from '../src/lesson/traffic/measured.ts'
import { formatText, NO_FIGURE } from '../src/stage/prose/message.ts'
import { oneLine, open, OPEN_SLUGS, openScene, PLANNED_SLUGS, readScene } from './course.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { settingsCopy } from '../src/app/pages/settings.en.ts'

const TERM = 'button[data-term]'

// What axe and the others say needs no trace, which would double the time.
test.use({ trace: 'off' })

test.describe('no barrier that axe knows', () => {
  const sizes = [
    { name: '1440', viewport: { width: 1440, height: 900 } },
    { name: '360', viewport: { width: 360, height: 740 } },
  ]
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { name, viewport } of sizes) {
      test.describe(`${colorScheme}, ${name} px wide`, () => {
        test.use({ colorScheme, viewport })
        test('on every page, a card and the list of keys', async ({ page, noise }) => {
          test.setTimeout(60_000)
          noise.allow(/404/)
          // Each theme and each width once for the glossary, which is long and the same throughout.
          const glossary = (colorScheme === 'light') === (name === '1440') ? ['glossary/'] : []
          for (const address of ['', ...glossary, 'settings/', ...PLANNED_SLUGS.slice(0, 1).map((slug) => `scenes/${slug}/`), 'nothing/here/', 'scenes/99-nothing/']) {
            await test.step(address, async () => {
              await open(page, address)
              await expectNoAxeViolations(page)
            })
          }
          await openScene(page, OPEN_SLUGS.at(-1) ?? '')
          await page.locator(TERM).first().click()
          await expect(page.getByRole('dialog')).toBeVisible()
          await expectNoAxeViolations(page, '[role="dialog"]')
          await page.keyboard.press('Escape')
          await expect(page.getByRole('dialog')).toBeHidden()
          await page.keyboard.press('?')
          await expect(page.getByRole('dialog', { name: en.keys.title })).toBeVisible()
          await expectNoAxeViolations(page, '[role="dialog"]')
        })
      })
    }
  }
})

/** What a page must hold of a message. Figures of measured traffic, for which a run would take seconds, may be any: that none is missing is asked of the page. */
function asTold(message: string): RegExp {
  return new RegExp(oneLine(message).split(NO_FIGURE).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.{1,60}?'))
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  for (const slug of OPEN_SLUGS) {
    test(`the whole story of ${slug} can be read`, async ({ page, noise }) => {
      // A browser whose script is switched off says so of every file that the page would like early.
      noise.allow(/^failed: .*\(csp\)/)
      const { definition, copy } = await readScene(slug)
      await page.goto(`scenes/${slug}/`)
      const story = page.locator('[data-story-text]')
      await expect(story).toBeVisible()
      const text = oneLine(await story.innerText())
      for (const beat of definition.beats) {
        const words = copy.beats[beat.id]
        const trial = predictedTrial(definition, beat, { seed: 1, measured: NOTHING_MEASURED })
        const figures = definition.figures(trial)
        // Which of a message's sentences stands there may hang on what was measured.
        const after = words?.after?.filter((message) => !trial.plan || !message.includes(', select,')) ?? []
        expect(words, `copy.en.ts has words for the beat ${beat.id}`).toBeDefined()
        for (const message of [words?.title ?? '', ...(words?.body ?? []), ...after]) expect(text).toMatch(asTold(formatText(message, figures)))
      }
      for (const check of definition.checks) {
        const trial = checkTrial(definition, check, 1, NOTHING_MEASURED)
        const figures = { ...definition.figures(trial), ...(check.kind === 'question' && check.figures?.(trial)) }
        const words = copy.checks[check.id]
        for (const message of [words?.title ?? check.id, words?.task ?? '', words?.question ?? '']) expect(text).toMatch(asTold(formatText(message, figures)))
      }
      for (const note of definition.fieldNotes) expect(text).toContain(oneLine(formatText(copy.fieldNotes[note.id]?.title ?? note.id)))
      // Source labels may hold a dash of their own; where a figure is missing, the dash stands alone.
      expect(text.match(new RegExp(`\\S+ ${NO_FIGURE}(\\s|[.,;:?]).{0,20}`, 'g')) ?? [], 'every figure is there').toEqual([])
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(formatText(copy.title))
    })
  }
})

test('each page has a title, a description and an address of its own', async ({ request }) => {
  const pages = ['', 'glossary/', 'doctor/', 'settings/', ...OPEN_SLUGS.map((slug) => `scenes/${slug}/`)]
  const unlisted = [...PLANNED_SLUGS.map((slug) => `scenes/${slug}/`), 'nothing/here/']
  const titles: string[] = []
  const descriptions: string[] = []
  for (const address of [...pages, ...unlisted]) {
    const html = await (await request.get(address)).text()
    titles.push(/<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '')
    descriptions.push(/<meta name="description" content="([^"]+)"/.exec(html)?.[1] ?? '')
    const listed = pages.includes(address)
    expect(/<link rel="canonical" href="\.\/"/.test(html), `${address} has a canonical address`).toBe(listed)
    expect(/<meta name="robots" content="noindex"/.test(html), `${address} is kept out of search`).toBe(!listed)
    expect(html, address).toContain(`<meta property="og:title" content="${titles.at(-1) ?? ''}"`)
  }
  expect(titles.filter((title) => title.length < 10)).toEqual([])
  expect(new Set(titles).size).toBe(titles.length)
  // The page for unknown addresses speaks of the course, as the home page does.
  expect(new Set(descriptions).size).toBe(titles.length - 1)
  expect(descriptions.filter((description) => description.length < 30)).toEqual([])
})

test('title, description and canonical address follow when one goes on inside the course', async ({ page, request, baseURL }) => {
  await open(page, '')
  const slug = OPEN_SLUGS[1] ?? ''
  const html = await (await request.get(`scenes/${slug}/`)).text()
  await page.locator(`main a[href$="scenes/${slug}/"]`).last().click()
  await expect(page).toHaveTitle((/<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&'))
  const description = await page.locator('meta[name="description"]').getAttribute('content')
  expect(html).toContain(`<meta name="description" content="${description?.replaceAll('&', '&amp;') ?? ''}"`)
  await page.locator('[data-control="next"]').click()
  await expect(page).toHaveURL(/step=2/)
  expect(await page.locator('link[rel="canonical"]').evaluate((link) => (link as HTMLLinkElement).href)).toBe(`${baseURL ?? ''}scenes/${slug}/`)
})

test('scenes that are planned stand on the home page and can’t be opened from it', async ({ page }) => {
  await open(page, '')
  const rows = page.locator('[aria-labelledby="scenes"] ol > li')
  await expect(rows).toHaveCount(OPEN_SLUGS.length + PLANNED_SLUGS.length)
  await expect(rows.locator('a')).toHaveCount(OPEN_SLUGS.length)
  await expect(rows.filter({ hasText: en.status.planned })).toHaveCount(PLANNED_SLUGS.length)
  for (const slug of PLANNED_SLUGS) await expect(page.locator(`a[href*="${slug}"]`)).toHaveCount(0)
})

test('the first Tab offers to skip to the content', async ({ page }) => {
  await open(page, '')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: en.skip })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator('main a').first()).toBeFocused()
})

test('a new page begins at its top with the focus on its heading', async ({ page }) => {
  const slug = OPEN_SLUGS[0] ?? ''
  await open(page, '')
  const nav = page.getByRole('navigation', { name: en.nav.label })
  const arrive = async (heading: string | RegExp) => {
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeFocused()
    expect(await page.evaluate(() => scrollY)).toBe(0)
  }
  await nav.getByRole('link', { name: en.nav.glossary }).click()
  await arrive(en.glossary.title)
  await page.evaluate(() => scrollTo(0, 2000))
  await nav.getByRole('link', { name: en.nav.settings }).evaluate((link) => (link as HTMLElement).click())
  await arrive(settingsCopy.title)
  await nav.getByRole('link', { name: en.nav.scenes }).click()
  await arrive(en.home.title)
  await page.locator(`main a[href$="scenes/${slug}/"]`).last().click()
  await arrive(formatText((await readScene(slug)).copy.title))
  await page.locator('[data-control="next"]').click()
  await expect(page.locator('[data-scene] h2').first()).toBeFocused()
  await page.goBack()
  await expect(page).not.toHaveURL(/step=/)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.home.title)
})

test('the glossary is searched as one types, and says when nothing matches', async ({ page }) => {
  await open(page, 'glossary/')
  const terms = page.locator('main article')
  const all = await terms.count()
  expect(all).toBeGreaterThanOrEqual(45)
  const box = page.getByRole('searchbox', { name: en.glossary.search })
  const said = page.locator('main').getByRole('status')
  await box.fill('purge')
  await expect(terms.first()).toContainText(/purge/i)
  const found = await terms.count()
  expect(found).toBeLessThan(all / 2)
  await expect(said).toHaveText(en.glossary.found(found, 'purge'))
  await box.fill('zzz <b>no</b>')
  await expect(terms).toHaveCount(0)
  await expect(said).toHaveText(en.glossary.found(0, 'zzz <b>no</b>'))
  await page.getByRole('button', { name: en.glossary.clear }).click()
  await expect(terms).toHaveCount(all)
  // A question mark is typed here, and opens nothing.
  await box.focus()
  await page.keyboard.press('?')
  await expect(box).toHaveValue('?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await open(page, 'glossary/#no-such-term')
  await expect(said).toHaveText(en.glossary.unknown('no-such-term'))
})

test.describe('a term in the prose opens its card and gets the focus back', () => {
  const closed = async (page: Page) => {
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.locator(TERM).first()).toBeFocused()
  }
  const opened = (page: Page, name: string) => expect(page.getByRole('dialog', { name: new RegExp(`^${en.term.label('')}`) }), name).toBeVisible()

  test('by mouse and by Enter; the card leads to the glossary', async ({ page }) => {
    await openScene(page, '02-hit-and-miss')
    const term = page.locator(TERM).first()
    const id = (await term.getAttribute('data-term')) ?? ''
    await term.click()
    await opened(page, 'by mouse')
    await page.keyboard.press('Escape')
    await closed(page)
    await page.keyboard.press('Enter')
    await opened(page, 'by Enter')
    expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null), 'the focus is in the card').toBe(true)
    await page.getByRole('button', { name: en.term.close }).click()
    await closed(page)
    await term.click()
    await page.getByRole('link', { name: en.term.inGlossary }).click()
    await expect(page).toHaveURL(new RegExp(`/glossary/#${id}$`))
    await expect(page.locator(`article#${id}`)).toBeInViewport()
  })

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    test('by touch, as a sheet', async ({ page }) => {
      await openScene(page, '02-hit-and-miss')
      await page.locator(TERM).first().tap()
      await opened(page, 'by touch')
      const sheet = await page.getByRole('dialog').boundingBox()
      expect(sheet?.width).toBe(360)
      await page.getByRole('button', { name: en.term.close }).tap()
      await closed(page)
    })
  })
})

test('? lists the keys, Escape closes the list, and the focus is back', async ({ page }) => {
  await open(page, 'settings/')
  const radio = page.locator('input[name="theme"]').first()
  await radio.focus()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: en.keys.title })
  await expect(dialog).toBeVisible()
  for (const does of Object.values(en.keys.rows)) await expect(dialog).toContainText(does)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(radio).toBeFocused()
})

test('a chosen theme stands in every frame after a reload', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await open(page, 'settings/')
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await ground()
  await page.getByRole('radio', { name: settingsCopy.themes.dark }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const dark = await ground()
  expect(dark).not.toBe(light)
  await page.addInitScript(() => {
    const seen = new Set<string>()
    Object.assign(window, { groundsSeen: seen })
    const look = (): void => {
      if (document.body) seen.add(`${document.documentElement.dataset['theme'] ?? 'none'} ${getComputedStyle(document.documentElement).backgroundColor}`)
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  const seen = () => page.evaluate(() => [...(window as unknown as { groundsSeen: Set<string> }).groundsSeen])
  await open(page, 'settings/')
  await expect.poll(seen).toEqual([`dark ${dark}`])
  await expect(page.getByRole('radio', { name: settingsCopy.themes.dark })).toBeChecked()
  await open(page, '')
  await expect.poll(seen).toEqual([`dark ${dark}`])
})

test('motion that is reduced in the settings makes the stage step', async ({ page }) => {
  await open(page, 'settings/')
  await page.getByRole('radio', { name: settingsCopy.motions.reduce }).check()
  await openScene(page, '02-hit-and-miss')
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'reduced')
  const caption = page.locator('[data-stage] [data-caption]')
  await expect(caption).toBeVisible()
  await page.locator('[data-control="transport-speed"]').selectOption('4')
  const timesSeen = await page.evaluate(async () => {
    const seen = new Set<string>()
    document.querySelector<HTMLElement>('[data-control="transport-play"]')?.click()
    for (let frame = 0; frame < 60; frame += 1) {
      await new Promise(requestAnimationFrame)
      seen.add(document.querySelector('[data-stage] [data-time]')?.textContent ?? '')
    }
    return seen.size
  })
  // Even at four times the pace a moment stands for a quarter of a second; smooth, each frame is another time.
  expect(timesSeen).toBeGreaterThan(1)
  expect(timesSeen).toBeLessThanOrEqual(8)
  const first = await caption.innerText()
  await page.locator('[data-control="transport-forward"]').click()
  await expect(caption).not.toHaveText(first)
})
