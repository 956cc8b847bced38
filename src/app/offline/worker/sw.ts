/**
 * The course without a network. Its files come from a store that the browser fills when this worker is installed. A new release brings a
 * new worker, which fills its own files beside the old ones and waits until no page of the old release is open, or until a learner asks
 * for it; old files go only when no page is open that might still ask for one.
 */
import { cacheNames, setCacheNameDetails } from 'workbox-core'
import { copyResponse } from 'workbox-core/copyResponse.js'
import type { RouteHandlerCallbackOptions, WorkboxPlugin } from 'workbox-core/types.js'
import { PrecacheController, PrecacheRoute } from 'workbox-precaching'
import { Route, Router } from 'workbox-routing'
import { CacheFirst, NetworkFirst } from 'workbox-strategies'
import { couldBePage, isHashed, isOfAnother, oneSlashEach, reroot, rootFrom } from '../addresses.ts'
import { CACHE_PREFIX, keepingOf, VISITED, type KeptFile, type Report, type ToWorker } from '../protocol.ts'

declare const self: ServiceWorkerGlobalScope
/** All written in by the build; the last, the folders in this one where the course stands in other languages. */
declare const FILES: readonly KeptFile[]
declare const BUILD: string
declare const OTHERS: readonly string[]

const files = FILES
const keeping = keepingOf(self.location.href)
const { scope } = self.registration
const scopePath = new URL(scope).pathname
setCacheNameDetails({ prefix: CACHE_PREFIX.slice(0, -1), suffix: scope })
const visitedCache = `${CACHE_PREFIX}${VISITED}${BUILD}-${scope}`

/** Pages come first, and whatever a learner does. */
const gently: WorkboxPlugin = {
  requestWillFetch: async ({ request, event }) => (event.type === 'install' ? new Request(request, { priority: 'low' } as RequestInit) : request),
}
const store = new PrecacheController({ plugins: [gently] })
store.addToCacheList([...files])
const fileOf = new Map(files.map((file) => [new URL(file.url, scope).href, file]))

/** An address without what pages read themselves: step, seed, theme … */
function bare(address: string): string {
  const url = new URL(address)
  url.search = url.hash = ''
  return url.href
}
const fromRoot = (url: URL): string => url.pathname.slice(scopePath.length)
const isOurs = (url: URL): boolean => url.origin === self.location.origin && url.pathname.startsWith(scopePath) && !isOfAnother(fromRoot(url), OTHERS)

/** The file for an address: itself, or its folder's page. */
const listed = (address: string): string | null => [address, `${address}index.html`].find((name) => fileOf.has(name)) ?? null

/** An address in the course that no file of the build has: a folder without its slash, something beside the course, or nothing. */
async function unlisted({ request, url }: RouteHandlerCallbackOptions): Promise<Response> {
  const path = oneSlashEach(url.pathname)
  if (path !== url.pathname) return Response.redirect(`${url.origin}${path}${url.search}`, 301)
  // A page shown there would look for its files in the wrong folder.
  if (fileOf.has(`${bare(url.href)}/index.html`)) return Response.redirect(`${url.pathname}/${url.search}`, 302)
  try {
    return await fetch(request)
  } catch (error) {
    const page = await store.matchPrecache('404.html')
    if (!page) throw error
    const headers = new Headers(page.headers)
    for (const name of ['content-encoding', 'content-length', 'etag']) headers.delete(name)
    return new Response(reroot(await page.text(), rootFrom(fromRoot(url))), { status: 404, headers })
  }
}

/** A file of a release before this one, for pages that were open when this worker took over. */
async function older({ request }: RouteHandlerCallbackOptions): Promise<Response> {
  const kept = await self.caches.open(cacheNames.precache)
  return (await kept.match(bare(request.url))) ?? fetch(request)
}

/** For those who save data: the newest page from the network, the last one where there is none. */
function visited(): Route[] {
  const options = {
    cacheName: visitedCache,
    plugins: [{ cacheKeyWillBeUsed: async ({ request }: { request: Request }) => listed(bare(request.url)) ?? request }],
  }
  const ours = (test: (path: string) => boolean) => ({ url }: { url: URL }) => isOurs(url) && listed(bare(url.href)) !== null && test(fromRoot(url))
  return [new Route(ours(isHashed), new CacheFirst(options)), new Route(ours((path) => !isHashed(path)), new NetworkFirst(options))]
}

