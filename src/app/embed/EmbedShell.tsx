import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import { useStore } from 'zustand'
import type { SceneProgress } from '../../lesson/progress.ts'
import type { StepRange } from '../../lesson/steps.ts'
import type { SceneFrame } from '../../lesson/sceneProps.ts'
import { AppMotion } from '../AppMotion.tsx'
import { AppProvider, type App } from '../context.tsx'
import { ErrorBoundary } from '../ErrorBoundary.tsx'
import { SceneRoute } from '../pages/SceneRoute.tsx'
import { HOME } from '../routes/hrefs.ts'
import { fitStep } from '../routes/resolve.ts'
import { useHref } from '../routes/useHref.ts'
import { loadedScene, stepsIn, type CourseScene } from '../scenes.ts'
import { LateDialog, type Opened } from '../shell/LateDialog.tsx'
import { Notices } from '../shell/Notices.tsx'
import { useHelpKey, useStoredState } from '../shell/effects.ts'
import type { AppStore } from '../state/store.ts'
import { useMedia } from '../useMedia.ts'
import { EmbedBar } from './EmbedBar.tsx'
import type { Host } from './host.ts'
import { outcomeOf } from './outcome.ts'
import type { Wishes } from './wishes.ts'

interface Props {
  readonly store: AppStore
  readonly scene: CourseScene
  readonly wishes: Wishes
  readonly host: Host
  readonly onPlayer: SceneFrame['onPlayer']
}

/** A scene in somebody else's page: no header, no way to other pages; where it stands and what was reached is told to the host. */
export function EmbedShell({ store, scene, wishes, host, onPlayer }: Props) {
  const query = useSearch()
  const href = useHref()
  const loaded = loadedScene(scene.slug)
  const steps = useMemo(() => loaded && stepsIn(loaded), [loaded])
  const count = steps?.length ?? null
  const range = useMemo<StepRange>(() => wishes.range ?? { first: 1, last: count ?? Number.MAX_SAFE_INTEGER }, [wishes.range, count])
  const asked = new URLSearchParams(query).get('step')
  const step = Math.min(Math.max(asked === null ? range.first : fitStep(asked, count).step, range.first), range.last)

  const [opened, setOpened] = useState<Opened | null>(null)
  const close = useCallback(() => setOpened(null), [])
  const openTerm = useCallback<App['openTerm']>((id, anchor) => setOpened({ kind: 'term', id, anchor: anchor ?? focused() }), [])
  const openKeys = useCallback(() => setOpened({ kind: 'keys', anchor: focused() }), [])
  const system = useMedia('(prefers-reduced-motion: reduce)')
  const chosen = useStore(store, (state) => state.settings.motion)
  const motion = system || chosen === 'reduce' || wishes.motion === 'reduce' ? 'reduced' : 'full'
  const before = useRef<SceneProgress | null>(null)
  const [own, setOwn] = useState<SceneProgress | null>(null)
  const app = useMemo<App>(() => ({ store, motion, openTerm, openKeys, frame: { onPlayer, onProgress: setOwn, ...(wishes.range && { range: wishes.range }) } }), [store, motion, openTerm, openKeys, onPlayer, wishes.range])
  // In a guest's page what is said about storage stands in the bar, where it covers nothing.
  const [inMemory, setInMemory] = useState(false)
  useEffect(
    () =>
      store.subscribe(({ notices }) => {
        const forbidden = notices.find(({ kind }) => kind === 'forbidden')
        if (!forbidden) return
        setInMemory(true)
        store.getState().dismiss(forbidden)
      }),
    [store],
  )
  // What is said stands above the scene, which is laid out in the room that is left: over its lower edge it would cover the way on.
  const notices = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = notices.current
    if (!box) return
    const watch = new ResizeObserver(() => document.documentElement.style.setProperty('--embed-notices', `${box.offsetHeight}px`))
    watch.observe(box)
    return () => watch.disconnect()
  }, [])
  useStoredState(store)
  // Storage has been read just now. What comes into it later is another frame's or tab's.
  useEffect(() => {
    before.current = store.getState().progress.scenes[scene.id] ?? null
  }, [store, scene.id])
  useHelpKey(openKeys)
  useEffect(() => {
    document.documentElement.dataset['motion'] = motion
  }, [motion])

  useEffect(() => {
    if (steps) host.stands(step, steps.length, outcomeOf(before.current, own, steps, range))
  }, [host, step, steps, own, range])

  return (
    <AppProvider value={app}>
      <AppMotion motion={motion}>
        <div data-written-for="">
          <div ref={notices} data-embed-notices>
            <Notices step={null} onStepSeen={noStepNotice} />
          </div>
          <main id="main" tabIndex={-1}>
            <ErrorBoundary resetKey={scene.id} homeHref={href(HOME)} what="scene">
              <SceneRoute scene={scene} step={step} />
            </ErrorBoundary>
          </main>
          <EmbedBar scene={scene} step={step} inMemory={inMemory} hidden={wishes.hide.includes('footer')} />
          {opened && <LateDialog opened={opened} onClose={close} />}
        </div>
      </AppMotion>
    </AppProvider>
  )
}

/** The console has said what was wrong with the step. */
const noStepNotice = (): void => {}

/** What has the focus, and should have it again. */
function focused(): HTMLElement | null {
  const element = document.activeElement
  return element instanceof HTMLElement && element !== document.body ? element : null
}
