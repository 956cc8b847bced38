import { startTransition, StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import './fonts/fonts.css'
import '../stage/theme/tokens.css'
import '../stage/theme/hidden.css'
import '../stage/theme/direction.css'
import './theme.css'
import './embed/embed.css'
import { LOCALE } from '../language/locale.ts'
import { App } from './App.tsx'
import type { Lms } from './lms/start.ts'
import { fetchLms, fetchPage } from './pages/latePages.ts'
import { resolveRoute } from './routes/resolve.ts'
import { COURSE, loadedScene } from './scenes.ts'
import { createAppStore, PROGRESS_KEY } from './state/store.ts'
import { openVault } from './state/vault.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has lost <div id="root">, which the app fills. Put it back.')

// The page says where the course's root lies from it; so one build works under any path. An address may begin with several
// slashes; as a root they would name another host.
const base = new URL(document.documentElement.dataset['root'] ?? './', location.href).pathname.replace(/\/+$/, '')
// A relative icon or manifest would be looked for anew, in the wrong place, whenever the address changes; and search engines want the
// canonical address absolute, which only the browser knows.
for (const link of document.querySelectorAll<HTMLLinkElement>('link:is([rel="icon"],[rel="manifest"],[rel="canonical"])')) link.href = String(link.href)
// A page of a course package says so. Found before anything is drawn: the learner goes on where an earlier visit ended.
const scope = document.documentElement.dataset['lms']
const lms = scope === undefined ? null : (await fetchLms()).start(scope, base, PROGRESS_KEY)
const here = location.pathname.slice(base.length) || '/'
const written = root.querySelector<HTMLElement>('[data-written-for]')
const writtenFor = written?.dataset['writtenFor'] ?? here
const store = createAppStore(openVault(() => lms ?? window.localStorage))
lms?.follow(store)
const { page } = resolveRoute(writtenFor, '', COURSE)

// Set by public/theme.js, for an address with `embed=1`. Where the frame's code can't be had, the page is an ordinary one.
const { dataset } = document.documentElement
// A build with the offline store says so; a frame's page and a package's leave that to the course's own pages.
if (dataset['offline'] && !dataset['embed'] && !lms) setTimeout(() => void import('./offline/start.ts').then(({ start }) => start(store, base), () => {}), 1000)
const framed = dataset['embed'] && (await import('./embed/start.tsx').then(({ startFrame }) => startFrame({ root, page, store, ...(lms && page.kind === 'scene' && { platform: platformOf(lms, page.id) }) }), () => false))
if (!framed) {
  delete dataset['embed']
  const app = (
    <StrictMode>
      <App store={store} base={base} writtenFor={writtenFor} />
    </StrictMode>
  )
  // The page's own code first: what was written ahead and the first frame here are then the same.
  await Promise.all([fetchPage(page), readyForNumbers()])
  await runAhead().catch(() => {})
  // As a transition it is done in slices: the page answers between them.
  startTransition(() => {
    if (written) hydrateRoot(root, app)
    else createRoot(root).render(app)
  })
}

/** What a frame with one scene in it has to do with the learning platform around it. */
function platformOf(lms: Lms, scene: string) {
  return {
    atStep: (step: number): void => lms.goneTo({ scene, step }),
    whenResumed: (go: (step: number) => void): void => lms.whenResumed((place) => void (place.scene === scene && go(place.step))),
  }
}

/** The first number that is written takes the browser longer than a page's other figures together: it is a task of its own. */
async function readyForNumbers(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  new Intl.NumberFormat(LOCALE).format(0)
}

/** The page answers at least so often while a run is made. */
const PIECE_MS = 5

/** Makes the run of a scene's first step before the page is drawn, in tasks of its own. What fails here is told there. */
async function runAhead(): Promise<void> {
  const parts = page.kind === 'scene' ? loadedScene(page.slug)?.prepare() : undefined
  const task = () => new Promise((resolve) => setTimeout(resolve))
  await task()
  let sinceMs = performance.now()
  while (parts && !parts.next().done) {
    if (performance.now() - sinceMs < PIECE_MS) continue
    await task()
    sinceMs = performance.now()
  }
}
