import { type Page } from '@playwright/test'
import { SCENES } from '../scenes/index.ts'
import type { SceneCopy } from '../src/lesson/copy.ts'
import type { LessonMachine } from '../src/lesson/machine.ts'
import type { SceneDefinition } from '../src/lesson/scene.ts'
import { expect } from './fixtures.ts'

/** Folder names of the scenes that can be opened, and of those that are only planned, in teaching order. */
export const OPEN_SLUGS: readonly string[] = SCENES.filter((scene) => scene.load).map(({ slug }) => slug)
export const PLANNED_SLUGS: readonly string[] = SCENES.filter((scene) => !scene.load).map(({ slug }) => slug)

/** A scene's data and words, as the page holds them, and its machine. */
export async function readScene(slug: string): Promise<{ definition: SceneDefinition; copy: SceneCopy; machine: LessonMachine }> {
  const { definition } = (await import(`../scenes/${slug}/definition.ts`)) as { definition: SceneDefinition }
  const { copy } = (await import(`../scenes/${slug}/copy.en.ts`)) as { copy: SceneCopy }
  const { machine } = (await import(`../scenes/${slug}/machine.ts`)) as { machine: LessonMachine }
  return { definition, copy, machine }
}

/** Opens a page and waits until its script has taken it over: only the app's own effects write this attribute. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.locator('html')).toHaveAttribute('data-motion', /./)
}

/** Opens a scene and waits until it can be played. */
export async function openScene(page: Page, slug: string, query = ''): Promise<void> {
  await page.goto(`scenes/${slug}/${query}`)
  await expect(page.locator('[data-scene]')).toHaveAttribute('data-live', 'true')
}

/** White space as a reader sees it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
