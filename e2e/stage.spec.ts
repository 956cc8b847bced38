import type { Page } from '@playwright/test'
import { predictedTrial } from '../src/lesson/moves.ts'
import type { Settings } from '../src/lesson/scene.ts'
import { makeTrial } from '../src/lesson/trial.ts'
import { whatIfCopy } from '../src/stage/copy/explain.en.ts'
import { requestsCopy } from '../src/stage/copy/requests.en.ts'
import { transportCopy } from '../src/stage/copy/transport.en.ts'
import { formatText } from '../src/stage/prose/message.ts'
import { firstDivergence } from '../src/world/compare.ts'
import { oneLine, OPEN_SLUGS, openScene, readScene } from './course.ts'
import { expect, test } from './fixtures.ts'

const SLUG = '02-hit-and-miss'
const STAGE = '[data-stage]'

const control = (page: Page, id: string) => page.locator(`[data-control="${id}"]`)
const table = (page: Page) => page.getByRole('table', { name: requestsCopy.caption, exact: true })
const rows = (page: Page) => table(page).locator('tbody > tr:has(button)')

/** The time on the stage, seconds. */
async function timeOf(page: Page): Promise<number> {
  return Number(/[\d.]+/.exec(await page.locator(`${STAGE} [data-time]`).innerText())?.[0])
}

/** Lets the browser draw some frames, and says what the clock of the stage did in them. */
async function timePassed(page: Page, frames = 12): Promise<number> {
  const before = await timeOf(page)
  await page.evaluate(async (count) => {
    for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame)
  }, frames)
  return (await timeOf(page)) - before
}

/** All that the stage and the list of requests say at this moment. */
async function told(page: Page): Promise<string> {
  // The live text follows a moment later.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 5)))
  const parts = [page.locator(`${STAGE} [data-time]`), page.locator(`${STAGE} [data-live]`), table(page)]
  return oneLine((await Promise.all(parts.map((part) => part.innerText()))).join(' | '))
}

async function toEnd(page: Page): Promise<void> {
  const scrubber = control(page, 'transport-scrub')
  await scrubber.fill((await scrubber.getAttribute('max')) ?? '')
}

test('plays, pauses, goes to the start, and at another speed', async ({ page }) => {
  await openScene(page, SLUG)
  expect(await timePassed(page)).toBe(0)
  await control(page, 'transport-play').click()
  await expect(control(page, 'transport-play')).toHaveAccessibleName(transportCopy.pause)
  await expect.poll(() => timePassed(page)).toBeGreaterThan(0)
  await control(page, 'transport-play').click()
  await expect(control(page, 'transport-play')).toHaveAccessibleName(transportCopy.play)
  expect(await timePassed(page)).toBe(0)
  const pace = page.locator(`${STAGE} [data-pace]`)
  const before = await pace.innerText()
  await control(page, 'transport-speed').selectOption('4')
  await expect(pace).not.toHaveText(before)
  await control(page, 'transport-start').click()
  expect(await timeOf(page)).toBe(0)
  // At four times the pace it ends by itself, and what the beat has to say then appears.
  await control(page, 'transport-play').click()
  await expect(page.locator('[data-scene]')).toHaveAttribute('data-state', 'observing')
  await expect(control(page, 'transport-play')).toHaveAccessibleName(transportCopy.playAgain)
})

test('scrubs, by hand and by key', async ({ page }) => {
  await openScene(page, SLUG)
  const scrubber = control(page, 'transport-scrub')
  await scrubber.fill('900')
  const middle = await timeOf(page)
  expect(middle).toBeGreaterThan(0)
  await scrubber.press('ArrowRight')
  expect(await timeOf(page)).toBeGreaterThan(middle)
  await scrubber.press('PageDown')
  expect(await timeOf(page)).toBeLessThan(middle)
  await toEnd(page)
  await expect(rows(page)).toHaveCount(2)
  await scrubber.fill('0')
  await expect(rows(page)).toHaveCount(0)
  await expect(page).not.toHaveURL(/step=/)
})

