import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { en } from '../src/app/copy/en.ts'
import { stepsOf } from '../src/lesson/steps.ts'
import { open, OPEN_SLUGS, openScene, readScene } from './course.ts'
import { expect, test } from './fixtures.ts'
import { settingsCopy } from '../src/app/pages/settings.en.ts'

const KEY = 'build-a-cdn:progress'
const BACKUP = `${KEY}:damaged-1`

const [firstSlug = '', secondSlug = ''] = OPEN_SLUGS
const firstId = firstSlug.slice(0, 2)
const secondId = secondSlug.slice(0, 2)

const GOOD = { furthest: 3, steps: 10, checks: { 'put-in-order': 'solved' }, done: false }
const progress = (scenes: object, version: unknown = 1) => JSON.stringify({ version, generation: 0, scenes })

const notices = (page: Page) => page.getByRole('status', { name: en.notices.label })
const stored = (page: Page, key = KEY) => page.evaluate((name) => localStorage.getItem(name), key)
const storedScenes = async (page: Page) => (JSON.parse((await stored(page)) ?? '{"scenes":{}}') as { scenes: Record<string, { furthest: number }> }).scenes

/** Puts a text into storage as if it had always been there, and opens the home page with it. */
async function openWith(page: Page, text: string): Promise<void> {
  await page.evaluate(([key, value]) => {
    localStorage.clear()
    localStorage.setItem(key, value)
  }, [KEY, text] as const)
  await open(page, '')
}

/** Goes on in an open scene. */
async function next(page: Page, step: number): Promise<void> {
  await page.locator('[data-control="next"]').click()
  await expect(page).toHaveURL(new RegExp(`step=${step}`))
}

const DAMAGED: Readonly<Record<string, string>> = {
  'cut off': progress({ [firstId]: GOOD }).slice(0, 40),
  empty: '',
  'not JSON': 'furthest=3',
  'a page of HTML': '<!doctype html><script>window.ran=1</script>',
  null: 'null',
  'a number': '42',
  'a text': '"progress"',
  'a list': '[]',
  'an empty object': '{}',
  'no version': JSON.stringify({ generation: 0, scenes: {} }),
  'a version that is a text': progress({}, '1'),
  'a version below zero': progress({}, -1),
  'a version that is no whole number': progress({}, 0.5),
  'a version nobody ever wrote': progress({}, 0),
  'no scenes': JSON.stringify({ version: 1, generation: 0 }),
  'scenes as a list': progress([GOOD]),
  'scenes as null': JSON.stringify({ version: 1, generation: 0, scenes: null }),
  'a generation that is a text': JSON.stringify({ version: 1, generation: 'x', scenes: {} }),
  'a generation too large to count on': '{"version":1,"generation":1e999,"scenes":{}}',
  'half a megabyte': progress({ [firstId]: GOOD }) + ' '.repeat(500_000),
  'characters that stand alone': '{"version":1,"\\ud800":\ud800',
}

const PARTLY: Readonly<Record<string, unknown>> = {
  'a step beyond the end': { ...GOOD, furthest: 11 },
  'a step below one': { ...GOOD, furthest: 0 },
  'half a step': { ...GOOD, furthest: 1.5 },
  'checks as a list': { ...GOOD, checks: [] },
  'an outcome that is none': { ...GOOD, checks: { 'put-in-order': 'cheated' } },
  'a check with a hostile name': { ...GOOD, checks: { '<img src=x onerror=window.ran=1>': 'solved' } },
  'done as a text': { ...GOOD, done: 'yes' },
  null: null,
}

test('stored progress that is damaged is put aside whole, and said so', async ({ page }) => {
  test.setTimeout(60_000)
  expect(Object.keys(DAMAGED).length).toBeGreaterThanOrEqual(20)
  await open(page, '')
  for (const [name, text] of Object.entries(DAMAGED)) {
    await test.step(name, async () => {
      await openWith(page, text)
      await expect(notices(page), name).toHaveText(new RegExp(`^${escape(en.notices.damaged('progress', BACKUP))}`))
      await expect(page.getByRole('link', { name: en.home.start('').trim() })).toBeVisible()
      expect(await stored(page, BACKUP), name).toBe(text)
      expect(await stored(page), name).toBeNull()
      expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    })
  }
  // And from there on everything is recorded again.
  await openScene(page, firstSlug)
  await next(page, 2)
  await expect.poll(async () => (await storedScenes(page))[firstId]?.furthest).toBe(2)
  expect(await stored(page, BACKUP)).not.toBeNull()
})

test('one damaged entry does not cost the others', async ({ page }) => {
  await open(page, '')
  for (const [name, entry] of Object.entries(PARTLY)) {
    await test.step(name, async () => {
      const text = progress({ [firstId]: GOOD, [secondId]: entry })
      await openWith(page, text)
      await expect(notices(page), name).toContainText(en.notices.damagedPartly('progress', BACKUP))
      await expect(page.locator('main')).toContainText(en.status.step(GOOD.furthest, GOOD.steps))
      expect(await storedScenes(page), name).toEqual({ [firstId]: GOOD })
      expect(await stored(page, BACKUP), name).toBe(text)
    })
  }
})

