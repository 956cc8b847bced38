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
  /** Which scenes are played in it, by their places in the teaching order. */
  readonly scenes: (place: number) => boolean
  /** Axe takes longer than playing does: each step of a scene is looked at by it in one of the scene's two ways. */
  readonly axe: (step: number) => boolean
}

const WIDE = { width: 1440, height: 900 }
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const even = (place: number): boolean => place % 2 === 0
const odd = (place: number): boolean => place % 2 === 1

/** Each scene is played twice, wide and on a phone; by turns in light and dark, by mouse and by keyboard. One once more. */
const WAYS: readonly Way[] = [
  { name: 'by mouse, light', scenes: even, hands: 'mouse', use: { colorScheme: 'light', viewport: WIDE }, axe: odd },
  { name: 'by keyboard alone, dark', scenes: odd, hands: 'keyboard', use: { colorScheme: 'dark', viewport: WIDE }, axe: odd },
  { name: 'by touch at 360 × 740, light', scenes: odd, hands: 'touch', use: { colorScheme: 'light', ...PHONE }, axe: even },
  { name: 'by touch at 360 × 740, dark, with reduced motion', scenes: even, hands: 'touch', use: { colorScheme: 'dark', reducedMotion: 'reduce', ...PHONE }, axe: even },
  { name: 'by keyboard alone, with reduced motion and storage forbidden', scenes: (place) => place === 2, hands: 'keyboard', use: { reducedMotion: 'reduce', viewport: { width: 1024, height: 768 } }, storageForbidden: true, axe: () => false },
]

for (const way of WAYS) {
  test.describe(way.name, () => {
    test.use(way.use)
    for (const slug of OPEN_SLUGS.filter((_, place) => way.scenes(place))) {
      test(`scene ${slug} is played to its end`, async ({ page }) => {
        test.setTimeout(120_000)
        if (way.storageForbidden) await forbidStorage(page)
        await playThrough({
          page,
          plan: await planOf(slug),
          hands: handsFor(way.hands, page),
          atStep: async (step) => {
            if (way.axe(step)) await expectNoAxeViolations(page)
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
