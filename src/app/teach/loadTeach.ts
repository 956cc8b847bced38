/** An instructors' page with the facts that it is made of. */
import { createElement, type ComponentType } from 'react'
import { sceneBySlug } from './sceneBySlug.ts'
import type { CourseFacts, SceneFacts } from './facts/facts.ts'
import { readFacts } from './facts/inPage.ts'

export interface TeachPart {
  readonly default: ComponentType
  /** For the page that is written ahead. */
  readonly facts: CourseFacts | SceneFacts
}

/** In: a scene's slug; null: the page about all. Rejects when code or facts can't be fetched. */
export async function loadTeach(slug: string | null): Promise<TeachPart> {
  if (slug === null) {
    const [facts, { TeachPage }] = await Promise.all([factsFor(null) as Promise<CourseFacts>, import('./TeachPage.tsx')])
    return { facts, default: () => createElement(TeachPage, { facts }) }
  }
  const [facts, { NotesPage }] = await Promise.all([factsFor(slug) as Promise<SceneFacts>, import('./notes/NotesPage.tsx')])
  return { facts, default: () => createElement(NotesPage, { facts }) }
}

/** Where pages are written, and while developing, from the scenes; else as they stand in the page. */
async function factsFor(slug: string | null): Promise<CourseFacts | SceneFacts> {
  if (!import.meta.env.SSR && !import.meta.env.DEV) return readFacts(slug)
  const { courseFacts, sceneFacts } = await import('./facts/gather.ts')
  return slug === null ? courseFacts() : sceneFacts(sceneBySlug(slug))
}
