/** What tests of embedded scenes see and say from the page around the frames. */
import type { Frame, Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** What a host hears, in order; `at` tells the frame. */
interface Heard {
  readonly at: number
  readonly data: { readonly type?: string; readonly height?: number; readonly step?: number; readonly steps?: number | null; readonly id?: string | null } & Record<string, unknown>
}
declare global {
  interface Window {
    heard: Heard[]
    shift: number
  }
}

/** Keeps what frames say, and how far their host's layout moved. */
export const LISTENER = `<script>
  window.heard = []; window.shift = 0
  addEventListener('message', ({ source, data }) => heard.push({ at: [...document.querySelectorAll('iframe')].findIndex((frame) => frame.contentWindow === source), data }))
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value }).observe({ type: 'layout-shift', buffered: true })
</script>`

/** The scene in the nth frame, once it can be played. */
export async function live(page: Page, nth = 0): Promise<Frame> {
  const frame = page.locator('iframe').nth(nth)
  await expect(frame.contentFrame().locator('[data-scene]')).toHaveAttribute('data-live', 'true')
  const content = await (await frame.elementHandle())?.contentFrame()
  if (!content) throw new Error('The frame is gone.')
  return content
}
export const heard = (page: Page, type?: string) => page.evaluate((wanted) => window.heard.filter(({ data }) => !wanted || data.type === wanted), type)
export const post = (page: Page, message: unknown, nth = 0) => page.evaluate(([data, n]) => document.querySelectorAll('iframe')[n]?.contentWindow?.postMessage(data, '*'), [message, nth] as const)
/** Long enough for what must not happen to have happened. */
export const aMoment = (page: Page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))

/** Do the words of a frame begin above its way on, and does nothing lie over that? */
export const inSight = (frame: Frame) =>
  frame.evaluate(() => {
    const heading = document.querySelector('h2[tabindex="-1"]')?.getBoundingClientRect()
    const next = document.querySelector('[data-control="next"]')
    const { left, top, bottom } = next?.getBoundingClientRect() ?? new DOMRect()
    return { words: document.querySelector('h1')!.getBoundingClientRect().bottom < top, heading: heading?.top, uncovered: [top + 3, bottom - 3].every((y) => next?.contains(document.elementFromPoint(left + 5, y))) }
  })

/** Of the parts of a frame that scroll, those inside of another one. */
export const scrollersInside = (frame: Frame) =>
  frame.evaluate(() => {
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 1
    const all = [...document.querySelectorAll('body *')].filter(scrolls)
    return all.filter((element) => all.some((other) => other !== element && other.contains(element))).map(({ className }) => className)
  })

/** Has a frame lay out its step for paper; the page has to be shown as printed. `picture`: there is room for it; `whole`: for all that is left. */
export async function expectOnPaper(frame: Frame, { picture, whole }: { readonly picture: boolean; readonly whole: boolean }): Promise<void> {
  await frame.evaluate(() => dispatchEvent(new Event('beforeprint')))
  const plate = frame.locator('[data-story-text] [data-plate]')
  await expect(plate).toHaveCount(1)
  await expect(plate.locator('svg').first()).toBeVisible({ visible: picture })
  if (whole) await expect.poll(() => frame.evaluate(() => Math.max(document.querySelector('[data-story-text]')!.scrollHeight, document.documentElement.scrollHeight) - innerHeight)).toBeLessThanOrEqual(0)
}

/** Blocks storage in guests. Whether a browser blocks or only partitions it is its own affair: here it blocks. */
export const blockStorage = (page: Page) =>
  page.addInitScript(() => {
    if (window === window.top) return
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: () => { throw new DOMException('Denied', 'SecurityError') } })
    Object.defineProperty(Document.prototype, 'cookie', { get: () => { throw new DOMException('Denied', 'SecurityError') } })
  })

/** Does all of it stand inside of its frame's own edges, with nothing over it? */
export const expectInFrame = (part: Locator) =>
  expect
    .poll(() =>
      part.evaluate((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight && element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
      }),
    )
    .toBe(true)
