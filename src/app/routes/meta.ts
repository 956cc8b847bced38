/** What a page says about itself in its head; the same words when it is written ahead and when one navigates to it. */
import { en } from '../copy/en.ts'
import { COURSE, sceneById } from '../scenes.ts'
import type { Page } from './resolve.ts'

export interface Meta {
  readonly title: string
  readonly description: string
}

export function metaOf(page: Page): Meta {
  const home = en.home.metaDescription(COURSE.length)
  switch (page.kind) {
    case 'home':
      return { title: en.home.metaTitle, description: home }
    case 'glossary':
    case 'doctor':
    case 'settings':
      return { title: en[page.kind].metaTitle, description: en[page.kind].metaDescription }
    case 'teach': {
      const scene = COURSE.find(({ slug }) => slug === page.slug)
      return { title: en.teach.metaTitle(scene?.title), description: scene?.thesis ?? en.teach.metaDescription }
    }
    case 'scene':
    case 'planned': {
      const scene = sceneById(page.id)
      if (!scene) return { title: en.unknownScene.metaTitle, description: home }
      const title = page.kind === 'scene' ? en.scene.metaTitle(scene.id, scene.title, scene.subtitle) : en.planned.metaTitle(scene.id, scene.title)
      return { title, description: scene.thesis }
    }
    case 'unknown-scene':
      return { title: en.unknownScene.metaTitle, description: home }
    case 'not-found':
      return { title: en.notFound.metaTitle, description: home }
  }
}
