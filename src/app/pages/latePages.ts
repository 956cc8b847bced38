/** Pages whose code arrives when they are opened. */
import type { ComponentType } from 'react'
import { fetchPart, peekPart } from '../modules.ts'
import type { Page } from '../routes/resolve.ts'
import { fetchScene, loadedScene, sceneById } from '../scenes.ts'

export type LatePage = Exclude<Page, { readonly kind: 'scene' }>
type Content = { readonly default: ComponentType<{ readonly page: LatePage }> }

const loadLost = () => import('./LostPages.tsx').then(({ LostPage }) => ({ default: LostPage }))

const LATE_PAGES: Readonly<Record<LatePage['kind'], (slug: string | null) => Promise<Content>>> = {
  home: () => import('./HomePage.tsx').then(({ HomePage }) => ({ default: HomePage })),
  glossary: () => import('./GlossaryPage.tsx').then(({ GlossaryPage }) => ({ default: GlossaryPage })),
  doctor: () => import('../doctor/DoctorPage.tsx').then(({ DoctorPage }) => ({ default: DoctorPage })),
  settings: () => import('./SettingsPage.tsx').then(({ SettingsPage }) => ({ default: SettingsPage })),
  teach: (slug) => import('../teach/loadTeach.ts').then(({ loadTeach }) => loadTeach(slug)) as Promise<Content>,
  planned: loadLost,
  'unknown-scene': loadLost,
  'not-found': loadLost,
}

const slugOf = (page: LatePage): string | null => (page.kind === 'teach' ? page.slug : null)

/** Under which name modules.ts keeps a page. */
export const lateKey = (page: LatePage): string => page.kind + slugOf(page)

export const loadLate = (page: LatePage): Promise<Content> => LATE_PAGES[page.kind](slugOf(page))

/** What speaks to a learning platform: for pages of course packages alone. (Here, where the names of the files it needs stand already.) */
export const fetchLms = () => import('../lms/start.ts')

const isLate = (page: Page): page is LatePage => page.kind in LATE_PAGES

/** Fetches what a page needs before it can be shown in one go. Never rejects. */
export async function fetchPage(page: Page): Promise<void> {
  if (isLate(page)) return fetchPart(lateKey(page), () => loadLate(page))
  const scene = page.kind === 'scene' ? sceneById(page.id) : undefined
  if (scene) return fetchScene(scene)
}

/** Is all there that the page needs? */
export function isPageHere(page: Page): boolean {
  if (isLate(page)) return peekPart(lateKey(page)) !== null
  return page.kind !== 'scene' || loadedScene(page.slug) !== null
}

/** The source files that such a page's code begins with, for the build to preload. */
export function pageSources(page: Page): string[] {
  if (page.kind === 'home') return ['src/app/pages/HomePage.tsx']
  if (page.kind === 'glossary') return ['src/app/pages/GlossaryPage.tsx']
  if (page.kind === 'doctor') return ['src/app/doctor/DoctorPage.tsx']
  if (page.kind === 'settings') return ['src/app/pages/SettingsPage.tsx']
  if (page.kind === 'teach') return ['src/app/teach/loadTeach.ts', page.slug === null ? 'src/app/teach/TeachPage.tsx' : 'src/app/teach/notes/NotesPage.tsx']
  return page.kind === 'scene' ? [`scenes/${page.slug}/index.ts`] : ['src/app/pages/LostPages.tsx']
}
