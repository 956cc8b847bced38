import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { Player } from '../../stage/player.ts'
import { fetchPage, isPageHere } from '../pages/latePages.ts'
import { scenePath, withStep } from '../routes/hrefs.ts'
import type { Page } from '../routes/resolve.ts'
import { sceneById, stepCount } from '../scenes.ts'
import type { AppStore } from '../state/store.ts'
import { en } from './copy.en.ts'
import { EmbedShell } from './EmbedShell.tsx'
import { openLine } from './host.ts'
import { behave, firstSeen, keysAfterClick, linksOutside, whenUnseen } from './manners.ts'
import type { Asked } from './messages.ts'
import { readWishes, type Theme } from './wishes.ts'

interface Options {
  readonly root: HTMLElement
  readonly page: Page
  readonly store: AppStore
  /** A learning platform around the frame: hears of each step that is shown, as the address would, and may have one to go on from. */
  readonly platform?: { readonly atStep: (step: number) => void; readonly whenResumed: (go: (step: number) => void) => void }
}

/**
 * Takes over a scene's page as a frame. Until it is first seen nothing of the scene runs; the words written ahead stand there.
 * @returns false: this is no scene's page, and nothing was done
 */
export async function startFrame({ root, page, store, platform }: Options): Promise<boolean> {
  const scene = page.kind === 'scene' ? sceneById(page.id) : undefined
  if (!scene) return false
  const query = location.search
  const early = readWishes(query, null).wishes
  document.documentElement.dataset['hide'] = early.hide.join(' ')
  // Opened by itself, it is a page like others, and prints as one.
  document.documentElement.toggleAttribute('data-guest', window.parent !== window)
  behave()
  keysAfterClick()
  linksOutside()

  // The address bar is the host's, and so is its history: the frame keeps its place to itself.
  const place = memoryLocation({ path: scenePath(scene.slug) + query })
  let moved = false
  const goTo = (step: number): void => {
    moved = true
    place.navigate(scenePath(scene.slug) + withStep(location.search, step), { replace: true })
  }
  platform?.whenResumed(goTo)
  const remote = remoteControl(early.autoplay)
  const host = openLine({
    id: early.id,
    scene: scene.id,
    step: early.step,
    wrapper: root,
    tellsSize: early.height === 'auto',
    say,
    onAsked: (asked) => {
      if (asked.type === 'goto') goTo(asked.step)
      else if (asked.type === 'theme') showTheme(asked.theme)
      else remote.obey(asked.type)
    },
  })
  let shown = 0
  const told: typeof host = {
    ...host,
    stands(at, of, outcome) {
      if (at !== shown) platform?.atStep(at)
      shown = at
      host.stands(at, of, outcome)
    },
  }
  if (!early.autoplay) whenUnseen(root, () => remote.obey('pause'))

  await firstSeen(root)
  await fetchPage(page)
  if (!isPageHere(page)) host.error()
  const { wishes, problems } = readWishes(query, stepCount(scene.id))
  for (const problem of problems) {
    const words = en.problem[problem.why](problem)
    say(problem.name === 'steps' && problem.why === 'after-the-last' && wishes.range ? en.saidRange(words) : en.said(words))
  }
  // A step that is not there counts as left out, unless the host has asked for another since.
  if (!moved && problems.some(({ name }) => name === 'step')) goTo(wishes.step)
  const failed = (error: unknown): void => {
    host.error()
    reportError(error)
  }
  const frame = (
    <StrictMode>
      <Router hook={place.hook} searchHook={place.searchHook}>
        <EmbedShell store={store} scene={scene} wishes={wishes} host={told} onPlayer={remote.take} />
      </Router>
    </StrictMode>
  )
  // In slices: the host's page, which may share the processor, answers between them.
  startTransition(() => createRoot(root, { onCaughtError: failed, onUncaughtError: failed }).render(frame))
  return true
}

/** Starts and stops the scene's player; a wish that comes before the player is kept for it. */
function remoteControl(autoplay: boolean) {
  let player: Player | null = null
  let wanted = false
  return {
    take: (given: Player): void => {
      player = given
      if (wanted) player.play()
      wanted = false
    },
    obey: (order: Extract<Asked['type'], 'run' | 'pause'>): void => {
      wanted = order === 'run' && autoplay && !player
      if (order === 'pause') player?.pause()
      else if (autoplay) player?.play()
    },
  }
}

function showTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** Whoever put the frame there looks into the console when it is not as they want it. */
function say(text: string): void {
  // eslint-disable-next-line no-console
  console.warn(text)
}
