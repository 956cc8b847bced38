import type { BrowserContextOptions } from '@playwright/test'
import type { LessonMachine } from '../src/lesson/machine.ts'
import type { SceneDefinition } from '../src/lesson/scene.ts'
import { definition as foundations } from '../scenes/00-foundations/definition.ts'
import { machine as foundationsMachine } from '../scenes/00-foundations/machine.ts'
import { definition as noCdn } from '../scenes/01-no-cdn/definition.ts'
import { machine as noCdnMachine } from '../scenes/01-no-cdn/machine.ts'
import { definition as hitAndMiss } from '../scenes/02-hit-and-miss/definition.ts'
import { machine as hitAndMissMachine } from '../scenes/02-hit-and-miss/machine.ts'
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

// Each scene has settings of its own; a player of scenes only presses what is on screen.
const SCENES = [
  [foundations, foundationsMachine],
  [noCdn, noCdnMachine],
  [hitAndMiss, hitAndMissMachine],
] as unknown as readonly (readonly [SceneDefinition, LessonMachine])[]

for (const way of WAYS) {
  test.describe(way.name, () => {
    test.use(way.use)
    for (const [definition, machine] of SCENES) {
      test(`scene ${definition.id} is played to its end`, async ({ page }) => {
        test.setTimeout(120_000)
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
