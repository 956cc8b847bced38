import { en } from '../copy/en.ts'
import { scenePath } from '../routes/hrefs.ts'
import { useHref } from '../routes/useHref.ts'
import { sceneById } from '../scenes.ts'
import type { Source as TermSource } from './term.ts'

/** The scene that teaches a term: a link where it can be opened. */
export function Scene({ id }: { readonly id: string }) {
  const href = useHref()
  const scene = sceneById(id)
  if (!scene) return <>{id}</>
  if (!scene.load) return <>{en.glossary.taughtLater(scene.id, scene.title)}</>
  return (
    <a href={href(scenePath(scene.slug))}>
      {scene.id} {scene.title}
    </a>
  )
}

export function Source({ source }: { readonly source: TermSource }) {
  return (
    <a href={source.url} rel="noreferrer">
      {source.label}
    </a>
  )
}
