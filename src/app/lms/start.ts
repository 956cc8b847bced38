/**
 * Joins a page of a course package to the learning platform around it: once a page, outside React, which draws some things twice. The
 * platform takes the place of the browser's storage for progress: on a shared computer that would give one learner's progress to
 * another.
 */
import { awaitApi, findApi, type Scorm12Api } from '../../scorm/api.ts'
import { openSession, type Session } from '../../scorm/session.ts'
import { NOTHING_KEPT, type Kept, type Place } from '../../scorm/suspend.ts'
import { OPEN_SCENES, loadedScene, sceneById } from '../scenes.ts'
import { decode } from '../state/format.ts'
import { progressFormat } from '../state/progress.ts'
import type { AppStore } from '../state/store.ts'
import { openVault } from '../state/vault.ts'
import { byFile, endedItself, placeAt, resumeAddress, WHOLE_COURSE, type Scope } from './address.ts'
import { lmsCopy } from './copy.en.ts'
import { keepInside, linkByFile } from './links.ts'
import { keptOf, storedText } from './record.ts'
import { heldLine, sceneEnd } from './SceneEnd.tsx'

/** What the app sees of it: a storage that never throws, and a store to tell. */
export interface Lms extends Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  readonly follow: (store: AppStore) => void
  /** Where the learner is, from a page whose address does not follow the steps. */
  readonly goneTo: (place: Place) => void
  /** Calls back when a platform that came late has a place to go on from, for a page whose address does not follow the steps. */
  readonly whenResumed: (go: (place: Place) => void) => void
}

const LOOK_EVERY_MS = 250
const LOOKS = 20

/** In: what the package holds, its root path without the last slash, and under which name the app stores progress. */
export function start(scope: Scope, base: string, progressKey: string): Lms {
  const required = scope === WHOLE_COURSE ? OPEN_SCENES.map(({ id }) => id) : [scope]
  const opened = { href: location.href, at: placeAt(location, base) }
  const others = keptHere(progressKey)
  let kept: Kept = NOTHING_KEPT
  let { at } = opened
  let session: Session | null = null
  let app: AppStore | null = null
  let untold: string | null = null
  const held = heldLine()
  let refused = false
  let goOn = (_place: Place): void => {}

  const say = (text: string): void => {
    if (!app) untold = text
    else app.setState(({ notices }) => ({ notices: [...notices.filter(({ kind }) => kind !== 'said'), { kind: 'said', what: 'lms', text }] }))
  }

  function onRefused(): void {
    refused = true
    held.say(null)
    say(lmsCopy.refused)
  }

  function join(api: Scorm12Api): void {
    session = openSession({ api, required, nowMs: () => performance.now(), later: (task) => void setTimeout(task), onRefused, onTold: (told) => held.say(refused ? null : told) })
    if (!session) return say(endedItself(base, document.referrer, navigationType(), location.origin) ? lmsCopy.over : lmsCopy.refused)
    const { found } = session
    // Who has moved on by now stays there.
    if (location.href === opened.href && isSame(at, opened.at)) {
      kept = { ...found, scenes: { ...kept.scenes, ...found.scenes } }
      const there = resumeAddress(new URL(opened.href), base, found.at, scope)
      if (there !== null) history.replaceState(null, '', there)
      if (there !== null && at) goOn(at)
    }
    if (!app) return
    // A platform that came late: what the learner has done meanwhile is joined with what it kept.
    app.getState().heard(progressKey, storedText(found))
    record(app.getState().progress)
  }

  function record(progress: Parameters<typeof keptOf>[0]): void {
    kept = keptOf(progress, at, checksOf, kept)
    session?.keep(kept)
  }

  function goneTo(place: Place | null): void {
    at = place
    if (!at || isSame(at, kept.at)) return
    kept = { ...kept, at }
    session?.keep(kept)
  }
  const followAddress = (): void => goneTo(placeAt(location, base))

  for (const name of ['pushState', 'replaceState'] as const) {
    const change = history[name].bind(history)
    history[name] = (data, unused, address) => {
      change(data, unused, address == null ? address : byFile(new URL(address, location.href)))
      followAddress()
    }
  }
  addEventListener('popstate', followAddress)
  // `unload` would keep the page out of the browser's memory, and phones never fire it.
  addEventListener('pagehide', () => session?.finish())
  addEventListener('pageshow', ({ persisted }) => void (persisted && session && say(lmsCopy.ended)))
  document.addEventListener('visibilitychange', () => void (document.visibilityState === 'hidden' && session?.pause()))
  keepInside(scope, base, () => say(lmsCopy.elsewhere))
  linkByFile(base)

  const api = findApi(window)
  if (api) join(api)
  else {
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    void awaitApi(() => findApi(window), pause, LOOKS).then((late) => (late ? join(late) : say(lmsCopy.absent)))
  }

  return {
    getItem: (key) => (key === progressKey ? storedText(kept) : others.getItem(key)),
    setItem(key, text) {
      if (key !== progressKey) return others.setItem(key, text)
      const decoded = decode(text, progressFormat)
      if (decoded.kind === 'ok') record(decoded.value)
    },
    removeItem: others.removeItem,
    follow(store) {
      app = store
      if (scope !== WHOLE_COURSE) store.setState({ end: sceneEnd(held) })
      if (untold !== null) say(untold)
    },
    goneTo,
    whenResumed: (go) => void (goOn = go),
  }
}

/** How the page was come to, as far as the browser says it. */
function navigationType(): string {
  const [navigation] = performance.getEntriesByType?.('navigation') ?? []
  return (navigation as PerformanceNavigationTiming | undefined)?.type ?? ''
}

function isSame(one: Place | null, other: Place | null): boolean {
  return one?.scene === other?.scene && one?.step === other?.step
}

/**
 * Theme and motion are no progress: the browser keeps them, where it allows storage, and else this page. Nothing whose name begins with
 * progress' own goes there.
 */
function keptHere(progressKey: string): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const memory = new Map<string, string>()
  const browser = openVault(() => localStorage)
  return {
    getItem(key) {
      const found = key.startsWith(progressKey) || memory.has(key) ? null : browser.read(key)
      return found?.kind === 'text' ? found.text : (memory.get(key) ?? null)
    },
    setItem(key, text) {
      if (key.startsWith(progressKey) || browser.write(key, text) !== 'ok') memory.set(key, text)
      else memory.delete(key)
    },
    removeItem(key) {
      memory.delete(key)
      if (!key.startsWith(progressKey)) browser.remove(key)
    },
  }
}

/** How many checks a scene has, once its code is here. */
function checksOf(id: string): number | null {
  const definition = loadedScene(sceneById(id)?.slug ?? '')?.definition as { readonly checks?: readonly unknown[] } | undefined
  return definition?.checks?.length ?? null
}