const router = new Router()
if (keeping === 'all') router.registerRoute(new PrecacheRoute(store, { ignoreURLParametersMatching: [/./], directoryIndex: 'index.html', cleanURLs: false }))
else for (const route of visited()) router.registerRoute(route)
router.registerRoute(new Route(({ request, url }) => request.mode === 'navigate' && isOurs(url) && couldBePage(fromRoot(url)), unlisted))
router.registerRoute(new Route(({ url }) => isOurs(url) && isHashed(fromRoot(url)), older))
// What stands beside the pages and is not stored: an answer without content instead of an error, which the page's console would tell.
router.registerRoute(new Route(({ url }) => isOurs(url) && fromRoot(url) === 'packages/index.json', async ({ request }) => fetch(request).catch(() => new Response(null, { status: 204 }))))
// The store has lost a file, and the network has another one than the build's: better that than none.
router.setCatchHandler(async ({ request }) => fetch(request))

self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.waitUntil(tidy(event))
  const answer = router.handleRequest({ request: event.request, event })
  if (answer) event.respondWith(answer)
})

self.addEventListener('install', (event) => {
  if (keeping === 'all') void store.install(event)
  // Where only visited pages are kept, open pages lose nothing to a new worker.
  const before = self.registration.active
  if (before && keepingOf(before.scriptURL) === 'visited') event.waitUntil(self.skipWaiting())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await self.clients.claim()
      await tidy(event)
    })(),
  )
})

/** Drops what only earlier releases need, when no page of any is open. */
async function tidy(event: ExtendableEvent): Promise<void> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  // What the next worker fills in stands in the same store.
  if (self.registration.installing || self.registration.waiting || open.some(({ url }) => url.startsWith(scope))) return
  for (const name of await self.caches.keys()) {
    const isOld = name.startsWith(CACHE_PREFIX + VISITED) && name.endsWith(`-${scope}`) && (keeping === 'all' || name !== visitedCache)
    if (isOld) await self.caches.delete(name)
  }
  if (keeping === 'all') await store.activate(event)
  else await self.caches.delete(cacheNames.precache)
}

self.addEventListener('message', (event) => {
  const said = event.data as ToWorker
  if (said.kind === 'take-over') event.waitUntil(self.skipWaiting())
  if (said.kind === 'fill') event.waitUntil(fill().then(() => true, () => false).then((all) => event.ports[0]?.postMessage(all)))
  if (said.kind === 'keep') event.waitUntil(keep(said.addresses))
  if (said.kind === 'report') event.waitUntil(report().then((answer) => event.ports[0]?.postMessage(answer)))
})

/** Fetches what the browser threw away, or a learner. */
async function fill(): Promise<void> {
  if (keeping !== 'all') return
  const kept = await self.caches.open(cacheNames.precache)
  for (const [url, key] of store.getURLsToCacheKeys()) {
    if (await kept.match(key)) continue
    const file = fileOf.get(url)
    const response = await fetch(url, { integrity: file?.integrity ?? '', cache: file?.revision ? 'reload' : 'default', priority: 'low' } as RequestInit)
    // A page that came by a redirect is refused where a page is wanted.
    if (response.ok) await kept.put(key, response.redirected ? await copyResponse(response) : response)
  }
}

/** What a page loaded before this worker was there. */
async function keep(addresses: readonly string[]): Promise<void> {
  if (keeping !== 'visited') return
  const kept = await self.caches.open(visitedCache)
  for (const address of addresses) {
    const name = listed(bare(address))
    if (name !== null && !(await kept.match(name))) await kept.add(name).catch(() => undefined)
  }
}

async function report(): Promise<Report> {
  const kept = await self.caches.open(keeping === 'all' ? cacheNames.precache : visitedCache)
  const stored = new Set((await kept.keys()).map(({ url }) => url))
  const found = [...store.getURLsToCacheKeys()].filter(([url, key]) => stored.has(keeping === 'all' ? key : url)).map(([url]) => fileOf.get(url))
  return { keeping, files: found.length, of: files.length, bytes: found.reduce((sum, file) => sum + (file?.bytes ?? 0), 0) }
}
