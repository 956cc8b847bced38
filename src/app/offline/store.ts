/** The offline store as a page sees it: through the service worker, and the browser's own list of caches. */
import { CACHE_PREFIX, keepingOf, workerFile, type Keeping, type Report, type ToWorker } from './protocol.ts'
import { keepingFor, readWish, type Wish } from './wish.ts'

/** Longer than a worker needs to start and count. */
const PATIENCE_MS = 5000

export const storage = (): Storage => window.localStorage
export const wishHere = (): Wish => readWish(storage)
/** Not on an origin without encryption, in some private windows, or in a sandbox, where asking throws. */
export const workers = (): ServiceWorkerContainer | undefined => ('serviceWorker' in navigator ? navigator.serviceWorker : undefined)
export const scopeOf = (base: string): string => new URL(`${base}/`, location.href).href

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
