import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { SceneFrame } from '../lesson/sceneProps.ts'
import type { AppState, AppStore } from './state/store.ts'

export interface App {
  readonly store: AppStore
  /** What motion may be, after the system's wish and the learner's. */
  readonly motion: 'full' | 'reduced'
  /** Opens a glossary card; focus returns to `anchor`, or to what had it. */
  readonly openTerm: (id: string, anchor?: HTMLElement | null) => void
  readonly openKeys: () => void
  /** In a frame: what the page asks of the scene. */
  readonly frame?: SceneFrame
}

const Context = createContext<App | null>(null)
export const AppProvider = Context.Provider

export function useApp(): App {
  const app = useContext(Context)
  if (!app) throw new Error('useApp was called outside <AppProvider>. Render the component inside <App>.')
  return app
}

export function useAppState<T>(select: (state: AppState) => T): T {
  return useStore(useApp().store, select)
}