test('what a newer version of the course stored stays untouched', async ({ page }) => {
  await open(page, '')
  const text = progress({ [firstId]: GOOD, future: { stars: 5 } }, 99)
  await openWith(page, text)
  await expect(notices(page)).toContainText(en.notices.newer('progress'))
  await openScene(page, firstSlug)
  await next(page, 2)
  await page.getByRole('link', { name: en.product }).click()
  // This tab knows how far one came; the storage does not.
  await expect(page.locator('main')).toContainText(/Step 2 of \d+/)
  expect(await stored(page)).toBe(text)
})

test('with storage that throws, the tab keeps progress and says where it lives', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('Access is denied for this document.', 'SecurityError') } })
  })
  await openScene(page, firstSlug)
  await expect(notices(page)).toContainText(en.notices.forbidden)
  await next(page, 2)
  await page.getByRole('link', { name: en.product }).click()
  await expect(page.locator('main')).toContainText(/Step 2 of \d+/)
})

test('with storage that is full, the tab keeps progress and says so, and nothing stored is lost', async ({ page }) => {
  await open(page, '')
  const text = progress({ [secondId]: GOOD })
  await openWith(page, text)
  await page.evaluate(() => {
    for (let length = 4_000_000, n = 0; length >= 1; n += 1) {
      try {
        localStorage.setItem(`filler-${n}`, 'x'.repeat(length))
      } catch {
        length = Math.floor(length / 2)
      }
    }
  })
  await openScene(page, firstSlug)
  await next(page, 2)
  await expect(notices(page)).toContainText(en.notices.full)
  await page.getByRole('link', { name: en.product }).click()
  await expect(page.locator('main')).toContainText(/Step 2 of \d+/)
  await expect(page.locator('main')).toContainText(en.status.step(GOOD.furthest, GOOD.steps))
  expect(await stored(page)).toBe(text)
})

test('damage in storage that is full stays where it is', async ({ page }) => {
  await open(page, '')
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError') }
  })
  const text = 'damaged {'
  await openWith(page, text)
  await expect(notices(page)).toContainText(en.notices.locked('progress'))
  await openScene(page, firstSlug)
  await next(page, 2)
  expect(await stored(page)).toBe(text)
})

test('two tabs join what they know', async ({ page, context, noise }) => {
  const other = await context.newPage()
  noise.listenTo(other)
  await open(page, '')
  await openScene(other, secondSlug)
  await next(other, 2)
  await next(other, 3)
  // The first tab hears of it without a reload, and adds its own.
  await expect(page.locator('main')).toContainText(/Step 3 of \d+/)
  await page.locator(`main li a[href*="scenes/${firstSlug}/"]`).click()
  await expect(page.locator('[data-scene]')).toHaveAttribute('data-live', 'true')
  await next(page, 2)
  await expect.poll(async () => Object.entries(await storedScenes(page)).map(([id, { furthest }]) => `${id}: ${furthest}`).sort()).toEqual([`${firstId}: 2`, `${secondId}: 3`])
  // The one that was there first goes on, and writes over nothing.
  await next(other, 4)
  await expect.poll(async () => (await storedScenes(other))[secondId]?.furthest).toBe(4)
  expect((await storedScenes(other))[firstId]?.furthest).toBe(2)
  // Nor over what it has not heard of: storage tells only the other tabs what this script writes here.
  await other.evaluate(([key, scene]) => {
    const found = JSON.parse(localStorage.getItem(key) ?? '') as { scenes: Record<string, unknown> }
    found.scenes['unheard'] = scene
    localStorage.setItem(key, JSON.stringify(found))
  }, [KEY, GOOD] as const)
  await next(other, 5)
  await expect.poll(async () => (await storedScenes(other))[secondId]?.furthest).toBe(5)
  expect((await storedScenes(other))['unheard']).toEqual(GOOD)
})

test('progress saved to a file comes back from it after everything is forgotten', async ({ page }) => {
  await open(page, '')
  await openWith(page, progress({ [firstId]: GOOD, [secondId]: { ...GOOD, furthest: 10, done: true } }))
  const before = await storedScenes(page)
  await open(page, 'settings/')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: settingsCopy.export }).click()])
  expect(download.suggestedFilename()).toBe('build-a-cdn-progress.json')
  const file = await readFile(await download.path(), 'utf8')
  expect((JSON.parse(file) as { scenes: object }).scenes).toEqual(before)

  const forget = page.getByRole('button', { name: settingsCopy.reset })
  await forget.click()
  await expect(page.getByRole('button', { name: settingsCopy.resetNo })).toBeFocused()
  await page.getByRole('button', { name: settingsCopy.resetNo }).click()
  expect(await storedScenes(page)).toEqual(before)
  await expect(forget).toBeFocused()
  await forget.click()
  await page.getByRole('button', { name: settingsCopy.resetYes }).click()
  await expect(page.locator('main')).toContainText(settingsCopy.none)
  expect(await storedScenes(page)).toEqual({})

  await page.locator('input[type="file"]').setInputFiles({ name: 'anything.json', mimeType: 'application/json', buffer: Buffer.from(file) })
  await expect(page.locator('main').getByRole('status')).toHaveText(settingsCopy.imported(2, 0))
  expect(await storedScenes(page)).toEqual(before)
  await open(page, '')
  await expect(page.locator('main')).toContainText(en.status.step(GOOD.furthest, GOOD.steps))
})

