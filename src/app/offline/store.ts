/** The offline store as a page sees it: through the service worker, and the browser's own list of caches. */
import { CACHE_PREFIX, CHANGES_CHANNEL, keepingOf, workerFile, type Keeping, type Report, type ToWorker } from './protocol.ts'
import { keepingFor, readWish, type Wish } from './wish.ts'

/** Longer than a worker needs to start and count. */
const PATIENCE_MS = 5000

export const storage = (): Storage => window.localStorage
export const wishHere = (): Wish => readWish(storage)
/** Not on an origin without encryption, in some private windows, or in a sandbox, where asking throws. */
export const workers = (): ServiceWorkerContainer | undefined => ('serviceWorker' in navigator ? navigator.serviceWorker : undefined)
const scopeOf = (base: string): string => new URL(`${base}/`, location.href).href

/** In: the course's root path without its last slash. Out: our registration; one of a folder above is another course's. */
export async function registrationHere(base: string): Promise<ServiceWorkerRegistration | null> {
  const found = await workers()?.getRegistration(scopeOf(base))
  return found && found.scope === scopeOf(base) ? found : null
}

const savesData = (): boolean => (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true

/**
 * Registers the worker that the learner's wish and system ask for.
 *
 * @returns null where nothing is to be stored, or the browser can't
 * @throws when the browser refuses, e.g. because the worker's file can't be had
 */
export async function registerFor(base: string, wish: Wish): Promise<ServiceWorkerRegistration | null> {
  const container = workers()
  if (!container) return null
  const before = (await registrationHere(base))?.active
  const keeping: Keeping | null = keepingFor(wish, savesData(), before ? keepingOf(before.scriptURL) : null)
  return keeping === null ? null : container.register(`${base}/${workerFile(keeping)}`, { scope: `${base}/` })
}

/** Out: the worker was installed, or is; false: the browser dropped it, since a file could not be had, was not the build's own or found no room. */
export async function installed({ active, waiting, installing }: ServiceWorkerRegistration): Promise<boolean> {
  if (!installing) return (waiting ?? active) !== null
  return new Promise((resolve) => {
    const look = (): void => {
      if (installing.state === 'installing') return
      installing.removeEventListener('statechange', look)
      resolve(installing.state !== 'redundant')
    }
    installing.addEventListener('statechange', look)
    look()
  })
}

/** Has a worker that is there fetch what the store lacks. Out: all of it came. A worker that stores visited pages only has nothing to do. */
export async function fillStore(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<boolean>) => {
      port1.close()
      resolve(data)
    }
    worker.postMessage({ kind: 'fill' } satisfies ToWorker, [port2])
  })
}

/**
 * Between the pages of one course: somebody has stored or removed something.
 *
 * @returns say: tells the other pages, also where this one has left its settings meanwhile; close: hears nothing any more
 */
export function storeChanges(base: string, onChange: () => void): { readonly say: () => void; readonly close: () => void } {
  try {
    const channel = new BroadcastChannel(CHANGES_CHANNEL + scopeOf(base))
    channel.onmessage = onChange
    let isOpen = true
    const close = (): void => {
      isOpen = false
      channel.close()
    }
    const say = (): void => {
      if (isOpen) return channel.postMessage(null)
      // What was begun before it closed has ended now; a closed channel throws.
      const late = new BroadcastChannel(CHANGES_CHANNEL + scopeOf(base))
      late.postMessage(null)
      late.close()
    }
    return { say, close }
  } catch {
    // The browser has none, or forbids it in this window: pages look again when they are looked at.
    return { say: () => {}, close: () => {} }
  }
}

export const tell = (worker: ServiceWorker | null, words: ToWorker): void => worker?.postMessage(words)

/** What is stored. Out: null when there is no worker, or it doesn't answer. */
export async function reportOf(registration: ServiceWorkerRegistration | null): Promise<Report | null> {
  const worker = registration?.active ?? registration?.installing
  if (!worker) return null
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), PATIENCE_MS)
    port1.onmessage = ({ data }: MessageEvent<Report>) => {
      clearTimeout(late)
      port1.close()
      resolve(data)
    }
    worker.postMessage({ kind: 'report' } satisfies ToWorker, [port2])
  })
}

/** Takes everything away that is stored for this course. Open pages go on from the network. */
export async function clearStore(base: string): Promise<void> {
  await (await registrationHere(base))?.unregister()
  for (const name of await caches.keys()) if (name.startsWith(CACHE_PREFIX) && name.endsWith(`-${scopeOf(base)}`)) await caches.delete(name)
}
