import type { BrowserContextOptions } from '@playwright/test'
import { OPEN_SLUGS, readScene } from './course.ts'
import { expectNoAxeViolations, test } from './fixtures.ts'
import { handsFor, type HandsName } from './play/hands.ts'
import { playThrough } from './play/play.ts'

/** Each scene is played in each of these. */
const WAYS: readonly { readonly name: string; readonly hands: HandsName; readonly use: BrowserContextOptions; readonly storageForbidden?: boolean }[] = [
  { name: 'by mouse, light', hands: 'mouse', use: { colorScheme: 'light', viewport: { width: 1440, height: 900 } } },
  { name: 'by keyboard alone, dark', hands: 'keyboard', use: { colorScheme: 'dark', viewport: { width: 1440, height: 900 } } },
  { name: 'by touch at 360 × 740, light', hands: 'touch', use: { colorScheme: 'light', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
  { name: 'by touch at 360 × 740, dark, with reduced motion', hands: 'touch', use: { colorScheme: 'dark', reducedMotion: 'reduce', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
  { name: 'by mouse, with reduced motion and storage forbidden', hands: 'mouse', use: { reducedMotion: 'reduce', viewport: { width: 1024, height: 768 } }, storageForbidden: true },
]

for (const way of WAYS) {
  test.describe(way.name, () => {
    test.use(way.use)
    for (const slug of OPEN_SLUGS) {
      test(`scene ${slug} is played to its end`, async ({ page }) => {
        test.setTimeout(120_000)
        const { definition, machine } = await readScene(slug)
        if (way.storageForbidden) await forbidStorage(page)
        await playThrough({ page, definition, machine, hands: handsFor(way.hands, page), atStep: () => expectNoAxeViolations(page) })
      })
    }
  })
}

async function forbidStorage(page: import('@playwright/test').Page): Promise<void> {
  await page.addInitScript(() => {
    const refuse = { get: () => { throw new DOMException('The operation is insecure.', 'SecurityError') } }
    Object.defineProperty(window, 'localStorage', refuse)
    Object.defineProperty(window, 'sessionStorage', refuse)
  })
}
