import { useLocation, useSearch } from 'wouter'
import { useApp, useAppState } from '../context.tsx'
import { usePart } from '../modules.ts'
import { HOME, scenePath, withStep } from '../routes/hrefs.ts'
import { seedOf } from '../routes/resolve.ts'
import { useHref } from '../routes/useHref.ts'
import { partKey, sceneAfter, type CourseScene } from '../scenes.ts'
import { useHydrated } from '../useMedia.ts'
import { LoadFailed, Loading } from './Loading.tsx'
import { useSceneBy, useTaughtBy } from './useTaughtBy.ts'
import { LOCALE } from '../../language/locale.ts'

// Pages are written ahead at their first step and without a seed. One that was opened with either begins anew with it, rather
// than walk there from the first step with all that a change of step brings along.
// Asked when the first scene is drawn: a course package's page may have been sent to the step where the learner stopped.
let wishes: boolean | undefined
const arrivedWithWishes = (): boolean => (wishes ??= typeof location !== 'undefined' && /[?&](step|seed)=/.test(location.search))

interface Props {
  readonly scene: CourseScene
  readonly step: number
}

/** Joins a scene to the app: its address, its progress, the way on. */
export function SceneRoute({ scene, step }: Props) {
  const { store, motion, openTerm, frame } = useApp()
  const end = useAppState((state) => state.end)
  const progress = useAppState((state) => state.progress.scenes[scene.id] ?? null)
  const part = usePart(partKey(scene.slug), scene.load ?? never)
  const href = useHref()
  const [path, navigate] = useLocation()
  const query = useSearch()
  const taughtBy = useTaughtBy(href)
  const sceneBy = useSceneBy(href)
  const hydrated = useHydrated()
  const seed = seedOf(query)
  if (part.status === 'loading') return <Loading scene={scene} />
  if (part.status === 'failed') return <LoadFailed error={part.error} retry={part.retry} homeHref={href(HOME)} />

  const { Scene } = part.value.scene
  const after = sceneAfter(scene.id)
  return (
    <Scene
      key={hydrated && arrivedWithWishes() ? 'as asked' : 'as written'}
      step={step}
      onStep={(to, { replace }) => navigate(path + withStep(query, to), { replace })}
      progress={progress}
      {...(seed !== null && { seed })}
      onProgress={(next) => {
        store.getState().recordScene(scene.id, next)
        frame?.onProgress?.(next)
      }}
      locale={LOCALE}
      {...(frame && { frame })}
      motion={motion}
      next={after && { title: after.title, href: after.load ? href(scenePath(after.slug)) : null }}
      homeHref={href(HOME)}
      end={end}
      openTerm={openTerm}
      taughtBy={taughtBy}
      sceneBy={sceneBy}
    />
  )
}

const never = (): Promise<never> => new Promise(() => {})
