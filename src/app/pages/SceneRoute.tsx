import { useLocation, useSearch } from 'wouter'
import { useApp, useAppState } from '../context.tsx'
import { usePart } from '../modules.ts'
import { HOME, scenePath, withStep } from '../routes/hrefs.ts'
import { useHref } from '../routes/useHref.ts'
import { partKey, sceneAfter, type CourseScene } from '../scenes.ts'
import { useHydrated } from '../useMedia.ts'
import { LoadFailed, Loading } from './Loading.tsx'
import { useTaughtBy } from './useTaughtBy.ts'

// Pages are written ahead at their first step. One that was opened further on begins anew there, rather than walk there from
// the first step with all that a change of step brings along.
const ARRIVED_WITH_STEP = typeof location !== 'undefined' && new URLSearchParams(location.search).has('step')

interface Props {
  readonly scene: CourseScene
  readonly step: number
}

/** Joins a scene to the app: its address, its progress, the way on. */
export function SceneRoute({ scene, step }: Props) {
  const { store, motion, openTerm } = useApp()
  const progress = useAppState((state) => state.progress.scenes[scene.id] ?? null)
  const part = usePart(partKey(scene.slug), scene.load ?? never)
  const href = useHref()
  const [path, navigate] = useLocation()
  const query = useSearch()
  const taughtBy = useTaughtBy(href)
  const hydrated = useHydrated()
  if (part.status === 'loading') return <Loading scene={scene} />
  if (part.status === 'failed') return <LoadFailed error={part.error} retry={part.retry} homeHref={href(HOME)} />

  const { Scene } = part.value.scene
  const after = sceneAfter(scene.id)
  return (
    <Scene
      key={hydrated && ARRIVED_WITH_STEP ? 'at its step' : 'as written'}
      step={step}
      onStep={(to, { replace }) => navigate(path + withStep(query, to), { replace })}
      progress={progress}
      onProgress={(next) => store.getState().recordScene(scene.id, next)}
      locale="en"
      motion={motion}
      next={after && { title: after.title, href: after.load ? href(scenePath(after.slug)) : null }}
      homeHref={href(HOME)}
      openTerm={openTerm}
      taughtBy={taughtBy}
    />
  )
}

const never = (): Promise<never> => new Promise(() => {})
