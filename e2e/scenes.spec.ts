import type { BrowserContextOptions } from '@playwright/test'
import { OPEN_SLUGS } from './course.ts'
import { expectNoAxeViolations, test } from './fixtures.ts'
import { handsFor, type HandsName } from './play/hands.ts'
import { planOf } from './play/plan.ts'
import { playThrough } from './play/play.ts'

interface Way {
  readonly name: string
  readonly hands: HandsName
  readonly use: BrowserContextOptions
  readonly storageForbidden?: boolean
  /** Two ways share the scenes: one has the first of every two in the teaching order, the other the second. Left out: all. */
  readonly scenes?: 'first of two' | 'second of two'
  /**
   * On which steps axe looks. It takes longer than playing does, so each step is looked at twice: light and dark, wide and
   * narrow; the next step in the other two combinations.
   */
  readonly axe?: 'odd steps' | 'even steps'
}

/** Each scene is played in the first three of these, and in one of the last two. */
const WAYS: readonly Way[] = [
  { name: 'by mouse, light', hands: 'mouse', use: { colorScheme: 'light', viewport: { width: 1440, height: 900 } }, axe: 'odd steps' },
  { name: 'by keyboard alone, dark', hands: 'keyboard', use: { colorScheme: 'dark', viewport: { width: 1440, height: 900 } }, axe: 'even steps' },
  { name: 'by touch at 360 × 740, dark, with reduced motion', hands: 'touch', use: { colorScheme: 'dark', reducedMotion: 'reduce', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, axe: 'odd steps' },
  { name: 'by touch at 360 × 740, light', scenes: 'first of two', hands: 'touch', use: { colorScheme: 'light', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, axe: 'even steps' },
  { name: 'by mouse, with reduced motion and storage forbidden', scenes: 'second of two', hands: 'mouse', use: { reducedMotion: 'reduce', viewport: { width: 1024, height: 768 } }, storageForbidden: true },
]

for (const way of WAYS) {
  test.describe(way.name, () => {
    test.use(way.use)
    for (const slug of OPEN_SLUGS.filter((_, index) => !way.scenes || (index % 2 === 0) === (way.scenes === 'first of two'))) {
      test(`scene ${slug} is played to its end`, async ({ page }) => {
        test.setTimeout(120_000)
        if (way.storageForbidden) await forbidStorage(page)
        await playThrough({
          page,
          plan: await planOf(slug),
          hands: handsFor(way.hands, page),
          atStep: async (step) => {
            if (way.axe === (step % 2 === 1 ? 'odd steps' : 'even steps')) await expectNoAxeViolations(page)
          },
        })
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
