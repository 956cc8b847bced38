import type { ComponentType } from 'react'
import { usePart } from '../modules.ts'
import { HOME } from '../routes/hrefs.ts'
import type { Page } from '../routes/resolve.ts'
import { useHref } from '../routes/useHref.ts'
import { sceneById } from '../scenes.ts'
import { lateKey, loadLate, type LatePage } from './latePages.ts'
import { LoadFailed, Loading } from './Loading.tsx'
import { SceneRoute } from './SceneRoute.tsx'

/** The page for a resolved address. */
export function RoutePage({ page }: { readonly page: Page }) {
  if (page.kind !== 'scene') return <Late key={lateKey(page)} page={page} />
  const scene = sceneById(page.id)
  return scene ? <SceneRoute key={scene.id} scene={scene} step={page.step} /> : null
}

function Late({ page }: { readonly page: LatePage }) {
  const part = usePart<{ readonly default: ComponentType<{ readonly page: LatePage }> }>(lateKey(page), () => loadLate(page))
  const href = useHref()
  if (part.status === 'loading') return <Loading />
  if (part.status === 'failed') return <LoadFailed error={part.error} retry={part.retry} homeHref={href(HOME)} />
  const Content = part.value.default
  return <Content page={page} />
}
