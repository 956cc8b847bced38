import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SceneProps } from '../../lesson/sceneProps.ts'
import { mergeProgress, mergeScenes, NO_PROGRESS, progressFormat, type Progress, type SceneProgress } from './progress.ts'
import { DEFAULT_SETTINGS, settingsFormat, type Settings } from './settings.ts'
import { createShelf, type ShelfNotice } from './shelf.ts'
import { readImport, type ImportOutcome } from './transfer.ts'
import type { Vault } from './vault.ts'

export const SETTINGS_KEY = 'build-a-cdn:settings'
export const PROGRESS_KEY = 'build-a-cdn:progress'

/** `said`: words of a part that came late and brings its own; `act`: what its button is called, and does. */
export type StoreNotice =
  | ShelfNotice
  | { readonly kind: 'reset-done' }
  | { readonly kind: 'said'; readonly what: string; readonly text: string; readonly act?: readonly [label: string, run: () => void] }

export interface AppState {
  /** False until stored values were read, which happens after hydration. */
  readonly restored: boolean
  readonly settings: Settings
  readonly progress: Progress
  readonly notices: readonly StoreNotice[]
  /** What a scene ends with where no other scenes are; a part that comes late brings it. */
  readonly end?: SceneProps['end']
  /** Reads storage. Call once, after hydration. */
  readonly restore: () => void
  readonly changeSettings: (patch: Partial<Settings>) => void
  readonly recordScene: (id: string, progress: SceneProgress) => void
  /** Forgets all progress; `undoReset` brings it back while this tab is open. */
  readonly reset: () => void
  readonly undoReset: () => void
  /** Merges a file's progress into this one. A bad file changes nothing. */
  readonly importText: (text: string) => ImportOutcome
  readonly dismiss: (notice: StoreNotice) => void
  /** Another tab wrote to storage. */
  readonly heard: (key: string | null, text: string | null) => void
}

export type AppStore = StoreApi<AppState>

/** Settings and progress, in memory first and in storage where the browser allows it. */
export function createAppStore(vault: Vault): AppStore {
  return createStore<AppState>()((set, get) => {
    let beforeReset: Progress | null = null
    const tell = (notice: StoreNotice): void =>
      set(({ notices }) => (notices.some((other) => same(other, notice)) ? {} : { notices: [...notices, notice] }))
    const settingsShelf = createShelf<Settings>({
      vault, key: SETTINGS_KEY, what: 'settings', format: settingsFormat, tell,
      merge: (stored) => stored,
    })
    const progressShelf = createShelf<Progress>({
      vault, key: PROGRESS_KEY, what: 'progress', format: progressFormat, tell, merge: mergeProgress,
    })
    const updateProgress = (change: (current: Progress) => Progress): void =>
      set({ progress: progressShelf.update(get().progress, change) })

    return {
      restored: false,
      settings: DEFAULT_SETTINGS,
      progress: NO_PROGRESS,
      notices: [],
      restore() {
        const settings = settingsShelf.load()
        const stored = progressShelf.load()
        set(({ progress }) => ({
          restored: true,
          ...(settings && { settings }),
          ...(stored && { progress: mergeProgress(stored, progress) }),
        }))
      },
      changeSettings(patch) {
        set({ settings: settingsShelf.update(get().settings, (current) => ({ ...current, ...patch })) })
      },
      recordScene(id, scene) {
        updateProgress(({ generation, scenes }) => ({ generation, scenes: mergeScenes(scenes, { [id]: scene }) }))
      },
      reset() {
        updateProgress((current) => {
          beforeReset = current
          return { generation: current.generation + 1, scenes: {} }
        })
        tell({ kind: 'reset-done' })
      },
      undoReset() {
        const lost = beforeReset?.scenes
        if (!lost) return
        beforeReset = null
        updateProgress(({ generation, scenes }) => ({ generation, scenes: mergeScenes(lost, scenes) }))
        get().dismiss({ kind: 'reset-done' })
      },
      importText(text) {
        const outcome = readImport(text)
        if (outcome.kind === 'ok') {
          updateProgress(({ generation, scenes }) => ({ generation, scenes: mergeScenes(scenes, outcome.scenes) }))
        }
        return outcome
      },
      dismiss(notice) {
        set(({ notices }) => ({ notices: notices.filter((other) => !same(other, notice)) }))
      },
      heard(key, text) {
        if (key === SETTINGS_KEY) {
          const settings = settingsShelf.heard(text)
          if (settings) set({ settings })
        }
        if (key === PROGRESS_KEY) {
          const stored = progressShelf.heard(text)
          if (stored) set(({ progress }) => ({ progress: mergeProgress(stored, progress) }))
        }
      },
    }
  })
}

function same(a: StoreNotice, b: StoreNotice): boolean {
  return a.kind === b.kind && ('what' in a ? a.what : '') === ('what' in b ? b.what : '')
}