test('what is forgotten by mistake is brought back', async ({ page }) => {
  await open(page, '')
  await openWith(page, progress({ [firstId]: GOOD }))
  await open(page, 'settings/')
  await page.getByRole('button', { name: settingsCopy.reset }).click()
  await page.getByRole('button', { name: settingsCopy.resetYes }).click()
  await notices(page).getByRole('button', { name: en.notices.undo }).click()
  await expect.poll(() => storedScenes(page)).toEqual({ [firstId]: GOOD })
})

test('a file that is not ours changes nothing, and the page says which one to choose', async ({ page }) => {
  const { importFailed } = settingsCopy
  await open(page, '')
  const text = progress({ [firstId]: GOOD })
  await openWith(page, text)
  await open(page, 'settings/')
  const files: readonly (readonly [string | Buffer, string])[] = [
    ['hello', importFailed['not-json']],
    ['', importFailed['not-json']],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]), importFailed['not-json']],
    ['{"name":"build-a-cdn","version":"0.1.0"}', importFailed['not-ours']],
    ['[1,2,3]', importFailed['not-ours']],
    ['null', importFailed['not-ours']],
    [text, importFailed['not-ours']],
    [JSON.stringify({ kind: 'build-a-cdn-progress', version: 2, scenes: {} }), importFailed.newer],
    [JSON.stringify({ kind: 'build-a-cdn-progress', version: 1, scenes: { [firstId]: { furthest: 'far' } } }), importFailed['nothing-valid']],
    [`"${'x'.repeat(600_000)}"`, importFailed['too-large']],
  ]
  for (const [content, message] of files) {
    await page.locator('input[type="file"]').setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from(content) })
    await expect(page.locator('main').getByRole('status')).toHaveText(message)
    expect(await stored(page)).toBe(text)
  }
})

test.describe('a scene that fails takes no progress with it', () => {
  test('its code does not arrive: the page says so, and trying again works', async ({ page, noise }) => {
    noise.allow(/ERR_FAILED/)
    await open(page, '')
    await openWith(page, progress({ [firstId]: GOOD }))
    const chunk = `**/assets/${secondSlug}-*.js`
    await page.route(chunk, (route) => route.abort())
    await page.locator(`main li a[href*="scenes/${secondSlug}/"]`).click()
    await expect(page.getByRole('heading', { level: 1, name: en.errors.loadTitle })).toBeVisible()
    expect(await storedScenes(page)).toEqual({ [firstId]: GOOD })
    await page.unroute(chunk)
    await page.getByRole('button', { name: en.errors.retry }).click()
    await expect(page.locator('[data-scene]')).toHaveAttribute('data-live', 'true')
    await expect.poll(async () => Object.keys(await storedScenes(page)).sort()).toEqual([firstId, secondId])
  })

  test('its code throws while it is drawn: the page says so, the others and the progress stay', async ({ page, noise }) => {
    noise.allow(/A fault put here by the test/)
    await open(page, '')
    await openWith(page, progress({ [firstId]: GOOD }))
    const { definition } = await readScene(secondSlug)
    // A scene whose component runs for a while, records a step, and then throws.
    const steps = stepsOf(definition).length
    await page.route(`**/assets/${secondSlug}-*.js`, (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: `let drawn = 0
          export const scene = { definition: { id: '${secondId}', slug: '${secondSlug}', beats: [], checks: [] }, copy: {}, Scene({ onProgress }) {
            if (drawn++ > 3) throw new Error('A fault put here by the test')
            setTimeout(() => onProgress({ furthest: drawn + 1, steps: ${steps}, checks: {}, done: false }))
            return null
          } }`,
      }),
    )
    await page.locator(`main li a[href*="scenes/${secondSlug}/"]`).click()
    await expect(page.getByRole('heading', { level: 1, name: en.errors.title.scene })).toBeVisible()
    await page.getByRole('button', { name: en.errors.again.scene }).click()
    await expect(page.getByRole('heading', { level: 1, name: en.errors.title.scene })).toBeVisible()
    const kept = await storedScenes(page)
    expect(kept[firstId]).toEqual(GOOD)
    expect(kept[secondId]?.furthest).toBeGreaterThan(1)
    await page.locator('main').getByRole('link', { name: en.errors.home }).click()
    await expect(page.locator('main')).toContainText(en.status.step(GOOD.furthest, GOOD.steps))
    await page.locator(`main li a[href*="scenes/${firstSlug}/"]`).click()
    await expect(page.locator('[data-scene]')).toHaveAttribute('data-live', 'true')
  })
})

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
