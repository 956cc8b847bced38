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
  /** Axe takes longer than playing does: each step of a scene is looked at by it in one of the scene's ways. */
  readonly axe: (step: number, place: number) => boolean
}

const WIDE = { width: 1440, height: 900 }
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const even = (place: number): boolean => place % 2 === 0
const odd = (place: number): boolean => place % 2 === 1

/** They are played once, wide or on a phone: what their steps have beside the stage and its controls others have too, or it has tests of its own. */
const ONCE: ReadonlySet<number> = new Set([0, 1, 4, 5, 6, 7, 8, 9, 10])
/** The traffic of each of these takes as long as two others: they are played once, where their instruments have the least room. */
const ON_A_PHONE: ReadonlySet<number> = new Set([11, 12])
const twice = (place: number): boolean => !ONCE.has(place) && !ON_A_PHONE.has(place)

/** The others are played twice, wide and on a phone; by turns in light and dark, by mouse and by keyboard. One once more. */
const WAYS: readonly Way[] = [
  { name: 'by mouse, light', scenes: (place) => even(place) && twice(place), hands: 'mouse', use: { colorScheme: 'light', viewport: WIDE }, axe: odd },
  { name: 'by keyboard alone, dark', scenes: (place) => odd(place) && !ON_A_PHONE.has(place), hands: 'keyboard', use: { colorScheme: 'dark', viewport: WIDE }, axe: (step, place) => odd(step) || !twice(place) },
  { name: 'by touch at 360 × 740, light', scenes: (place) => odd(place) && (twice(place) || ON_A_PHONE.has(place)), hands: 'touch', use: { colorScheme: 'light', ...PHONE }, axe: (step, place) => even(step) || !twice(place) },
  { name: 'by touch at 360 × 740, dark, with reduced motion', scenes: even, hands: 'touch', use: { colorScheme: 'dark', reducedMotion: 'reduce', ...PHONE }, axe: (step, place) => even(step) || !twice(place) },
  { name: 'by keyboard alone, with reduced motion and storage forbidden', scenes: (place) => place === 0, hands: 'keyboard', use: { reducedMotion: 'reduce', viewport: { width: 1024, height: 768 } }, storageForbidden: true, axe: () => false },
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
            if (way.axe(step, OPEN_SLUGS.indexOf(slug))) await expectNoAxeViolations(page)
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