test('so many steps back undo so many steps forward, word for word', async ({ page }) => {
  await openScene(page, SLUG)
  const forth = [await told(page)]
  while (!(await control(page, 'transport-play').getAttribute('aria-label'))?.startsWith(transportCopy.playAgain) && forth.length < 60) {
    await control(page, 'transport-forward').click()
    forth.push(await told(page))
  }
  expect(forth.length).toBeGreaterThan(8)
  expect(new Set(forth).size, 'every step shows something else').toBe(forth.length)
  const back = [await told(page)]
  for (let step = 1; step < forth.length; step += 1) {
    await control(page, 'transport-back').click()
    back.push(await told(page))
  }
  expect(back.reverse()).toEqual(forth)
})

test('its keys act with the focus on the stage, and nowhere else', async ({ page }) => {
  await openScene(page, SLUG)
  const keys = async () => {
    for (const key of ['.', ' ', 'ArrowRight', ',']) await page.keyboard.press(key)
  }
  await page.getByRole('heading', { level: 1 }).evaluate((heading) => heading.setAttribute('tabindex', '-1'))
  await page.getByRole('heading', { level: 1 }).focus()
  await keys()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await keys()
  expect(await timeOf(page)).toBe(0)
  expect(await timePassed(page)).toBe(0)
  await expect(page).not.toHaveURL(/step=/)

  await page.locator(STAGE).focus()
  await page.keyboard.press('.')
  const first = await timeOf(page)
  expect(first).toBeGreaterThan(0)
  await page.keyboard.press('.')
  expect(await timeOf(page)).toBeGreaterThan(first)
  await page.keyboard.press(',')
  expect(await timeOf(page)).toBe(first)
  await page.keyboard.press('Space')
  await expect(control(page, 'transport-play')).toHaveAccessibleName(transportCopy.pause)
  await page.keyboard.press('Space')
  await expect(control(page, 'transport-play')).toHaveAccessibleName(transportCopy.play)
  expect(await timePassed(page)).toBe(0)
  // A key that the browser or a screen reader owns is left alone.
  const paused = await timeOf(page)
  await page.keyboard.press('Control+.')
  expect(await timeOf(page)).toBe(paused)
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/step=2/)
  // The focus is on the step's heading now, and the keys go on from there.
  await expect(page.locator('[data-heading]')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(page).not.toHaveURL(/step=/)
})

test('a request opens into its headers both ways and its why, and the code lights up', async ({ page }) => {
  await openScene(page, SLUG)
  await toEnd(page)
  await rows(page).first().getByRole('button').click()
  const inspector = page.getByRole('region', { name: /^About GET/ })
  await expect(inspector).toBeVisible()
  // Browser to POP and POP to origin, a request and a response each.
  await expect(inspector.locator('table')).toHaveCount(4)
  for (const response of [1, 3]) await expect(inspector.locator('table').nth(response)).toContainText(/cache-control\s*public, max-age=300/i)
  await expect(inspector.locator('table').nth(1)).toContainText(/cache-status\s*tokyo; fwd=uri-miss/i)
  for (const sent of [0, 2]) await expect(inspector.locator('table').nth(sent)).toContainText('GET https://www.shop.example/hero.jpg')
  const reasons = inspector.locator('[data-rung]')
  expect(await reasons.count()).toBeGreaterThan(2)
  for (const reason of await reasons.all()) await expect(reason.locator('a').first()).toHaveAttribute('href', /^https:\/\/(www\.rfc-editor\.org\/rfc|httpwg\.org)\/?.*(rfc)?(9110|9111|9211|9213|5861|8246)/)
  const lit = page.locator('[data-line][data-state="taken"]').first()
  await expect(lit).toBeVisible()
  // The line that is lit shows what it decided, in the words of the log.
  const decided = await reasons.locator('strong').allInnerTexts()
  await expect(lit).toContainText(new RegExp(decided.join('|')))
  await rows(page).first().getByRole('button').click()
  await expect(inspector).toHaveCount(0)
})

