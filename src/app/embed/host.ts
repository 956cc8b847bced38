/** The line between a frame and the page around it. */
import { foreignSizes, readMessage, type Asked, type Message, type Told } from './messages.ts'
import type { Outcome } from './outcome.ts'
import { en } from './copy.en.ts'
import { measured, NO_SIZES, touched } from './size.ts'

export interface Host {
  /** The scene stands at this step, from 1; it has so many; this was reached. The step is told when it changes, the outcome when a part of it is reached. */
  readonly stands: (step: number, steps: number, outcome: Outcome) => void
  readonly error: () => void
}

interface Options {
  readonly id: string | null
  readonly scene: string
  readonly step: number
  /** What is as high as the scene wants to be: not the document, which never shrinks. */
  readonly wrapper: Element
  /** Tell the host each new height? Otherwise only a host that says hello hears it, and only in our own form. */
  readonly tellsSize: boolean
  readonly onAsked: (asked: Exclude<Asked, { readonly type: 'hello' }>) => void
  readonly say: (text: string) => void
}

/** How long a scene may take to go from the step that was written ahead to the one that was asked for. */
const SETTLES_MS = 500

/** Opens the line and says that the frame is ready. In a page of its own it stays silent. */
export function openLine({ id, scene, step: firstStep, wrapper, tellsSize, onAsked, say }: Options): Host {
  const host = window.parent
  let step = firstStep
  let steps: number | null = null
  let reached: Outcome = { completed: false, passed: false, score: null }
  let failed = false

  // To whichever page is around: who that is can't be known, and nothing personal is said.
  const post = (message: unknown): void => {
    if (host !== window) host.postMessage(message, '*')
  }
  const tell = (type: Told, more: { readonly height?: number } = {}): void =>
    post({ source: 'build-a-cdn', v: 1, id, scene, type, step, steps, score: reached.score, ...more } satisfies Message)

  // A page is written ahead at its first step. How high another one is, is known when it stands there.
  let standsThere = firstStep === 1
  const sizes = watchSize(wrapper, {
    always: tellsSize,
    isReady: () => standsThere,
    send(height) {
      if (tellsSize) for (const form of foreignSizes(height)) post(form)
      tell('resize', { height })
    },
    onStopped: () => say(en.grown),
  })
  const arrive = (): void => {
    if (standsThere) return
    standsThere = true
    sizes.look()
  }
  const status = (): void => {
    if (steps !== null) tell('step')
    if (reached.completed) tell('completed')
    if (reached.passed) tell('passed')
    if (failed) tell('error')
  }

  const hear = (event: MessageEvent): void => {
    // Other frames, and windows that this one knows, may write to it, too.
    if (host === window || event.source !== host) return
    const asked = readMessage(event.data)
    if (!asked) return
    if (asked.type !== 'hello') return onAsked(asked)
    tell('ready')
    sizes.tellAgain()
    status()
  }
  addEventListener('message', hear)
  tell('ready')
  const early = takeEarlyMessages()
  // The caller has its line first.
  queueMicrotask(() => early.forEach(hear))

  return {
    stands(at, of, now) {
      const before = reached
      const moved = at !== step || of !== steps
      reached = now
      step = at
      steps = of
      if (moved) tell('step')
      if (at === firstStep) arrive()
      // A step that the scene hasn't: it stands at another.
      else setTimeout(arrive, SETTLES_MS)
      if (now.completed && !before.completed) tell('completed')
      if (now.passed && !before.passed) tell('passed')
    },
    error() {
      if (failed) return
      failed = true
      tell('error')
      arrive()
    },
  }
}

/** What the host said before this code was here; public/theme.js keeps it for a frame, until it is asked. */
function takeEarlyMessages(): readonly MessageEvent[] {
  const page = window as { earlyMessages?: readonly MessageEvent[] | null }
  const early = page.earlyMessages ?? []
  page.earlyMessages = null
  return early
}

interface Watched {
  /** Each new height; otherwise only when it is asked for. */
  readonly always: boolean
  /** Is there anything worth measuring? */
  readonly isReady: () => boolean
  readonly send: (heightPx: number) => void
  readonly onStopped: () => void
}

/** Measures an element and calls back with the heights to tell, by the rules of size.ts. */
function watchSize(element: Element, { always, isReady, send, onStopped }: Watched): { readonly look: () => void; readonly tellAgain: () => void } {
  const root = document.documentElement
  let sizes = NO_SIZES
  let timer: ReturnType<typeof setTimeout> | undefined
  let owed = false
  let printing = false

  const look = (): void => {
    // Paper has a height of its own, and the host's page would leap.
    if (printing || !isReady()) return
    clearTimeout(timer)
    const nowMs = performance.now()
    const { stopped } = sizes
    const next = measured(sizes, element.getBoundingClientRect().height, nowMs, owed)
    sizes = next.sizes
    if (sizes.stopped && !stopped) onStopped()
    if (next.againMs !== null) timer = setTimeout(look, next.againMs - nowMs)
    else owed = false
    if (next.sendPx !== null) send(next.sendPx)
    fit()
  }
  // What overflows may be hidden only when the host has really given the height.
  const fit = (): void => {
    if (always) root.toggleAttribute('data-fits', sizes.sentPx !== null && Math.abs(innerHeight - sizes.sentPx) <= 1)
  }
  addEventListener('beforeprint', () => (printing = true))
  addEventListener('afterprint', () => {
    printing = false
    // Others hear of the end after this, and only then take away what was for paper.
    if (always) setTimeout(look)
  })
  if (always) {
    new ResizeObserver(look).observe(element)
    addEventListener('resize', fit)
    for (const use of ['pointerdown', 'keydown']) addEventListener(use, () => (sizes = touched(sizes)), { capture: true, passive: true })
  }
  return {
    look() {
      if (always || owed) look()
    },
    tellAgain() {
      owed = true
      look()
    },
  }
}
