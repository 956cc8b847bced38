/**
 * Stands at sw.js in a build without the offline store: once no page of an older build is open, what that one stored goes, and this worker
 * with it. Without it browsers would keep the old worker, and the old course, for good.
 */
import { CACHE_PREFIX } from '../protocol.ts'

declare const self: ServiceWorkerGlobalScope

self.addEventListener('activate', (event) => event.waitUntil(clear()))

async function clear(): Promise<void> {
  const { scope } = self.registration
  for (const name of await self.caches.keys()) if (name.startsWith(CACHE_PREFIX) && name.endsWith(`-${scope}`)) await self.caches.delete(name)
  await self.registration.unregister()
}