test('what if: the other run stands beside this one, with the first difference marked where the logs part', async ({ page }) => {
  const { definition } = await readScene(SLUG)
  const at = definition.beats.findIndex((beat) => beat.whatIf !== undefined && beat.predict === undefined)
  const beat = definition.beats[at]
  const whatIf = beat?.whatIf?.[0]
  if (!beat || !whatIf) throw new Error('The scene has no beat with a what-if and without a prediction. Choose another scene for this test.')
  const before = predictedTrial(definition, beat)
  const parting = firstDivergence(before.run, makeTrial(definition, { ...before.settings, ...whatIf.settings } as Settings, before.inputs).run, beat.script(before.settings).startMs)
  await openScene(page, SLUG, `?step=${at + 1}`)
  await toEnd(page)
  await control(page, `what-if-${whatIf.id}`).click()
  const comparison = page.locator(`[data-comparison="${whatIf.id}"]`)
  await expect(comparison).toBeVisible()
  await expect(comparison.locator('svg text').filter({ hasText: formatText(whatIfCopy.diverges, { time: ((parting?.atMs ?? NaN) / 1000).toFixed(3) }) })).toBeVisible()
  await expect(comparison.locator('svg > svg [data-outcome]').first()).toBeVisible()
  await expect(control(page, `what-if-${whatIf.id}`)).toHaveAttribute('aria-pressed', 'true')
  await control(page, 'close-comparison').click()
  await expect(comparison).toHaveCount(0)
})

test('acting in the past drops what came after', async ({ page }) => {
  const { definition } = await readScene(SLUG)
  await openScene(page, SLUG, `?step=${definition.beats.findIndex(({ id }) => id === 'play') + 1}`)
  const who = async () => (await rows(page).locator('td:nth-child(2)').allInnerTexts()).map(oneLine).join(', ')
  const send = async (city: string) => {
    await control(page, `send-${city}`).click()
    await toEnd(page)
  }
  await send('tokyo')
  const afterTokyo = await control(page, 'transport-scrub').inputValue()
  await send('frankfurt')
  expect(await who()).toContain('Frankfurt')
  const length = Number(await control(page, 'transport-scrub').getAttribute('max'))
  await control(page, 'transport-scrub').fill(String(Math.min(Number(afterTokyo), length / 2)))
  await send('sydney')
  const left = await who()
  expect(left).toContain('Tokyo')
  expect(left).toContain('Sydney')
  expect(left).not.toContain('Frankfurt')
})

test('the browser’s way back goes a step back', async ({ page }) => {
  await openScene(page, SLUG)
  await control(page, 'next').click()
  await expect(page).toHaveURL(/step=2/)
  await control(page, 'next').click()
  await expect(page).toHaveURL(/step=3/)
  const { copy, definition } = await readScene(SLUG)
  const title = (step: number) => page.getByRole('heading', { level: 2, name: copy.beats[definition.beats[step - 1]?.id ?? '']?.title ?? '' })
  await page.goBack()
  await expect(title(2)).toBeVisible()
  await page.goBack()
  await expect(title(1)).toBeVisible()
  await expect(page).not.toHaveURL(/step=/)
  await page.goForward()
  await expect(title(2)).toBeVisible()
})

/** What is wrong with the printed beats of these titles. All in one question: each would lay out the whole story on paper again. */
function faultsOfStills(sections: readonly Element[], titles: readonly string[]): readonly string[] {
  const isSeen = (element: Element | null) => element?.checkVisibility({ visibilityProperty: true }) === true && element.getBoundingClientRect().width > 0
  return titles.flatMap((title) => {
    const section = sections.find((candidate) => [...candidate.querySelectorAll('h1, h2, h3, h4, h5, h6')].some(({ textContent }) => textContent.replace(/\s+/g, ' ').includes(title)))
    const [still, ...others] = section?.querySelectorAll('[data-plate]') ?? []
    if (!still || others.length > 0) return [`“${title}” has ${others.length > 0 ? 'more than one still' : 'no still'}`]
    if (!isSeen(still) || still.getBoundingClientRect().height <= 150) return [`the still of “${title}” has no size`]
    // Packets are drawn on a canvas, which is empty on paper; a still shows the end of the run, where none is left.
    return isSeen(still.querySelector('svg')) ? [] : [`the still of “${title}” has no drawing`]
  })
}

