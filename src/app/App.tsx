import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { Router, useLocation, useSearch } from 'wouter'
import { useStore } from 'zustand'
import { AppMotion } from './AppMotion.tsx'
import { AppProvider, type App as AppContext } from './context.tsx'
import { en } from './copy/en.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { partsVersion, subscribeParts } from './modules.ts'
import { isPageHere } from './pages/latePages.ts'
import { RoutePage } from './pages/RoutePage.tsx'
import { HOME, SCENES } from './routes/hrefs.ts'
import { metaOf } from './routes/meta.ts'
import { resolveRoute } from './routes/resolve.ts'
import { useHref } from './routes/useHref.ts'
import { COURSE, stepCount } from './scenes.ts'
import css from './App.module.css'
import { Header } from './shell/Header.tsx'
import { LateDialog, type Opened } from './shell/LateDialog.tsx'
import { Notices } from './shell/Notices.tsx'
import { useArrival, useDocumentMeta, useHelpKey, useInnerLinks, useStoredState, useThemeOnPage } from './shell/effects.ts'
import type { AppStore } from './state/store.ts'
import { useMedia } from './useMedia.ts'

interface Props {
  readonly store: AppStore
  /** The course's root path without its last slash. */
  readonly base: string
  /** The path, from the root, that this page was written ahead for. */
  readonly writtenFor: string
}

export function App({ store, base, writtenFor }: Props) {
  return (
    <Router base={base} ssrPath={base + writtenFor} ssrSearch="">
      <Shell store={store} base={base} writtenFor={writtenFor} />
    </Router>
  )
}

function Shell({ store, base, writtenFor }: Props) {
  const [path, navigate] = useLocation()
  const query = useSearch()
  const href = useHref()
  // How many steps a scene has is known once it has arrived.
  useSyncExternalStore(subscribeParts, partsVersion, partsVersion)
  const { page, notice } = resolveRoute(path, query, COURSE, stepCount)
  const pageKey = page.kind + ('slug' in page ? page.slug : 'asked' in page ? page.asked : '')

  const [opened, setOpened] = useState<Opened | null>(null)
  const [seen, setSeen] = useState('')
  const noticeKey = notice ? pageKey + notice.asked : ''
  const system = useMedia('(prefers-reduced-motion: reduce)')
  const chosen = useStore(store, (state) => state.settings.motion)
  const motion = system || chosen === 'reduce' ? 'reduced' : 'full'

  const openTerm = useCallback<AppContext['openTerm']>((id, anchor) => {
    setOpened({ kind: 'term', id, anchor: anchor ?? focused() })
  }, [])
  const openKeys = useCallback(() => setOpened({ kind: 'keys', anchor: focused() }), [])
  const close = useCallback(() => setOpened(null), [])
  const app = useMemo<AppContext>(() => ({ store, motion, openTerm, openKeys }), [store, motion, openTerm, openKeys])

  useStoredState(store)
  useThemeOnPage(store, motion)
  useDocumentMeta(metaOf(page), base + (path === SCENES ? HOME : path))
  useInnerLinks(base, navigate, close)
  useArrival(pageKey, isPageHere(page))
  useHelpKey(openKeys)
  useEffect(() => {
    // Where it does not come, the page goes on without. In a frame the console says what is wrong.
    if (query !== '') import('./pages/badAddress.ts').then(({ tellBadAddress }) => tellBadAddress(store, page.kind, query), () => {})
  }, [store, page.kind, query])

  return (
    <AppProvider value={app}>
      <AppMotion motion={motion}>
        <div className={css.app} data-written-for={writtenFor}>
          <a className={css.skip} href="#main">
            {en.skip}
          </a>
          <Header page={page} />
          <main id="main" className={css.main} tabIndex={-1}>
            <ErrorBoundary resetKey={pageKey} homeHref={href(HOME)} what={page.kind === 'scene' ? 'scene' : 'page'}>
              <RoutePage page={page} />
            </ErrorBoundary>
          </main>
          <Notices step={noticeKey === seen ? null : notice} onStepSeen={() => setSeen(noticeKey)} />
          {opened && <LateDialog opened={opened} onClose={close} />}
        </div>
      </AppMotion>
    </AppProvider>
  )
}

/** What has the focus, and should have it again. */
function focused(): HTMLElement | null {
  const element = document.activeElement
  return element instanceof HTMLElement && element !== document.body ? element : null
}
