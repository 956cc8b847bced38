/**
 * Comes late, on the course's own pages: has the browser store the course, and says when a newer release waits. Nothing here reloads a
 * page by itself, and nothing that fails here concerns a learner.
 */
import type { AppStore } from '../state/store.ts'
import { offlineCopy } from './copy.en.ts'
import { keepingOf } from './protocol.ts'
import { registerFor, reportOf, tell, wishHere } from './store.ts'

/** A page may stay open for days; browsers look for a new worker only when a page is opened. */
const LOOK_EVERY_MS = 60 * 60 * 1000

/** In: the shell's store, for its notices; the course's root path without its last slash. Never rejects. */
export async function start(store: AppStore, base: string): Promise<void> {
  try {
    if (window.top !== window) return
    await whenIdle()
    const registration = await registerFor(base, wishHere())
    if (!registration) return
    watch(registration, store)
    await complete(registration)
  } catch {
    // Without the store the course is what it is without it.
  }
}

/** The scene first: its own files are there, and the browser has nothing to do. */
async function whenIdle(): Promise<void> {
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
  await new Promise<void>((resolve) => ('requestIdleCallback' in window ? requestIdleCallback(() => resolve(), { timeout: 10_000 }) : setTimeout(resolve, 1000)))
}

/** What the browser threw away comes again; what was loaded before the worker was there is kept, too. */
async function complete(registration: ServiceWorkerRegistration): Promise<void> {
  await navigator.serviceWorker.ready
  const report = await reportOf(registration)
  if (!report || report.files >= report.of) return
  if (report.keeping === 'all') tell(registration.active, { kind: 'fill' })
  else tell(registration.active, { kind: 'keep', addresses: [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)] })
}

/** Says, once for each, that a newer release is stored and waits for the open pages to close. */
function watch(registration: ServiceWorkerRegistration, store: AppStore): void {
  let told: ServiceWorker | null = null
  const look = (): void => {
    const { active, waiting } = registration
    // Who keeps visited pages only has the newest page from the network each time.
    if (!active || !waiting || waiting === told || keepingOf(active.scriptURL) !== 'all') return
    told = waiting
    store.setState(({ notices }) => ({
      notices: [...notices.filter((notice) => !('what' in notice && notice.what === 'release')), { kind: 'said', what: 'release', text: offlineCopy.release, act: [offlineCopy.reload, () => takeOver(registration)] }],
    }))
  }
  const follow = (): void => registration.installing?.addEventListener('statechange', look)
  registration.addEventListener('updatefound', follow)
  follow()
  look()
  let lookedAtMs = performance.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - lookedAtMs < LOOK_EVERY_MS) return
    lookedAtMs = performance.now()
    registration.update().catch(() => {})
  })
}

/** The learner's own wish: the waiting release becomes the one that answers, then this page is loaded from it. */
function takeOver({ waiting }: ServiceWorkerRegistration): void {
  // Another page has done it already.
  if (!waiting) return location.reload()
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated' || waiting.state === 'redundant') location.reload()
  })
  tell(waiting, { kind: 'take-over' })
}
