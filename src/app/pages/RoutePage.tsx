import type { ComponentType } from 'react'
import { usePart } from '../modules.ts'
import { HOME } from '../routes/hrefs.ts'
import type { Page } from '../routes/resolve.ts'
import { useHref } from '../routes/useHref.ts'
import { sceneById } from '../scenes.ts'
import { lateKey, loadLate, type LatePage } from './latePages.ts'
import { LoadFailed, Loading } from './Loading.tsx'
import { NotFoundPage, PlannedPage, UnknownScenePage } from './LostPages.tsx'
import { SceneRoute } from './SceneRoute.tsx'

/** The page for a resolved address. */
export function RoutePage({ page }: { readonly page: Page }) {
  switch (page.kind) {
    case 'home':
    case 'glossary':
    case 'doctor':
    case 'settings':
    case 'teach':
      return <Late key={lateKey(page)} page={page} />
    case 'scene': {
      const scene = sceneById(page.id)
      return scene ? <SceneRoute key={scene.id} scene={scene} step={page.step} /> : null
    }
    case 'planned':
      return <PlannedPage page={page} />
    case 'unknown-scene':
      return <UnknownScenePage page={page} />
    case 'not-found':
      return <NotFoundPage asked={page.asked === NOT_FOUND_PATH ? null : page.asked} />
  }
}

/** The address that the page for all unknown addresses is written for. */
export const NOT_FOUND_PATH = '/404'

function Late({ page }: { readonly page: LatePage }) {
  const part = usePart<{ readonly default: ComponentType }>(lateKey(page), () => loadLate(page))
  const href = useHref()
  if (part.status === 'loading') return <Loading />
  if (part.status === 'failed') return <LoadFailed error={part.error} retry={part.retry} homeHref={href(HOME)} />
  const Content = part.value.default
  return <Content />
}
