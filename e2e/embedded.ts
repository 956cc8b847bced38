/** What tests of embedded scenes see and say from the page around the frames. */
import type { Frame, Page } from '@playwright/test'
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