for (const slug of OPEN_SLUGS) {
  test(`printed, ${slug} is its whole story with a still of each beat`, async ({ page }) => {
    const { definition, copy } = await readScene(slug)
    await openScene(page, slug)
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    const story = page.locator('[data-story-text]').filter({ visible: true })
    await expect(story).toHaveCount(1)
    await expect(page.locator(STAGE)).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(copy.title)
    const titles = definition.beats.map(({ id }) => oneLine(formatText(copy.beats[id]?.title ?? id)))
    await expect.poll(() => story.locator('section').evaluateAll(faultsOfStills, titles)).toEqual([])
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    await page.emulateMedia({ media: 'screen' })
    await expect(page.locator(STAGE)).toBeVisible()
    await expect(page.locator('[data-story-text]').filter({ visible: true })).toHaveCount(0)
  })
}

test('printed by itself, a frame’s page is its whole step', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 400 })
  await page.goto(`scenes/${SLUG}/?embed=1&step=2`)
  await page.locator('[data-scene][data-live="true"]').waitFor()
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  const story = page.locator('[data-story-text]').filter({ visible: true })
  await expect(story.getByRole('heading', { level: 3 })).toHaveCount(1)
  // Nothing of it lies in a box that scrolls: paper can't.
  await expect.poll(() => story.evaluate((text) => text.scrollHeight - (document.querySelector('#root')?.clientHeight ?? 0))).toBeLessThanOrEqual(0)
})

test('the run waits while the stage is out of view or its tab is hidden', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 420 })
  await openScene(page, SLUG)
  await control(page, 'transport-speed').selectOption('0.5')
  await control(page, 'transport-play').click()
  await expect.poll(() => timePassed(page)).toBeGreaterThan(0)
  // A page that goes on below the stage: with few requests this one may be too short to scroll so far.
  await page.evaluate(() => {
    document.body.style.paddingBottom = '200vh'
    scrollTo(0, document.documentElement.scrollHeight)
  })
  await expect(page.locator(STAGE)).not.toBeInViewport()
  await expect.poll(() => timePassed(page)).toBe(0)
  await page.evaluate(() => scrollTo(0, 0))
  await expect.poll(() => timePassed(page)).toBeGreaterThan(0)
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  expect(await timePassed(page)).toBe(0)
})

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test(`a double click on a control acts twice, motion ${reducedMotion}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion })
    const { definition } = await readScene(SLUG)
    await openScene(page, SLUG, `?step=${definition.beats.findIndex(({ id }) => id === 'play') + 1}`)
    await control(page, 'send-tokyo').dblclick()
    await page.locator(`${STAGE} input[type="range"]`).press('End')
    // Two people's requests, and the one fetch that serves both.
    await expect(rows(page)).toHaveCount(3)
  })
}

test('no page is wider than a screen of 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const address of ['', 'settings/', `scenes/${SLUG}/`]) {
    await page.goto(address)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(320)
  }
})

test('the key to a wait’s parts is in sight beside them, without room for heads and with it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openScene(page, '05-revalidation', '?step=3')
  const inSight = () =>
    page.locator('[data-ledger] i[data-part]').evaluateAll(
      (swatches) =>
        swatches.filter((swatch) => {
          const { left, top, width, height } = swatch.getBoundingClientRect()
          return document.elementFromPoint(left + width / 2, top + height / 2) === swatch
        }).length,
    )
  await expect.poll(inSight).toBe(4)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect.poll(inSight).toBe(4)
})
